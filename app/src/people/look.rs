//! Looks on units and people.

use ids::UnitId;
use people::Scope;
use people::views::{PersonRow, UnitRow};
use storage::{Page, Slice};

use crate::look::Query;
use crate::{Office, Refusal};

/// Every unit, parents before children.
#[derive(Debug, Clone, Copy)]
pub struct ListUnits;

impl Query for ListUnits {
    const NAME: &'static str = "units.view";
    type Answer = Vec<UnitRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<UnitRow>, Refusal> {
        Ok(storage::people::tree(&office.db, scope).await?)
    }
}

/// A page of people, of one unit or of all.
#[derive(Debug, Clone)]
pub struct ListPeople {
    /// Only this unit's.
    pub unit: Option<UnitId>,
    /// The page.
    pub slice: Slice,
}

impl Query for ListPeople {
    const NAME: &'static str = "people.view";
    type Answer = Page<PersonRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Page<PersonRow>, Refusal> {
        Ok(storage::people::list(&office.db, scope, self.unit, &self.slice).await?)
    }
}
