//! The check that nobody was quicker: each row carries the version that it has after the change.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::CommitError;

/// Replaces the row that `before` names by id and by the version that it was decided on. If there is none, somebody was
/// quicker.
pub(super) async fn replace<A>(txn: &DatabaseTransaction, row: A, before: [Expr; 2]) -> Result<(), CommitError>
where
    A: ActiveModelTrait,
{
    let [id, version] = before;
    let done =
        A::Entity::update_many().set(row.reset_all()).filter(Condition::all().add(id).add(version)).exec(txn).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(CommitError::Conflict) }
}

/// New rows, and those that are replaced.
pub(super) fn new_and_changed<'a, T>(writes: &[&'a T], version: impl Fn(&T) -> i64) -> (Vec<&'a T>, Vec<&'a T>) {
    writes.iter().copied().partition(|write| version(write) == 1)
}
