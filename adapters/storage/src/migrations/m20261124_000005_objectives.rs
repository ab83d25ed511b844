//! Decisions that were loaded, their objectives, and the indicators that the measures are bound to.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, refers, table, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let decision = table(
            "decision_loaded",
            [
                c.id("id"),
                c.text("digest"),
                c.text_opt("number"),
                c.day_opt("issued_on"),
                c.text_opt("issuer"),
                c.text("title"),
                c.day("period_from"),
                c.day("period_to"),
                c.text("text"),
                c.number("loaded_at_us"),
                c.number("version"),
            ],
        )
        .primary_key(&mut key(&["id"]))
        .take();
        let objective = table(
            "objective",
            [c.id("id"), c.id("decision_id"), c.number("seq"), c.text("item"), c.text("text"), c.text_opt("owner")],
        )
        .primary_key(&mut key(&["id"]))
        .foreign_key(&mut refers("objective", "decision_id", "decision_loaded"))
        .take();
        let binding = table(
            "measure_binding",
            [
                c.id("objective_id"),
                c.number("seq"),
                c.text("subject"),
                c.text_opt("comparator"),
                c.number_opt("target"),
                c.text("unit"),
                c.text("stage"),
                c.text_opt("indicator"),
                c.id_opt("confirmed_by"),
                c.number_opt("confirmed_at_us"),
            ],
        )
        .primary_key(&mut key(&["objective_id", "seq"]))
        .foreign_key(&mut refers("measure_binding", "objective_id", "objective"))
        .take();
        create(
            manager,
            [decision, objective, binding],
            [
                // objectives::decision_by_digest: the same file is loaded once.
                unique("decision_loaded", &["digest"]),
                // Nothing: there is a decision a year, and a later step drops it.
                index("decision_loaded", &["period_from", "loaded_at_us"]),
                // objectives::decisions: the objectives of a decision, in order.
                unique("objective", &["decision_id", "seq"]),
            ],
        )
        .await
    }
}
