//! The Merkle tree of RFC 6962: roots, inclusion proofs and consistency proofs.

use crate::hash::Hash;

/// A leaf: SHA-256(0x00 || bytes) (RFC 6962 section 2.1).
pub fn leaf_hash(bytes: &[u8]) -> Hash {
    Hash::of(&[&[0], bytes])
}
