//! Edit a unit or a person that a page showed: only while it is still as it was shown.

use serde::Serialize;
use std::collections::BTreeMap;

use ids::{PersonId, UnitId};
use people::acts::edit_person::{self, edit_person};
use people::acts::edit_unit::{self, edit_unit};
use people::acts::record_unit::{no_circle, no_successor_circle};
use people::{Person, Scope, Unit};
use storage::{Change, Relied};

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Edits one unit.
#[derive(Debug, Clone, Serialize)]
pub struct EditUnit {
    /// Which.
    pub unit: UnitId,
    /// The version that was shown.
    pub version: i64,
    /// What is said of it now.
    pub edited: edit_unit::Edited,
}

impl Act for EditUnit {
    const NAME: &'static str = "people.record_unit";
    type Subject = (Unit, Units);
    type Done = ();

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let missing = || Refusal::not_found("unit", self.unit);
        let unit = storage::people::unit(&office.db, self.unit).await?.ok_or_else(missing)?;
        Ok((unit, Units::load(office).await?))
    }

    fn decide(&self, (unit, units): Self::Subject, _: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        if unit.version != self.version {
            return Err(Refusal::Conflict);
        }
        units.check(unit.id, self.edited.parent, self.edited.successor)?;
        let change = edit_unit(&unit, self.edited.clone())?;
        Ok(((), change.map(Change::People).into_iter().collect()))
    }
}

/// Edits one person. Whoever leaves may not sign in any more, and sessions and tokens end at once.
#[derive(Debug, Clone, Serialize)]
pub struct EditPerson {
    /// Who.
    pub person: PersonId,
    /// The version that was shown.
    pub version: i64,
    /// What is said of the person now.
    pub edited: edit_person::Edited,
}

impl Act for EditPerson {
    const NAME: &'static str = "people.record_person";
    type Subject = (Person, Option<Person>);
    type Done = ();

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let missing = || Refusal::not_found("person", self.person);
        let person = storage::people::person(&office.db, self.person).await?.ok_or_else(missing)?;
        unit_exists(office, self.edited.unit).await?;
        Ok((person, storage::people::administrator(&office.db, Some(self.person)).await?))
    }

    /// Of two administrators who end each other's roles at once, the second finds nobody left.
    fn relies_on(&self, (_, administrator): &Self::Subject) -> Vec<Relied> {
        administrator.iter().map(|person| Relied::Person(person.id, person.version)).collect()
    }

    fn decide(&self, (person, administrator): Self::Subject, _: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        if person.version != self.version {
            return Err(Refusal::Conflict);
        }
        let change = edit_person(&person, self.edited.clone(), administrator.is_some())?;
        Ok(((), change.map(Change::People).into_iter().collect()))
    }
}

/// The links of every unit: to the one above, and to the one that took over.
pub struct Units(BTreeMap<UnitId, [Option<UnitId>; 2]>);

impl Units {
    pub(super) async fn load(office: &Office) -> Result<Self, Refusal> {
        let units = storage::people::units(&office.db).await?;
        Ok(Self(units.iter().map(|unit| (unit.id, [unit.parent, unit.successor])).collect()))
    }

    /// Refuses links that name no unit, and those that lead back to the unit itself.
    pub(super) fn check(&self, unit: UnitId, parent: Option<UnitId>, to: Option<UnitId>) -> Result<(), Refusal> {
        if let Some(unknown) = [parent, to].into_iter().flatten().find(|other| !self.0.contains_key(other)) {
            return Err(Refusal::not_found("unit", unknown));
        }
        let [above, after] = [0, 1].map(|link| move |unit: UnitId| self.0.get(&unit).and_then(|links| links[link]));
        parent.map_or(Ok(()), |parent| no_circle(unit, parent, above))?;
        Ok(to.map_or(Ok(()), |to| no_successor_circle(unit, to, after))?)
    }
}

/// Refuses a unit that nobody knows.
pub(super) async fn unit_exists(office: &Office, unit: UnitId) -> Result<(), Refusal> {
    let found = storage::people::unit(&office.db, unit).await?;
    found.map(|_| ()).ok_or_else(|| Refusal::not_found("unit", unit))
}
