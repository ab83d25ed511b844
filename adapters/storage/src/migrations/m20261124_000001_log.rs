//! The log: events, the queue of those without a leaf, leaves, checkpoints, and personal texts that may be erased.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, table};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let event = table(
            "event",
            [
                c.id("id"),
                c.number("version"),
                c.text("act"),
                c.text("subject_kind"),
                c.id("subject_id"),
                c.number("subject_version"),
                c.id_opt("actor_id"),
                c.text("actor_label"),
                c.id_opt("on_behalf_of"),
                c.id_opt("run_id"),
                c.number("occurred_at_us"),
                c.number("recorded_at_us"),
                c.text("body"),
            ],
        )
        .primary_key(&mut key(&["id"]))
        .take();
        // In the order of arrival; a row goes when its event has a leaf.
        let queue = table("event_queue", [c.place("place"), c.id("event_id")]);
        let leaf = table("ledger_leaf", [c.number("idx"), c.id("event_id"), c.bytes("leaf_hash")])
            .primary_key(&mut key(&["idx"]))
            .take();
        // One row: the right edge of the tree.
        let state = table("ledger_state", [c.number("id"), c.number("size"), c.bytes("frontier")])
            .primary_key(&mut key(&["id"]))
            .take();
        let checkpoint =
            table("checkpoint", [c.number("size"), c.bytes("root"), c.text("note"), c.number("made_at_us")])
                .primary_key(&mut key(&["size"]))
                .take();
        let personal = table(
            "personal_value",
            [c.id("event_id"), c.text("path"), c.bytes("digest"), c.bytes("salt"), c.text("value")],
        )
        .primary_key(&mut key(&["event_id", "path"]))
        .take();
        create(
            manager,
            [event, queue, leaf, state, checkpoint, personal],
            [
                // log::of_subject: the timeline of a directive.
                index("event", &["subject_id", "recorded_at_us", "id"]),
                // log::add: an event is queued once; log::sequence deletes by it, log::verify looks for it.
                super::columns::unique("event_queue", &["event_id"]),
                // log::prove, log::of_subject, log::verify: the leaf of an event.
                super::columns::unique("ledger_leaf", &["event_id"]),
            ],
        )
        .await
    }
}
