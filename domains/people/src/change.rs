//! What an act of this domain changes. Only the acts build it; storage commits nothing else.

use ids::PersonId;
use ledger::Draft;

use crate::{Credential, Delegation, Person, Token, Unit};

/// A row to store, whole, with its new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// A unit.
    Unit(Unit),
    /// A person.
    Person(Person),
    /// A credential.
    Credential(Credential),
    /// A token.
    Token(Token),
    /// A delegation.
    Delegation(Delegation),
    /// Every session and every good token of this person ends, those included that were begun since the act was decided.
    AccessEnds(PersonId),
}

/// Rows and the events that say why.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a change that is not committed did not happen"]
pub struct Change {
    writes: Vec<Write>,
    events: Vec<Draft>,
}

impl Change {
    pub(crate) fn new(write: Write, event: Draft) -> Self {
        Self { writes: vec![write], events: vec![event] }
    }

    /// The same change with something that follows from it.
    pub(crate) fn and(mut self, write: Write, event: Draft) -> Self {
        self.writes.push(write);
        self.events.push(event);
        self
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
