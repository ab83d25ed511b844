//! Stop the clock and let it run on: only with a ground and the document that says so.

use commitment::Pause;
use ledger::Body;
use time::OffsetDateTime;

use super::{changed, open, said};
use crate::{Change, Directive, Refusal};

/// Stops the clock now.
///
/// # Errors
/// [`Refusal`] without a ground or a document, when it stands already or the work has ended.
pub fn pause(directive: &Directive, ground: &str, document: &str, now: OffsetDateTime) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    if stored.commitment.pauses.last().is_some_and(|pause| pause.to.is_none()) {
        return Err(Refusal::AlreadyPaused);
    }
    let ground = said(ground)?;
    let document = document.trim().to_owned();
    if document.is_empty() {
        return Err(Refusal::GroundMissing);
    }
    let body = Body::new().with("reason", ground.as_str()).with("ground_document", document.as_str());
    stored.commitment.pauses.push(Pause { from: now, to: None, ground, document });
    changed(directive, stored, "directives.pause", body)
}

/// Lets the clock run on: what is due moves on by the office time for which it stood.
///
/// # Errors
/// [`Refusal`] when it runs, or the work has ended.
pub fn resume(directive: &Directive, now: OffsetDateTime) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    let Some(pause) = stored.commitment.pauses.last_mut().filter(|pause| pause.to.is_none()) else {
        return Err(Refusal::NotPaused);
    };
    pause.to = Some(now);
    changed(directive, stored, "directives.resume", Body::new())
}
