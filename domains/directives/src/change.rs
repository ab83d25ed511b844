//! What an act of this domain changes. Only the acts build it; storage commits nothing else.

use ids::{DirectiveId, FollowUpId, PersonId};
use ledger::Draft;
use time::OffsetDateTime;

use crate::plan::Plan;
use crate::{Directive, Document};

/// A follow-up record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Its id.
    pub id: FollowUpId,
    /// What was followed up.
    pub directive: DirectiveId,
    /// When.
    pub at: OffsetDateTime,
    /// By whom; `None`: a record from outside whose name is nobody here.
    pub by: Option<PersonId>,
    /// What was found.
    pub text: String,
    /// Of how many tasks the same was said in one act: 1, of this one alone.
    pub together: u32,
}

/// A row to store, whole, with its new version; a follow-up is only ever added.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "writes live for one commit; a box each would cost more than it saves")]
pub enum Write {
    /// A document.
    Document(Document),
    /// A directive, with every deadline and proof it has; rows of those that are stored already stay as they are.
    Directive(Directive),
    /// A follow-up record.
    FollowUp(FollowUp),
    /// The words of a directive's follow-up records go.
    Concealed(DirectiveId),
    /// A plan of periodic tasks.
    Plan(Plan),
}

/// Rows and the events that say why.
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use = "a change that is not committed did not happen"]
pub struct Change {
    writes: Vec<Write>,
    events: Vec<Draft>,
}

impl Change {
    pub(crate) fn new(writes: Vec<Write>, event: Draft) -> Self {
        Self { writes, events: vec![event] }
    }

    pub(crate) fn push(&mut self, write: Write) {
        self.writes.push(write);
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
