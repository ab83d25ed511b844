//! Plan periodic tasks, make the next one, stop.

use calendar::Calendar;
use ids::{DirectiveId, PersonId, PlanId, UnitId};
use ledger::{Body, Draft, Value};
use serde::Serialize;
use time::{Date, OffsetDateTime};

use super::enter::{Circumstances, DueGiven, Entry, enter};
use crate::plan::{Every, Plan, StoredPlan};
use crate::{Change, Document, Refusal, Write};

/// What a clerk fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Planned {
    /// What the codes of its tasks begin with.
    pub code: String,
    /// What is to be done each time.
    pub content: String,
    /// The product that is asked for; empty: none is named.
    pub product: String,
    /// Chủ trì.
    pub lead_unit: UnitId,
    /// Chuyên viên theo dõi.
    pub follower: Option<PersonId>,
    /// How often.
    pub every: Every,
    /// The day of a period's last month on which its task is due.
    pub due_day: u8,
    /// The first period is the one that this day lies in.
    pub from: Date,
    /// No period that begins after this day; `None`: it goes on.
    pub until: Option<Date>,
}

/// Plans tasks of a document. The first is made when its period has begun.
///
/// # Errors
/// [`Refusal`] for a secret document, a code that a plan has, a unit that does not exist, or days that cannot be.
pub fn plan(
    planned: Planned,
    id: PlanId,
    document: &Document,
    (code_taken, unit_exists): (bool, bool),
) -> Result<Change, Refusal> {
    if document.is_secret() {
        return Err(Refusal::SecretDocument);
    }
    if code_taken {
        return Err(Refusal::CodeTaken);
    }
    if !unit_exists {
        return Err(Refusal::UnitNotThere);
    }
    let plan = Plan::restore(StoredPlan {
        id,
        code: planned.code.trim().to_owned(),
        document: document.id,
        content: planned.content.trim().to_owned(),
        product: planned.product.trim().to_owned(),
        lead_unit: planned.lead_unit,
        follower: planned.follower,
        every: planned.every,
        due_day: planned.due_day,
        from: planned.from,
        until: planned.until,
        made_to: None,
        version: 1,
    })?;
    let draft = draft(&plan, "directives.plan", described(&plan));
    Ok(Change::new(vec![Write::Plan(plan)], draft))
}

/// Makes the task of the next period that has begun; `None`: there is none. `follower`: the plan's, while that person works here.
///
/// # Errors
/// [`Refusal`] as for entering a task by hand.
pub fn make(
    plan: &Plan,
    document: &Document,
    id: DirectiveId,
    (code_taken, unit_exists): (bool, bool),
    follower: Option<PersonId>,
    calendar: &Calendar,
    now: OffsetDateTime,
) -> Result<Option<Vec<Change>>, Refusal> {
    let Some(start) = plan.next_period(now.to_offset(calendar::ZONE).date()) else { return Ok(None) };
    let mut stored = (**plan).clone();
    stored.made_to = Some(start);
    stored.version += 1;
    let made = Plan::restore(stored)?;
    let body = Body::new().with("made_to", start.to_string());
    let draft = draft(&made, "directives.make_periodic", body);
    let mut changes = vec![Change::new(vec![Write::Plan(made)], draft)];
    // A code that is there already: somebody entered this period's task by hand. A period whose due day lies before the document
    // asks for nothing: the plan goes on with the next one.
    if !code_taken && plan.due_on(start) >= document.issued_on {
        let entry = Entry {
            code: code(plan, start),
            content: plan.content.clone(),
            lead_unit: plan.lead_unit,
            co_units: Vec::new(),
            informed: Vec::new(),
            product: plan.product.clone(),
            follower,
            due: DueGiven::Day(plan.due_on(start)),
        };
        let circumstances = Circumstances { document, code_taken, units_exist: unit_exists, calendar, now };
        changes.push(enter(entry, id, circumstances)?);
    }
    Ok(Some(changes))
}

/// The code of the task of the period that begins on `start`.
#[must_use]
pub fn code(plan: &Plan, start: Date) -> String {
    format!("{}/{}", plan.code, plan.every.label(start))
}

/// Ends a plan: no period that begins after `until` gets a task. What was made stays.
///
/// # Errors
/// [`Refusal`] when it ends then already, or before it began.
pub fn stop(plan: &Plan, until: Date) -> Result<Change, Refusal> {
    if plan.until.is_some_and(|ends| ends <= until) {
        return Err(Refusal::SameAlready);
    }
    let mut stored = (**plan).clone();
    stored.until = Some(until);
    stored.version += 1;
    let stopped = Plan::restore(stored)?;
    let draft = draft(&stopped, "directives.stop_plan", Body::new().with("until", until.to_string()));
    Ok(Change::new(vec![Write::Plan(stopped)], draft))
}

fn described(plan: &StoredPlan) -> Body {
    Body::new()
        .with("code", plan.code.as_str())
        .with("document", plan.document.to_string())
        .with("content", plan.content.as_str())
        .with("product", plan.product.as_str())
        .with("lead_unit", plan.lead_unit.to_string())
        .with("follower", plan.follower.map(|person| person.to_string()))
        .with("every", plan.every.key())
        .with("due_day", u32::from(plan.due_day))
        .with("from", plan.from.to_string())
        .with("until", plan.until.map_or(Value::Null, |day| Value::Text(day.to_string())))
}

/// The event of an act on a plan.
fn draft(plan: &Plan, act: &str, body: Body) -> Draft {
    Draft {
        act: act.to_owned(),
        subject_kind: "plan".to_owned(),
        subject_id: plan.id.uuid(),
        subject_version: plan.version,
        occurred_at_us: None,
        body,
    }
}
