//! What an act of this domain changes. Only the acts build it; storage commits nothing else.

use ids::{PersonId, ViewId};
use ledger::Draft;

use crate::{KeptView, Letter, MailMode, Notice};

/// How a person wants e-mail, with the version of that choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preference {
    /// Whose.
    pub person: PersonId,
    /// How.
    pub mode: MailMode,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// A row to store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// A notice, whole, with its new version.
    Notice(Notice),
    /// A new letter.
    Letter(Letter),
    /// A letter that was given up is tried again.
    LetterAgain(Letter),
    /// How a person wants e-mail.
    Preference(Preference),
    /// A view that a person keeps.
    View(KeptView),
    /// A kept view goes.
    ViewGone(ViewId),
}

/// Rows and the events that say why. The notices of an urging stand beside the record of it, whose event says why.
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use = "a change that is not committed did not happen"]
pub struct Change {
    writes: Vec<Write>,
    events: Vec<Draft>,
}

impl Change {
    pub(crate) fn new(writes: Vec<Write>, events: Vec<Draft>) -> Self {
        Self { writes, events }
    }

    /// The rows.
    #[must_use]
    pub fn writes(&self) -> &[Write] {
        &self.writes
    }

    /// The events.
    #[must_use]
    pub fn events(&self) -> &[Draft] {
        &self.events
    }
}
