//! The check that nobody was quicker: each row carries the version that it has after the change.

use std::collections::BTreeMap;

use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IdenStatic, IntoActiveModel,
    Iterable, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::CommitError;
use crate::bulk::{self, IDS_A_QUERY};

/// A row as it is after a change: its id, its version, its columns.
pub(crate) struct Changed<A> {
    pub(crate) id: Uuid,
    pub(crate) version: i64,
    pub(crate) row: A,
}

/// Replaces rows, each of which must have the version before the one that it gets: else somebody was quicker.
///
/// A row may be changed more than once in a commit: what makes second versions is written before what makes third ones.
pub(crate) async fn replace<A>(
    txn: &DatabaseTransaction,
    rows: impl IntoIterator<Item = Changed<A>>,
    id: Column<A>,
    version: Column<A>,
) -> Result<(), CommitError>
where
    A: ActiveModelTrait + IntoActiveModel<A>,
    Column<A>: Copy,
{
    let mut rounds: BTreeMap<i64, BTreeMap<Uuid, A>> = BTreeMap::new();
    for changed in rows {
        let twice = rounds.entry(changed.version).or_default().insert(changed.id, changed.row);
        if twice.is_some() {
            return Err(CommitError::Conflict);
        }
    }
    for (after, rows) in rounds {
        let Some(first) = rows.values().next() else { continue };
        // What the rows leave unset, such as the place that a table counts up by itself, stays.
        let is_other = |column: &Column<A>| column.as_str() != id.as_str() && !first.get(*column).is_not_set();
        let others: Vec<Column<A>> = Column::<A>::iter().filter(is_other).collect();
        let ids: Vec<Uuid> = rows.keys().copied().collect();
        for chunk in ids.chunks(IDS_A_QUERY) {
            let select = A::Entity::find()
                .select_only()
                .column_as(id, "id")
                .filter(id.is_in(chunk.iter().copied()))
                .filter(version.eq(after - 1))
                .order_by_asc(id)
                .lock(LockType::Update)
                .into_query();
            if txn.query_all(&select).await?.len() != chunk.len() {
                return Err(CommitError::Conflict);
            }
        }
        // They are there and held: what is inserted over them replaces them, many in one statement.
        bulk::in_chunks(txn, rows.into_values().collect(), |insert| {
            insert.on_conflict(OnConflict::column(id).update_columns(others.iter().copied()).to_owned())
        })
        .await?;
    }
    Ok(())
}

type Column<A> = <<A as ActiveModelTrait>::Entity as EntityTrait>::Column;

/// New rows, and those that are replaced.
pub(crate) fn new_and_changed<'a, T>(writes: &[&'a T], version: impl Fn(&T) -> i64) -> (Vec<&'a T>, Vec<&'a T>) {
    writes.iter().copied().partition(|write| version(write) == 1)
}

/// Of the writes of each record the one with the highest version: what it is in the end.
pub(super) fn last<'a, T>(
    writes: impl IntoIterator<Item = &'a T>,
    id: impl Fn(&T) -> Uuid,
    version: impl Fn(&T) -> i64,
) -> BTreeMap<Uuid, &'a T> {
    let mut last: BTreeMap<Uuid, &T> = BTreeMap::new();
    for write in writes {
        let known = last.entry(id(write)).or_insert(write);
        if version(write) > version(known) {
            *known = write;
        }
    }
    last
}
