//! The tree: the vectors of google/certificate-transparency, then every tree up to 64 leaves.

use ledger::merkle::{consistency_proof, inclusion_proof, leaf_hash, node_hash, root_of};
use ledger::merkle::{verify_consistency, verify_inclusion};
use ledger::{Frontier, Hash, MerkleError};

const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// Index, size, path.
const INCLUSION: [(u64, u64, &[&str]); 5] = [
    (0, 1, &[]),
    (
        0,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        &[
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        &[
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

/// Old size, new size, proof.
const CONSISTENCY: [(u64, u64, &[&str]); 4] = [
    (1, 1, &[]),
    (
        1,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        &[
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        &[
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |c: u8| (c as char).to_digit(16).expect("hexadecimal") as u8;
    hex.as_bytes().chunks(2).map(|c| digit(c[0]) * 16 + digit(c[1])).collect()
}

fn hashes(hex: &[&str]) -> Vec<Hash> {
    hex.iter().map(|h| Hash(bytes(h).try_into().expect("32 bytes"))).collect()
}

fn numbered(n: u32) -> Vec<Hash> {
    (0..n).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}

/// MTH as RFC 6962 section 2.1 writes it.
fn naive(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of(&[]),
        [leaf] => *leaf,
        _ => {
            let k = (0..).map(|i| 1 << i).take_while(|k| *k < leaves.len()).last().expect("1");
            node_hash(&naive(&leaves[..k]), &naive(&leaves[k..]))
        }
    }
}

#[test]
fn published_vectors() {
    let leaves: Vec<_> = LEAVES.iter().map(|l| leaf_hash(&bytes(l))).collect();
    let roots = hashes(&ROOTS);
    for (n, root) in roots.iter().enumerate() {
        assert_eq!(root_of(leaves[..n].iter().copied()), *root, "size {n}");
    }
    for (index, size, path) in INCLUSION {
        let path = hashes(path);
        assert_eq!(inclusion_proof(&leaves, index, size), Ok(path.clone()), "{index} {size}");
        let (leaf, root) = (&leaves[index as usize], &roots[size as usize]);
        assert_eq!(verify_inclusion(leaf, index, size, &path, root), Ok(()));
    }
    for (old, new, proof) in CONSISTENCY {
        let proof = hashes(proof);
        assert_eq!(consistency_proof(&leaves, old, new), Ok(proof.clone()), "{old} {new}");
        let (old_root, new_root) = (&roots[old as usize], &roots[new as usize]);
        assert_eq!(verify_consistency(old, new, &proof, old_root, new_root), Ok(()));
    }
}

#[test]
fn a_frontier_is_the_tree() {
    let leaves = numbered(200);
    let mut frontier = Frontier::new();
    for n in 0..=leaves.len() {
        assert_eq!(frontier.root(), naive(&leaves[..n]), "size {n}");
        let bytes = frontier.to_bytes();
        frontier = Frontier::from_bytes(&bytes).expect("its own bytes");
        assert_eq!(frontier.size(), n as u64);
        assert!(Frontier::from_bytes(&bytes[1..]).is_err());
        assert!(Frontier::from_bytes(&[bytes, vec![0; 32]].concat()).is_err());
        if let Some(leaf) = leaves.get(n) {
            frontier.append(*leaf);
        }
    }
}

#[test]
fn inclusion_holds_for_its_leaf_only() {
    let leaves = numbered(64);
    for size in 1..=64u64 {
        let root = naive(&leaves[..size as usize]);
        for index in 0..size {
            let path = inclusion_proof(&leaves, index, size).expect("inside");
            for (other, leaf) in leaves.iter().enumerate() {
                let holds = verify_inclusion(leaf, index, size, &path, &root);
                assert_eq!(holds.is_ok(), other as u64 == index, "{other} as {index} of {size}");
            }
            let leaf = &leaves[index as usize];
            let longer = [path.clone(), vec![root]].concat();
            assert!(verify_inclusion(leaf, index, size, &longer, &root).is_err());
            if let Some((_, shorter)) = path.split_last() {
                assert!(verify_inclusion(leaf, index, size, shorter, &root).is_err());
            }
            for other in (0..size).filter(|other| *other != index) {
                assert!(verify_inclusion(leaf, other, size, &path, &root).is_err());
            }
        }
    }
    let out = Err(MerkleError::OutOfRange);
    assert_eq!(inclusion_proof(&leaves, 8, 8), out);
    assert_eq!(inclusion_proof(&leaves, 0, 65), out);
    assert_eq!(inclusion_proof(&leaves, 0, 0), out);
    assert_eq!(verify_inclusion(&leaves[0], u64::MAX, u64::MAX, &[], &leaves[0]), Err(MerkleError::OutOfRange));
    let long = verify_inclusion(&leaves[0], u64::MAX - 1, u64::MAX, &leaves, &leaves[0]);
    assert_eq!(long, Err(MerkleError::WrongLength));
}

#[test]
fn consistency_holds_for_a_beginning_only() {
    let leaves = numbered(64);
    let roots: Vec<_> = (0..=64).map(|n| naive(&leaves[..n])).collect();
    let other = leaf_hash(b"another history");
    for new in 0..=64u64 {
        for old in 0..=new {
            let proof = consistency_proof(&leaves, old, new).expect("inside");
            let check = |proof: &[Hash], from: &Hash, to: &Hash| verify_consistency(old, new, proof, from, to);
            let (from, to) = (&roots[old as usize], &roots[new as usize]);
            assert_eq!(check(&proof, from, to), Ok(()), "{old} {new}");
            assert!(check(&proof, &other, to).is_err(), "{old} {new}");
            assert!(old == 0 || check(&proof, from, &other).is_err(), "{old} {new}");
            assert!(check(&[proof.clone(), vec![other]].concat(), from, to).is_err());
            for i in 0..proof.len() {
                let mut touched = proof.clone();
                touched[i] = other;
                assert!(check(&touched, from, to).is_err(), "{old} {new}");
            }
        }
    }
    assert_eq!(consistency_proof(&leaves, 2, 1), Err(MerkleError::OutOfRange));
    assert_eq!(verify_consistency(2, 1, &[], &other, &other), Err(MerkleError::OutOfRange));
    assert_eq!(verify_consistency(3, 7, &[], &other, &other), Err(MerkleError::WrongLength));
}
