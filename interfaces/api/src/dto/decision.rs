//! A signed decision, read.

use decision as read;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Day, Decimal, Unit, WrittenComparator};

/// What a decision says: the contract's object.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReadDecision {
    /// Số, ký hiệu.
    #[schema(required = true)]
    number: Option<String>,
    /// Date of issue.
    #[schema(required = true)]
    issued_on: Option<Day>,
    /// The issuing body, without its superior.
    #[schema(required = true)]
    issuer: Option<String>,
    /// What it is about.
    #[schema(required = true)]
    title: Option<String>,
    /// The calendar year of its objectives; null without objectives.
    #[schema(required = true)]
    period: Option<ReadPeriod>,
    /// From when it has effect.
    #[schema(required = true)]
    effective_from: Option<Day>,
    /// Its legal bases, each starting with `Căn cứ`.
    legal_bases: Vec<String>,
    /// The numbers of the decisions that lose their effect by it.
    replaces: Vec<String>,
    /// Who carries it out.
    responsible: Vec<String>,
    /// Who gets it.
    recipients: Vec<String>,
    /// Its quality objectives.
    objectives: Vec<ReadObjective>,
    /// What it lacks, and what in it is doubtful.
    problems: Vec<ReadProblem>,
}

/// The days of a period, both ends included.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReadPeriod {
    /// First day.
    from: String,
    /// Last day.
    to: String,
}

/// An objective as it is written.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReadObjective {
    /// Its number.
    item: String,
    /// Its whole text.
    text: String,
    /// Who is to reach it.
    #[schema(required = true)]
    owner: Option<String>,
    /// What is measured.
    measures: Vec<ReadMeasure>,
}

/// A number that an objective is measured by.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReadMeasure {
    /// What the number is about.
    subject: String,
    /// How the value is to compare.
    comparator: WrittenComparator,
    /// The value.
    value: Decimal,
    /// Of what.
    unit: Unit,
    /// What a change is measured against, as written.
    #[schema(required = true)]
    baseline: Option<String>,
    /// By when: a day where the words name one, else the words.
    #[schema(required = true)]
    deadline: Option<String>,
}

/// Something that the text lacks or leaves in doubt.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReadProblem {
    /// Where: `line 12`.
    at: String,
    /// What, and what to do.
    what: String,
}

impl From<read::Decision> for ReadDecision {
    fn from(decision: read::Decision) -> Self {
        let texts = |spanned: Vec<read::Spanned<String>>| spanned.into_iter().map(|text| text.value).collect();
        Self {
            number: decision.number.map(|number| number.value.as_str().to_owned()),
            issued_on: decision.issued_on.map(|day| Day(day.value)),
            issuer: decision.issuer.map(|issuer| issuer.value),
            title: decision.title.map(|title| title.value),
            period: decision.period.map(|period| ReadPeriod {
                from: format!("{:04}-01-01", period.year),
                to: format!("{:04}-12-31", period.year),
            }),
            effective_from: decision.effective_from.map(|day| Day(day.value)),
            legal_bases: texts(decision.legal_bases),
            replaces: decision.replaces.iter().map(|number| number.as_str().to_owned()).collect(),
            responsible: texts(decision.responsible),
            recipients: texts(decision.recipients),
            objectives: decision.objectives.into_iter().map(Into::into).collect(),
            problems: decision.problems.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<read::Objective> for ReadObjective {
    fn from(objective: read::Objective) -> Self {
        Self {
            item: objective.item.value,
            text: objective.text.value,
            owner: objective.owner.map(|owner| owner.value),
            measures: objective.measures.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<read::Measure> for ReadMeasure {
    fn from(measure: read::Measure) -> Self {
        Self {
            subject: measure.subject.value,
            comparator: measure.comparator.into(),
            value: Decimal::written(measure.value.value),
            unit: measure.unit.into(),
            baseline: measure.baseline.map(|text| text.value),
            deadline: measure.deadline.map(|text| text.value),
        }
    }
}

impl From<read::Problem> for ReadProblem {
    fn from(problem: read::Problem) -> Self {
        Self { at: format!("line {}", problem.line), what: problem.what }
    }
}
