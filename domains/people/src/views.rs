//! Rows that pages and answers show of units and people.

use std::collections::BTreeSet;

use ids::{PersonId, UnitId};
use serde::Serialize;
use time::Date;

use crate::{Role, UnitKind};

/// A unit in the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitRow {
    /// Its id.
    pub id: UnitId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// First day.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
    /// The unit that took over.
    pub successor: Option<UnitId>,
    /// How many active people work in it.
    pub people: u64,
}

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRow {
    /// The person's id.
    pub id: PersonId,
    /// User name.
    pub username: String,
    /// Full name.
    pub full_name: String,
    /// The unit.
    pub unit: UnitId,
    /// The unit's name.
    pub unit_name: String,
    /// Chức vụ.
    pub position: String,
    /// Roles.
    pub roles: BTreeSet<Role>,
    /// Whether the person works here.
    pub active: bool,
}
