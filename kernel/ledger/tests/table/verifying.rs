//! The check of a whole log, and the proof for one event.

use ledger::{Checkpoint, CheckpointError, Event, Hash, MerkleError, NoteError, Problem, Proof};
use ledger::{ProofError, Report, SealedBody, Signer, StoredEvent, StoredLeaf, Verifier, merkle};
use proptest::prelude::*;
use uuid::Uuid;

use crate::{event, signer};

/// A stored log: the rows of its three tables.
#[derive(Clone)]
struct Log {
    leaves: Vec<StoredLeaf>,
    checkpoints: Vec<(u64, String)>,
    unsequenced: Vec<Uuid>,
}

fn leaf(index: u64, event: Event) -> StoredLeaf {
    StoredLeaf { index, event_id: event.id, hash: event.leaf_hash(), event: StoredEvent::Found(Box::new(event)) }
}

fn sign(leaves: &[StoredLeaf], signer: &Signer) -> String {
    let checkpoint = Checkpoint {
        origin: signer.name().into(),
        size: leaves.len() as u64,
        root: merkle::root_of(leaves.iter().map(|l| l.hash)),
        extensions: vec![],
    };
    checkpoint.sign(signer).expect("signs")
}

/// `n` events, a checkpoint after each third and at the end.
fn log(n: u32) -> Log {
    let leaves: Vec<_> = (0..n).map(|i| leaf(i.into(), event(i))).collect();
    let sizes = (1..=leaves.len()).filter(|s| s % 3 == 0 || *s == leaves.len());
    let checkpoints = sizes.map(|s| (s as u64, sign(&leaves[..s], &signer()))).collect();
    Log { leaves, checkpoints, unsequenced: vec![] }
}

fn verify(log: &Log) -> Report {
    let mut verifier = Verifier::new(signer().verifier_key());
    let mut checkpoints = log.checkpoints.iter().peekable();
    for leaf in &log.leaves {
        while let Some((size, note)) = checkpoints.next_if(|(size, _)| *size <= verifier.size() + 1) {
            verifier.checkpoint(*size, note);
        }
        verifier.leaf(leaf);
    }
    for (size, note) in checkpoints {
        verifier.checkpoint(*size, note);
    }
    for id in &log.unsequenced {
        verifier.unsequenced(*id);
    }
    verifier.finish()
}

#[test]
fn a_log_that_nobody_touched() {
    for n in 0..20 {
        let log = log(n);
        let root = merkle::root_of(log.leaves.iter().map(|l| l.hash));
        let expected = serde_json::json!({
            "events": n, "tree_size": n, "root": root.to_string(), "unsequenced": 0,
            "checkpoints": log.checkpoints.len(), "ok": true, "problems": [],
        });
        assert_eq!(serde_json::to_value(verify(&log)).expect("JSON"), expected);
    }
}

fn change(leaf: &mut StoredLeaf) {
    if let StoredEvent::Found(event) = &mut leaf.event {
        event.subject_version += 1;
    }
}

/// One line: what is done to a log of ten events, signed at 3, 6, 9 and 10; what is found.
#[test]
fn what_is_found() {
    use Problem::*;
    let id = |n: u64| Uuid::from_u128(n.into());
    let mallory = Signer::new(signer().name(), &[1; 32]).expect("a good name");
    let forged = sign(&log(6).leaves, &mallory);
    let other_size = sign(&log(5).leaves, &signer());
    type Touch = Box<dyn Fn(&mut Log)>;
    let table: Vec<(&str, Touch, Vec<Problem>)> = vec![
        (
            "a column is changed",
            Box::new(|l| change(&mut l.leaves[4])),
            vec![EventChanged { index: 4, event_id: id(4) }],
        ),
        (
            "a body is made unreadable",
            Box::new(|l| l.leaves[4].event = StoredEvent::Unreadable),
            vec![EventChanged { index: 4, event_id: id(4) }],
        ),
        (
            "an event is changed, and its leaf with it",
            Box::new(|l| {
                change(&mut l.leaves[4]);
                if let StoredEvent::Found(event) = &l.leaves[4].event {
                    l.leaves[4].hash = event.leaf_hash();
                }
            }),
            vec![CheckpointMismatch { size: 6, after: 3 }],
        ),
        (
            "only a leaf is changed",
            Box::new(|l| l.leaves[4].hash = Hash([0; 32])),
            vec![EventChanged { index: 4, event_id: id(4) }, CheckpointMismatch { size: 6, after: 3 }],
        ),
        (
            "an event is deleted",
            Box::new(|l| l.leaves[4].event = StoredEvent::Missing),
            vec![EventMissing { index: 4, event_id: id(4) }],
        ),
        (
            "an event is deleted, and its leaf with it",
            Box::new(|l| drop(l.leaves.remove(4))),
            vec![IndexGap { from: 4, to: 4 }, CheckpointMismatch { size: 6, after: 3 }],
        ),
        (
            "the last three are deleted with their leaves",
            Box::new(|l| l.leaves.truncate(7)),
            vec![Truncated { size: 10, leaves: 7 }],
        ),
        (
            "two events trade places",
            Box::new(|l| {
                l.leaves.swap(4, 7);
                l.leaves[4].index = 4;
                l.leaves[7].index = 7;
            }),
            vec![CheckpointMismatch { size: 6, after: 3 }],
        ),
        (
            "a leaf comes twice",
            Box::new(|l| l.leaves.insert(5, l.leaves[4].clone())),
            vec![OrderChanged { index: 4 }, CheckpointMismatch { size: 6, after: 3 }, Unsigned { from: 10, to: 11 }],
        ),
        (
            "an event is added at the end without a signature",
            Box::new(|l| l.leaves.push(leaf(10, event(10)))),
            vec![Unsigned { from: 10, to: 11 }],
        ),
        (
            "an event is slipped in without a leaf",
            Box::new(|l| l.unsequenced.push(Uuid::from_u128(77))),
            vec![Unsequenced { event_id: id(77) }],
        ),
        (
            "a checkpoint is forged",
            Box::new(move |l| l.checkpoints[1].1 = forged.clone()),
            vec![BadSignature { size: 6 }],
        ),
        (
            "a checkpoint of another size is put in its place",
            Box::new(move |l| l.checkpoints[1].1 = other_size.clone()),
            vec![BadCheckpoint { size: 6 }],
        ),
        ("a checkpoint is overwritten", Box::new(|l| l.checkpoints[1].1 = "x".into()), vec![BadCheckpoint { size: 6 }]),
        ("the last checkpoint is deleted", Box::new(|l| drop(l.checkpoints.pop())), vec![Unsigned { from: 9, to: 10 }]),
    ];
    for (what, touch, expected) in table {
        let mut log = log(10);
        touch(&mut log);
        let report = verify(&log);
        assert_eq!(report.problems, expected, "{what}");
        assert!(!report.ok, "{what}");
    }
}

proptest! {
    // Ed25519 without optimisation is slow.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_touch_is_found(n in 2u32..20, at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), how in 0..6) {
        let mut log = log(n);
        let (at, to) = (at.index(log.leaves.len()), to.index(log.leaves.len()));
        match how {
            0 => change(&mut log.leaves[at]),
            1 => if let StoredEvent::Found(event) = &mut log.leaves[at].event {
                event.body = SealedBody::from_json(r#"{"n":-1}"#).expect("canonical");
                log.leaves[at].hash = event.leaf_hash();
            },
            2 => drop(log.leaves.remove(at)),
            3 => log.leaves.insert(at, leaf(0, event(n))),
            4 => {
                let moved = log.leaves.remove(at);
                log.leaves.insert(to, moved);
            }
            _ => log.leaves[at] = log.leaves[to].clone(),
        }
        // The forger numbers the rows again.
        for (i, leaf) in log.leaves.iter_mut().enumerate() {
            leaf.index = i as u64;
        }
        prop_assert_eq!(verify(&log).ok, how >= 4 && at == to);
    }
}

#[test]
fn a_proof_that_a_third_party_can_follow() {
    let log = log(10);
    let hashes: Vec<_> = log.leaves.iter().map(|l| l.hash).collect();
    let key = signer().verifier_key();
    let (_, note) = &log.checkpoints[2];
    let proof = Proof::new(&event(4), 4, &hashes, note, &key).expect("in the log");
    let json = serde_json::to_string(&proof).expect("JSON");
    assert!(json.starts_with(r#"{"format":"dunghan-proof/1","event":"dunghan-event/1\n{"#), "{json}");
    let read: Proof = serde_json::from_str(&json).expect("its own JSON");
    let proven = read.verify(&key).expect("holds");
    assert_eq!((proven.event, proven.index, proven.checkpoint.size), (event(4), 4, 9));

    // What is not in the log, or not there, or not yet signed, gets no proof.
    let refused = |n, index| Proof::new(&event(n), index, &hashes, note, &key).err();
    assert_eq!(refused(5, 4), Some(ProofError::Path(MerkleError::OtherRoot)));
    assert_eq!(refused(99, 4), Some(ProofError::Path(MerkleError::OtherRoot)));
    assert_eq!(refused(9, 9), Some(ProofError::Path(MerkleError::OutOfRange)));

    let touches: [fn(&mut Proof); 5] = [
        |p| p.event = p.event.replace("complete", "cancel"),
        |p| p.index = 5,
        |p| p.index = u64::MAX,
        |p| p.path.truncate(1),
        |p| p.checkpoint = p.checkpoint.replace("\n9\n", "\n8\n"),
    ];
    for touch in touches {
        let mut touched = proof.clone();
        touch(&mut touched);
        assert!(touched.verify(&key).is_err(), "{touched:?}");
    }
    let stranger = Signer::new(signer().name(), &[1; 32]).expect("a good name").verifier_key();
    let error = ProofError::Checkpoint(CheckpointError::Note(NoteError::NotSigned));
    assert_eq!(proof.verify(&stranger), Err(error));
}
