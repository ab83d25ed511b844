//! The check of a whole log, row by row: what was changed, taken away, added or moved.
//!
//! Two nets, of which every touch meets one: each event is hashed again from its columns and
//! compared with the leaf that was stored for it, and the tree of the stored leaves is compared
//! with every signed checkpoint. What no log can see alone is its own end cut off together with
//! the checkpoints that signed it: for that, checkpoints are kept outside the house.

use std::collections::VecDeque;

use serde::Serialize;
use uuid::Uuid;

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::event::Event;
use crate::hash::Hash;
use crate::merkle::Frontier;
use crate::note::{NoteError, VerifierKey};

/// The event that a leaf names, as storage found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredEvent {
    /// Its columns.
    Found(Box<Event>),
    /// A row whose columns do not read as an event, such as a body that is not canonical.
    Unreadable,
    /// No row.
    Missing,
}

/// A row of the table of leaves, and the event it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLeaf {
    /// The leaf's place in the log, from 0.
    pub index: u64,
    /// The event it names.
    pub event_id: Uuid,
    /// The leaf hash as it is stored.
    pub hash: Hash,
    /// The event as it is stored.
    pub event: StoredEvent,
}

/// What is wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Problem {
    /// The event's columns no longer give its leaf.
    #[error("event {event_id} (leaf {index}) was changed")]
    EventChanged {
        /// The leaf.
        index: u64,
        /// The event.
        event_id: Uuid,
    },
    /// The leaf names an event that is not there.
    #[error("event {event_id} (leaf {index}) is missing")]
    EventMissing {
        /// The leaf.
        index: u64,
        /// The event.
        event_id: Uuid,
    },
    /// Leaves are missing between two rows.
    #[error("leaves {from} to {to} are missing")]
    IndexGap {
        /// The first missing leaf.
        from: u64,
        /// The last missing leaf.
        to: u64,
    },
    /// A leaf does not come after the one before it.
    #[error("leaf {index} is out of order")]
    OrderChanged {
        /// The leaf.
        index: u64,
    },
    /// The leaves do not have the root that was signed: one from `after` on, below `size`, was
    /// changed, added, taken away or moved. Only the first is told; from there all differ.
    #[error("the leaves from {after} to below {size} are not those that were signed")]
    CheckpointMismatch {
        /// The checkpoint's size.
        size: u64,
        /// The size of the last checkpoint that agreed, or 0.
        after: u64,
    },
    /// A checkpoint was signed over more leaves than there are.
    #[error("{size} leaves were signed, but there are {leaves}")]
    Truncated {
        /// The checkpoint's size.
        size: u64,
        /// How many leaves there are.
        leaves: u64,
    },
    /// A checkpoint's signature is false or by another key.
    #[error("the checkpoint of size {size} is not signed by this log's key")]
    BadSignature {
        /// The size that storage has for it.
        size: u64,
    },
    /// A checkpoint's note does not read as one of this log and this size.
    #[error("the checkpoint of size {size} is not a checkpoint of this log and size")]
    BadCheckpoint {
        /// The size that storage has for it.
        size: u64,
    },
    /// The last leaves are under no checkpoint.
    #[error("the leaves from {from} to below {to} are not signed")]
    Unsigned {
        /// The size of the last signed checkpoint, or 0.
        from: u64,
        /// How many leaves there are.
        to: u64,
    },
    /// An event has no leaf: it was not sequenced yet, or it was slipped in.
    #[error("event {event_id} is not in the log")]
    Unsequenced {
        /// The event.
        event_id: Uuid,
    },
}

/// What a check found; as JSON it is what `dunghan ledger verify` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many events are stored.
    pub events: u64,
    /// How many leaves the tree has.
    pub tree_size: u64,
    /// The root over the stored leaves.
    pub root: Hash,
    /// How many events have no leaf.
    pub unsequenced: u64,
    /// How many checkpoints are stored.
    pub checkpoints: u64,
    /// Whether there is no problem.
    pub ok: bool,
    /// The problems in the order they were met.
    pub problems: Vec<Problem>,
}

/// A check in one pass. Storage feeds every leaf by index with [`Verifier::leaf`], every checkpoint
/// by size with [`Verifier::checkpoint`], and every event without a leaf with
/// [`Verifier::unsequenced`], then asks [`Verifier::finish`].
///
/// The two streams need no exact step: a checkpoint has only to be given before the leaf whose
/// index is its size. Memory is O(log n), and the checkpoints given ahead, and the problems.
#[derive(Clone, Debug)]
pub struct Verifier {
    key: VerifierKey,
    frontier: Frontier,
    /// The index that the next leaf should have.
    next: u64,
    /// Checkpoints whose signature holds and whose leaves have not all come.
    ahead: VecDeque<Checkpoint>,
    /// The size of the last checkpoint that agreed with the leaves.
    agreed: u64,
    /// The largest size that was signed.
    signed: u64,
    mismatch: bool,
    events: u64,
    unsequenced: u64,
    checkpoints: u64,
    problems: Vec<Problem>,
}

impl Verifier {
    /// A check of the log that this key signs.
    pub fn new(key: VerifierKey) -> Self {
        Self {
            key,
            frontier: Frontier::new(),
            next: 0,
            ahead: VecDeque::new(),
            agreed: 0,
            signed: 0,
            mismatch: false,
            events: 0,
            unsequenced: 0,
            checkpoints: 0,
            problems: Vec::new(),
        }
    }

    /// How many leaves have come: the size up to which checkpoints have to be given before the
    /// next leaf.
    pub fn size(&self) -> u64 {
        self.next
    }

    /// Takes the next leaf.
    pub fn leaf(&mut self, leaf: &StoredLeaf) {
        let index = leaf.index;
        if index < self.next {
            self.problems.push(Problem::OrderChanged { index });
        } else {
            if index > self.next {
                self.problems.push(Problem::IndexGap { from: self.next, to: index - 1 });
            }
            self.next = index.saturating_add(1);
        }
        let event_id = leaf.event_id;
        self.events += u64::from(leaf.event != StoredEvent::Missing);
        match &leaf.event {
            StoredEvent::Found(event) if event.leaf_hash() == leaf.hash && event.id == event_id => {}
            StoredEvent::Missing => self.problems.push(Problem::EventMissing { index, event_id }),
            _ => self.problems.push(Problem::EventChanged { index, event_id }),
        }
        // The stored hash, not the new one: a changed event is then named once, and the signed
        // roots still vouch for all other leaves.
        self.frontier.append(leaf.hash);
        self.compare();
    }

    /// Takes the next checkpoint: the size that storage has for it, and its note.
    pub fn checkpoint(&mut self, size: u64, note: &str) {
        self.checkpoints += 1;
        match Checkpoint::open(note, &self.key) {
            Ok(checkpoint) if checkpoint.size == size => {
                self.signed = self.signed.max(size);
                self.ahead.push_back(checkpoint);
                self.compare();
            }
            Err(CheckpointError::Note(NoteError::NotSigned | NoteError::BadSignature)) => {
                self.problems.push(Problem::BadSignature { size });
            }
            _ => self.problems.push(Problem::BadCheckpoint { size }),
        }
    }

    /// Takes an event that has no leaf.
    pub fn unsequenced(&mut self, event_id: Uuid) {
        self.events += 1;
        self.unsequenced += 1;
        self.problems.push(Problem::Unsequenced { event_id });
    }

    /// What was found, once everything has been given.
    pub fn finish(mut self) -> Report {
        let leaves = self.frontier.size();
        if let Some(last) = self.ahead.back() {
            let size = last.size;
            self.problems.push(Problem::Truncated { size, leaves });
        }
        if self.signed < leaves {
            let (from, to) = (self.signed, leaves);
            self.problems.push(Problem::Unsigned { from, to });
        }
        Report {
            events: self.events,
            tree_size: leaves,
            root: self.frontier.root(),
            unsequenced: self.unsequenced,
            checkpoints: self.checkpoints,
            ok: self.problems.is_empty(),
            problems: self.problems,
        }
    }

    /// Compares the checkpoints whose leaves have come.
    fn compare(&mut self) {
        while let Some(checkpoint) = self.ahead.pop_front_if(|c| c.size <= self.next) {
            let agrees = checkpoint.size == self.frontier.size() && checkpoint.root == self.frontier.root();
            if agrees {
                self.agreed = checkpoint.size;
            } else if !self.mismatch {
                self.mismatch = true;
                self.problems.push(Problem::CheckpointMismatch { size: checkpoint.size, after: self.agreed });
            }
        }
    }
}
