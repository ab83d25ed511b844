//! Share the work of a task: a cooperating unit's part, who is informed, tasks that are split off.

use calendar::Calendar;
use commitment::{Commitment, Deadline, Ground, Origin};
use ids::{DirectiveId, PersonId, UnitId};
use ledger::Body;
use serde::Serialize;
use time::OffsetDateTime;

use super::{changed, entered, open};
use crate::flow::{Finish, Flow, Part};
use crate::{Change, Directive, Refusal, StoredDirective};

/// What a unit contributes, and by when. A unit that took no part cooperates from now on; what was agreed before is replaced
/// as long as it is not finished.
///
/// # Errors
/// [`Refusal`] for the lead unit, without content, for a time after the task itself is due.
pub fn share(
    directive: &Directive,
    unit: UnitId,
    content: &str,
    due: Option<OffsetDateTime>,
    calendar: &Calendar,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    if unit == stored.lead_unit {
        return Err(Refusal::LeadAlsoCooperates);
    }
    let content = content.trim().to_owned();
    if content.is_empty() {
        return Err(Refusal::ContentMissing);
    }
    within(due, directive, calendar, now)?;
    if !stored.co_units.contains(&unit) {
        stored.informed.retain(|informed| *informed != unit);
        stored.co_units.push(unit);
    }
    match stored.parts.iter_mut().find(|part| part.unit == unit) {
        Some(Part { finish: Some(_), .. }) => return Err(Refusal::PartFinished),
        Some(part) => (part.content, part.due) = (content, due),
        None => stored.parts.push(Part { unit, content, due, finish: None }),
    }
    changed(directive, stored, "directives.share", Body::new())
}

/// A cooperating unit has done its part; one for which nothing was agreed, too.
///
/// # Errors
/// [`Refusal`] without proof, by a unit that takes no part, a second time.
pub fn finish_part(
    directive: &Directive,
    unit: UnitId,
    proof: &str,
    by: PersonId,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    if !stored.co_units.contains(&unit) {
        return Err(Refusal::PartOfAStranger);
    }
    let proof = proof.trim().to_owned();
    if proof.is_empty() {
        return Err(Refusal::EvidenceMissing);
    }
    let finish = Finish { by, at: now, proof };
    match stored.parts.iter_mut().find(|part| part.unit == unit) {
        Some(Part { finish: Some(_), .. }) => return Err(Refusal::PartFinished),
        Some(part) => part.finish = Some(finish),
        None => stored.parts.push(Part { unit, content: String::new(), due: None, finish: Some(finish) }),
    }
    changed(directive, stored, "directives.finish_part", Body::new())
}

/// A unit that should know of the task and owes nothing.
///
/// # Errors
/// [`Refusal`] when it knows already or works on it.
pub fn inform(directive: &Directive, unit: UnitId) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    if stored.informed.contains(&unit) {
        return Err(Refusal::SameAlready);
    }
    stored.informed.push(unit);
    changed(directive, stored, "directives.inform", Body::new())
}

/// A task that is split off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Child {
    /// Mã: its natural key.
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// Chủ trì.
    pub lead_unit: UnitId,
    /// By when; `None`: with the whole.
    pub due: Option<OffsetDateTime>,
}

/// Splits a task off: it belongs to the same document, is due no later than the whole, and closes for itself. The whole closes on
/// its own evidence.
///
/// # Errors
/// [`Refusal`] for a time after the whole is due, a taken code, or when the whole has ended.
pub fn split(
    parent: &Directive,
    child: Child,
    id: DirectiveId,
    code_taken: bool,
    calendar: &Calendar,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    open(parent)?;
    if code_taken {
        return Err(Refusal::CodeTaken);
    }
    within(child.due, parent, calendar, now)?;
    let due = child.due.or_else(|| parent.commitment.due_at(now, calendar));
    // Whoever owes the whole sees what becomes of its part.
    let informed = Some(parent.lead_unit).filter(|unit| *unit != child.lead_unit).into_iter().collect();
    let stored = StoredDirective {
        id,
        code: child.code.trim().to_owned(),
        document: parent.document,
        level: parent.level,
        content: child.content.trim().to_owned(),
        lead_unit: child.lead_unit,
        co_units: Vec::new(),
        parts: Vec::new(),
        informed,
        product: String::new(),
        parent: Some(parent.id),
        follower: parent.follower.map(|follower| crate::Follower { since: Some(now), ..follower }),
        received_at: parent.received_at,
        commitment: Commitment {
            entered_at: Some(now),
            deadlines: vec![Deadline { due, decided_at: now, ground: Ground::Original, origin: Origin::Moment }],
            ..Commitment::default()
        },
        flow: Flow::default(),
        version: 1,
    };
    entered(stored, "directives.split")
}

fn within(
    due: Option<OffsetDateTime>,
    whole: &Directive,
    calendar: &Calendar,
    now: OffsetDateTime,
) -> Result<(), Refusal> {
    match (due, whole.commitment.due_at(now, calendar)) {
        (Some(due), Some(whole)) if due > whole => Err(Refusal::AfterParent { due: whole }),
        _ => Ok(()),
    }
}
