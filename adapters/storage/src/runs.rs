//! Bulk runs: what was imported or simulated, by whom, and what was answered.

use ids::RunId;
use sea_orm::{EntityTrait, IntoActiveModel};
use time::OffsetDateTime;

use crate::moment::micros;
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
