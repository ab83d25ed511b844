//! Why a record of the work programme or an act on it is refused, in the field's words.

use ledger::held::Unwritable;
use time::{Date, OffsetDateTime};

/// Why an item, a follow-up, an urging or a decision on items is refused.
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
    /// An item has a code.
    #[error("the code is missing")]
    CodeMissing,
    /// The code is another item's.
    #[error("another item has this code")]
    CodeTaken,
    /// The programme changes by a decision only.
    #[error("the decision's number or its day is missing")]
    DecisionMissing,
    /// No decision is issued ahead of time.
    #[error("the decision is dated {decided_on}, and today is {today}")]
    DecidedInTheFuture {
        /// The decision's day.
        decided_on: Date,
        /// The office's day.
        today: Date,
    },
    /// Taking an item out has a reason.
    #[error("the reason is missing")]
    ReasonMissing,
    /// A decision changes something.
    #[error("nothing would change")]
    NothingChanges,
    /// The unit does not exist any more, or not yet.
    #[error("the unit does not exist on that day")]
    UnitNotThere,
    /// Completed needs evidence.
    #[error("completion needs evidence: the number of a document")]
    EvidenceMissing,
    /// It is completed already.
    #[error("it is completed already")]
    AlreadyCompleted,
    /// It was taken out.
    #[error("it was taken out of the programme")]
    Withdrawn,
    /// Nothing is recorded ahead of time.
    #[error("that lies ahead of now, {now}")]
    InTheFuture {
        /// The office's clock.
        now: OffsetDateTime,
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
            Self::YearMissing => "programme-year-missing",
            Self::TitleMissing => "programme-title-missing",
            Self::TextMissing => "programme-text-missing",
            Self::CodeMissing => "programme-code-missing",
            Self::CodeTaken => "programme-code-taken",
            Self::DecisionMissing => "programme-decision-missing",
            Self::DecidedInTheFuture { .. } => "programme-decided-in-the-future",
            Self::ReasonMissing => "programme-reason-missing",
            Self::NothingChanges => "programme-nothing-changes",
            Self::UnitNotThere => "programme-unit-not-there",
            Self::EvidenceMissing => "programme-evidence-missing",
            Self::AlreadyCompleted => "programme-already-completed",
            Self::Withdrawn => "programme-withdrawn",
            Self::InTheFuture { .. } => "programme-in-the-future",
            Self::Unwritable(_) => "programme-unwritable",
        }
    }
}
