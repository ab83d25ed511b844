//! Facts and tallies made again from the records: after a change of the catalogue, of law or of the calendar.

use ids::DocumentId;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::derive::{recount_documents, recount_held};
use super::source::Source;
use super::{own, tally};
use crate::commit::{HELD, Rules};
use crate::dialect::Dialect;
use crate::rows::directives::document;
use crate::rows::figures::{fact, tally as tally_rows, tally_delta};
use crate::{CommitError, Database, Fault, leases, settings};

/// Documents gone through at once.
const DOCUMENTS: u64 = 2_000;

/// The setting that says by which rules facts and tallies were made.
const MADE_BY: &str = "figures";

/// Whether facts and tallies were made by these rules. Where nothing was ever counted, they were.
///
/// # Errors
/// [`Fault::Database`].
pub async fn are_made_by(db: &Database, mark: &str) -> Result<bool, Fault> {
    match settings::get(db, MADE_BY).await? {
        Some(made_by) => Ok(made_by == mark),
        None => Ok(fact::Entity::find().one(db.reader()).await?.is_none()),
    }
}

/// Notes that facts and tallies are made by these rules, where there are none yet.
///
/// # Errors
/// [`Fault::Database`].
pub async fn begin_by(db: &Database, mark: &str) -> Result<(), Fault> {
    if settings::get(db, MADE_BY).await?.is_none() && are_made_by(db, mark).await? {
        settings::set(db, MADE_BY, mark).await?;
    }
    Ok(())
}

/// Derives every fact again and counts every tally anew; how many documents and other subjects were gone through. `None`:
/// they were made by these rules already, also when another node has just done it.
///
/// Facts that still say the same keep their rows, so what was known when does not change. All of it is one transaction:
/// whoever reads meanwhile reads the figures of before, and what is broken off has changed nothing.
///
/// # Errors
/// [`CommitError`]; then nothing has changed.
pub async fn refresh(
    db: &Database,
    rules: Rules<'_>,
    mark: &str,
    now: OffsetDateTime,
) -> Result<Option<u64>, CommitError> {
    if are_made_by(db, mark).await? {
        return Ok(None);
    }
    let txn = locked(db).await?;
    if settings::get_in(&txn, MADE_BY).await?.as_deref() == Some(mark) {
        return Ok(None);
    }
    let gone_through = rebuild_in(&txn, rules, now).await?;
    settings::set_in(&txn, MADE_BY, mark).await?;
    txn.commit().await?;
    Ok(Some(gone_through))
}

/// The same, whatever they were made by.
///
/// # Errors
/// [`CommitError`]; then nothing has changed.
pub async fn rebuild(db: &Database, rules: Rules<'_>, mark: &str, now: OffsetDateTime) -> Result<u64, CommitError> {
    let txn = locked(db).await?;
    let gone_through = rebuild_in(&txn, rules, now).await?;
    settings::set_in(&txn, MADE_BY, mark).await?;
    txn.commit().await?;
    Ok(gone_through)
}

/// The fold first: it would add the deltas that are thrown away here to tallies that are counted here.
async fn locked(db: &Database) -> Result<DatabaseTransaction, CommitError> {
    let txn = db.begin().await?;
    tally::lock(&txn).await?;
    leases::lock(&txn, HELD).await?;
    Ok(txn)
}

async fn rebuild_in(txn: &DatabaseTransaction, rules: Rules<'_>, now: OffsetDateTime) -> Result<u64, CommitError> {
    Dialect::of(txn.get_database_backend()).lock_records(txn).await?;
    let indicators = own::all(txn, rules.indicators).await?;
    let rules = Rules { indicators: &indicators, ..rules };
    tally_rows::Entity::delete_many().exec(txn).await?;
    tally_delta::Entity::delete_many().exec(txn).await?;
    let mut gone_through = 0;
    let mut after = None;
    loop {
        let mut select = document::Entity::find().order_by_asc(document::COLUMN.id).limit(DOCUMENTS);
        if let Some(after) = after {
            select = select.filter(document::COLUMN.id.gt(after));
        }
        let rows = select.all(txn).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        gone_through += rows.len() as u64;
        let documents: Vec<DocumentId> = rows.iter().map(|row| DocumentId::new(row.id)).collect();
        recount_documents(txn, &documents, rules, now).await?;
    }
    for source in Source::ALL {
        let mut after: Option<String> = None;
        loop {
            let keys = source.keys(txn, after.as_deref()).await?;
            let Some(last) = keys.last() else { break };
            after = Some(last.clone());
            gone_through += keys.len() as u64;
            recount_held(txn, source, &keys, rules, now).await?;
        }
    }
    Ok(gone_through)
}
