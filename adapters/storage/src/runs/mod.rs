//! Bulk runs: what was imported, by whom, how far it is, and what was answered; files that wait to be taken in.

mod queue;
mod told;

use ids::{PersonId, RunId};
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use uuid::Uuid;

pub use queue::{Upload, claim, forget, is_kept, queue, seen, upload};
pub use told::{End, TOLD, Told, end, told};

use crate::moment::{Reader, id, micros};
use crate::rows::running::import_run;
use crate::{Cursor, Database, Fault, Page, Slice, bulk};

text::words! {
    /// How the rows of a file are taken.
    Mode {
        /// Nothing is written: what would happen is counted.
        DryRun = "dry_run",
        /// All of them, or none.
        Whole = "whole",
        /// The good ones.
        Partial = "partial",
    }
}

text::words! {
    /// Which way a file came.
    Origin {
        /// By the command line.
        Console = "console",
        /// By the programming interface.
        Api = "api",
        /// By a page.
        Page = "page",
        /// It lay in the watched folder.
        Folder = "folder",
    }
}

/// A run, from the moment at which it was asked for. Its state is what its moments say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its id: the events that it made name it.
    pub id: RunId,
    /// What was brought in, such as `directives`.
    pub kind: String,
    /// Where it came from, such as the file's name.
    pub source: String,
    /// Which way it came.
    pub origin: Origin,
    /// How its rows are taken.
    pub mode: Mode,
    /// Who ran it, as the log calls it.
    pub actor: String,
    /// The person who did; `None`: the console.
    pub actor_id: Option<PersonId>,
    /// When it was asked for.
    pub at: OffsetDateTime,
    /// The file that was kept for it, if one was.
    pub upload: Option<Uuid>,
    /// The rows of the file, as soon as they are known.
    pub rows: u64,
    /// How many of them are settled.
    pub settled: u64,
    /// When it began; `None`: it waits.
    pub begun: Option<OffsetDateTime>,
    /// When it was last heard of.
    pub seen: Option<OffsetDateTime>,
    /// When it ended; `None`: it has not.
    pub ended: Option<OffsetDateTime>,
    /// The message key of what ended it before its time.
    pub failure: Option<String>,
    /// The answer, as JSON text; empty before its end.
    pub answer: String,
}

/// Notes a run; one that is noted already stays as it is.
///
/// # Errors
/// [`Fault::Database`].
pub async fn add(db: &Database, run: &Run) -> Result<(), Fault> {
    let txn = db.begin().await?;
    bulk::insert_missing(&txn, vec![columns(run).into_active_model()]).await?;
    Ok(txn.commit().await?)
}

/// The run of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn run(db: &Database, id: RunId) -> Result<Option<Run>, Fault> {
    import_run::Entity::find_by_id(id.uuid()).one(db.reader()).await?.map(read).transpose()
}

/// A page of runs, the newest first.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn page(db: &Database, slice: &Slice) -> Result<Page<Run>, Fault> {
    let mut select = import_run::Entity::find()
        .order_by_desc(import_run::COLUMN.at_us)
        .order_by_desc(import_run::COLUMN.id)
        .limit(slice.rows + 1);
    if let Some((at, last)) = slice.after.as_ref().and_then(Cursor::number) {
        use sea_orm::sea_query::{Expr, ExprTrait};
        let key = Expr::tuple([Expr::col(import_run::Column::AtUs), Expr::col(import_run::Column::Id)]);
        select = select.filter(key.lt(Expr::tuple([Expr::val(at), Expr::val(last)])));
    }
    let runs: Vec<Run> = select.all(db.reader()).await?.into_iter().map(read).collect::<Result<_, _>>()?;
    Ok(Page::cut(runs, slice.rows, |run| Cursor::after_number(micros(run.at), run.id.uuid())))
}

fn columns(run: &Run) -> import_run::Model {
    import_run::Model {
        id: run.id.uuid(),
        kind: run.kind.clone(),
        source: run.source.clone(),
        actor: run.actor.clone(),
        at_us: micros(run.at),
        answer: run.answer.clone(),
        mode: run.mode.key().to_owned(),
        origin: run.origin.key().to_owned(),
        rows: number(run.rows),
        settled: number(run.settled),
        actor_id: run.actor_id.map(PersonId::uuid),
        upload_id: run.upload,
        begun_us: run.begun.map(micros),
        seen_us: run.seen.map(micros),
        ended_us: run.ended.map(micros),
        failure: run.failure.clone(),
    }
}

fn read(row: import_run::Model) -> Result<Run, Fault> {
    let reader = Reader::new("import_run", row.id);
    Ok(Run {
        id: RunId::new(row.id),
        kind: row.kind,
        source: row.source,
        origin: reader.word(&row.origin, Origin::from_key)?,
        mode: reader.word(&row.mode, Mode::from_key)?,
        actor: row.actor,
        actor_id: id(row.actor_id),
        at: reader.moment(row.at_us)?,
        upload: row.upload_id,
        rows: reader.count(row.rows)?,
        settled: reader.count(row.settled)?,
        begun: reader.moment_opt(row.begun_us)?,
        seen: reader.moment_opt(row.seen_us)?,
        ended: reader.moment_opt(row.ended_us)?,
        failure: row.failure,
        answer: row.answer,
    })
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
