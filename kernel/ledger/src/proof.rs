//! The proof that an event is in the log, complete in one document that a third party can follow.
//!
//! To check it with other tools: (1) verify `checkpoint` as a C2SP signed note with the office's
//! published key; its lines are origin, size and root. (2) SHA-256 of a zero byte and the UTF-8
//! bytes of `event` is the leaf. (3) Follow `path` from the leaf at `index` in a tree of that size
//! (RFC 9162 section 2.1.3.2) to the root.

use serde::{Deserialize, Serialize};

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::event::{Event, EventError};
use crate::hash::Hash;
use crate::merkle::{self, MerkleError};
use crate::note::VerifierKey;

/// The form of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProofFormat {
    /// The first form.
    #[serde(rename = "dunghan-proof/1")]
    V1,
}

/// An inclusion proof as `dunghan ledger prove` prints it:
/// `{"format":"dunghan-proof/1","event":"dunghan-event/1\n{...}","index":n,"path":["base64"],"checkpoint":"note"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The form of the document.
    pub format: ProofFormat,
    /// The event's canonical form ([`Event::canonical`]).
    pub event: String,
    /// The event's place in the log, from 0.
    pub index: u64,
    /// The siblings from the leaf up to below the root.
    pub path: Vec<Hash>,
    /// The signed checkpoint, as it was published.
    pub checkpoint: String,
}

/// What a proof that holds has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The event.
    pub event: Event,
    /// Its place in the log.
    pub index: u64,
    /// The log that it is in.
    pub checkpoint: Checkpoint,
}

/// Why a proof does not hold, or cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The checkpoint, its signature or its origin.
    #[error("checkpoint: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// The path from the event to the root.
    #[error("path: {0}")]
    Path(#[from] MerkleError),
    /// The event's form.
    #[error("event: {0}")]
    Event(#[from] EventError),
}

impl Proof {
    /// Proves the event at `index` of the log with these leaves, up to the checkpoint. What it
    /// gives out has been verified: a log that was touched gets no proof.
    ///
    /// # Errors
    /// [`ProofError`]: the checkpoint is false or does not reach the event, or the leaves do not
    /// hold the event.
    pub fn new(
        event: &Event,
        index: u64,
        leaves: &[Hash],
        checkpoint: &str,
        key: &VerifierKey,
    ) -> Result<Self, ProofError> {
        let size = Checkpoint::open(checkpoint, key)?.size;
        let proof = Self {
            format: ProofFormat::V1,
            event: event.canonical(),
            index,
            path: merkle::inclusion_proof(leaves, index, size)?,
            checkpoint: checkpoint.to_owned(),
        };
        proof.verify(key)?;
        Ok(proof)
    }

    /// Checks the proof with nothing but the log's key.
    ///
    /// # Errors
    /// [`ProofError`]: the first link that does not hold.
    pub fn verify(&self, key: &VerifierKey) -> Result<Proven, ProofError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, key)?;
        let leaf = merkle::leaf_hash(self.event.as_bytes());
        merkle::verify_inclusion(&leaf, self.index, checkpoint.size, &self.path, &checkpoint.root)?;
        Ok(Proven { event: Event::from_canonical(&self.event)?, index: self.index, checkpoint })
    }
}
