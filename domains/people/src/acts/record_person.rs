//! Record a person: a new one, or what is now known of one that exists.

use std::collections::BTreeSet;

use ids::{PersonId, UnitId};
use ledger::{Body, Draft, Value};
use serde::Serialize;

use crate::{Change, Person, Refusal, Role, StoredPerson, Write};

/// What is known of a person. `None` leaves a field of an existing person as it is: an empty cell erases nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Known {
    /// User name, any case.
    pub username: String,
    /// Họ và tên.
    pub full_name: Option<String>,
    /// The unit that the person works in.
    pub unit: UnitId,
    /// Chức vụ.
    pub position: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// The roles, all of them.
    pub roles: Option<BTreeSet<Role>>,
    /// Whether the person works here.
    pub active: Option<bool>,
}

/// Decides the change; `None`: everything is known already. `new_id` names the person when there is none yet. Whoever
/// leaves, or comes back, begins anew: sessions and tokens end with the same change.
///
/// # Errors
/// [`Refusal`] where a rule of people would break.
pub fn record_person(existing: Option<&Person>, known: Known, new_id: PersonId) -> Result<Option<Change>, Refusal> {
    let before = existing.map(|person| (**person).clone());
    let stored = match &before {
        Some(old) => StoredPerson {
            full_name: known.full_name.unwrap_or_else(|| old.full_name.clone()),
            unit: known.unit,
            position: known.position.unwrap_or_else(|| old.position.clone()),
            email: known.email.unwrap_or_else(|| old.email.clone()),
            roles: known.roles.unwrap_or_else(|| old.roles.clone()),
            active: known.active.unwrap_or(old.active),
            version: old.version + 1,
            ..old.clone()
        },
        None => StoredPerson {
            id: new_id,
            username: known.username.trim().to_lowercase(),
            full_name: known.full_name.unwrap_or_default(),
            unit: known.unit,
            position: known.position.unwrap_or_default(),
            email: known.email.unwrap_or_default(),
            roles: known.roles.unwrap_or_default(),
            active: known.active.unwrap_or(true),
            version: 1,
        },
    };
    let difference = before.as_ref().map(described).unwrap_or_default().difference(&described(&stored));
    if difference.is_empty() {
        return Ok(None);
    }
    let moved = before.is_some_and(|old| old.active != stored.active);
    let (id, version) = (stored.id, stored.version);
    let event = |act: &str, body: Body| Draft {
        act: act.to_owned(),
        subject_kind: "person".to_owned(),
        subject_id: id.uuid(),
        subject_version: version,
        occurred_at_us: None,
        body,
    };
    let change = Change::new(Write::Person(Person::restore(stored)?), event("people.record_person", difference));
    Ok(Some(if moved { change.and(Write::AccessEnds(id), event("people.end_access", Body::new())) } else { change }))
}

fn described(person: &StoredPerson) -> Body {
    Body::new()
        .with("username", Value::personal(person.username.as_str()))
        .with("full_name", Value::personal(person.full_name.as_str()))
        .with("unit", person.unit.to_string())
        .with("position", person.position.as_str())
        .with("email", Value::personal(person.email.as_str()))
        .with("roles", Value::List(person.roles.iter().map(|role| Value::Text(role.key().to_owned())).collect()))
        .with("active", Value::Bool(person.active))
}
