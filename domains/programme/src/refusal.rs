//! Why a record of the work programme is refused, in the field's words.

use ledger::held::Unwritable;

/// Why an item, a follow-up or an urging is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// An item belongs to a year's programme.
    #[error("the year is missing")]
    YearMissing,
    /// An item says what is to be done.
    #[error("the title is missing")]
    TitleMissing,
    /// A follow-up says what was found.
    #[error("what was found is missing")]
    TextMissing,
    /// The record's struct cannot be written.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}
