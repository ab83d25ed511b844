//! Why an act on objectives is refused, in the field's words.

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
        }
    }
}
