//! Record a unit: a new one, or what is now known of one that exists.

use std::collections::BTreeSet;

use ids::UnitId;
use ledger::{Body, Draft, Value};
use serde::Serialize;
use time::Date;

use crate::{Change, Refusal, StoredUnit, Unit, UnitKind, Write};

/// What is known of a unit. `None` leaves a field of an existing unit as it is: an empty cell erases nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Known {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Option<String>,
    /// The unit that it belongs to.
    pub parent: Option<UnitId>,
    /// What it is.
    pub kind: Option<UnitKind>,
    /// First day.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
    /// The unit that took over.
    pub successor: Option<UnitId>,
    /// Whether it stands under the Office, where somebody said so.
    pub under_office: Option<bool>,
}

/// Decides the change; `None`: everything is known already. `new_id` names the unit when there is none yet.
///
/// # Errors
/// [`Refusal`] where a rule of units would break. A circle through several units is refused by
/// [`no_circle`] and [`no_successor_circle`].
pub fn record_unit(existing: Option<&Unit>, known: Known, new_id: UnitId) -> Result<Option<Change>, Refusal> {
    let before = existing.map(|unit| (**unit).clone());
    let stored = match &before {
        Some(old) => StoredUnit {
            name: known.name.unwrap_or_else(|| old.name.clone()),
            parent: known.parent.or(old.parent),
            kind: known.kind.unwrap_or(old.kind),
            valid_from: known.valid_from.or(old.valid_from),
            valid_to: known.valid_to.or(old.valid_to),
            successor: known.successor.or(old.successor),
            under_office: known.under_office.or(old.under_office),
            version: old.version + 1,
            ..old.clone()
        },
        None => StoredUnit {
            id: new_id,
            code: known.code.trim().to_owned(),
            name: known.name.unwrap_or_default(),
            parent: known.parent,
            kind: known.kind.unwrap_or(UnitKind::Agency),
            valid_from: known.valid_from,
            valid_to: known.valid_to,
            successor: known.successor,
            under_office: known.under_office,
            version: 1,
        },
    };
    change(before.as_ref(), stored)
}

/// The change from what was stored, if any, to `stored`.
pub(super) fn change(before: Option<&StoredUnit>, stored: StoredUnit) -> Result<Option<Change>, Refusal> {
    let difference = before.map(described).unwrap_or_default().difference(&described(&stored));
    if difference.is_empty() {
        return Ok(None);
    }
    let draft = Draft {
        act: "people.record_unit".to_owned(),
        subject_kind: "unit".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: stored.version,
        occurred_at_us: None,
        body: difference,
    };
    Ok(Some(Change::new(Write::Unit(Unit::restore(stored)?), draft)))
}

/// Refuses a parent that stands below the unit itself. `parent_of` answers for every unit, as it will be after the act.
///
/// # Errors
/// [`Refusal::Circle`].
pub fn no_circle(unit: UnitId, parent: UnitId, parent_of: impl Fn(UnitId) -> Option<UnitId>) -> Result<(), Refusal> {
    if leads_back(unit, parent, parent_of) { Err(Refusal::Circle { parent }) } else { Ok(()) }
}

/// Refuses a successor whose own successors end in the unit itself: nobody would be left who has the work.
///
/// # Errors
/// [`Refusal::SuccessorCircle`].
pub fn no_successor_circle(
    unit: UnitId,
    successor: UnitId,
    successor_of: impl Fn(UnitId) -> Option<UnitId>,
) -> Result<(), Refusal> {
    if leads_back(unit, successor, successor_of) { Err(Refusal::SuccessorCircle { successor }) } else { Ok(()) }
}

fn leads_back(unit: UnitId, first: UnitId, next_of: impl Fn(UnitId) -> Option<UnitId>) -> bool {
    let mut seen = BTreeSet::from([unit]);
    let mut next = Some(first);
    while let Some(other) = next {
        if !seen.insert(other) {
            return true;
        }
        next = next_of(other);
    }
    false
}

fn described(unit: &StoredUnit) -> Body {
    Body::new()
        .with("code", unit.code.as_str())
        .with("name", unit.name.as_str())
        .with("parent", unit.parent.map(|id| id.to_string()))
        .with("kind", unit.kind.key())
        .with("valid_from", unit.valid_from.map(|day| day.to_string()))
        .with("valid_to", unit.valid_to.map(|day| day.to_string()))
        .with("successor", unit.successor.map(|id| id.to_string()))
        .with("under_office", unit.under_office.map_or(Value::Null, Value::Bool))
}
