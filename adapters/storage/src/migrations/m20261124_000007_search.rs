//! Folded words of documents and directives, with an index in each dialect's own way.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, table, unique};
use crate::dialect::Dialect;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let text = table("search_text", [c.place("place"), c.text("kind"), c.id("subject_id"), c.text("words")]);
        // search::index: the words of a subject are replaced whole.
        create(manager, [text], [unique("search_text", &["subject_id"])]).await?;
        for statement in Dialect::of(manager.get_database_backend()).search_index() {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
