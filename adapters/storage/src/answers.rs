//! Answers already given: an act that is sent twice under one key happens once and is answered alike.

use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use time::OffsetDateTime;

use crate::moment::micros;
use crate::rows::running::idempotency;
use crate::{Database, Fault};

/// What names one sending of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Who sent it: a key of one actor is not another's.
    pub actor: String,
    /// The key that came with it.
    pub key: String,
}

/// What was answered to a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The act; the same key with another act is a mistake of the sender.
    pub act: String,
    /// A digest of what the act said; the same key with other content is a mistake as well. Empty where a program of before
    /// kept none.
    pub content: String,
    /// The answer, as JSON text.
    pub json: String,
}

/// The answer that was given to this key, if it was.
///
/// # Errors
/// [`Fault::Database`].
pub async fn find(db: &Database, key: &Key) -> Result<Option<Answer>, Fault> {
    let found = idempotency::Entity::find_by_id((key.actor.clone(), key.key.clone())).one(db.reader()).await?;
    Ok(found.map(|row| Answer { act: row.act, content: row.content, json: row.answer }))
}

/// Forgets the answers given before a moment, and says how many.
///
/// # Errors
/// [`Fault::Database`].
pub async fn forget(db: &Database, before: OffsetDateTime) -> Result<u64, Fault> {
    let txn = db.begin().await?;
    let gone =
        idempotency::Entity::delete_many().filter(idempotency::COLUMN.at_us.lt(micros(before))).exec(&txn).await?;
    txn.commit().await?;
    Ok(gone.rows_affected)
}

/// Remembers an answer; a key that is there already is a conflict.
pub(crate) async fn remember(
    txn: &DatabaseTransaction,
    key: &Key,
    answer: &Answer,
    at: OffsetDateTime,
) -> Result<(), DbErr> {
    let row = idempotency::Model {
        actor: key.actor.clone(),
        key: key.key.clone(),
        act: answer.act.clone(),
        content: answer.content.clone(),
        answer: answer.json.clone(),
        at_us: micros(at),
    };
    idempotency::Entity::insert(row.into_active_model()).exec_without_returning(txn).await?;
    Ok(())
}
