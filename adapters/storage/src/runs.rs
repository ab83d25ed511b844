//! Bulk runs: what was imported or simulated, by whom, and what was answered.

use ids::RunId;
use sea_orm::{EntityTrait, IntoActiveModel, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use crate::moment::{Reader, micros};
use crate::rows::running::import_run;
use crate::{Database, Fault};

/// A run that came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its id: the events that it made name it.
    pub id: RunId,
    /// What was brought in, such as `directives`.
    pub kind: String,
    /// Where it came from, such as the file's name.
    pub source: String,
    /// Who ran it, as the log calls it.
    pub actor: String,
    /// When.
    pub at: OffsetDateTime,
    /// The answer, as JSON text.
    pub answer: String,
}

/// Notes a run.
///
/// # Errors
/// [`Fault::Database`].
pub async fn add(db: &Database, run: &Run) -> Result<(), Fault> {
    let row = import_run::Model {
        id: run.id.uuid(),
        kind: run.kind.clone(),
        source: run.source.clone(),
        actor: run.actor.clone(),
        at_us: micros(run.at),
        answer: run.answer.clone(),
    };
    let txn = db.begin().await?;
    import_run::Entity::insert(row.into_active_model()).exec_without_returning(&txn).await?;
    Ok(txn.commit().await?)
}

/// The latest runs, the newest first.
///
/// # Errors
/// [`Fault::Database`], [`Fault::Row`].
pub async fn latest(db: &Database, most: u64) -> Result<Vec<Run>, Fault> {
    let rows = import_run::Entity::find()
        .order_by_desc(import_run::COLUMN.at_us)
        .order_by_desc(import_run::COLUMN.id)
        .limit(most)
        .all(db.reader())
        .await?;
    rows.into_iter()
        .map(|row| {
            let at = Reader::new("import_run", row.id).moment(row.at_us)?;
            Ok(Run {
                id: RunId::new(row.id),
                kind: row.kind,
                source: row.source,
                actor: row.actor,
                at,
                answer: row.answer,
            })
        })
        .collect()
}
