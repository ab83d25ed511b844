//! Loaded decisions taken back through the rules of their domain.

use std::collections::HashMap;

use ids::{DecisionId, ObjectiveId};
use measure::Period;
use objectives::{BoundMeasure, LoadedDecision, LoadedObjective, StoredDecision};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::binding;
use crate::moment::Reader;
use crate::rows::objectives::{decision_loaded, measure_binding, objective};
use crate::{Database, Fault};

/// The decision of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn decision(db: &Database, id: DecisionId) -> Result<Option<LoadedDecision>, Fault> {
    let rows = decision_loaded::Entity::find_by_id(id.uuid()).all(db.reader()).await?;
    Ok(read(db.reader(), rows).await?.pop())
}

/// The decision that was loaded from a file with this digest of its text (hex SHA-256).
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn decision_by_digest(db: &Database, digest: &str) -> Result<Option<LoadedDecision>, Fault> {
    let rows =
        decision_loaded::Entity::find().filter(decision_loaded::COLUMN.digest.eq(digest)).all(db.reader()).await?;
    Ok(read(db.reader(), rows).await?.pop())
}

/// Every loaded decision, by the beginning of its period, then by the moment it was loaded.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn decisions(db: &Database) -> Result<Vec<LoadedDecision>, Fault> {
    let rows = decision_loaded::Entity::find()
        .order_by_asc(decision_loaded::COLUMN.period_from)
        .order_by_asc(decision_loaded::COLUMN.loaded_at_us)
        .order_by_asc(decision_loaded::COLUMN.id)
        .all(db.reader())
        .await?;
    read(db.reader(), rows).await
}

async fn read(db: &impl ConnectionTrait, rows: Vec<decision_loaded::Model>) -> Result<Vec<LoadedDecision>, Fault> {
    let objectives = objective::Entity::find()
        .filter(objective::COLUMN.decision_id.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(objective::COLUMN.seq)
        .all(db)
        .await?;
    let bindings = measure_binding::Entity::find()
        .filter(measure_binding::COLUMN.objective_id.is_in(objectives.iter().map(|row| row.id)))
        .order_by_asc(measure_binding::COLUMN.seq)
        .all(db)
        .await?;
    let mut measures: HashMap<Uuid, Vec<BoundMeasure>> = HashMap::new();
    for row in bindings {
        measures.entry(row.objective_id).or_default().push(binding::read(row)?);
    }
    let mut of_decision: HashMap<Uuid, Vec<LoadedObjective>> = HashMap::new();
    for row in objectives {
        let measures = measures.remove(&row.id).unwrap_or_default();
        let id = ObjectiveId::new(row.id);
        let objective = LoadedObjective { id, item: row.item, text: row.text, owner: row.owner, measures };
        of_decision.entry(row.decision_id).or_default().push(objective);
    }
    rows.into_iter()
        .map(|row| {
            let objectives = of_decision.remove(&row.id).unwrap_or_default();
            restore(row, objectives)
        })
        .collect()
}

fn restore(row: decision_loaded::Model, objectives: Vec<LoadedObjective>) -> Result<LoadedDecision, Fault> {
    let reader = Reader::new("decision_loaded", row.id);
    let stored = StoredDecision {
        id: DecisionId::new(row.id),
        digest: row.digest,
        number: row.number,
        issued_on: reader.day_opt(row.issued_on)?,
        issuer: row.issuer,
        title: row.title,
        period: Period { from: reader.day(row.period_from)?, to: reader.day(row.period_to)? },
        text: row.text,
        objectives,
        loaded_at: reader.moment(row.loaded_at_us)?,
        version: row.version,
    };
    LoadedDecision::restore(stored).map_err(|refusal| reader.fault(refusal))
}
