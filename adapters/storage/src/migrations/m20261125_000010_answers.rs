//! Answers know what was asked, and two indexes go that no query needs.

use sea_orm_migration::prelude::*;

use super::columns::Columns;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        // Empty in the rows that are there: what was asked then is not known.
        let mut content = c.text("content");
        content.default("");
        manager.alter_table(Table::alter().table("idempotency").add_column(content).take()).await?;
        for index in ["import_run_at_us", "decision_loaded_period_from_loaded_at_us"] {
            manager.drop_index(Index::drop().name(index).to_owned()).await?;
        }
        Ok(())
    }
}
