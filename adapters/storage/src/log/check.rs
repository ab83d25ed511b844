//! The check of the whole log: every event, leaf and checkpoint is fed to the verifier in one pass.

use ledger::{Hash, Problem, Report, StoredEvent, StoredLeaf, Verifier, VerifierKey};
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::events::{Stored, load};
use crate::rows::log::{checkpoint, event, event_queue, ledger_leaf};
use crate::{Database, Fault};

const LEAVES_A_PAGE: u64 = 2_000;

/// Checks the log that this key signs, as it is at one moment. Events that wait in the queue are counted as unsequenced
/// and are no problem; an event that is neither queued nor in the tree is one.
///
/// # Errors
/// [`Fault::Database`]; what is wrong with the log stands in the report.
pub async fn verify(db: &Database, key: VerifierKey) -> Result<Report, Fault> {
    let txn = db.snapshot().await?;
    let mut verifier = Verifier::new(key);
    let mut checkpoints = Checkpoints { after: None };
    let mut after: Option<i64> = None;
    loop {
        let mut select = ledger_leaf::Entity::find().order_by_asc(ledger_leaf::COLUMN.idx).limit(LEAVES_A_PAGE);
        if let Some(after) = after {
            select = select.filter(ledger_leaf::COLUMN.idx.gt(after));
        }
        let leaves = select.all(&txn).await?;
        let Some(last) = leaves.last() else { break };
        after = Some(last.idx);
        checkpoints.feed(&txn, &mut verifier, last.idx.checked_add(1)).await?;
        feed_leaves(&txn, &mut verifier, &leaves).await?;
    }
    checkpoints.feed(&txn, &mut verifier, None).await?;
    for id in strays(&txn).await? {
        verifier.unsequenced(id);
    }
    let queued = event_queue::Entity::find().count(&txn).await?;
    let missing = missing_from_queue(&txn).await?;
    let mut report = verifier.finish();
    report.events += queued - missing.len() as u64;
    report.unsequenced += queued;
    report.problems.extend(missing.into_iter().map(|event_id| Problem::Unsequenced { event_id }));
    report.ok = report.problems.is_empty();
    Ok(report)
}

/// The stored checkpoints, given out by size.
struct Checkpoints {
    after: Option<i64>,
}

impl Checkpoints {
    /// Feeds those up to a size; `None`: all that are left.
    async fn feed(
        &mut self,
        txn: &DatabaseTransaction,
        verifier: &mut Verifier,
        up_to: Option<i64>,
    ) -> Result<(), Fault> {
        let mut select = checkpoint::Entity::find().order_by_asc(checkpoint::COLUMN.size);
        if let Some(after) = self.after {
            select = select.filter(checkpoint::COLUMN.size.gt(after));
        }
        if let Some(up_to) = up_to {
            select = select.filter(checkpoint::COLUMN.size.lte(up_to));
        }
        for row in select.all(txn).await? {
            // A root beside its note that says otherwise was touched: the note is then not taken either.
            let root = Hash(row.root.as_slice().try_into().unwrap_or_default()).to_string();
            let says_root = row.note.lines().nth(2) == Some(root.as_str());
            verifier.checkpoint(row.size.cast_unsigned(), if says_root { &row.note } else { "" });
            self.after = Some(row.size);
        }
        Ok(())
    }
}

async fn feed_leaves(
    txn: &DatabaseTransaction,
    verifier: &mut Verifier,
    leaves: &[ledger_leaf::Model],
) -> Result<(), Fault> {
    let ids: Vec<Uuid> = leaves.iter().map(|leaf| leaf.event_id).collect();
    let mut events = load(txn, &ids).await?;
    for leaf in leaves {
        let event = match events.remove(&leaf.event_id) {
            Some(Stored::Readable(event)) => StoredEvent::Found(event),
            Some(Stored::Unreadable) => StoredEvent::Unreadable,
            None => StoredEvent::Missing,
        };
        // A hash of another length is no hash of anything: the leaf then reads as changed.
        let hash = Hash(leaf.leaf_hash.as_slice().try_into().unwrap_or_default());
        verifier.leaf(&StoredLeaf { index: leaf.idx.cast_unsigned(), event_id: leaf.event_id, hash, event });
    }
    Ok(())
}

/// Events that are neither in the tree nor in the queue.
async fn strays(txn: &DatabaseTransaction) -> Result<Vec<Uuid>, Fault> {
    let sequenced = Query::select().column(ledger_leaf::Column::EventId).from(ledger_leaf::Entity).take();
    let queued = Query::select().column(event_queue::Column::EventId).from(event_queue::Entity).take();
    let select = event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .filter(event::COLUMN.id.not_in_subquery(sequenced))
        .filter(event::COLUMN.id.not_in_subquery(queued))
        .order_by_asc(event::COLUMN.id)
        .into_query();
    ids(txn, &select, "id").await
}

/// Queued ids whose event is gone.
async fn missing_from_queue(txn: &DatabaseTransaction) -> Result<Vec<Uuid>, Fault> {
    let events = Query::select().column(event::Column::Id).from(event::Entity).take();
    let select = event_queue::Entity::find()
        .select_only()
        .column(event_queue::Column::EventId)
        .filter(event_queue::Column::EventId.not_in_subquery(events))
        .into_query();
    ids(txn, &select, "event_id").await
}

async fn ids(
    txn: &DatabaseTransaction,
    select: &sea_orm::sea_query::SelectStatement,
    column: &str,
) -> Result<Vec<Uuid>, Fault> {
    let rows = txn.query_all(select).await?;
    Ok(rows.iter().map(|row| row.try_get("", column)).collect::<Result<_, _>>()?)
}
