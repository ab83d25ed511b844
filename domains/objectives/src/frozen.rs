//! Figures that were frozen: what was counted as of a moment by what was known at another one, whatever is learned later.

use std::ops::Deref;

use ids::{DecisionId, FrozenId, PersonId};
use measure::Target;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::Refusal;
use crate::views::{Measured, MeasuredMeasure};

/// One figure as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenFigure {
    /// The objective's number.
    pub item: String,
    /// The measure's place in it, from 0.
    pub place: usize,
    /// What the number is about.
    pub subject: String,
    /// The indicator.
    pub indicator: Option<String>,
    /// How it is written.
    pub unit: decision::Unit,
    /// What the decision asks.
    pub target: Option<Target>,
    /// Met.
    pub numerator: Option<i64>,
    /// Met or missed.
    pub denominator: Option<i64>,
    /// Ten-thousandths of the value.
    pub value: Option<i64>,
    /// Whether the target was met.
    pub met: Option<bool>,
    /// Records that could not be judged.
    pub unknown: i64,
    /// Records whose time had not come.
    pub not_yet: i64,
}

impl FrozenFigure {
    /// The figures of an answer, one after another.
    #[must_use]
    pub fn all(measured: &Measured) -> Vec<Self> {
        let of = |item: &str, place: usize, measure: &MeasuredMeasure| Self {
            item: item.to_owned(),
            place,
            subject: measure.subject.clone(),
            indicator: measure.indicator.clone(),
            unit: measure.unit,
            target: measure.comparator.zip(measure.target).map(|(comparator, value)| Target { comparator, value }),
            numerator: measure.numerator,
            denominator: measure.denominator,
            value: measure.value,
            met: measure.met,
            unknown: measure.unknown,
            not_yet: measure.not_yet,
        };
        let figures = measured.objectives.iter().flat_map(|objective| {
            let measures = objective.measures.iter().enumerate();
            measures.map(|(place, measure)| of(&objective.item, place, measure))
        });
        figures.collect()
    }

    /// Whether the same was counted.
    #[must_use]
    pub fn counts_as(&self, other: &Self) -> bool {
        let counts = |figure: &Self| (figure.numerator, figure.denominator, figure.unknown, figure.not_yet);
        counts(self) == counts(other)
    }
}

/// Frozen figures as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFrozen {
    /// Their id.
    pub id: FrozenId,
    /// The decision.
    pub decision: DecisionId,
    /// The moment that they speak of.
    pub as_of: OffsetDateTime,
    /// What was recorded up to here was known; they were frozen then.
    pub known_at: OffsetDateTime,
    /// Why.
    pub reason: String,
    /// SHA-256 (hex) of the figures as they are stored; the log has it.
    pub digest: String,
    /// The figures.
    pub figures: Vec<FrozenFigure>,
    /// Who froze them; `None`: the console.
    pub by: Option<PersonId>,
}

/// Frozen figures whose rules hold. They never change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen(StoredFrozen);

impl Frozen {
    /// Takes stored ones back.
    ///
    /// # Errors
    /// When they break a rule that all keep.
    pub fn restore(stored: StoredFrozen) -> Result<Self, Refusal> {
        if stored.reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        if stored.as_of > stored.known_at {
            return Err(Refusal::NotCountedYet { now: stored.known_at });
        }
        Ok(Self(stored))
    }
}

impl Deref for Frozen {
    type Target = StoredFrozen;
    fn deref(&self) -> &StoredFrozen {
        &self.0
    }
}
