//! Runs that wait: a file is kept with its run until somebody who works takes it up, and forgotten some days later.

use ids::RunId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Run, columns, number, read};
use crate::moment::micros;
use crate::rows::running::{import_problem, import_run, import_upload};
use crate::{Database, Fault, bulk};

/// A file that is kept for a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Notes a run that waits, with its file where that is not kept already. The same run again changes nothing.
///
/// # Errors
/// [`Fault::Database`].
pub async fn queue(db: &Database, run: &Run, file: Option<Upload>) -> Result<(), Fault> {
    let txn = db.begin().await?;
    if let Some(Upload { id, name, content }) = file {
        let row = import_upload::Model { id, name, content, at_us: micros(run.at) };
        bulk::insert_missing(&txn, vec![row.into_active_model()]).await?;
    }
    bulk::insert_missing(&txn, vec![columns(run).into_active_model()]).await?;
    Ok(txn.commit().await?)
}

/// Takes up the run that waits longest; of several who ask at once one gets it.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn claim(db: &Database, now: OffsetDateTime) -> Result<Option<Run>, Fault> {
    let waits = || import_run::COLUMN.begun_us.is_null();
    let oldest = || import_run::Entity::find().filter(waits()).order_by_asc(import_run::COLUMN.at_us);
    let Some(found) = oldest().order_by_asc(import_run::COLUMN.id).limit(1).one(db.reader()).await? else {
        return Ok(None);
    };
    let txn = db.begin().await?;
    let begun = Set(Some(micros(now)));
    let taken = import_run::Entity::update_many()
        .set(import_run::ActiveModel { begun_us: begun.clone(), seen_us: begun, ..Default::default() })
        .filter(import_run::COLUMN.id.eq(found.id))
        .filter(waits())
        .exec(&txn)
        .await?;
    txn.commit().await?;
    if taken.rows_affected == 0 {
        return Ok(None);
    }
    let mut run = read(found)?;
    (run.begun, run.seen) = (Some(now), Some(now));
    Ok(Some(run))
}

/// The file of a run, while it is kept.
///
/// # Errors
/// [`Fault::Database`].
pub async fn upload(db: &Database, id: Uuid) -> Result<Option<Upload>, Fault> {
    let row = import_upload::Entity::find_by_id(id).one(db.reader()).await?;
    Ok(row.map(|import_upload::Model { id, name, content, .. }| Upload { id, name, content }))
}

/// Whether a file is kept still.
///
/// # Errors
/// [`Fault::Database`].
pub async fn is_kept(db: &Database, id: Uuid) -> Result<bool, Fault> {
    Ok(import_upload::Entity::find_by_id(id).count(db.reader()).await? > 0)
}

/// Notes how far a run is.
///
/// # Errors
/// [`Fault::Database`].
pub async fn seen(db: &Database, id: RunId, settled: u64, rows: u64, now: OffsetDateTime) -> Result<(), Fault> {
    let txn = db.begin().await?;
    import_run::Entity::update_many()
        .set(import_run::ActiveModel {
            settled: Set(number(settled)),
            rows: Set(number(rows)),
            seen_us: Set(Some(micros(now))),
            ..Default::default()
        })
        .filter(import_run::COLUMN.id.eq(id.uuid()))
        .exec(&txn)
        .await?;
    Ok(txn.commit().await?)
}

/// Forgets the files that were kept before a moment, and the problems of runs that were asked for before another one: a wrong
/// cell may hold what somebody wants forgotten.
///
/// # Errors
/// [`Fault::Database`].
pub async fn forget(db: &Database, files: OffsetDateTime, problems: OffsetDateTime) -> Result<(), Fault> {
    let txn = db.begin().await?;
    import_upload::Entity::delete_many().filter(import_upload::COLUMN.at_us.lt(micros(files))).exec(&txn).await?;
    let old = Query::select()
        .column(import_run::Column::Id)
        .from(import_run::Entity)
        .and_where(Expr::col(import_run::Column::AtUs).lt(micros(problems)))
        .take();
    import_problem::Entity::delete_many().filter(import_problem::COLUMN.run_id.in_subquery(old)).exec(&txn).await?;
    Ok(txn.commit().await?)
}
