//! Many tasks go to somebody else in one act: when a person leaves, when a unit has merged into another.

use directives::Directive;
use directives::acts::assign::{follow, hand_on, succeed};
use ids::{PersonId, UnitId};
use people::{Person, Scope, Unit};
use serde::Serialize;
use storage::{Change, Relied};

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Everything open that a person follows or works on goes to another person. Answers how many tasks.
///
/// What the person worked on as an officer goes along where the other one is of the same unit, and else back to the unit.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct HandOver {
    /// From whom.
    pub from: PersonId,
    /// To whom.
    pub to: PersonId,
}

impl Act for HandOver {
    const NAME: &'static str = "directives.hand_over";
    type Subject = (Vec<Directive>, Person);
    type Done = usize;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let to = storage::people::person(&office.db, self.to).await?.filter(|person| person.active);
        let to = to.ok_or_else(|| Refusal::not_found("person", self.to))?;
        Ok((storage::directives::open_of_person(&office.db, self.from).await?, to))
    }

    fn relies_on(&self, (_, to): &Self::Subject) -> Vec<Relied> {
        vec![Relied::Person(to.id, to.version)]
    }

    fn decide(&self, (open, to): Self::Subject, with: &With<'_>) -> Result<(usize, Vec<Change>), Refusal> {
        let mut changes = Vec::with_capacity(open.len());
        for directive in &open {
            let mut directive = directive.clone();
            if directive.follower.is_some_and(|follower| follower.person == self.from) {
                let change = follow(&directive, to.id, with.now)?;
                directive = after(&change).unwrap_or(directive);
                changes.push(Change::Directives(change));
            }
            if directive.flow.officer == Some(self.from) {
                let officer = Some((to.id, to.unit)).filter(|(_, unit)| *unit == directive.lead_unit);
                changes.push(Change::Directives(hand_on(&directive, officer)?));
            }
        }
        done(open.len(), changes)
    }
}

/// Everything open in which a unit that has ended has a part goes to its successor. Answers how many tasks.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Succeed {
    /// The unit that has ended.
    pub unit: UnitId,
}

impl Act for Succeed {
    const NAME: &'static str = "directives.succeed";
    type Subject = (Vec<Directive>, Unit);
    type Done = usize;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let unit = storage::people::unit(&office.db, self.unit).await?;
        let unit = unit.ok_or_else(|| Refusal::not_found("unit", self.unit))?;
        Ok((storage::directives::open_of_unit(&office.db, self.unit).await?, unit))
    }

    fn relies_on(&self, (_, unit): &Self::Subject) -> Vec<Relied> {
        vec![Relied::Unit(unit.id, unit.version)]
    }

    fn decide(&self, (open, unit): Self::Subject, _: &With<'_>) -> Result<(usize, Vec<Change>), Refusal> {
        let to = unit.successor.ok_or(directives::Refusal::NoSuccessor)?;
        let changes: Result<Vec<Change>, directives::Refusal> =
            open.iter().map(|directive| succeed(directive, unit.id, to).map(Change::Directives)).collect();
        done(open.len(), changes?)
    }
}

fn after(change: &directives::Change) -> Option<Directive> {
    change.writes().iter().find_map(|write| match write {
        directives::Write::Directive(directive) => Some(directive.clone()),
        _ => None,
    })
}

fn done(tasks: usize, changes: Vec<Change>) -> Result<(usize, Vec<Change>), Refusal> {
    if changes.is_empty() {
        return Err(directives::Refusal::NothingToHandOver.into());
    }
    Ok((tasks, changes))
}
