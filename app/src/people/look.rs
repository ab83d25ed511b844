//! Looks on units and people.

use people::Scope;
use people::views::{PersonRow, UnitRow};
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
