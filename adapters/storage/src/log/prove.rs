//! The head of the log, and proofs that an event is in it.

use ids::EventId;
use ledger::{Hash, Proof, VerifierKey};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::events::{Stored, load};
use crate::rows::log::{checkpoint, ledger_leaf};
use crate::{Database, Fault};

/// The signed note of the latest checkpoint; `None`: nothing was signed yet.
///
/// # Errors
/// [`Fault::Database`].
pub async fn checkpoint(db: &Database) -> Result<Option<String>, Fault> {
    let last = checkpoint::Entity::find().order_by_desc(checkpoint::COLUMN.size).one(db.reader()).await?;
    Ok(last.map(|row| row.note))
}

/// Whether this signed note is one of the log's checkpoints.
///
/// # Errors
/// [`Fault::Database`].
pub async fn has_checkpoint(db: &Database, note: &str) -> Result<bool, Fault> {
    let Some(size) = note.lines().nth(1).and_then(|size| size.parse::<i64>().ok()) else { return Ok(false) };
    let stored = checkpoint::Entity::find_by_id(size).one(db.reader()).await?;
    Ok(stored.is_some_and(|row| row.note == note))
}

/// Proves that an event is in the log, up to the latest checkpoint; `None`: there is no such event, or it has no leaf
/// yet. What is given out was verified.
///
/// # Errors
/// [`Fault::Log`] when the log does not bear the proof, [`Fault::Database`].
pub async fn prove(db: &Database, id: EventId, key: &VerifierKey) -> Result<Option<Proof>, Fault> {
    let id = id.uuid();
    let txn = db.snapshot().await?;
    let leaf = ledger_leaf::Entity::find().filter(ledger_leaf::COLUMN.event_id.eq(id)).one(&txn).await?;
    let last = checkpoint::Entity::find().order_by_desc(checkpoint::COLUMN.size).one(&txn).await?;
    let (Some(leaf), Some(last)) = (leaf, last) else { return Ok(None) };
    let event = match load(&txn, &[id]).await?.remove(&id) {
        Some(Stored::Readable(event)) => event,
        _ => return Err(Fault::Log(format!("event {id} was changed"))),
    };
    let select = ledger_leaf::Entity::find()
        .select_only()
        .column(ledger_leaf::Column::LeafHash)
        .filter(ledger_leaf::COLUMN.idx.lt(last.size))
        .order_by_asc(ledger_leaf::COLUMN.idx)
        .into_query();
    let mut leaves = Vec::new();
    for row in txn.query_all(&select).await? {
        let hash: Vec<u8> = row.try_get("", "leaf_hash")?;
        leaves.push(Hash(hash.try_into().map_err(|_| Fault::Log("a leaf hash has not 32 bytes".to_owned()))?));
    }
    let proof = Proof::new(&event, leaf.idx.cast_unsigned(), &leaves, &last.note, key);
    proof.map(Some).map_err(|error| Fault::Log(error.to_string()))
}
