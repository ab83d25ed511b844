//! Why a record of a report is refused, in the field's words.

use ledger::held::Unwritable;

/// Why a record of a report is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A unit owes it.
    #[error("the unit is missing")]
    UnitMissing,
    /// The record's struct cannot be written.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}
