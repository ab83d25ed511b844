//! Who may act on behalf of whom.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, table};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let delegation = table(
            "delegation",
            [
                c.id("id"),
                c.id("principal_id"),
                c.id("delegate_id"),
                c.number("from_us"),
                c.number("until_us"),
                c.text("ground"),
                c.number_opt("revoked_at_us"),
            ],
        )
        .primary_key(&mut key(&["id"]))
        .take();
        create(
            manager,
            [delegation],
            [
                // delegations::of_person, for either of the two.
                index("delegation", &["principal_id"]),
                index("delegation", &["delegate_id"]),
            ],
        )
        .await
    }
}
