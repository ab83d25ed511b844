//! Units, people, their roles and credentials.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, refers, table, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let unit = table(
            "unit",
            [
                c.id("id"),
                c.text("code"),
                c.text("name"),
                c.id_opt("parent_id"),
                c.text("kind"),
                c.day_opt("valid_from"),
                c.day_opt("valid_to"),
                c.id_opt("successor_id"),
                c.flag_opt("under_office"),
                c.number("version"),
            ],
        )
        .primary_key(&mut key(&["id"]))
        .foreign_key(&mut refers("unit", "parent_id", "unit"))
        .foreign_key(&mut refers("unit", "successor_id", "unit"))
        .take();
        let person = table(
            "person",
            [
                c.id("id"),
                c.text("username"),
                c.text("full_name"),
                c.id("unit_id"),
                c.text("position"),
                c.text("email"),
                c.flag("active"),
                c.number("version"),
            ],
        )
        .primary_key(&mut key(&["id"]))
        .foreign_key(&mut refers("person", "unit_id", "unit"))
        .take();
        let role = table("person_role", [c.id("person_id"), c.text("role")])
            .primary_key(&mut key(&["person_id", "role"]))
            .foreign_key(&mut refers("person_role", "person_id", "person"))
            .take();
        let credential = table(
            "credential",
            [
                c.id("person_id"),
                c.text("hash"),
                c.flag("must_change"),
                c.number("failures"),
                c.number_opt("closed_until_us"),
                c.number("version"),
            ],
        )
        .primary_key(&mut key(&["person_id"]))
        .foreign_key(&mut refers("credential", "person_id", "person"))
        .take();
        create(
            manager,
            [unit, person, role, credential],
            [
                // people::units_by_codes: the natural key; two at once conflict on it.
                unique("unit", &["code"]),
                // people::units_below walks down by it.
                index("unit", &["parent_id"]),
                // people::people_by_usernames: the natural key; people::person_rows is in its order.
                unique("person", &["username"]),
                // people::unit_rows counts who works where; people::person_rows of a unit.
                index("person", &["unit_id"]),
                // people::administrator.
                index("person_role", &["role"]),
            ],
        )
        .await
    }
}
