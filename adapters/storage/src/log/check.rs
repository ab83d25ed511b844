//! The check of the whole log: every event, leaf and checkpoint is fed to the verifier in one pass.

use ledger::{Hash, Problem, Report, StoredEvent, StoredLeaf, Verifier, VerifierKey};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, IdenStatic, Iterable, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QueryResult, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::events::read;
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
        let rows = txn.query_all(&leaves(after)).await?;
        let Some(last) = rows.last() else { break };
        let last: i64 = last.try_get("", "idx")?;
        after = Some(last);
        checkpoints.feed(&txn, &mut verifier, last.checked_add(1)).await?;
        for row in &rows {
            verifier.leaf(&leaf(row)?);
        }
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

/// What the names of an event's columns begin with beside those of its leaf.
const OF_EVENT: &str = "of_event_";

/// The next page of leaves, each beside its event: however long the log is, one page is held at a time.
fn leaves(after: Option<i64>) -> SelectStatement {
    let mut select = Query::select();
    for column in ledger_leaf::Column::iter() {
        select.expr_as(Expr::col((ledger_leaf::Entity, column)), column.as_str());
    }
    for column in event::Column::iter() {
        select.expr_as(Expr::col((event::Entity, column)), format!("{OF_EVENT}{}", column.as_str()));
    }
    let of_leaf =
        Expr::col((event::Entity, event::Column::Id)).equals((ledger_leaf::Entity, ledger_leaf::Column::EventId));
    select
        .from(ledger_leaf::Entity)
        .left_join(event::Entity, of_leaf)
        .order_by((ledger_leaf::Entity, ledger_leaf::Column::Idx), Order::Asc)
        .limit(LEAVES_A_PAGE);
    if let Some(after) = after {
        select.and_where(ledger_leaf::COLUMN.idx.gt(after));
    }
    select.take()
}

fn leaf(row: &QueryResult) -> Result<StoredLeaf, Fault> {
    let leaf = ledger_leaf::Model::from_query_result(row, "")?;
    let event = match row.try_get::<Option<Uuid>>(OF_EVENT, "id")? {
        None => StoredEvent::Missing,
        Some(_) => match event::Model::from_query_result(row, OF_EVENT).ok().and_then(read) {
            Some(event) => StoredEvent::Found(Box::new(event)),
            None => StoredEvent::Unreadable,
        },
    };
    // A hash of another length is no hash of anything: the leaf then reads as changed.
    let hash = Hash(leaf.leaf_hash.as_slice().try_into().unwrap_or_default());
    Ok(StoredLeaf { index: leaf.idx.cast_unsigned(), event_id: leaf.event_id, hash, event })
}

/// Events that are neither in the tree nor in the queue.
async fn strays(txn: &DatabaseTransaction) -> Result<Vec<Uuid>, Fault> {
    let id = (event::Entity, event::Column::Id);
    let mut sequenced = Query::select();
    sequenced
        .expr(Expr::val(1))
        .from(ledger_leaf::Entity)
        .and_where(Expr::col((ledger_leaf::Entity, ledger_leaf::Column::EventId)).equals(id));
    let mut queued = Query::select();
    queued
        .expr(Expr::val(1))
        .from(event_queue::Entity)
        .and_where(Expr::col((event_queue::Entity, event_queue::Column::EventId)).equals(id));
    let select = event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .filter(Expr::exists(sequenced).not())
        .filter(Expr::exists(queued).not())
        .order_by_asc(event::COLUMN.id)
        .into_query();
    ids(txn, &select, "id").await
}

/// Queued ids whose event is gone.
async fn missing_from_queue(txn: &DatabaseTransaction) -> Result<Vec<Uuid>, Fault> {
    let mut there = Query::select();
    there.expr(Expr::val(1)).from(event::Entity).and_where(
        Expr::col((event::Entity, event::Column::Id)).equals((event_queue::Entity, event_queue::Column::EventId)),
    );
    let select = event_queue::Entity::find()
        .select_only()
        .column(event_queue::Column::EventId)
        .filter(Expr::exists(there).not())
        .into_query();
    ids(txn, &select, "event_id").await
}

async fn ids(txn: &DatabaseTransaction, select: &SelectStatement, column: &str) -> Result<Vec<Uuid>, Fault> {
    let rows = txn.query_all(select).await?;
    Ok(rows.iter().map(|row| row.try_get("", column)).collect::<Result<_, _>>()?)
}
