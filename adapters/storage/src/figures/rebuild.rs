//! Facts and tallies made again from the records: after a change of the catalogue, of law or of the calendar.

use ids::DocumentId;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::derive::{recount_documents, recount_held};
use super::source::Source;
use super::{own, tally};
use crate::commit::{HELD, Rules};
use crate::rows::directives::document;
use crate::rows::figures::{tally as tally_rows, tally_delta};
use crate::{CommitError, Database, leases};

/// Documents gone through at once.
const DOCUMENTS: u64 = 2_000;

/// Derives every fact again and counts every tally anew; how many documents and other subjects were gone through.
///
/// Facts that still say the same keep their rows, so what was known when does not change.
///
/// # Errors
/// [`CommitError`]; then nothing has changed.
pub async fn rebuild(db: &Database, rules: Rules<'_>, now: OffsetDateTime) -> Result<u64, CommitError> {
    let txn = db.begin().await?;
    // The fold first: it would add the deltas that are thrown away here to tallies that are counted here.
    tally::lock(&txn).await?;
    leases::lock(&txn, HELD).await?;
    db.dialect().lock_records(&txn).await?;
    let indicators = own::all(&txn, rules.indicators).await?;
    let rules = Rules { indicators: &indicators, ..rules };
    tally_rows::Entity::delete_many().exec(&txn).await?;
    tally_delta::Entity::delete_many().exec(&txn).await?;
    let mut gone_through = 0;
    let mut after = None;
    loop {
        let mut select = document::Entity::find().order_by_asc(document::COLUMN.id).limit(DOCUMENTS);
        if let Some(after) = after {
            select = select.filter(document::COLUMN.id.gt(after));
        }
        let rows = select.all(&txn).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        gone_through += rows.len() as u64;
        let documents: Vec<DocumentId> = rows.iter().map(|row| DocumentId::new(row.id)).collect();
        recount_documents(&txn, &documents, rules, now).await?;
    }
    for source in Source::ALL {
        let mut after: Option<String> = None;
        loop {
            let keys = source.keys(&txn, after.as_deref()).await?;
            let Some(last) = keys.last() else { break };
            after = Some(last.clone());
            gone_through += keys.len() as u64;
            recount_held(&txn, source, &keys, rules, now).await?;
        }
    }
    txn.commit().await?;
    Ok(gone_through)
}
