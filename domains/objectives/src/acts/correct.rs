//! Correct by hand what the reader made of a measure, with the reason; the text of the decision stays as it was signed.

use ids::PersonId;
use ledger::{Body, Draft};
use measure::Target;

use crate::{Change, LoadedDecision, Refusal, StoredDecision, Write};

/// Which measure, and what its target really is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction<'a> {
    /// The objective's number.
    pub item: &'a str,
    /// The measure's place in it, from 0.
    pub place: usize,
    /// The target as the signed text has it; `None`: it sets none.
    pub target: Option<Target>,
    /// Why the reader was wrong.
    pub reason: &'a str,
    /// Who says so; `None`: the console.
    pub by: Option<PersonId>,
}

/// Decides the change; `None`: the target is that already.
///
/// # Errors
/// [`Refusal`] without a reason, or for a measure that is not there.
pub fn correct(decision: &LoadedDecision, correction: &Correction<'_>) -> Result<Option<Change>, Refusal> {
    let Correction { item, place, target, reason, by } = *correction;
    if reason.trim().is_empty() {
        return Err(Refusal::ReasonMissing);
    }
    let mut stored: StoredDecision = (**decision).clone();
    let objective = stored.objectives.iter_mut().find(|objective| objective.item == item);
    let objective = objective.ok_or_else(|| Refusal::NoSuchObjective { item: item.to_owned() })?;
    let id = objective.id;
    let measure = objective.measures.get_mut(place).ok_or(Refusal::NoSuchMeasure { place })?;
    if measure.target == target {
        return Ok(None);
    }
    let before = std::mem::replace(&mut measure.target, target);
    stored.version += 1;
    let draft = Draft {
        act: "objectives.correct".to_owned(),
        subject_kind: "decision".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: stored.version,
        occurred_at_us: None,
        body: Body::new()
            .with("objective", id.to_string())
            .with("item", item)
            .with("measure", i64::try_from(place).unwrap_or(i64::MAX))
            .with("from", written(before))
            .with("to", written(target))
            .with("reason", reason.trim())
            .with("by", by.map(|person| person.to_string())),
    };
    Ok(Some(Change::new(Write::Decision(LoadedDecision::restore(stored)?), draft)))
}

/// A target as the log writes it: its sign, and ten-thousandths.
fn written(target: Option<Target>) -> Option<String> {
    target.map(|target| format!("{} {}", target.comparator.sign(), target.value))
}
