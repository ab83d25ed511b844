//! Edit a unit: everything that the page shows, an emptied field included.

use ids::UnitId;
use serde::Serialize;
use time::Date;

use super::record_unit::change;
use crate::{Change, Refusal, StoredUnit, Unit, UnitKind};

/// What the page says of a unit. The code stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edited {
    /// Its name.
    pub name: String,
    /// The unit that it belongs to.
    pub parent: Option<UnitId>,
    /// What it is.
    pub kind: UnitKind,
    /// First day; `None`: unknown.
    pub valid_from: Option<Date>,
    /// Last day; `None`: it still exists.
    pub valid_to: Option<Date>,
    /// The unit that took over.
    pub successor: Option<UnitId>,
}

/// Decides the change; `None`: nothing is said otherwise.
///
/// # Errors
/// Where a rule of units would break; circles are refused by
/// [`no_circle`](super::record_unit::no_circle) and [`no_successor_circle`](super::record_unit::no_successor_circle).
pub fn edit_unit(existing: &Unit, edited: Edited) -> Result<Option<Change>, Refusal> {
    let Edited { name, parent, kind, valid_from, valid_to, successor } = edited;
    let stored = StoredUnit {
        name,
        parent,
        kind,
        valid_from,
        valid_to,
        successor,
        version: existing.version + 1,
        ..(**existing).clone()
    };
    change(Some(&**existing), stored)
}
