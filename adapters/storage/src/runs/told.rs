//! How a run ended, and everything that was wrong in its file.

use ids::RunId;
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set};
use time::OffsetDateTime;

use super::number;
use crate::moment::{Reader, micros};
use crate::rows::running::{import_problem, import_run};
use crate::{Database, Fault, bulk};

/// The most problems that are kept of one run: who has more mends the file first.
pub const TOLD: usize = 10_000;

/// Something wrong in a file, as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The row, numbered as in the file.
    pub row: u32,
    /// The key of the column.
    pub column: String,
    /// What is written there.
    pub value: String,
    /// What is wrong and what to do.
    pub what: String,
    /// The address of the cell.
    pub cell: Option<String>,
    /// Whether the row was taken all the same.
    pub doubt: bool,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct End {
    /// The rows of its file.
    pub rows: u64,
    /// The answer, as JSON text; empty where it failed.
    pub answer: String,
    /// The message key of what ended it before its time.
    pub failure: Option<String>,
    /// What was wrong, row by row.
    pub told: Vec<Told>,
}

/// Notes the end of a run.
///
/// # Errors
/// [`Fault::Database`].
pub async fn end(db: &Database, id: RunId, end: End, now: OffsetDateTime) -> Result<(), Fault> {
    let End { rows, answer, failure, told } = end;
    let txn = db.begin().await?;
    import_run::Entity::update_many()
        .set(import_run::ActiveModel {
            rows: Set(number(rows)),
            settled: Set(number(if failure.is_none() { rows } else { 0 })),
            answer: Set(answer),
            failure: Set(failure),
            seen_us: Set(Some(micros(now))),
            ended_us: Set(Some(micros(now))),
            ..Default::default()
        })
        .filter(import_run::COLUMN.id.eq(id.uuid()))
        .exec(&txn)
        .await?;
    let row = |(seq, told): (i64, Told)| {
        import_problem::Model {
            run_id: id.uuid(),
            seq,
            row: told.row.into(),
            column_key: told.column,
            value: told.value,
            what: told.what,
            cell: told.cell,
            doubt: told.doubt,
        }
        .into_active_model()
    };
    bulk::insert(&txn, (0..).zip(told.into_iter().take(TOLD)).map(row).collect()).await?;
    Ok(txn.commit().await?)
}

/// The first so many problems of a run, in the order of the file.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn told(db: &Database, id: RunId, most: u64) -> Result<Vec<Told>, Fault> {
    let rows = import_problem::Entity::find()
        .filter(import_problem::COLUMN.run_id.eq(id.uuid()))
        .order_by_asc(import_problem::COLUMN.seq)
        .limit(most)
        .all(db.reader())
        .await?;
    let reader = Reader::new("import_problem", id.uuid());
    rows.into_iter()
        .map(|row| {
            Ok(Told {
                row: reader.count(row.row)?,
                column: row.column_key,
                value: row.value,
                what: row.what,
                cell: row.cell,
                doubt: row.doubt,
            })
        })
        .collect()
}
