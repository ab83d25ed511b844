//! Many rows in few statements, each under the number of values that one may bind.

use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, InsertMany, IntoActiveModel, Iterable,
};

use crate::dialect::Dialect;

/// A statement larger than this gains nothing and holds its text in memory.
const MOST_ROWS: usize = 2_000;

/// How many rows of so many columns fit into one statement.
pub(crate) fn rows_a_statement(dialect: Dialect, columns: usize) -> usize {
    (dialect.bind_limit() / columns.max(1)).clamp(1, MOST_ROWS)
}

/// How many ids one `IN (...)` takes, with room for the other values of the query.
pub(crate) const IDS_A_QUERY: usize = 5_000;

/// Inserts every row.
pub(crate) async fn insert<A>(txn: &DatabaseTransaction, rows: Vec<A>) -> Result<(), DbErr>
where
    A: ActiveModelTrait + IntoActiveModel<A>,
{
    in_chunks(txn, rows, |insert| insert).await
}

/// Inserts every row whose key is not there yet.
pub(crate) async fn insert_missing<A>(txn: &DatabaseTransaction, rows: Vec<A>) -> Result<(), DbErr>
where
    A: ActiveModelTrait + IntoActiveModel<A>,
{
    use sea_orm::PrimaryKeyToColumn;
    use sea_orm::sea_query::OnConflict;
    in_chunks(txn, rows, |insert| {
        let key = <A::Entity as EntityTrait>::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
        insert.on_conflict(OnConflict::columns(key).do_nothing().to_owned())
    })
    .await
}

/// Inserts every row, in chunks, each finished by `finish`.
pub(crate) async fn in_chunks<A>(
    txn: &DatabaseTransaction,
    rows: Vec<A>,
    finish: impl Fn(InsertMany<A>) -> InsertMany<A>,
) -> Result<(), DbErr>
where
    A: ActiveModelTrait + IntoActiveModel<A>,
{
    let columns = <A::Entity as EntityTrait>::Column::iter().count();
    let size = rows_a_statement(Dialect::of(txn.get_database_backend()), columns);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<A> = rows.by_ref().take(size).collect();
        finish(A::Entity::insert_many(chunk)).exec_without_returning(txn).await?;
    }
    Ok(())
}
