//! Frozen figures: written once.

use ids::{DecisionId, FrozenId, PersonId};
use objectives::{Frozen, StoredFrozen};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use crate::moment::{Reader, id, micros};
use crate::rows::objectives::frozen_figures;
use crate::{Database, Fault};

/// The frozen figures of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn frozen(db: &Database, id: FrozenId) -> Result<Option<Frozen>, Fault> {
    frozen_figures::Entity::find_by_id(id.uuid()).one(db.reader()).await?.map(read).transpose()
}

/// Everything that was frozen of a decision, the latest first: a few a year.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn frozen_of(db: &Database, decision: DecisionId) -> Result<Vec<Frozen>, Fault> {
    let rows = frozen_figures::Entity::find()
        .filter(frozen_figures::COLUMN.decision_id.eq(decision.uuid()))
        .order_by_desc(frozen_figures::COLUMN.known_us)
        .order_by_desc(frozen_figures::COLUMN.id)
        .all(db.reader())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Frozen figures as their row.
pub(crate) fn columns(frozen: &Frozen) -> Result<frozen_figures::Model, Fault> {
    let figures = serde_json::to_string(&frozen.figures);
    Ok(frozen_figures::Model {
        id: frozen.id.uuid(),
        decision_id: frozen.decision.uuid(),
        as_of_us: micros(frozen.as_of),
        known_us: micros(frozen.known_at),
        reason: frozen.reason.clone(),
        digest: frozen.digest.clone(),
        figures: figures.map_err(|error| Reader::new("frozen_figures", frozen.id.uuid()).fault(error))?,
        frozen_by: frozen.by.map(PersonId::uuid),
        version: 1,
    })
}

fn read(row: frozen_figures::Model) -> Result<Frozen, Fault> {
    let reader = Reader::new("frozen_figures", row.id);
    let stored = StoredFrozen {
        id: FrozenId::new(row.id),
        decision: DecisionId::new(row.decision_id),
        as_of: reader.moment(row.as_of_us)?,
        known_at: reader.moment(row.known_us)?,
        reason: row.reason,
        digest: row.digest,
        figures: serde_json::from_str(&row.figures).map_err(|error| reader.fault(error))?,
        by: id(row.frozen_by),
    };
    Frozen::restore(stored).map_err(|refusal| reader.fault(refusal))
}
