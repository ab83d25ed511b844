//! The commitment: somebody owes something by a time; its state at any moment is derived, never typed.
//!
//! A domain holds a [`Commitment`] inside its own noun and adds its own fields and rules; it never keeps a
//! clock of its own. Everything here is a function of recorded moments and of the moment asked about.

mod deadline;
pub mod ladder;
mod pause;
mod state;
mod tracking;

pub use deadline::{Deadline, Ground, Origin};
pub use pause::Pause;
pub use state::State;
pub use tracking::{Tracking, tracking};

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// What somebody owes: since when, by when, and how it ended.
///
/// Moments are absolute; `None` means that the record does not say, which is counted as unknown and never guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commitment {
    /// When it was entered into the system.
    pub entered_at: Option<OffsetDateTime>,
    /// Every deadline that it ever had, the original first. A change appends; nothing is overwritten.
    pub deadlines: Vec<Deadline>,
    /// Spans in which the clock stood, in order.
    pub pauses: Vec<Pause>,
    /// The moments of its follow-up records, in order.
    pub follow_ups: Vec<OffsetDateTime>,
    /// How it was completed, if it was.
    pub completion: Option<Completion>,
    /// When it was withdrawn, if it was.
    pub withdrawn_at: Option<OffsetDateTime>,
}

/// The result that ended a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The date of the result: what is held against the deadline.
    pub at: OffsetDateTime,
    /// When the result was handed in, where it is recorded apart.
    pub submitted_at: Option<OffsetDateTime>,
    /// From when the result stands (its acceptance); `None` while it waits for acceptance.
    pub stands_from: Option<OffsetDateTime>,
    /// What proves it. Empty only for a record from outside that names none.
    pub evidence: Vec<Evidence>,
}

/// One proof of a completion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Evidence {
    /// A document with its number and, where known, its date.
    Document {
        /// Số, ký hiệu as written.
        number: String,
        /// Its date of issue.
        issued_on: Option<time::Date>,
    },
    /// A stored file.
    File {
        /// Hex SHA-256 of the content: the key of the file store.
        sha256: String,
        /// The name that it was uploaded under.
        name: String,
        /// Its size in bytes.
        bytes: u64,
    },
    /// Words of an imported record.
    Text {
        /// As it stood in the file.
        text: String,
    },
}

impl Completion {
    /// Whether anything proves it.
    #[must_use]
    pub fn is_evidenced(&self) -> bool {
        !self.evidence.is_empty()
    }
}
