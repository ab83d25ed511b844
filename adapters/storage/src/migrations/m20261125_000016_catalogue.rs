//! The procedures that are there can be found by their words, as those that come.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sea_orm_migration::{SchemaManagerConnection, prelude::*};

use crate::rows::records::record;
use crate::{records, search};

/// Rows read at once.
const MOST: u64 = 500;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let SchemaManagerConnection::Transaction(txn) = manager.get_connection() else {
            return Err(DbErr::Migration("steps are applied in one transaction".to_owned()));
        };
        let mut after = 0;
        loop {
            let rows = record::Entity::find()
                .filter(record::Column::Kind.eq("procedure"))
                .filter(record::Column::Place.gt(after))
                .order_by_asc(record::Column::Place)
                .limit(MOST)
                .all(*txn)
                .await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.place;
            let words = rows.iter().filter_map(|row| records::words(&row.kind, row.id, &row.record_key, &row.fields));
            search::index(txn, words.collect()).await?;
        }
    }
}
