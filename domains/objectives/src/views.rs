//! Rows that pages and answers show of objectives and their figures.

use std::collections::BTreeMap;

use decision::Unit;
use ids::{DecisionId, ObjectiveId};
use measure::{Comparator, DenominatorRule, Period, Population};
use serde::Serialize;
use time::OffsetDateTime;
use uuid::Uuid;

/// What `measure` answers: the contract's object.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measured {
    /// The moment asked about.
    #[serde(with = "time::serde::rfc3339")]
    pub as_of: OffsetDateTime,
    /// By what was recorded up to then; `None`: by all that is known now.
    #[serde(with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub known_at: Option<OffsetDateTime>,
    /// The decision.
    pub decision: DecisionId,
    /// Its objectives.
    pub objectives: Vec<MeasuredObjective>,
    /// Where a page shows the same.
    pub evidence_url: String,
}

/// An objective with its figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasuredObjective {
    /// Its id.
    pub id: ObjectiveId,
    /// Its number in the decision.
    pub item: String,
    /// Its text.
    pub text: String,
    /// Its measures.
    pub measures: Vec<MeasuredMeasure>,
}

/// A figure of a measure. Shares and targets in the contract's JSON are numbers with up to four decimals.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasuredMeasure {
    /// The indicator; `None`: no indicator is bound.
    pub indicator: Option<String>,
    /// What the office calls it, where it made the indicator itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether the binding waits for the QMR.
    pub proposed: bool,
    /// What the number is about.
    pub subject: String,
    /// What the target asks.
    pub comparator: Option<Comparator>,
    /// Ten-thousandths of the target.
    #[serde(serialize_with = "decimal")]
    pub target: Option<i64>,
    /// How it is written.
    pub unit: Unit,
    /// Which rule makes the denominator, where the words allow two.
    pub denominator_rule: Option<DenominatorRule>,
    /// Met.
    pub numerator: Option<i64>,
    /// Met or missed.
    pub denominator: Option<i64>,
    /// Ten-thousandths of the value.
    #[serde(serialize_with = "decimal")]
    pub value: Option<i64>,
    /// Whether the target is met.
    pub met: Option<bool>,
    /// Records that lack a moment the judgement needs.
    pub unknown: i64,
    /// Records whose time has not come.
    pub not_yet: i64,
    /// Why there is no value.
    pub reason: Option<Reason>,
    /// The simple figures that a compound one is made of.
    pub parts: Vec<Part>,
    /// The figure by the other reading, where the decision's words allow two.
    pub other_reading: Option<Part>,
    /// The figure by rows of a dimension.
    pub by: BTreeMap<&'static str, Vec<ByRow>>,
    /// The figure at the end of each month so far, where that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trend: Vec<TrendPoint>,
}

/// What a figure was at a moment of its period, by all that is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TrendPoint {
    /// The end of a month, or the moment asked about.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// Met.
    pub numerator: i64,
    /// Met or missed.
    pub denominator: i64,
    /// Ten-thousandths of the value.
    #[serde(serialize_with = "decimal")]
    pub value: Option<i64>,
}

/// Why a measure has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Reason {
    /// The system does not keep these records yet.
    #[serde(rename = "no records yet")]
    NoRecordsYet,
    /// It keeps them, and none belongs to the period.
    #[serde(rename = "no records in the period")]
    NoneInPeriod,
    /// None of them can be judged at that moment.
    #[serde(rename = "nothing can be judged yet")]
    NothingJudged,
    /// No indicator is bound to the measure.
    #[serde(rename = "no indicator is bound")]
    NotBound,
}

/// A simple figure that a compound one is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// The part's name.
    pub indicator: String,
    /// Met.
    pub numerator: i64,
    /// Met or missed.
    pub denominator: i64,
    /// Ten-thousandths of the value.
    #[serde(serialize_with = "decimal")]
    pub value: Option<i64>,
    /// Records that cannot be judged.
    pub unknown: i64,
}

/// One row of a figure by unit, month or level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ByRow {
    /// The unit's code, the month (`2018-03`) or the level; empty: nobody's yet, or not recorded.
    pub key: String,
    /// A name to show.
    pub name: String,
    /// Met.
    pub numerator: i64,
    /// Met or missed.
    pub denominator: i64,
    /// Ten-thousandths of the value.
    #[serde(serialize_with = "decimal")]
    pub value: Option<i64>,
    /// Records that cannot be judged.
    pub unknown: i64,
    /// Records whose time has not come.
    pub not_yet: i64,
}

/// A record behind a figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceRow {
    /// What kind of record it is.
    pub population: Population,
    /// The record; a unit where a figure counts units.
    pub subject: Uuid,
    /// What its group shares: the document of a task.
    pub group: Uuid,
    /// Whether the task was never entered and the document stands for it.
    pub missing: bool,
    /// The code or number; `None` where the asker's permit does not reach the record.
    pub label: Option<String>,
    /// What it is about; `None` likewise.
    pub text: Option<String>,
    /// The unit's name.
    pub unit_name: String,
    /// What is said of it.
    pub verdict: measure::Verdict,
}

/// A decision in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionRow {
    /// Its id.
    pub id: DecisionId,
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// The days that it is about.
    pub period: Period,
    /// How many bindings wait for the QMR.
    pub proposed: usize,
}

#[expect(clippy::ref_option, reason = "serde hands a reference to the field")]
fn decimal<S: serde::Serializer>(value: &Option<i64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        None => serializer.serialize_none(),
        Some(whole) if whole % 10_000 == 0 => serializer.serialize_i64(whole / 10_000),
        // Four decimals survive the way through a double: the nearest double prints back as the same digits.
        Some(value) => serializer.serialize_f64(*value as f64 / 10_000.0),
    }
}
