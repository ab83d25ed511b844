//! Periodic tasks: planned by a clerk, made by time.

use calendar::Calendar;
use directives::Document;
use directives::acts::plan::{Planned, code, make, plan, stop};
use directives::plan::Plan;
use ids::{DocumentId, PlanId};
use people::{Actor, Person, Scope, Unit};
use serde::Serialize;
use storage::{Change, Relied};
use time::{Date, OffsetDateTime};

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Plans tasks of a document. Answers the plan.
#[derive(Debug, Clone, Serialize)]
pub struct PlanPeriodic {
    /// The document that asks for them.
    pub document: DocumentId,
    /// What the clerk fills in.
    pub planned: Planned,
}

/// What the rules of planning look at.
#[derive(Debug)]
pub struct Around {
    document: Document,
    code_taken: bool,
    unit: Option<Unit>,
    follower: Option<Person>,
}

impl Act for PlanPeriodic {
    const NAME: &'static str = "directives.plan";
    type Subject = Around;
    type Done = PlanId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Around, Refusal> {
        let missing = || Refusal::not_found("document", self.document);
        let document = storage::documents::load(&office.db, self.document).await?.ok_or_else(missing)?;
        let follower = match self.planned.follower {
            None => None,
            Some(follower) => {
                let known = storage::people::person(&office.db, follower).await?.filter(|person| person.active);
                Some(known.ok_or_else(|| Refusal::not_found("person", follower))?)
            }
        };
        Ok(Around {
            document,
            code_taken: storage::directives::plans::has_code(&office.db, self.planned.code.trim()).await?,
            unit: storage::people::unit(&office.db, self.planned.lead_unit).await?,
            follower,
        })
    }

    fn relies_on(&self, around: &Around) -> Vec<Relied> {
        let unit = around.unit.iter().map(|unit| Relied::Unit(unit.id, unit.version));
        let follower = around.follower.iter().map(|person| Relied::Person(person.id, person.version));
        [Relied::Document(around.document.id, around.document.version)]
            .into_iter()
            .chain(unit)
            .chain(follower)
            .collect()
    }

    fn decide(&self, around: Around, with: &With<'_>) -> Result<(PlanId, Vec<Change>), Refusal> {
        let id = with.id();
        let exists = around.unit.is_some_and(|unit| unit.exists_on(today(with.now)));
        let change = plan(self.planned.clone(), id, &around.document, (around.code_taken, exists))?;
        Ok((id, vec![Change::Directives(change)]))
    }
}

/// Ends a plan.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct StopPlan {
    /// Which.
    pub plan: PlanId,
    /// The last day on which a period may begin.
    pub until: Date,
}

impl Act for StopPlan {
    const NAME: &'static str = "directives.stop_plan";
    type Subject = Plan;
    type Done = DocumentId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Plan, Refusal> {
        let plan = storage::directives::plans::load(&office.db, self.plan).await?;
        plan.ok_or_else(|| Refusal::not_found("plan", self.plan))
    }

    fn decide(&self, plan: Plan, _: &With<'_>) -> Result<(DocumentId, Vec<Change>), Refusal> {
        Ok((plan.document, vec![Change::Directives(stop(&plan, self.until)?)]))
    }
}

/// Makes the task of a plan's next period that has begun. Answers whether there was one.
#[derive(Debug, Clone, Copy, Serialize)]
struct MakePeriodic {
    plan: PlanId,
}

impl Act for MakePeriodic {
    const NAME: &'static str = "directives.make_periodic";
    type Subject = (Plan, Document, bool, Option<Unit>, Option<Person>);
    type Done = bool;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let missing = || Refusal::not_found("plan", self.plan);
        let plan = storage::directives::plans::load(&office.db, self.plan).await?.ok_or_else(missing)?;
        let document = storage::documents::load(&office.db, plan.document).await?.ok_or_else(missing)?;
        let taken = match plan.next_period(today(office.clock.now())) {
            None => false,
            Some(start) => !storage::directives::by_codes(&office.db, &[code(&plan, start)]).await?.is_empty(),
        };
        let unit = storage::people::unit(&office.db, plan.lead_unit).await?;
        let follower = match plan.follower {
            None => None,
            Some(follower) => storage::people::person(&office.db, follower).await?.filter(|person| person.active),
        };
        Ok((plan, document, taken, unit, follower))
    }

    fn relies_on(&self, (_, document, _, unit, follower): &Self::Subject) -> Vec<Relied> {
        let unit = unit.iter().map(|unit| Relied::Unit(unit.id, unit.version));
        let follower = follower.iter().map(|person| Relied::Person(person.id, person.version));
        [Relied::Document(document.id, document.version)].into_iter().chain(unit).chain(follower).collect()
    }

    fn decide(&self, subject: Self::Subject, with: &With<'_>) -> Result<(bool, Vec<Change>), Refusal> {
        let (plan, document, taken, unit, follower) = subject;
        let exists = unit.is_some_and(|unit| unit.exists_on(today(with.now)));
        let calendar: &Calendar = with.calendar;
        let follower = follower.map(|person| person.id);
        let made = make(&plan, &document, with.id(), (taken, exists), follower, calendar, with.now)?;
        let changes: Vec<Change> = made.into_iter().flatten().map(Change::Directives).collect();
        Ok((!changes.is_empty(), changes))
    }
}

/// Plans looked at in one query.
const PLANS_A_QUERY: u64 = 200;

impl Office {
    /// Makes every periodic task whose period has begun. A plan that a rule refuses (its unit has ended, its document became secret)
    /// waits, and does not keep the others waiting. Answers how many tasks were made, and the plans that were refused.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn make_periodic(&self) -> Result<(u64, Vec<(PlanId, Refusal)>), Refusal> {
        let time = Actor::Job { name: "periodic" };
        let (mut made, mut refused, mut last) = (0, Vec::new(), None);
        loop {
            let plans = storage::directives::plans::after(&self.db, last, PLANS_A_QUERY).await?;
            let Some(end) = plans.last() else { return Ok((made, refused)) };
            last = Some(end.id);
            let today = today(self.clock.now());
            for plan in plans.iter().filter(|plan| plan.next_period(today).is_some()) {
                loop {
                    match self.perform(&time, None, &MakePeriodic { plan: plan.id }).await {
                        Ok(true) => made += 1,
                        Ok(false) => break,
                        Err(refusal @ Refusal::Fault { .. }) => return Err(refusal),
                        Err(refusal) => {
                            refused.push((plan.id, refusal));
                            break;
                        }
                    }
                }
            }
        }
    }
}

fn today(now: OffsetDateTime) -> Date {
    now.to_offset(calendar::ZONE).date()
}
