//! Loaded decisions, indicators of the office's own and frozen figures into their tables.

use objectives::{Frozen, LoadedDecision, OwnIndicator};
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::versions::{Changed, replace};
use crate::moment::{days, micros};
use crate::objectives::{binding_columns, frozen_columns, indicator_columns};
use crate::rows::objectives::{decision_loaded, measure_binding, objective};
use crate::{CommitError, Fault, bulk};

/// Writes decisions. Objectives stay as they were loaded; the bindings of measures are replaced.
pub(super) async fn write(txn: &DatabaseTransaction, decisions: &[&LoadedDecision]) -> Result<(), CommitError> {
    for write in decisions {
        if write.version == 1 {
            bulk::insert(txn, vec![row(write).into_active_model()]).await?;
            bulk::insert(txn, objective_rows(write).collect()).await?;
        } else {
            let changed = Changed { id: write.id.uuid(), version: write.version, row: row(write).into_active_model() };
            replace(txn, [changed], decision_loaded::Column::Id, decision_loaded::Column::Version).await?;
            let objectives = write.objectives.iter().map(|objective| objective.id.uuid());
            measure_binding::Entity::delete_many()
                .filter(measure_binding::COLUMN.objective_id.is_in(objectives))
                .exec(txn)
                .await?;
        }
        bulk::insert(txn, bindings(write).collect()).await?;
    }
    Ok(())
}

/// Writes new indicators of the office's own.
pub(super) async fn indicators(txn: &DatabaseTransaction, own: &[&OwnIndicator]) -> Result<(), CommitError> {
    let rows = own.iter().map(|own| Ok(indicator_columns(own)?.into_active_model())).collect::<Result<_, Fault>>()?;
    Ok(bulk::insert(txn, rows).await?)
}

/// Writes figures that were frozen.
pub(super) async fn frozen(txn: &DatabaseTransaction, frozen: &[&Frozen]) -> Result<(), CommitError> {
    let rows = frozen.iter().map(|one| Ok(frozen_columns(one)?.into_active_model())).collect::<Result<_, Fault>>()?;
    Ok(bulk::insert(txn, rows).await?)
}

fn row(write: &LoadedDecision) -> decision_loaded::Model {
    decision_loaded::Model {
        id: write.id.uuid(),
        digest: write.digest.clone(),
        number: write.number.clone(),
        issued_on: write.issued_on.map(days),
        issuer: write.issuer.clone(),
        title: write.title.clone(),
        period_from: days(write.period.from),
        period_to: days(write.period.to),
        text: write.text.clone(),
        loaded_at_us: micros(write.loaded_at),
        version: write.version,
    }
}

fn objective_rows(write: &LoadedDecision) -> impl Iterator<Item = objective::ActiveModel> {
    (0..).zip(&write.objectives).map(|(seq, objective)| {
        objective::Model {
            id: objective.id.uuid(),
            decision_id: write.id.uuid(),
            seq,
            item: objective.item.clone(),
            text: objective.text.clone(),
            owner: objective.owner.clone(),
        }
        .into_active_model()
    })
}

fn bindings(write: &LoadedDecision) -> impl Iterator<Item = measure_binding::ActiveModel> {
    write.objectives.iter().flat_map(|objective| {
        (0..)
            .zip(&objective.measures)
            .map(|(seq, measure)| binding_columns(objective.id.uuid(), seq, measure).into_active_model())
    })
}
