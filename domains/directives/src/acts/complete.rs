//! Complete a directive: only with evidence.

use commitment::{Completion, Evidence};
use ledger::Draft;
use time::OffsetDateTime;

use crate::{Change, Directive, Document, Refusal, StoredDirective, Write};

/// Completes with a result dated `at`. Who completes here accepts as well, so it stands from now; a result that came from a
/// file and still waits for its acceptance is accepted so.
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
    let waiting = directive.commitment.completion.as_ref();
    if waiting.is_some_and(|completion| completion.stands_from.is_some()) {
        return Err(Refusal::AlreadyCompleted);
    }
    if directive.commitment.withdrawn_at.is_some() {
        return Err(Refusal::Withdrawn);
    }
    let evidence: Vec<Evidence> = evidence.into_iter().filter(says_something).collect();
    if evidence.is_empty() {
        return Err(Refusal::EvidenceMissing);
    }
    if at > now {
        return Err(Refusal::InTheFuture { now });
    }
    if at.to_offset(calendar::ZONE).date() < document.issued_on {
        return Err(Refusal::ResultBeforeDocument { issued_on: document.issued_on });
    }
    // What was handed in before stays among the proofs.
    let (submitted_at, mut proofs) =
        waiting.map_or((None, Vec::new()), |waiting| (waiting.submitted_at, waiting.evidence.clone()));
    proofs.extend(evidence);
    let submitted_at = Some(submitted_at.unwrap_or(now));
    let mut stored: StoredDirective = (**directive).clone();
    stored.commitment.completion = Some(Completion { at, submitted_at, stands_from: Some(now), evidence: proofs });
    stored.version += 1;
    let draft = Draft {
        act: "directives.complete".to_owned(),
        subject_kind: "directive".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: stored.version,
        occurred_at_us: Some(ledger::micros(at)),
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
