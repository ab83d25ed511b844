//! Edit a person: everything that the page shows, an emptied field included.

use serde::Serialize;
use std::collections::BTreeSet;

use ids::UnitId;

use super::record_person::{Known, record_person};
use crate::{Change, Person, Refusal, Role};

/// What the page says of a person. The user name stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edited {
    /// Họ và tên.
    pub full_name: String,
    /// The unit that the person works in.
    pub unit: UnitId,
    /// Chức vụ; empty: none.
    pub position: String,
    /// E-mail address; empty: none.
    pub email: String,
    /// The roles, all of them.
    pub roles: BTreeSet<Role>,
    /// Whether the person works here.
    pub active: bool,
}

/// Decides the change; `None`: nothing is said otherwise. `others_administer`: somebody else who works here does.
///
/// # Errors
/// [`Refusal::LastAdministrator`], and where a rule of people would break.
pub fn edit_person(existing: &Person, edited: Edited, others_administer: bool) -> Result<Option<Change>, Refusal> {
    let administers = |active: bool, roles: &BTreeSet<Role>| active && roles.contains(&Role::Administrator);
    let steps_down = administers(existing.active, &existing.roles) && !administers(edited.active, &edited.roles);
    if steps_down && !others_administer {
        return Err(Refusal::LastAdministrator);
    }
    let known = Known {
        username: existing.username.clone(),
        full_name: Some(edited.full_name),
        unit: edited.unit,
        position: Some(edited.position),
        email: Some(edited.email),
        roles: Some(edited.roles),
        active: Some(edited.active),
    };
    record_person(Some(existing), known, existing.id)
}
