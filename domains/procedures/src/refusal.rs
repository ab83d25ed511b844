//! Why a record of a procedure, a process or a publication is refused, in the field's words.

use ledger::held::Unwritable;
use time::Date;

/// Why a record is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A procedure has a name.
    #[error("the name is missing")]
    NameMissing,
    /// A time limit is a number above nothing.
    #[error("{written:?} is no time limit")]
    NotALimit {
        /// As written.
        written: String,
    },
    /// A process ends after it begins.
    #[error("withdrawn on {to}, before it takes effect on {from}")]
    WithdrawnBeforeEffective {
        /// Its first day.
        from: Date,
        /// The day of its withdrawal.
        to: Date,
    },
    /// The record's struct cannot be written.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}
