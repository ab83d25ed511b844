//! Facts and tallies made again from the records: after a change of the catalogue, of law or of the calendar.

use std::collections::BTreeSet;

use ids::DocumentId;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::derive::{derive, tally_known};
use crate::commit::Rules;
use crate::rows::directives::document;
use crate::rows::figures::{tally, tally_delta};
use crate::{CommitError, Database};

const DOCUMENTS: u64 = 2_000;

/// Derives every fact again and counts every tally anew, in one transaction that others wait for. Facts that did not
/// change keep the moment at which they became known. Says how many documents were gone through.
///
/// # Errors
/// [`CommitError::Conflict`], [`CommitError::Fault`].
pub async fn rebuild(db: &Database, rules: Rules<'_>, now: OffsetDateTime) -> Result<u64, CommitError> {
    let txn = db.begin().await?;
    db.dialect().lock_records(&txn).await?;
    tally::Entity::delete_many().exec(&txn).await?;
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
        let documents: BTreeSet<DocumentId> = rows.iter().map(|row| DocumentId::new(row.id)).collect();
        // First what is known is counted, then what differs from it.
        tally_known(&txn, &documents, rules.indicators).await?;
        derive(&txn, &documents, rules, now).await?;
    }
    txn.commit().await?;
    Ok(gone_through)
}
