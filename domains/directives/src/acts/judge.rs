//! Judge a result that was handed in: accept it with a grade, or give it back with a reason.

use ids::PersonId;
use ledger::Body;
use time::OffsetDateTime;

use super::{changed, open, said};
use crate::flow::{Grade, Returned};
use crate::{Change, Directive, Refusal, StoredDirective};

/// Accepts the result: it stands from now, and is held against the deadline by its own date.
///
/// # Errors
/// [`Refusal`] when nothing was handed in, or by the person who handed it in.
pub fn accept(directive: &Directive, grade: Grade, by: PersonId, now: OffsetDateTime) -> Result<Change, Refusal> {
    let mut stored = handed_in(directive, by)?;
    if let Some(completion) = &mut stored.commitment.completion {
        completion.stands_from = Some(now.max(completion.at));
    }
    stored.flow.grade = Some(grade);
    changed(directive, stored, "directives.accept", Body::new())
}

/// Gives the result back: the task is not completed, its proofs and the reason stay.
///
/// # Errors
/// [`Refusal`] without a reason, when nothing was handed in, or by the person who handed it in.
pub fn give_back(directive: &Directive, reason: &str, by: PersonId, now: OffsetDateTime) -> Result<Change, Refusal> {
    let mut stored = handed_in(directive, by)?;
    let reason = said(reason)?;
    let body = Body::new().with("reason", reason.as_str());
    let result_at = stored.commitment.completion.as_ref().map_or(now, |completion| completion.at);
    stored.flow.returns.push(Returned { by, at: now, reason, result_at });
    changed(directive, stored, "directives.give_back", body)
}

fn handed_in(directive: &Directive, by: PersonId) -> Result<StoredDirective, Refusal> {
    let stored = open(directive)?;
    if !directive.is_handed_in() {
        return Err(Refusal::NothingHandedIn);
    }
    if stored.flow.submitted_by == Some(by) {
        return Err(Refusal::OwnResult);
    }
    Ok(stored)
}
