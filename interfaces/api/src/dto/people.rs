//! Units and people.

use people::views;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Day, Role, UnitKind};

/// A unit in the tree.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UnitRow {
    /// Its id.
    id: Uuid,
    /// Its code.
    code: String,
    /// Its name.
    name: String,
    /// What it is.
    kind: UnitKind,
    /// The unit above.
    #[schema(required = true)]
    parent: Option<Uuid>,
    /// First day.
    #[schema(required = true)]
    valid_from: Option<Day>,
    /// Last day.
    #[schema(required = true)]
    valid_to: Option<Day>,
    /// The unit that took over.
    #[schema(required = true)]
    successor: Option<Uuid>,
    /// How many active people work in it.
    people: u64,
}

impl From<views::UnitRow> for UnitRow {
    fn from(row: views::UnitRow) -> Self {
        Self {
            id: row.id.uuid(),
            code: row.code,
            name: row.name,
            kind: row.kind.into(),
            parent: row.parent.map(Into::into),
            valid_from: row.valid_from.map(Day),
            valid_to: row.valid_to.map(Day),
            successor: row.successor.map(Into::into),
            people: row.people,
        }
    }
}

/// A person in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PersonRow {
    /// The person's id.
    id: Uuid,
    /// User name.
    username: String,
    /// Full name.
    full_name: String,
    /// The unit.
    unit: Uuid,
    /// The unit's name.
    unit_name: String,
    /// Chức vụ.
    position: String,
    /// Roles.
    roles: Vec<Role>,
    /// Whether the person works here.
    active: bool,
}

impl From<views::PersonRow> for PersonRow {
    fn from(row: views::PersonRow) -> Self {
        Self {
            id: row.id.uuid(),
            username: row.username,
            full_name: row.full_name,
            unit: row.unit.uuid(),
            unit_name: row.unit_name,
            position: row.position,
            roles: row.roles.into_iter().map(Role).collect(),
            active: row.active,
        }
    }
}
