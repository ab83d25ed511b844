//! Complete a directive: only with evidence, by somebody who may accept what is handed in.

use commitment::Evidence;
use time::OffsetDateTime;

use super::submit::{Brought, hand_in};
use crate::{Change, Directive, Document, Refusal};

/// Completes with a result dated `at`. Who completes here accepts as well, so it stands from now; a result that was handed in and
/// still waits for its acceptance is accepted so.
///
/// # Errors
/// [`Refusal`] without evidence, when it ended already, or for a date outside of what can be.
pub fn complete(
    directive: &Directive,
    document: &Document,
    at: OffsetDateTime,
    evidence: Vec<Evidence>,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    let by = directive.flow.submitted_by;
    let brought = Brought { at, evidence, by, stands_from: Some(now), act: "directives.complete" };
    hand_in(directive, document, brought, now)
}
