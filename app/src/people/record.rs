//! Record a unit or a person.

use ids::{PersonId, UnitId};
use people::acts::record_person::{self, record_person};
use people::acts::record_unit::{self, no_circle, record_unit};
use people::{Person, Scope, Unit};
use serde::Serialize;
use std::collections::BTreeMap;
use storage::Change;

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Records one unit. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct RecordUnit(pub record_unit::Known);

impl Act for RecordUnit {
    const NAME: &'static str = "people.record_unit";
    type Subject = (Option<Unit>, BTreeMap<UnitId, Option<UnitId>>);
    type Done = UnitId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let existing = storage::people::unit_by_code(&office.db, self.0.code.trim()).await?;
        let units = storage::people::units(&office.db).await?;
        let parents = units.iter().map(|unit| (unit.id, unit.parent)).collect();
        Ok((existing, parents))
    }

    fn decide(&self, (existing, parents): Self::Subject, with: &With<'_>) -> Result<(UnitId, Vec<Change>), Refusal> {
        let id = existing.as_ref().map_or_else(|| with.id(), |unit| unit.id);
        if let Some(parent) = self.0.parent {
            no_circle(id, parent, |unit| parents.get(&unit).copied().flatten())?;
        }
        let change = record_unit(existing.as_ref(), self.0.clone(), id)?;
        Ok((id, change.map(Change::People).into_iter().collect()))
    }
}

/// Records one person. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct RecordPerson(pub record_person::Known);

impl Act for RecordPerson {
    const NAME: &'static str = "people.record_person";
    type Subject = Option<Person>;
    type Done = PersonId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Option<Person>, Refusal> {
        Ok(storage::people::person_by_username(&office.db, &self.0.username.trim().to_lowercase()).await?)
    }

    fn decide(&self, existing: Option<Person>, with: &With<'_>) -> Result<(PersonId, Vec<Change>), Refusal> {
        let id = existing.as_ref().map_or_else(|| with.id(), |person| person.id);
        let change = record_person(existing.as_ref(), self.0.clone(), id)?;
        Ok((id, change.map(Change::People).into_iter().collect()))
    }
}
