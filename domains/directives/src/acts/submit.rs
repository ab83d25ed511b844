//! Hand a result in: with evidence, to be accepted by whoever gave the work.

use commitment::{Completion, Evidence};
use ids::PersonId;
use law::CompletedWhen;
use ledger::Draft;
use time::OffsetDateTime;

use super::open;
use crate::{Change, Directive, Document, Refusal, Write};

/// Hands in a result dated `at`. It waits for its acceptance, unless the office counts results from their submission.
///
/// # Errors
/// [`Refusal`] without evidence, when one waits already or the work has ended, or for a date outside of what can be.
pub fn submit(
    directive: &Directive,
    document: &Document,
    (at, evidence): (OffsetDateTime, Vec<Evidence>),
    by: PersonId,
    completed_when: CompletedWhen,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    open(directive)?;
    if directive.is_handed_in() {
        return Err(Refusal::AlreadyHandedIn);
    }
    let stands_from = match completed_when {
        CompletedWhen::Submitted => Some(now),
        CompletedWhen::Accepted => None,
    };
    hand_in(directive, document, Brought { at, evidence, by: Some(by), stands_from, act: "directives.submit" }, now)
}

/// A result, who brings it, and from when it stands.
pub(super) struct Brought {
    pub(super) at: OffsetDateTime,
    pub(super) evidence: Vec<Evidence>,
    pub(super) by: Option<PersonId>,
    pub(super) stands_from: Option<OffsetDateTime>,
    pub(super) act: &'static str,
}

/// Adds a result with what proves it; what was handed in before stays among the proofs.
pub(super) fn hand_in(
    directive: &Directive,
    document: &Document,
    result: Brought,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    let evidence: Vec<Evidence> = result.evidence.into_iter().filter(says_something).collect();
    if evidence.is_empty() {
        return Err(Refusal::EvidenceMissing);
    }
    if result.at > now {
        return Err(Refusal::InTheFuture { now });
    }
    if result.at.to_offset(calendar::ZONE).date() < document.issued_on {
        return Err(Refusal::ResultBeforeDocument { issued_on: document.issued_on });
    }
    let mut proofs = Vec::new();
    // Of a result that waits the moment stays at which it was handed in; one that was given back is handed in anew.
    let mut submitted_at = now;
    if let Some(before) = stored.commitment.completion.take() {
        if let Some(before) = before.submitted_at.filter(|_| directive.is_handed_in()) {
            submitted_at = before;
        }
        proofs = before.evidence;
    }
    proofs.extend(evidence);
    stored.commitment.completion = Some(Completion {
        at: result.at,
        submitted_at: Some(submitted_at),
        stands_from: result.stands_from,
        evidence: proofs,
    });
    stored.flow.submitted_by = result.by;
    stored.version += 1;
    let draft = Draft {
        act: result.act.to_owned(),
        subject_kind: "directive".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: stored.version,
        occurred_at_us: Some(ledger::micros(result.at)),
        body: super::described(directive).difference(&super::described(&stored)),
    };
    Ok(Change::new(vec![Write::Directive(Directive::restore(stored)?)], draft))
}

fn says_something(proof: &Evidence) -> bool {
    match proof {
        Evidence::Document { number, .. } => !number.trim().is_empty(),
        Evidence::File { .. } => true,
        Evidence::Text { text } => !text.trim().is_empty(),
    }
}
