//! Give a task to others: another lead unit, an officer inside of it, another follower.

use ids::{PersonId, UnitId};
use ledger::Body;
use time::OffsetDateTime;

use super::{changed, open, said};
use crate::{Change, Directive, Follower, Refusal};

/// Gives the task to another lead unit, which answers anew. Its deadline stays.
///
/// # Errors
/// [`Refusal`] without a reason, for the same unit, or when the work has ended.
pub fn reassign(directive: &Directive, to: UnitId, reason: &str, now: OffsetDateTime) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    if stored.lead_unit == to {
        return Err(Refusal::SameAlready);
    }
    if directive.is_handed_in() {
        return Err(Refusal::AlreadyHandedIn);
    }
    let reason = said(reason)?;
    stored.lead_unit = to;
    stored.co_units.retain(|unit| *unit != to);
    stored.parts.retain(|part| part.unit != to);
    stored.informed.retain(|unit| *unit != to);
    stored.flow.assigned_at = Some(now);
    stored.flow.answer = None;
    stored.flow.officer = None;
    changed(directive, stored, "directives.assign", Body::new().with("reason", reason))
}

/// A unit that has merged into another leaves its work to it: the same people go on, so that nothing is answered anew.
///
/// # Errors
/// [`Refusal`] when the unit has no part in the task, or the work has ended.
pub fn succeed(directive: &Directive, from: UnitId, to: UnitId) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    if stored.lead_unit == from {
        stored.lead_unit = to;
    }
    for unit in stored.co_units.iter_mut().chain(&mut stored.informed).filter(|unit| **unit == from) {
        *unit = to;
    }
    for part in stored.parts.iter_mut().filter(|part| part.unit == from) {
        part.unit = to;
    }
    if stored == **directive {
        return Err(Refusal::NothingToHandOver);
    }
    // The successor may have had a part of its own: one unit has one part, and the lead has no other.
    let lead = stored.lead_unit;
    stored.co_units = distinct(&stored.co_units, |unit| *unit != lead);
    let co_units = stored.co_units.clone();
    stored.informed = distinct(&stored.informed, |unit| *unit != lead && !co_units.contains(unit));
    stored.parts.retain(|part| co_units.contains(&part.unit));
    let mut seen = Vec::new();
    stored.parts.retain(|part| {
        !seen.contains(&part.unit) && {
            seen.push(part.unit);
            true
        }
    });
    changed(directive, stored, "directives.succeed", Body::new().with("from", from).with("to", to))
}

/// Names the officer of the lead unit who does the work; `None`: the unit as a whole again.
///
/// # Errors
/// [`Refusal`] for somebody who does not work there, when it is so already, or when the work has ended.
pub fn hand_on(directive: &Directive, officer: Option<(PersonId, UnitId)>) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    if officer.is_some_and(|(_, unit)| unit != stored.lead_unit) {
        return Err(Refusal::NotOfTheUnit);
    }
    let officer = officer.map(|(person, _)| person);
    if stored.flow.officer == officer {
        return Err(Refusal::SameAlready);
    }
    stored.flow.officer = officer;
    changed(directive, stored, "directives.hand_on", Body::new())
}

/// Names another follower. That it was followed until now does not change.
///
/// # Errors
/// [`Refusal`] when it is so already, or when the work has ended.
pub fn follow(directive: &Directive, person: PersonId, now: OffsetDateTime) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    let since = match stored.follower {
        Some(follower) if follower.person == person => return Err(Refusal::SameAlready),
        Some(follower) => follower.since,
        None => Some(now),
    };
    stored.follower = Some(Follower { person, since });
    changed(directive, stored, "directives.follow", Body::new())
}

fn distinct(units: &[UnitId], keep: impl Fn(&UnitId) -> bool) -> Vec<UnitId> {
    let mut kept: Vec<UnitId> = Vec::with_capacity(units.len());
    for unit in units.iter().filter(|unit| keep(unit)) {
        if !kept.contains(unit) {
            kept.push(*unit);
        }
    }
    kept
}
