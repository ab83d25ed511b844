//! What an act of this domain changes. Only the acts build it; storage commits nothing else.

use ledger::Draft;

use crate::{Frozen, LoadedDecision, OwnIndicator};

/// A row to store, whole, with its new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// A decision with its objectives and bindings.
    Decision(LoadedDecision),
    /// A new indicator of the office's own.
    Indicator(OwnIndicator),
    /// Figures that were frozen.
    Frozen(Frozen),
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
