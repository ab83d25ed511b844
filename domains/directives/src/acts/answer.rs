//! Answer an assignment: the lead unit takes it on, or turns it down with a reason and in time.

use calendar::Calendar;
use ids::PersonId;
use law::Law;
use ledger::Body;
use time::OffsetDateTime;

use super::{changed, open, said};
use crate::flow::Answer;
use crate::{Change, Directive, Refusal};

/// The unit takes the task on; one that it turned down before, too.
///
/// # Errors
/// [`Refusal`] when the work has ended or it was taken on already.
pub fn take_on(directive: &Directive, by: PersonId, now: OffsetDateTime) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    if let Some(Answer::TakenOn { .. }) = stored.flow.answer {
        return Err(Refusal::AlreadyTakenOn);
    }
    stored.flow.answer = Some(Answer::TakenOn { by, at: now });
    changed(directive, stored, "directives.take_on", Body::new())
}

/// The unit turns the task down. It stays owed, and goes back to whoever gives the work.
///
/// # Errors
/// [`Refusal`] without a reason, after the time for it, when it was taken on, or when the work has ended.
pub fn turn_down(
    directive: &Directive,
    reason: &str,
    by: PersonId,
    (law, calendar): (&Law, &Calendar),
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    match stored.flow.answer {
        Some(Answer::TakenOn { .. }) => return Err(Refusal::AlreadyTakenOn),
        Some(Answer::TurnedDown { .. }) => return Err(Refusal::AlreadyTurnedDown),
        None => {}
    }
    let reason = said(reason)?;
    if let Some(until) = answer_limit(directive, law, calendar).filter(|until| *until < now) {
        return Err(Refusal::TooLateToTurnDown { until });
    }
    let body = Body::new().with("reason", reason.as_str());
    stored.flow.answer = Some(Answer::TurnedDown { by, at: now, reason });
    changed(directive, stored, "directives.turn_down", body)
}

/// Until when the task may be turned down; `None`: nobody knows since when the unit has it.
#[must_use]
pub fn answer_limit(directive: &Directive, law: &Law, calendar: &Calendar) -> Option<OffsetDateTime> {
    let since = directive.flow.assigned_at.or(directive.commitment.entered_at)?;
    let rule = law.assignment_answer.at(since.to_offset(calendar::ZONE).date())?;
    calendar.due(since, rule.value).ok().map(|due| due.at)
}
