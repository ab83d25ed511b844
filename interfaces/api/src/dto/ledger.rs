//! The log: its check, and the proof that an event is in it.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What a check of the whole log found: the contract's object.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Report {
    /// How many events are stored.
    events: u64,
    /// How many leaves the tree has.
    tree_size: u64,
    /// The root over the stored leaves, base64.
    root: String,
    /// How many events have no leaf.
    unsequenced: u64,
    /// How many checkpoints are stored.
    checkpoints: u64,
    /// Whether there is no problem.
    ok: bool,
    /// The problems, in the order they were met.
    problems: Vec<LogProblem>,
}

/// What is wrong with the log.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum LogProblem {
    /// The event's columns no longer give its leaf.
    EventChanged {
        /// The leaf.
        index: u64,
        /// The event.
        event_id: Uuid,
    },
    /// The leaf names an event that is not there.
    EventMissing {
        /// The leaf.
        index: u64,
        /// The event.
        event_id: Uuid,
    },
    /// Leaves are missing between two rows.
    IndexGap {
        /// The first missing leaf.
        from: u64,
        /// The last missing leaf.
        to: u64,
    },
    /// A leaf does not come after the one before it.
    OrderChanged {
        /// The leaf.
        index: u64,
    },
    /// The leaves do not have the root that was signed.
    CheckpointMismatch {
        /// The checkpoint's size.
        size: u64,
        /// The size of the last checkpoint that agreed, or 0.
        after: u64,
    },
    /// A checkpoint was signed over more leaves than there are.
    Truncated {
        /// The checkpoint's size.
        size: u64,
        /// How many leaves there are.
        leaves: u64,
    },
    /// A checkpoint's signature is false or by another key.
    BadSignature {
        /// The size that is stored for it.
        size: u64,
    },
    /// A checkpoint's note does not read as one of this log and size.
    BadCheckpoint {
        /// The size that is stored for it.
        size: u64,
    },
    /// The last leaves are under no checkpoint.
    Unsigned {
        /// The size of the last signed checkpoint, or 0.
        from: u64,
        /// How many leaves there are.
        to: u64,
    },
    /// An event has no leaf: it was not sequenced yet, or it was slipped in.
    Unsequenced {
        /// The event.
        event_id: Uuid,
    },
}

/// An inclusion proof that a third party can follow with SHA-256, Ed25519 and a JSON library.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Proof {
    /// The form of the document.
    format: ProofFormat,
    /// The event's canonical form.
    event: String,
    /// The event's place in the log, from 0.
    index: u64,
    /// The siblings from the leaf up to below the root, base64.
    path: Vec<String>,
    /// The signed checkpoint (C2SP tlog-checkpoint), as it was published.
    checkpoint: String,
}

/// The forms of a proof.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) enum ProofFormat {
    /// The first form.
    #[serde(rename = "dunghan-proof/1")]
    V1,
}

impl From<ledger::Report> for Report {
    fn from(report: ledger::Report) -> Self {
        let ledger::Report { events, tree_size, root, unsequenced, checkpoints, ok, problems } = report;
        let problems = problems.into_iter().map(Into::into).collect();
        Self { events, tree_size, root: root.to_string(), unsequenced, checkpoints, ok, problems }
    }
}

impl From<ledger::Problem> for LogProblem {
    fn from(problem: ledger::Problem) -> Self {
        use ledger::Problem as P;
        match problem {
            P::EventChanged { index, event_id } => Self::EventChanged { index, event_id },
            P::EventMissing { index, event_id } => Self::EventMissing { index, event_id },
            P::IndexGap { from, to } => Self::IndexGap { from, to },
            P::OrderChanged { index } => Self::OrderChanged { index },
            P::CheckpointMismatch { size, after } => Self::CheckpointMismatch { size, after },
            P::Truncated { size, leaves } => Self::Truncated { size, leaves },
            P::BadSignature { size } => Self::BadSignature { size },
            P::BadCheckpoint { size } => Self::BadCheckpoint { size },
            P::Unsigned { from, to } => Self::Unsigned { from, to },
            P::Unsequenced { event_id } => Self::Unsequenced { event_id },
        }
    }
}

impl From<ledger::Proof> for Proof {
    fn from(proof: ledger::Proof) -> Self {
        let ledger::Proof { format: ledger::proof::ProofFormat::V1, event, index, path, checkpoint } = proof;
        let path = path.iter().map(ToString::to_string).collect();
        Self { format: ProofFormat::V1, event, index, path, checkpoint }
    }
}
