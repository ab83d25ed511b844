//! Steps on a task's way, a file each: every one is loaded, held against the actor's reach and stored in the same way.

mod answer;
mod arrange;
mod extend;
mod judge;
mod stop;

pub use answer::{TakeOn, TurnDown};
pub use arrange::{Assign, FinishPart, Follow, HandOn, Inform, Share, Split};
pub use extend::{AskExtension, DecideExtension, Extend};
pub use judge::{AcceptResult, GiveBack};
pub use stop::{Pause, Resume, Withdraw};

use directives::acts::extend::Around;
use directives::{Directive, Document};
use ids::{DirectiveId, PersonId, UnitId};
use people::{Person, Scope, Unit};
use serde::Serialize;
use storage::{Change, Relied};

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// What one step says, and how it is decided.
pub trait Step: Serialize + Send + Sync {
    /// Its name in the permit table and in the log.
    const NAME: &'static str;

    /// A unit that it names.
    fn unit(&self) -> Option<UnitId> {
        None
    }

    /// A person that it names, who must work here.
    fn person(&self) -> Option<PersonId> {
        None
    }

    /// The code of a task that it makes.
    fn code(&self) -> Option<&str> {
        None
    }

    /// Whether the step is one of the unit that it names, and not of the lead unit.
    fn is_of_named_unit(&self) -> bool {
        false
    }

    /// Whether it asks what was split off from the task.
    fn ends_the_whole(&self) -> bool {
        false
    }

    /// Decides, purely.
    ///
    /// # Errors
    /// The domain's refusal.
    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<directives::Change, directives::Refusal>;
}

/// One step with one task. Answers the task; a step that makes one, the new one.
#[derive(Debug, Clone, Serialize)]
pub struct Take<S> {
    /// Which task.
    pub directive: DirectiveId,
    /// What is done with it.
    pub step: S,
}

/// What the rules of steps look at.
#[derive(Debug)]
pub struct Seen {
    /// The task.
    pub directive: Directive,
    /// The task that it was split off from.
    pub parent: Option<Directive>,
    /// Whether another task has the code that is named.
    pub code_taken: bool,
    /// How many open tasks were split off from it, where the step asks.
    pub open_below: u64,
    document: Document,
    unit: Option<Unit>,
    person: Option<Person>,
}

impl Seen {
    /// What the rules of putting off look at.
    #[must_use]
    pub fn around<'a>(&'a self, with: &With<'a>) -> Around<'a> {
        Around { parent: self.parent.as_ref(), law: with.law, calendar: with.calendar, now: with.now }
    }

    /// The person that is named, with the unit that it works in.
    #[must_use]
    pub fn person(&self) -> Option<(PersonId, UnitId)> {
        self.person.as_ref().map(|person| (person.id, person.unit))
    }

    /// The unit that is named, if it exists today.
    ///
    /// # Errors
    /// [`directives::Refusal::UnitNotThere`].
    pub fn unit(&self, with: &With<'_>) -> Result<UnitId, directives::Refusal> {
        let today = with.now.to_offset(calendar::ZONE).date();
        let there = self.unit.as_ref().filter(|unit| unit.exists_on(today));
        there.map(|unit| unit.id).ok_or(directives::Refusal::UnitNotThere)
    }
}

impl<S: Step> Act for Take<S> {
    const NAME: &'static str = S::NAME;
    type Subject = Seen;
    type Done = DirectiveId;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Seen, Refusal> {
        let missing = || Refusal::not_found("directive", self.directive);
        let directive = storage::directives::load(&office.db, self.directive).await?.ok_or_else(missing)?;
        let document = storage::documents::load(&office.db, directive.document).await?.ok_or_else(missing)?;
        let may = match self.step.unit() {
            Some(unit) if self.step.is_of_named_unit() => scope.covers(unit, &[], None),
            _ => leads(scope, &directive),
        };
        if !may {
            return Err(missing());
        }
        let parent = match directive.parent {
            None => None,
            Some(parent) => storage::directives::load(&office.db, parent).await?,
        };
        let unit = match self.step.unit() {
            None => None,
            Some(unit) => storage::people::unit(&office.db, unit).await?,
        };
        let person = match self.step.person() {
            None => None,
            Some(person) => {
                let known = storage::people::person(&office.db, person).await?.filter(|person| person.active);
                Some(known.ok_or_else(|| Refusal::not_found("person", person))?)
            }
        };
        let code_taken = match self.step.code() {
            None => false,
            Some(code) => !storage::directives::by_codes(&office.db, &[code.trim().to_owned()]).await?.is_empty(),
        };
        let open_below = match self.step.ends_the_whole() {
            false => 0,
            true => storage::directives::open_below(&office.db, self.directive).await?,
        };
        Ok(Seen { directive, parent, code_taken, open_below, document, unit, person })
    }

    fn relies_on(&self, seen: &Seen) -> Vec<Relied> {
        let unit = seen.unit.iter().map(|unit| Relied::Unit(unit.id, unit.version));
        let person = seen.person.iter().map(|person| Relied::Person(person.id, person.version));
        [Relied::Document(seen.document.id, seen.document.version)].into_iter().chain(unit).chain(person).collect()
    }

    fn decide(&self, seen: Seen, with: &With<'_>) -> Result<(DirectiveId, Vec<Change>), Refusal> {
        // Who acts on a task's way is named in it: a console has no name.
        let by = with.actor.person().ok_or(Refusal::NotPermitted { act: S::NAME })?;
        let change = self.step.decide(&seen, by, with)?;
        let made = change.writes().iter().find_map(|write| match write {
            directives::Write::Directive(directive) => Some(directive.id),
            _ => None,
        });
        Ok((made.unwrap_or(self.directive), vec![Change::Directives(change)]))
    }
}

/// Whether the task's lead unit or follower lies in the scope: cooperating units have their own parts.
pub(super) fn leads(scope: &Scope, directive: &Directive) -> bool {
    scope.covers(directive.lead_unit, &[], directive.follower.map(|follower| follower.person))
}
