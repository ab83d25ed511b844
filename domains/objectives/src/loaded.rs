//! A decision that was loaded: its objectives, and the indicator that each measure is bound to.

use std::ops::Deref;

use decision::Unit;
use ids::{DecisionId, ObjectiveId, PersonId};
use measure::{Period, Target};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use crate::Refusal;

/// A decision as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDecision {
    /// Its id.
    pub id: DecisionId,
    /// SHA-256 (hex) of the file's text: loading the same file twice changes nothing.
    pub digest: String,
    /// Số, ký hiệu, where the file has one.
    pub number: Option<String>,
    /// Date of issue, where the file has one.
    pub issued_on: Option<Date>,
    /// The issuing body.
    pub issuer: Option<String>,
    /// Title.
    pub title: String,
    /// The days that its objectives are about.
    pub period: Period,
    /// Its text, as it was read.
    pub text: String,
    /// Its objectives in order.
    pub objectives: Vec<LoadedObjective>,
    /// When it was loaded.
    pub loaded_at: OffsetDateTime,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// An objective of a loaded decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadedObjective {
    /// Its id.
    pub id: ObjectiveId,
    /// Its number in the decision ('4', '2.a').
    pub item: String,
    /// The whole item.
    pub text: String,
    /// Who answers for it, where the decision says.
    pub owner: Option<String>,
    /// Its measures in order; those without a target stand beside the item.
    pub measures: Vec<BoundMeasure>,
}

/// A measure of an objective and the indicator that computes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundMeasure {
    /// What the number is about, in the decision's words; empty for a measure that the catalogue adds beside the item.
    pub subject: String,
    /// What the decision asks for; `None`: shown without a target.
    pub target: Option<Target>,
    /// How it is written.
    pub unit: Unit,
    /// The indicator.
    pub binding: Binding,
}

/// Whether a measure is bound, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Binding {
    /// No indicator of the catalogue fits the words.
    Unbound,
    /// Proposed from the words, waiting for the QMR.
    Proposed {
        /// The indicator's name.
        indicator: String,
    },
    /// Confirmed.
    Confirmed {
        /// The indicator's name.
        indicator: String,
        /// Who confirmed; `None`: the console.
        by: Option<PersonId>,
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
}

impl Binding {
    /// The indicator, proposed or confirmed.
    #[must_use]
    pub fn indicator(&self) -> Option<&str> {
        match self {
            Self::Unbound => None,
            Self::Proposed { indicator } | Self::Confirmed { indicator, .. } => Some(indicator),
        }
    }
}

/// A decision whose rules hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedDecision(StoredDecision);

impl LoadedDecision {
    /// Takes a stored decision back.
    ///
    /// # Errors
    /// When the stored row breaks a rule that every loaded decision keeps.
    pub fn restore(stored: StoredDecision) -> Result<Self, Refusal> {
        if stored.objectives.is_empty() {
            return Err(Refusal::NoObjectives);
        }
        if stored.period.to < stored.period.from {
            return Err(Refusal::PeriodMissing);
        }
        Ok(Self(stored))
    }
}

impl Deref for LoadedDecision {
    type Target = StoredDecision;
    fn deref(&self) -> &StoredDecision {
        &self.0
    }
}
