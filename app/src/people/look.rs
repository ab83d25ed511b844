//! Looks on units and people.

use ids::{PersonId, UnitId};
use people::views::{PersonRow, UnitRow};
use people::{Person, Scope, Unit};
use storage::people::Filter;
use storage::{Page, Slice};

use crate::look::Query;
use crate::{Office, Refusal};

/// Every unit, by code.
#[derive(Debug, Clone, Copy)]
pub struct ListUnits;

impl Query for ListUnits {
    const NAME: &'static str = "units.view";
    type Answer = Vec<UnitRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<UnitRow>, Refusal> {
        Ok(storage::people::unit_rows(&office.db, scope).await?)
    }
}

/// One unit.
#[derive(Debug, Clone, Copy)]
pub struct ShowUnit(pub UnitId);

impl Query for ShowUnit {
    const NAME: &'static str = "units.view";
    type Answer = Unit;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Unit, Refusal> {
        let unit = storage::people::unit_seen(&office.db, scope, self.0).await?;
        unit.ok_or_else(|| Refusal::not_found("unit", self.0))
    }
}

/// One person.
#[derive(Debug, Clone, Copy)]
pub struct ShowPerson(pub PersonId);

impl Query for ShowPerson {
    const NAME: &'static str = "people.view";
    type Answer = Person;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Person, Refusal> {
        let person = storage::people::person_seen(&office.db, scope, self.0).await?;
        person.ok_or_else(|| Refusal::not_found("person", self.0))
    }
}

/// Whoever has exactly this user name, in any case; `None`: nobody.
#[derive(Debug, Clone)]
pub struct FindPerson(pub String);

impl Query for FindPerson {
    const NAME: &'static str = "people.view";
    type Answer = Option<Person>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Option<Person>, Refusal> {
        let username = self.0.trim().to_lowercase();
        Ok(storage::people::person_named(&office.db, scope, &username).await?)
    }
}

/// A page of people.
#[derive(Debug, Clone)]
pub struct ListPeople {
    /// Which.
    pub filter: Filter,
    /// The page.
    pub slice: Slice,
}

impl Query for ListPeople {
    const NAME: &'static str = "people.view";
    type Answer = Page<PersonRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Page<PersonRow>, Refusal> {
        Ok(storage::people::person_rows(&office.db, scope, &self.filter, &self.slice).await?)
    }
}
