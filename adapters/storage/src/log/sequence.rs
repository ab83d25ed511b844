//! Sequencing: queued events become leaves, and the new head of the log is signed.

use std::collections::HashSet;

use ledger::{Checkpoint, Frontier, Signer};
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use uuid::Uuid;

use super::events::{Stored, load};
use crate::bulk::{self, IDS_A_QUERY};
use crate::moment::micros;
use crate::rows::log::{checkpoint, event_queue, ledger_leaf, ledger_state};
use crate::{Database, Fault, leases};

/// The lease, and the row that keeps the edge of the tree.
const LEASE: &str = "ledger";
const STATE: i64 = 1;
/// The writer lock stays short: so many events a transaction, each with its checkpoint.
const MOST_EVENTS: u64 = 20_000;

/// Gives every queued event its leaf, in the order of the queue, and signs. What is queued is read, whatever its place:
/// a late commit with a lower one is not skipped. Says how many. Several nodes may call it at once; one of them works, the
/// others wait. Where nothing is queued, nothing is locked.
///
/// # Errors
/// [`Fault::Log`] when the tree is not the one that was signed last by this key, or a queued event cannot be read;
/// [`Fault::Database`].
pub async fn sequence(db: &Database, signer: &Signer, now: OffsetDateTime, holder: &str) -> Result<u64, Fault> {
    let mut total = 0;
    if event_queue::Entity::find().one(db.reader()).await?.is_none() {
        return Ok(total);
    }
    loop {
        let txn = db.begin().await?;
        leases::lock(&txn, LEASE).await?;
        let done = batch(&txn, signer, now).await?;
        leases::write(&txn, LEASE, holder, now).await?;
        txn.commit().await?;
        total += done;
        if done < MOST_EVENTS {
            return Ok(total);
        }
    }
}

async fn batch(txn: &DatabaseTransaction, signer: &Signer, now: OffsetDateTime) -> Result<u64, Fault> {
    let mut frontier = frontier(txn, signer).await?;
    let queued =
        event_queue::Entity::find().order_by_asc(event_queue::COLUMN.place).limit(MOST_EVENTS).all(txn).await?;
    if queued.is_empty() {
        return Ok(0);
    }
    let ids: Vec<Uuid> = queued.iter().map(|row| row.event_id).collect();
    refuse_second_leaf(txn, &ids).await?;
    let mut events = load(txn, &ids).await?;
    let mut leaves = Vec::with_capacity(ids.len());
    for id in &ids {
        let event = match events.remove(id) {
            Some(Stored::Readable(event)) => event,
            Some(Stored::Unreadable) => return Err(Fault::Log(format!("the queued event {id} was changed"))),
            None => return Err(Fault::Log(format!("the queued event {id} is missing"))),
        };
        let hash = event.leaf_hash();
        let idx = frontier.size().cast_signed();
        leaves.push(ledger_leaf::Model { idx, event_id: *id, leaf_hash: hash.0.to_vec() }.into_active_model());
        frontier.append(hash);
    }
    bulk::insert(txn, leaves).await?;
    for chunk in ids.chunks(IDS_A_QUERY) {
        event_queue::Entity::delete_many()
            .filter(event_queue::COLUMN.event_id.is_in(chunk.iter().copied()))
            .exec(txn)
            .await?;
    }
    sign(txn, signer, &frontier, now).await?;
    Ok(ids.len() as u64)
}

/// The edge of the tree, if it is the one that was signed last: on another, nothing may be built.
async fn frontier(txn: &DatabaseTransaction, signer: &Signer) -> Result<Frontier, Fault> {
    let state = ledger_state::Entity::find_by_id(STATE).one(txn).await?;
    let last = checkpoint::Entity::find().order_by_desc(checkpoint::COLUMN.size).one(txn).await?;
    let (state, last) = match (state, last) {
        (None, None) => return Ok(Frontier::new()),
        (Some(state), Some(last)) => (state, last),
        _ => return Err(Fault::Log("the edge of the tree and its checkpoint do not both stand".to_owned())),
    };
    let frontier = Frontier::from_bytes(&state.frontier).map_err(|error| Fault::Log(error.to_string()))?;
    let signed = Checkpoint::open(&last.note, &signer.verifier_key()).map_err(|error| Fault::Log(error.to_string()))?;
    if signed.size != frontier.size() || signed.root != frontier.root() {
        return Err(Fault::Log(format!("the edge of the tree is not the one signed at size {}", signed.size)));
    }
    Ok(frontier)
}

async fn refuse_second_leaf(txn: &DatabaseTransaction, ids: &[Uuid]) -> Result<(), Fault> {
    let mut seen = HashSet::new();
    if let Some(twice) = ids.iter().find(|id| !seen.insert(**id)) {
        return Err(Fault::Log(format!("event {twice} is queued twice")));
    }
    for chunk in ids.chunks(IDS_A_QUERY) {
        let leaf = ledger_leaf::Entity::find()
            .filter(ledger_leaf::COLUMN.event_id.is_in(chunk.iter().copied()))
            .one(txn)
            .await?;
        if let Some(leaf) = leaf {
            return Err(Fault::Log(format!("event {} is queued and has a leaf already", leaf.event_id)));
        }
    }
    Ok(())
}

async fn sign(
    txn: &DatabaseTransaction,
    signer: &Signer,
    frontier: &Frontier,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    let head = Checkpoint {
        origin: signer.name().to_owned(),
        size: frontier.size(),
        root: frontier.root(),
        extensions: Vec::new(),
    };
    let note = head.sign(signer).map_err(|error| Fault::Log(error.to_string()))?;
    let size = head.size.cast_signed();
    let row = checkpoint::Model { size, root: head.root.0.to_vec(), note, made_at_us: micros(now) };
    checkpoint::Entity::insert(row.into_active_model()).exec_without_returning(txn).await?;
    let state = ledger_state::Model { id: STATE, size, frontier: frontier.to_bytes() };
    ledger_state::Entity::insert(state.into_active_model())
        .on_conflict(
            OnConflict::column(ledger_state::Column::Id)
                .update_columns([ledger_state::Column::Size, ledger_state::Column::Frontier])
                .to_owned(),
        )
        .exec_without_returning(txn)
        .await?;
    Ok(())
}
