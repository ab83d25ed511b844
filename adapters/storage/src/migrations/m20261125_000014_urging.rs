//! Notices to people, the letters that carry them out of the house, how a person wants e-mail, and the views that a person keeps.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, refers, table, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let preference = table("mail_preference", [c.id("person_id"), c.text("mode"), c.number("version")])
            .primary_key(&mut key(&["person_id"]))
            .foreign_key(&mut refers("mail_preference", "person_id", "person"))
            .take();
        let view = table("kept_view", [c.id("id"), c.id("person_id"), c.text("name"), c.text("address")])
            .primary_key(&mut key(&["id"]))
            .foreign_key(&mut refers("kept_view", "person_id", "person"))
            .take();
        // urging::due_letters: what waits to be sent, and nothing of what was.
        let waiting = index("letter", &["next_try_us", "id"])
            .name("letter_waiting")
            .cond_where(Expr::col("sent_at_us").is_null())
            .and_where(Expr::col("gave_up_at_us").is_null())
            .take();
        create(
            manager,
            [notice(c), letter(c), preference, view],
            [
                // commit: a notice is sent once, however many machines decide it.
                unique("notice", &["once"]),
                // urging::inbox: what waits for a person, the newest first.
                index("notice", &["recipient_id", "waits", "sent_at_us", "id"]),
                // urging::of_work: whom a piece of work was told to.
                index("notice", &["subject_id", "sent_at_us"]),
                // urging::letters: the delivery log, the newest first.
                index("letter", &["made_at_us", "id"]),
                waiting,
                // urging::kept_views.
                index("kept_view", &["person_id"]),
            ],
        )
        .await
    }
}

fn notice(c: Columns) -> TableCreateStatement {
    table(
        "notice",
        [
            c.id("id"),
            c.id("recipient_id"),
            c.text("work"),
            c.id("subject_id"),
            c.text("code"),
            c.text("title"),
            c.text("urging"),
            c.text("rung"),
            c.text("once"),
            c.number_opt("due_us"),
            c.id_opt("by_id"),
            c.text_opt("text"),
            c.flag("asks_reply"),
            c.number("sent_at_us"),
            c.number_opt("seen_at_us"),
            c.text_opt("answer"),
            c.number_opt("answered_at_us"),
            // Whether it still waits for its recipient.
            c.flag("waits"),
            c.number("version"),
        ],
    )
    .primary_key(&mut key(&["id"]))
    .foreign_key(&mut refers("notice", "recipient_id", "person"))
    .foreign_key(&mut refers("notice", "by_id", "person"))
    .take()
}

fn letter(c: Columns) -> TableCreateStatement {
    table(
        "letter",
        [
            c.id("id"),
            c.text("channel"),
            c.id("notice_id"),
            c.id_opt("person_id"),
            c.text("address"),
            c.flag("digest"),
            c.number("made_at_us"),
            c.number("next_try_us"),
            c.number("tries"),
            c.number_opt("sent_at_us"),
            c.number_opt("gave_up_at_us"),
            c.text_opt("error"),
        ],
    )
    .primary_key(&mut key(&["id"]))
    .foreign_key(&mut refers("letter", "notice_id", "notice"))
    .foreign_key(&mut refers("letter", "person_id", "person"))
    .take()
}
