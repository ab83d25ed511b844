//! Records of every kind that is taken over from files, and the marks that their facts need.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, table, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let record = table(
            "record",
            [
                c.place("place"),
                c.id("id"),
                c.text("kind"),
                c.text("record_key"),
                // The one record that it belongs to: a dossier's procedure, a step's dossier.
                c.text_opt("parent"),
                c.text("fields"),
                c.number("version"),
            ],
        );
        create(
            manager,
            [record],
            [
                unique("record", &["id"]),
                // records::by_keys: what a file names.
                unique("record", &["kind", "record_key"]),
                // records::by_parents: what belongs to the records that a commit touched.
                index("record", &["kind", "parent"]),
            ],
        )
        .await?;
        let marks = [
            "urged_us",
            "seen_us",
            "covered_us",
            "published_us",
            "recorded_us",
            "replayed_us",
            "fits_us",
            "applied_us",
        ];
        for column in marks.map(|mark| c.number_opt(mark)) {
            manager.alter_table(Table::alter().table("fact").add_column(column).take()).await?;
        }
        let mut class = c.text("class");
        class.default("");
        manager.alter_table(Table::alter().table("fact").add_column(class).take()).await
    }
}
