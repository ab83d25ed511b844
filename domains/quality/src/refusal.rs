//! Why a duty of the quality system is refused, in the field's words.

use ledger::held::Unwritable;

/// Why an obligation is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It says what is owed.
    #[error("the kind is missing")]
    KindMissing,
    /// The record's struct cannot be written.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}
