//! Confirm or choose the indicator of a measure.

use ids::PersonId;
use ledger::{Body, Draft};
use time::OffsetDateTime;

use crate::{Binding, Catalogue, Change, LoadedDecision, Refusal, StoredDecision, Write, catalogue};

/// Binds measure `place` (from 0) of objective `item` to `indicator` for good; `None`: it is confirmed so already.
///
/// # Errors
/// [`Refusal`] when the objective, the measure or the indicator does not exist, or the units differ.
pub fn confirm(
    decision: &LoadedDecision,
    item: &str,
    place: usize,
    indicator: &str,
    known: &Catalogue,
    by: Option<PersonId>,
    now: OffsetDateTime,
) -> Result<Option<Change>, Refusal> {
    let found = known.find(indicator).ok_or_else(|| Refusal::NoSuchIndicator { name: indicator.to_owned() })?;
    let mut stored: StoredDecision = (**decision).clone();
    let objective = stored
        .objectives
        .iter_mut()
        .find(|objective| objective.item == item)
        .ok_or_else(|| Refusal::NoSuchObjective { item: item.to_owned() })?;
    let id = objective.id;
    let measure = objective.measures.get_mut(place).ok_or(Refusal::NoSuchMeasure { place })?;
    if !catalogue::is_written_in(&found, measure.unit) {
        return Err(Refusal::OtherUnit { name: indicator.to_owned() });
    }
    if matches!(&measure.binding, Binding::Confirmed { indicator: bound, .. } if bound == indicator) {
        return Ok(None);
    }
    let before = measure.binding.indicator().map(str::to_owned);
    measure.binding = Binding::Confirmed { indicator: indicator.to_owned(), by, at: now };
    stored.version += 1;
    let draft = Draft {
        act: "objectives.confirm".to_owned(),
        subject_kind: "decision".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: stored.version,
        occurred_at_us: None,
        body: Body::new()
            .with("objective", id.to_string())
            .with("item", item)
            .with("measure", i64::try_from(place).unwrap_or(i64::MAX))
            .with("before", before)
            .with("indicator", indicator),
    };
    Ok(Some(Change::new(Write::Decision(LoadedDecision::restore(stored)?), draft)))
}
