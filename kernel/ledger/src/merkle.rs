//! The Merkle tree of RFC 6962: roots, inclusion proofs and consistency proofs.

use crate::hash::Hash;

/// A leaf: SHA-256(0x00 || bytes) (RFC 6962 section 2.1).
pub fn leaf_hash(bytes: &[u8]) -> Hash {
    Hash::of(&[&[0], bytes])
}

/// A node: SHA-256(0x01 || left || right) (RFC 6962 section 2.1). The prefixes keep a node from
/// passing for a leaf.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Hash::of(&[&[1], &left.0, &right.0])
}

/// The root of the tree over the leaves: MTH(D\[n\]) of RFC 6962 section 2.1. Without leaves it is
/// the SHA-256 of nothing.
pub fn root_of(leaves: impl IntoIterator<Item = Hash>) -> Hash {
    let mut frontier = Frontier::new();
    for leaf in leaves {
        frontier.append(leaf);
    }
    frontier.root()
}

/// The right edge of a tree: the roots of its perfect subtrees, largest first, one for each bit of
/// its size. Enough to append and to tell the root, in O(log n) memory; it may be kept beside a
/// checkpoint so that appending does not read the log again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

/// The bytes are not those of a frontier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the bytes of a frontier")]
pub struct FrontierError;

impl Frontier {
    /// The edge of the empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf at the right. O(log n) at worst, O(1) on average.
    pub fn append(&mut self, leaf: Hash) {
        let mut node = leaf;
        // Each trailing one of the size is a perfect subtree that the new node completes.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                node = node_hash(&left, &node);
            }
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// The root of the tree so far.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev().copied();
        match peaks.next() {
            None => Hash::of(&[]),
            Some(last) => peaks.fold(last, |right, left| node_hash(&left, &right)),
        }
    }

    /// The size (8 bytes, big-endian), then the peaks (32 bytes each, largest subtree first).
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        for peak in &self.peaks {
            bytes.extend_from_slice(&peak.0);
        }
        bytes
    }

    /// Reads [`Frontier::to_bytes`] back. That it is the edge of the right tree is not known until
    /// its root is compared with a signed one.
    ///
    /// # Errors
    /// [`FrontierError`] when the length does not fit the size.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let (size, peaks) = bytes.split_first_chunk::<8>().ok_or(FrontierError)?;
        let size = u64::from_be_bytes(*size);
        let (peaks, rest) = peaks.as_chunks::<32>();
        if !rest.is_empty() || peaks.len() != size.count_ones() as usize {
            return Err(FrontierError);
        }
        Ok(Self { size, peaks: peaks.iter().copied().map(Hash).collect() })
    }
}

/// Why a proof cannot be made, or does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MerkleError {
    /// The index or the size is outside the tree.
    #[error("outside the tree")]
    OutOfRange,
    /// The proof has too many or too few hashes for its index and sizes.
    #[error("the proof has the wrong length")]
    WrongLength,
    /// The proof leads to another root.
    #[error("the proof leads to another root")]
    OtherRoot,
}

/// The path that proves leaf `index` to be in the tree of the first `size` leaves, from the leaf's
/// sibling up: PATH(m, D\[n\]) of RFC 6962 section 2.1.1. O(size) hashes.
///
/// # Errors
/// [`MerkleError::OutOfRange`] unless `index < size <= leaves.len()`.
pub fn inclusion_proof(leaves: &[Hash], index: u64, size: u64) -> Result<Vec<Hash>, MerkleError> {
    let mut tree = first(leaves, size)?;
    let mut index = usize::try_from(index).map_err(|_| MerkleError::OutOfRange)?;
    if index >= tree.len() {
        return Err(MerkleError::OutOfRange);
    }
    let mut path = Vec::new();
    while tree.len() > 1 {
        let (left, right) = tree.split_at(split(tree.len()));
        let sibling = if index < left.len() {
            tree = left;
            right
        } else {
            index -= left.len();
            tree = right;
            left
        };
        path.push(root_of(sibling.iter().copied()));
    }
    path.reverse();
    Ok(path)
}

/// The proof that the tree of the first `old` leaves is the beginning of the tree of the first
/// `new`: PROOF(m, D\[n\]) of RFC 6962 section 2.1.2. Empty when `old` is 0 or equals `new`.
///
/// # Errors
/// [`MerkleError::OutOfRange`] unless `old <= new <= leaves.len()`.
pub fn consistency_proof(leaves: &[Hash], old: u64, new: u64) -> Result<Vec<Hash>, MerkleError> {
    let mut tree = first(leaves, new)?;
    let mut old = first(tree, old)?.len();
    let mut proof = Vec::new();
    if old == 0 {
        return Ok(proof);
    }
    // Whether the subtree at hand is the whole old tree, whose root the verifier has already.
    let mut known = true;
    while old < tree.len() {
        let (left, right) = tree.split_at(split(tree.len()));
        let sibling = if old <= left.len() {
            tree = left;
            right
        } else {
            old -= left.len();
            tree = right;
            known = false;
            left
        };
        proof.push(root_of(sibling.iter().copied()));
    }
    if !known {
        proof.push(root_of(tree.iter().copied()));
    }
    proof.reverse();
    Ok(proof)
}

/// Checks that `leaf` is number `index` of the tree with this size and root (RFC 9162 section
/// 2.1.3.2, the same tree as RFC 6962).
///
/// # Errors
/// [`MerkleError`]: what does not hold.
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, path: &[Hash], root: &Hash) -> Result<(), MerkleError> {
    if index >= size {
        return Err(MerkleError::OutOfRange);
    }
    let (mut fn_, mut sn) = (index, size - 1);
    let mut node = *leaf;
    for sibling in path {
        if sn == 0 {
            return Err(MerkleError::WrongLength);
        }
        if fn_ & 1 == 1 || fn_ == sn {
            node = node_hash(sibling, &node);
            while fn_ & 1 == 0 && fn_ != 0 {
                fn_ >>= 1;
                sn >>= 1;
            }
        } else {
            node = node_hash(&node, sibling);
        }
        fn_ >>= 1;
        sn >>= 1;
    }
    if sn != 0 {
        return Err(MerkleError::WrongLength);
    }
    same(&node, root)
}

/// Checks that the tree of size `old` is the beginning of the tree of size `new` (RFC 9162 section
/// 2.1.4.2). Every tree begins with the empty one.
///
/// # Errors
/// [`MerkleError`]: what does not hold.
pub fn verify_consistency(
    old: u64,
    new: u64,
    proof: &[Hash],
    old_root: &Hash,
    new_root: &Hash,
) -> Result<(), MerkleError> {
    if old > new {
        return Err(MerkleError::OutOfRange);
    }
    if old == 0 || old == new {
        let expected = if old == 0 { Hash::of(&[]) } else { *new_root };
        if !proof.is_empty() {
            return Err(MerkleError::WrongLength);
        }
        return same(old_root, &expected);
    }
    // An old tree that is perfect is a node of the new one: the proof leaves it out.
    let (first, rest) =
        if old.is_power_of_two() { (old_root, proof) } else { proof.split_first().ok_or(MerkleError::WrongLength)? };
    let (mut fn_, mut sn) = (old - 1, new - 1);
    while fn_ & 1 == 1 {
        fn_ >>= 1;
        sn >>= 1;
    }
    let (mut old_node, mut new_node) = (*first, *first);
    for sibling in rest {
        if sn == 0 {
            return Err(MerkleError::WrongLength);
        }
        if fn_ & 1 == 1 || fn_ == sn {
            old_node = node_hash(sibling, &old_node);
            new_node = node_hash(sibling, &new_node);
            while fn_ & 1 == 0 && fn_ != 0 {
                fn_ >>= 1;
                sn >>= 1;
            }
        } else {
            new_node = node_hash(&new_node, sibling);
        }
        fn_ >>= 1;
        sn >>= 1;
    }
    if sn != 0 {
        return Err(MerkleError::WrongLength);
    }
    same(&old_node, old_root)?;
    same(&new_node, new_root)
}

fn same(found: &Hash, expected: &Hash) -> Result<(), MerkleError> {
    if found == expected { Ok(()) } else { Err(MerkleError::OtherRoot) }
}

fn first(leaves: &[Hash], size: u64) -> Result<&[Hash], MerkleError> {
    let size = usize::try_from(size).map_err(|_| MerkleError::OutOfRange)?;
    leaves.get(..size).ok_or(MerkleError::OutOfRange)
}

/// The largest power of two below `n`, for n > 1 (RFC 6962 section 2.1: k < n <= 2k).
fn split(n: usize) -> usize {
    n.next_power_of_two() / 2
}
