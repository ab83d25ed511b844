//! Figures of objectives, as the contract's object.

use std::collections::BTreeMap;

use app::objectives::EvidencePage;
use objectives::views;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Comparator, Decimal, DenominatorRule, Moment, Population, Reason, Unit, Verdict};

/// The figures of a decision's objectives.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Measured {
    /// The moment asked about.
    as_of: Moment,
    /// By what was recorded up to then; left out: by all that is known now.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_at: Option<Moment>,
    /// The decision.
    decision: Uuid,
    /// Its objectives.
    objectives: Vec<MeasuredObjective>,
    /// Where a page shows the same.
    evidence_url: String,
}

/// An objective with its figures.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MeasuredObjective {
    /// Its id.
    id: Uuid,
    /// Its number in the decision.
    item: String,
    /// Its text.
    text: String,
    /// Its measures.
    measures: Vec<MeasuredMeasure>,
}

/// A figure of a measure.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MeasuredMeasure {
    /// The indicator; null: none is bound.
    #[schema(required = true)]
    indicator: Option<String>,
    /// Whether the binding waits for the quality manager.
    proposed: bool,
    /// What the number is about.
    subject: String,
    /// What the target asks.
    #[schema(required = true)]
    comparator: Option<Comparator>,
    /// The target.
    #[schema(required = true)]
    target: Option<Decimal>,
    /// How it is written.
    unit: Unit,
    /// Which rule makes the denominator, where the words allow two.
    #[schema(required = true)]
    denominator_rule: Option<DenominatorRule>,
    /// Met.
    #[schema(required = true)]
    numerator: Option<i64>,
    /// Met or missed.
    #[schema(required = true)]
    denominator: Option<i64>,
    /// The value to four decimals, never rounded up into the target; null: see `reason`.
    #[schema(required = true)]
    value: Option<Decimal>,
    /// Whether the target is met.
    #[schema(required = true)]
    met: Option<bool>,
    /// Records that lack a moment the judgement needs.
    unknown: i64,
    /// Records whose time has not come.
    not_yet: i64,
    /// Why there is no value.
    #[schema(required = true)]
    reason: Option<Reason>,
    /// The simple figures that a compound one is made of.
    parts: Vec<Part>,
    /// The figure by the other reading, where the decision's words allow two.
    #[schema(required = true)]
    other_reading: Option<Part>,
    /// The figure by rows of the dimension that was asked for: `unit`, `month` or `level`.
    by: BTreeMap<String, Vec<ByRow>>,
}

/// A simple figure that a compound one is made of.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Part {
    /// The part's name.
    indicator: String,
    /// Met.
    numerator: i64,
    /// Met or missed.
    denominator: i64,
    /// The value.
    #[schema(required = true)]
    value: Option<Decimal>,
    /// Records that cannot be judged.
    unknown: i64,
}

/// One row of a figure by unit, month or level.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ByRow {
    /// The unit's code, the month (`2018-03`) or the level; empty: nobody's yet, or not recorded.
    key: String,
    /// A name to show.
    name: String,
    /// Met.
    numerator: i64,
    /// Met or missed.
    denominator: i64,
    /// The value.
    #[schema(required = true)]
    value: Option<Decimal>,
    /// Records that cannot be judged.
    unknown: i64,
    /// Records whose time has not come.
    not_yet: i64,
}

/// A page of the records behind a figure.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Records {
    /// How many there are in all.
    total: u64,
    /// The page's records.
    #[schema(max_items = 100)]
    rows: Vec<RecordRow>,
    /// What to send as `after` for the next page; null: this is the last one.
    #[schema(required = true)]
    next: Option<String>,
}

/// A record behind a figure.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RecordRow {
    /// What kind of record it is.
    population: Population,
    /// The record; a unit where the figure counts units.
    subject: Uuid,
    /// What its group shares: the document of a task.
    group: Uuid,
    /// Whether the task was never entered and the document stands for it.
    missing: bool,
    /// The code or number; null where the bearer's permit does not reach the record.
    #[schema(required = true)]
    label: Option<String>,
    /// What it is about; null likewise.
    #[schema(required = true)]
    text: Option<String>,
    /// The unit's name.
    unit_name: String,
    /// What is said of it.
    verdict: Verdict,
}

impl From<views::Measured> for Measured {
    fn from(view: views::Measured) -> Self {
        Self {
            as_of: view.as_of.into(),
            known_at: view.known_at.map(Into::into),
            decision: view.decision.uuid(),
            objectives: view.objectives.into_iter().map(Into::into).collect(),
            evidence_url: view.evidence_url,
        }
    }
}

impl From<views::MeasuredObjective> for MeasuredObjective {
    fn from(view: views::MeasuredObjective) -> Self {
        Self {
            id: view.id.uuid(),
            item: view.item,
            text: view.text,
            measures: view.measures.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<views::MeasuredMeasure> for MeasuredMeasure {
    fn from(view: views::MeasuredMeasure) -> Self {
        let rows = |rows: Vec<views::ByRow>| rows.into_iter().map(Into::into).collect();
        Self {
            indicator: view.indicator,
            proposed: view.proposed,
            subject: view.subject,
            comparator: view.comparator.map(Comparator),
            target: view.target.map(Decimal::ten_thousandths),
            unit: view.unit.into(),
            denominator_rule: view.denominator_rule.map(DenominatorRule),
            numerator: view.numerator,
            denominator: view.denominator,
            value: view.value.map(Decimal::ten_thousandths),
            met: view.met,
            unknown: view.unknown,
            not_yet: view.not_yet,
            reason: view.reason.map(Reason),
            parts: view.parts.into_iter().map(Into::into).collect(),
            other_reading: view.other_reading.map(Into::into),
            by: view.by.into_iter().map(|(by, found)| (by.to_owned(), rows(found))).collect(),
        }
    }
}

impl From<views::Part> for Part {
    fn from(view: views::Part) -> Self {
        let views::Part { indicator, numerator, denominator, value, unknown } = view;
        Self { indicator, numerator, denominator, value: value.map(Decimal::ten_thousandths), unknown }
    }
}

impl From<views::ByRow> for ByRow {
    fn from(view: views::ByRow) -> Self {
        let views::ByRow { key, name, numerator, denominator, value, unknown, not_yet } = view;
        let value = value.map(Decimal::ten_thousandths);
        Self { key, name, numerator, denominator, value, unknown, not_yet }
    }
}

impl From<EvidencePage> for Records {
    fn from(page: EvidencePage) -> Self {
        Self { total: page.total as u64, rows: page.rows.into_iter().map(Into::into).collect(), next: page.next }
    }
}

impl From<views::EvidenceRow> for RecordRow {
    fn from(view: views::EvidenceRow) -> Self {
        let views::EvidenceRow { population, subject, group, missing, label, text, unit_name, verdict } = view;
        let (population, verdict) = (population.into(), verdict.into());
        Self { population, subject, group, missing, label, text, unit_name, verdict }
    }
}
