//! Sessions that end together, and tokens that say in words that they may do everything.

use sea_orm_migration::prelude::*;

use super::columns::Columns;

/// As words were stored before: no act named meant every act.
const SILENT: &str = "";
/// As it is said from now on.
const ALL: &str = "all";

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut sessions = Columns::of(manager).number("sessions");
        sessions.default(0);
        manager.alter_table(Table::alter().table("credential").add_column(sessions).take()).await?;
        let all =
            Query::update().table("api_token").value("scopes", ALL).and_where(Expr::col("scopes").eq(SILENT)).take();
        manager.get_connection().execute(&all).await?;
        // Their ids were kept as they are; from now on a session is found by the hash of its id.
        let every = Query::delete().from_table("session").take();
        manager.get_connection().execute(&every).await?;
        Ok(())
    }
}
