//! Take over a directive from a record of another system: kept as given, never rolled or computed.

use commitment::{Commitment, Completion, Deadline, Evidence, Ground, Origin};
use ids::{DirectiveId, PersonId, UnitId};
use law::CompletedWhen;
use ledger::Draft;
use time::OffsetDateTime;

use crate::flow::Flow;
use crate::{Change, Directive, Document, Follower, Level, Refusal, StoredDirective, Write};

/// What a record says. `None` leaves a field of an existing directive as it is: an empty cell erases nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Mã.
    pub code: String,
    /// Who gave it; `None`: the document's level.
    pub level: Option<Level>,
    /// What is to be done.
    pub content: Option<String>,
    /// Chủ trì.
    pub lead_unit: UnitId,
    /// Phối hợp; empty: as it is.
    pub co_units: Vec<UnitId>,
    /// Chuyên viên theo dõi.
    pub follower: Option<PersonId>,
    /// When it was received.
    pub received_at: Option<OffsetDateTime>,
    /// When it was entered.
    pub entered_at: Option<OffsetDateTime>,
    /// When it is due.
    pub due_at: Option<OffsetDateTime>,
    /// The date of the result.
    pub completed_at: Option<OffsetDateTime>,
    /// What proves it.
    pub evidence: Option<String>,
    /// When the result was handed in, where the record has that column.
    pub submitted_at: Option<OffsetDateTime>,
    /// When the result was accepted, where the record has that column.
    pub accepted_at: Option<OffsetDateTime>,
}

/// Decides the change; `None`: everything is known already. `new_id` names the directive when there is none yet.
///
/// # Errors
/// [`Refusal`] where a rule of directives would break.
pub fn record_directive(
    existing: Option<&Directive>,
    document: &Document,
    known: Known,
    completed_when: CompletedWhen,
    new_id: DirectiveId,
    now: OffsetDateTime,
) -> Result<Option<Change>, Refusal> {
    if document.is_secret() {
        return Err(Refusal::SecretDocument);
    }
    let before = existing.map(|directive| (**directive).clone());
    let mut stored = match &before {
        Some(old) => StoredDirective {
            document: document.id,
            level: known.level.unwrap_or(old.level),
            content: known.content.clone().unwrap_or_else(|| old.content.clone()),
            lead_unit: known.lead_unit,
            co_units: if known.co_units.is_empty() { old.co_units.clone() } else { known.co_units.clone() },
            follower: follower(old.follower, &known),
            received_at: known.received_at.or(old.received_at),
            commitment: Commitment {
                entered_at: known.entered_at.or(old.commitment.entered_at),
                deadlines: deadlines(&old.commitment.deadlines, known.due_at),
                completion: completion(old.commitment.completion.as_ref(), &known, completed_when),
                ..old.commitment.clone()
            },
            version: old.version + 1,
            ..old.clone()
        },
        None => StoredDirective {
            id: new_id,
            code: known.code.trim().to_owned(),
            document: document.id,
            level: known.level.unwrap_or(document.level),
            content: known.content.clone().unwrap_or_default(),
            lead_unit: known.lead_unit,
            co_units: known.co_units.clone(),
            parts: Vec::new(),
            informed: Vec::new(),
            product: String::new(),
            parent: None,
            follower: follower(None, &known),
            received_at: known.received_at,
            commitment: Commitment {
                entered_at: known.entered_at,
                deadlines: vec![Deadline {
                    due: known.due_at,
                    decided_at: known.entered_at.or(known.received_at).unwrap_or(now),
                    ground: Ground::Original,
                    origin: Origin::Record,
                }],
                completion: completion(None, &known, completed_when),
                ..Commitment::default()
            },
            flow: Flow::default(),
            version: 1,
        },
    };
    // Whoever newly leads or cooperates is not only informed; whoever left has no part.
    let StoredDirective { lead_unit, co_units, .. } = &stored;
    let (lead, working) = (*lead_unit, co_units.clone());
    stored.parts.retain(|part| working.contains(&part.unit));
    stored.informed.retain(|unit| *unit != lead && !working.contains(unit));
    let difference = before.as_ref().map(super::described).unwrap_or_default().difference(&super::described(&stored));
    if difference.is_empty() {
        return Ok(None);
    }
    let draft = Draft {
        act: "directives.record".to_owned(),
        subject_kind: "directive".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: stored.version,
        occurred_at_us: None,
        body: difference,
    };
    Ok(Some(Change::new(vec![Write::Directive(Directive::restore(stored)?)], draft)))
}

fn follower(old: Option<Follower>, known: &Known) -> Option<Follower> {
    match (old, known.follower) {
        // Another follower takes over: that the task was followed until today does not change.
        (Some(old), Some(person)) => Some(Follower { person, since: old.since }),
        (Some(old), None) => Some(old),
        // A record names its follower as of its entry: it does not say since when.
        (None, Some(person)) => Some(Follower { person, since: known.entered_at }),
        (None, None) => None,
    }
}

/// A record that now says another time was wrong before: the correction holds from the original's moment on, and the
/// original row stays.
fn deadlines(old: &[Deadline], due_at: Option<OffsetDateTime>) -> Vec<Deadline> {
    let mut rows = old.to_vec();
    let in_force = old.last();
    if due_at.is_some() && in_force.and_then(|row| row.due) != due_at {
        let decided_at = in_force.map_or(OffsetDateTime::UNIX_EPOCH, |row| row.decided_at);
        rows.push(Deadline { due: due_at, decided_at, ground: Ground::Correction, origin: Origin::Record });
    }
    rows
}

/// Where the office counts a result from its acceptance and the record keeps that apart, a result that was only handed in waits.
fn completion(old: Option<&Completion>, known: &Known, completed_when: CompletedWhen) -> Option<Completion> {
    let at = known.completed_at.or(old.map(|old| old.at))?;
    let submitted_at = known.submitted_at.or(old.and_then(|old| old.submitted_at));
    let stands_from = match (completed_when, known.accepted_at, submitted_at) {
        (CompletedWhen::Accepted, Some(accepted), _) => Some(accepted.max(at)),
        (CompletedWhen::Accepted, None, Some(_)) => old.and_then(|old| old.stands_from),
        (CompletedWhen::Submitted, _, Some(submitted)) => Some(submitted.max(at)),
        (_, None, None) | (CompletedWhen::Submitted, Some(_), None) => Some(at),
    };
    let mut evidence = old.map(|old| old.evidence.clone()).unwrap_or_default();
    if let Some(text) = known.evidence.as_ref().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        let proof = Evidence::Text { text: text.to_owned() };
        if !evidence.contains(&proof) {
            evidence.push(proof);
        }
    }
    Some(Completion { at, submitted_at, stands_from, evidence })
}
