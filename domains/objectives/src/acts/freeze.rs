//! Freeze the figures of a period, at the time of a report or of a review.

use ledger::{Body, Draft};

use crate::{Change, Frozen, Refusal, StoredFrozen, Write};

/// Decides it.
///
/// # Errors
/// [`Refusal::ReasonMissing`], [`Refusal::NotCountedYet`] for a moment that lies ahead.
pub fn freeze(figures: StoredFrozen) -> Result<Change, Refusal> {
    let frozen = Frozen::restore(StoredFrozen { reason: figures.reason.trim().to_owned(), ..figures })?;
    let draft = Draft {
        act: "objectives.freeze".to_owned(),
        subject_kind: "frozen_figures".to_owned(),
        subject_id: frozen.id.uuid(),
        subject_version: 1,
        occurred_at_us: None,
        body: Body::new()
            .with("decision", frozen.decision.to_string())
            .with("as_of_us", ledger::micros(frozen.as_of))
            .with("known_at_us", ledger::micros(frozen.known_at))
            .with("reason", frozen.reason.as_str())
            .with("sha256", frozen.digest.as_str()),
    };
    Ok(Change::new(Write::Frozen(frozen), draft))
}
