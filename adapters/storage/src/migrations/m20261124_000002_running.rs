//! What keeps the house running: leases, answers already given, settings, sessions, tokens, bulk runs.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, table, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let lease = table("lease", [c.text("name"), c.text("holder"), c.number("until_us")])
            .primary_key(&mut key(&["name"]))
            .take();
        let idempotency =
            table("idempotency", [c.text("key"), c.text("actor"), c.text("act"), c.text("answer"), c.number("at_us")])
                .primary_key(&mut key(&["actor", "key"]))
                .take();
        let setting = table("setting", [c.text("key"), c.text("value")]).primary_key(&mut key(&["key"])).take();
        let session = table("session", [c.text("id"), c.text("data"), c.number("expires_at_us")])
            .primary_key(&mut key(&["id"]))
            .take();
        let token = table(
            "api_token",
            [
                c.id("id"),
                c.id("person_id"),
                c.text("name"),
                c.bytes("hash"),
                c.text("scopes"),
                c.number("created_at_us"),
                c.number_opt("expires_at_us"),
                c.number_opt("revoked_at_us"),
            ],
        )
        .primary_key(&mut key(&["id"]))
        .take();
        let run = table(
            "import_run",
            [c.id("id"), c.text("kind"), c.text("source"), c.text("actor"), c.number("at_us"), c.text("answer")],
        )
        .primary_key(&mut key(&["id"]))
        .take();
        create(
            manager,
            [lease, idempotency, setting, session, token, run],
            [
                // answers::forget: keys older than a moment.
                index("idempotency", &["at_us"]),
                // sessions::delete_expired.
                index("session", &["expires_at_us"]),
                // tokens::find: a bearer is looked up by the hash of its secret.
                unique("api_token", &["hash"]),
                // tokens::of_person.
                index("api_token", &["person_id"]),
                // Nothing: a later step drops it.
                index("import_run", &["at_us"]),
            ],
        )
        .await
    }
}
