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
    /// A process has a code and a version.
    #[error("the code or the version is missing")]
    CodeMissing,
    /// A model that dossiers cannot be replayed on.
    #[error("the model cannot be played: {why}")]
    Unplayable {
        /// Why.
        why: String,
    },
    /// The record's struct cannot be written.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}

impl Refusal {
    /// The message key of its sentence.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NameMissing => "procedures-name-missing",
            Self::NotALimit { .. } => "procedures-not-a-limit",
            Self::WithdrawnBeforeEffective { .. } => "procedures-withdrawn-before-effective",
            Self::CodeMissing => "procedures-code-missing",
            Self::Unplayable { .. } => "procedures-unplayable",
            Self::Unwritable(_) => "procedures-unwritable",
        }
    }
}
