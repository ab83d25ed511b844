//! Load a decision that was read: its objectives go live, each measure with a proposed or accepted indicator.

use decision::{Decision, Unit};
use ids::{DecisionId, ObjectiveId, PersonId};
use ledger::{Body, Draft, Value};
use measure::{Comparator, Period, Target};
use text::Decimal;
use time::{Date, Month, OffsetDateTime};

use crate::propose::{beside, propose};
use crate::{Binding, BoundMeasure, Change, LoadedDecision, LoadedObjective, Refusal, StoredDecision, Write};

/// The file that the decision was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// SHA-256 (hex) of its text.
    pub digest: String,
    /// Its text.
    pub text: String,
}

/// Who loads it, when, and whether the proposed indicators are accepted at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loading {
    /// Accept what is proposed.
    pub accept: bool,
    /// Who; `None`: the console.
    pub by: Option<PersonId>,
    /// The office's clock.
    pub now: OffsetDateTime,
}

/// Decides the load. `objective_ids` names each objective.
///
/// # Errors
/// [`Refusal::NoObjectives`], [`Refusal::PeriodMissing`].
pub fn load(
    read: &Decision,
    source: Source,
    loading: Loading,
    id: DecisionId,
    mut objective_ids: impl FnMut() -> ObjectiveId,
) -> Result<Change, Refusal> {
    if read.objectives.is_empty() {
        return Err(Refusal::NoObjectives);
    }
    let period = read.period.as_ref().ok_or(Refusal::PeriodMissing)?;
    let bind = |indicator: Option<&str>| match indicator {
        None => Binding::Unbound,
        Some(indicator) if loading.accept => {
            Binding::Confirmed { indicator: indicator.to_owned(), by: loading.by, at: loading.now }
        }
        Some(indicator) => Binding::Proposed { indicator: indicator.to_owned() },
    };
    let objectives: Vec<LoadedObjective> = read
        .objectives
        .iter()
        .map(|objective| {
            let mut measures: Vec<BoundMeasure> = objective
                .measures
                .iter()
                .map(|measure| BoundMeasure {
                    subject: measure.subject.value.clone(),
                    target: target(measure),
                    unit: measure.unit,
                    binding: bind(propose(&objective.text, &measure.subject, measure.unit)),
                })
                .collect();
            measures.extend(beside(&objective.text).into_iter().map(|indicator| BoundMeasure {
                subject: String::new(),
                target: None,
                unit: Unit::Percent,
                binding: bind(Some(indicator)),
            }));
            LoadedObjective {
                id: objective_ids(),
                item: objective.item.value.clone(),
                text: objective.text.value.clone(),
                owner: objective.owner.as_ref().map(|owner| owner.value.clone()),
                measures,
            }
        })
        .collect();
    let stored = StoredDecision {
        id,
        digest: source.digest,
        number: read.number.as_ref().map(|number| number.as_str().to_owned()),
        issued_on: read.issued_on.as_ref().map(|day| day.value),
        issuer: read.issuer.as_ref().map(|issuer| issuer.value.clone()),
        title: read.title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
        period: Period { from: first_day(period.year)?, to: last_day(period.year)? },
        text: source.text,
        objectives,
        loaded_at: loading.now,
        version: 1,
    };
    let draft = Draft {
        act: "objectives.load".to_owned(),
        subject_kind: "decision".to_owned(),
        subject_id: id.uuid(),
        subject_version: 1,
        occurred_at_us: None,
        body: described(&stored),
    };
    Ok(Change::new(Write::Decision(LoadedDecision::restore(stored)?), draft))
}

fn first_day(year: i32) -> Result<Date, Refusal> {
    Date::from_calendar_date(year, Month::January, 1).map_err(|_| Refusal::PeriodMissing)
}

fn last_day(year: i32) -> Result<Date, Refusal> {
    Date::from_calendar_date(year, Month::December, 31).map_err(|_| Refusal::PeriodMissing)
}

fn target(measure: &decision::Measure) -> Option<Target> {
    let comparator = match measure.comparator {
        decision::Comparator::Equal => Comparator::Equal,
        decision::Comparator::AtLeast => Comparator::AtLeast,
        decision::Comparator::MoreThan => Comparator::MoreThan,
        decision::Comparator::AtMost => Comparator::AtMost,
        decision::Comparator::LessThan => Comparator::LessThan,
    };
    Some(Target { comparator, value: ten_thousandths(measure.value.value)? })
}

/// A number as targets hold it. One finer than four decimals has no exact place: it is none rather than being rounded.
#[must_use]
pub fn ten_thousandths(number: Decimal) -> Option<i64> {
    let finer = 4_u32.checked_sub(u32::from(number.scale()))?;
    number.units().checked_mul(10_i64.pow(finer))
}

fn described(decision: &StoredDecision) -> Body {
    let objective = |objective: &LoadedObjective| {
        let indicators: Vec<Option<String>> =
            objective.measures.iter().map(|measure| measure.binding.indicator().map(str::to_owned)).collect();
        let body = Body::new()
            .with("id", objective.id.to_string())
            .with("item", objective.item.as_str())
            .with("indicators", indicators);
        Value::Map(body.0)
    };
    Body::new()
        .with("sha256", decision.digest.as_str())
        .with("number", decision.number.as_deref())
        .with("title", decision.title.as_str())
        .with("from", decision.period.from.to_string())
        .with("to", decision.period.to.to_string())
        .with("objectives", Value::List(decision.objectives.iter().map(objective).collect()))
}
