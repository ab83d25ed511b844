//! Why an act on objectives is refused, in the field's words.

use measure::Mark;
use time::OffsetDateTime;

/// A refusal. [`Refusal::key`] names the sentence in the message files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The file is not a decision with objectives.
    #[error("the decision has no objectives")]
    NoObjectives,
    /// Neither the title nor the text names a year.
    #[error("the decision names no period")]
    PeriodMissing,
    /// The objective has no such measure.
    #[error("the objective has no measure {place}")]
    NoSuchMeasure {
        /// Its place, from 0.
        place: usize,
    },
    /// The decision has no such objective.
    #[error("the decision has no objective {item}")]
    NoSuchObjective {
        /// The item asked for.
        item: String,
    },
    /// The catalogue has no such indicator.
    #[error("the catalogue has no indicator {name}")]
    NoSuchIndicator {
        /// The name asked for.
        name: String,
    },
    /// The indicator is written in another unit than the measure.
    #[error("the indicator {name} is written in another unit")]
    OtherUnit {
        /// The indicator.
        name: String,
    },
    /// A correction says why.
    #[error("the reason is missing")]
    ReasonMissing,
    /// Figures of a moment that lies ahead.
    #[error("the moment lies ahead of {now}")]
    NotCountedYet {
        /// The office's clock.
        now: OffsetDateTime,
    },
    /// A name has small letters, digits, dots and underscores.
    #[error("the name is not plain")]
    NameNotPlain,
    /// An indicator has the name already.
    #[error("the name {name} is taken")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// An indicator is called something.
    #[error("the title is missing")]
    TitleMissing,
    /// Somebody asked for it, in a document.
    #[error("the citation is missing")]
    CitationMissing,
    /// Nothing is asked of a record.
    #[error("nothing is required")]
    NothingRequired,
    /// Records of the population have no such moment.
    #[error("these records have no {}", mark.key())]
    NoSuchMark {
        /// The moment.
        mark: Mark,
    },
    /// A moment is asked to come before itself.
    #[error("{} is asked to be by itself", mark.key())]
    BeforeItself {
        /// The moment.
        mark: Mark,
    },
    /// Records of the population have no such level.
    #[error("these records have no such level")]
    NoSuchLevel,
    /// Every record of the denominator meets it.
    #[error("every counted record meets it")]
    AlwaysMet,
}

impl Refusal {
    /// The message key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoObjectives => "objectives-no-objectives",
            Self::PeriodMissing => "objectives-period-missing",
            Self::NoSuchMeasure { .. } => "objectives-no-such-measure",
            Self::NoSuchObjective { .. } => "objectives-no-such-objective",
            Self::NoSuchIndicator { .. } => "objectives-no-such-indicator",
            Self::OtherUnit { .. } => "objectives-other-unit",
            Self::ReasonMissing => "objectives-reason-missing",
            Self::NotCountedYet { .. } => "objectives-not-counted-yet",
            Self::NameNotPlain => "indicators-name-not-plain",
            Self::NameTaken { .. } => "indicators-name-taken",
            Self::TitleMissing => "indicators-title-missing",
            Self::CitationMissing => "indicators-citation-missing",
            Self::NothingRequired => "indicators-nothing-required",
            Self::NoSuchMark { .. } => "indicators-no-such-mark",
            Self::BeforeItself { .. } => "indicators-before-itself",
            Self::NoSuchLevel => "indicators-no-such-level",
            Self::AlwaysMet => "indicators-always-met",
        }
    }
}
