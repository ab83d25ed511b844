//! The document register, and the directives given in documents with their deadlines, pauses, follow-ups and proofs.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, refers, table, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let tables = [
            document(c),
            directive(c),
            directive_deadline(c),
            directive_pause(c),
            directive_co_unit(c),
            directive_follow_up(c),
            directive_evidence(c),
        ];
        create(manager, tables, indexes()).await
    }
}

fn document(c: Columns) -> TableCreateStatement {
    table(
        "document",
        [
            c.id("id"),
            c.text("number"),
            c.text("number_key"),
            c.day("issued_on"),
            c.text("issuer"),
            c.text("issuer_key"),
            c.text("level"),
            c.text("direction"),
            c.number_opt("book_no"),
            c.number("book_year"),
            c.number_opt("received_at_us"),
            // NULL for a secret one: its text is not written here.
            c.text_opt("subject"),
            c.text("secrecy"),
            c.flag("has_deadline"),
            c.number_opt("deadline_us"),
            c.text("urgency"),
            c.number("expected_tasks"),
            c.number("entered_tasks"),
            // Its place in the register: its receipt, else its day of issue.
            c.number("sort_us"),
            c.number("version"),
        ],
    )
    .primary_key(&mut key(&["id"]))
    .take()
}

fn directive(c: Columns) -> TableCreateStatement {
    table(
        "directive",
        [
            c.id("id"),
            c.text("code"),
            c.id("document_id"),
            c.text("level"),
            c.text("content"),
            c.id("lead_unit_id"),
            c.id_opt("follower_id"),
            c.number_opt("follower_since_us"),
            c.number_opt("received_at_us"),
            c.number_opt("entered_at_us"),
            // What lists sort and filter by: the due moment that judges it, the last pause, the last follow-up.
            c.number_opt("due_us"),
            c.number("sort_due_us"),
            c.number_opt("paused_from_us"),
            c.number_opt("paused_to_us"),
            c.number_opt("last_follow_up_us"),
            c.number_opt("completed_at_us"),
            c.number_opt("submitted_at_us"),
            c.number_opt("stands_from_us"),
            // How a result that stands ended it: the key of a state.
            c.text_opt("outcome"),
            c.number_opt("withdrawn_at_us"),
            c.number("version"),
        ],
    )
    .primary_key(&mut key(&["id"]))
    .foreign_key(&mut refers("directive", "document_id", "document"))
    .foreign_key(&mut refers("directive", "lead_unit_id", "unit"))
    .foreign_key(&mut refers("directive", "follower_id", "person"))
    .take()
}

fn directive_deadline(c: Columns) -> TableCreateStatement {
    table(
        "directive_deadline",
        [
            c.id("directive_id"),
            c.number("seq"),
            c.number_opt("due_us"),
            c.number("decided_at_us"),
            c.text("ground"),
            c.text_opt("reason"),
            c.id_opt("approver_id"),
            c.text("origin"),
            c.day_opt("origin_day"),
            c.number_opt("origin_start_us"),
            c.text_opt("term_unit"),
            c.number_opt("term_count"),
        ],
    )
    .primary_key(&mut key(&["directive_id", "seq"]))
    .foreign_key(&mut refers("directive_deadline", "directive_id", "directive"))
    .take()
}

fn directive_pause(c: Columns) -> TableCreateStatement {
    table(
        "directive_pause",
        [
            c.id("directive_id"),
            c.number("seq"),
            c.number("from_us"),
            c.number_opt("to_us"),
            c.text("ground"),
            c.text("document"),
        ],
    )
    .primary_key(&mut key(&["directive_id", "seq"]))
    .foreign_key(&mut refers("directive_pause", "directive_id", "directive"))
    .take()
}

fn directive_co_unit(c: Columns) -> TableCreateStatement {
    table("directive_co_unit", [c.id("directive_id"), c.number("seq"), c.id("unit_id")])
        .primary_key(&mut key(&["directive_id", "seq"]))
        .foreign_key(&mut refers("directive_co_unit", "directive_id", "directive"))
        .foreign_key(&mut refers("directive_co_unit", "unit_id", "unit"))
        .take()
}

fn directive_follow_up(c: Columns) -> TableCreateStatement {
    table(
        "directive_follow_up",
        [c.id("id"), c.id("directive_id"), c.number("at_us"), c.id_opt("by_id"), c.text("text")],
    )
    .primary_key(&mut key(&["id"]))
    .foreign_key(&mut refers("directive_follow_up", "directive_id", "directive"))
    .foreign_key(&mut refers("directive_follow_up", "by_id", "person"))
    .take()
}

fn directive_evidence(c: Columns) -> TableCreateStatement {
    table(
        "directive_evidence",
        [
            c.id("directive_id"),
            c.number("seq"),
            c.text("kind"),
            c.text_opt("number"),
            c.day_opt("issued_on"),
            c.text_opt("sha256"),
            c.text_opt("name"),
            c.number_opt("bytes"),
            c.text_opt("text"),
        ],
    )
    .primary_key(&mut key(&["directive_id", "seq"]))
    .foreign_key(&mut refers("directive_evidence", "directive_id", "directive"))
    .take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    // directives::page of open work: finished work is not in these, so that lists of what is late or owed stay short.
    let open = |columns: &[&'static str]| {
        index("directive", columns)
            .name(format!("directive_open_{}", columns.join("_")))
            .cond_where(Expr::col("stands_from_us").is_null())
            .and_where(Expr::col("withdrawn_at_us").is_null())
            .take()
    };
    // documents::page of what is not entered.
    let not_entered = index("document", &["sort_us", "id"])
        .name("document_not_entered")
        .cond_where(Expr::col("entered_tasks").lt(Expr::col("expected_tasks")))
        .take();
    vec![
        // documents::by_keys: the natural key; two at once conflict on it.
        unique("document", &["number_key", "issued_on", "issuer_key"]),
        // documents::page: the register, newest first.
        index("document", &["sort_us", "id"]),
        // documents::gaps.
        index("document", &["direction", "book_year", "book_no"]),
        // directives::by_codes: the natural key; two at once conflict on it.
        unique("directive", &["code"]),
        // figures::derive: the work of a document's group; commit: how many tasks of it are entered; directives::page of it.
        index("directive", &["document_id"]),
        // directives::page: by due time.
        index("directive", &["sort_due_us", "id"]),
        // directives::page of a unit, of a follower.
        index("directive", &["lead_unit_id", "sort_due_us", "id"]),
        index("directive", &["follower_id", "sort_due_us", "id"]),
        open(&["sort_due_us", "id"]),
        open(&["lead_unit_id", "sort_due_us", "id"]),
        open(&["follower_id", "sort_due_us", "id"]),
        // directives::page of ended work.
        index("directive", &["outcome", "sort_due_us", "id"]),
        not_entered,
        // directives::page of a unit that takes part.
        index("directive_co_unit", &["unit_id"]),
        // directives::follow_ups, directives::by_ids; the natural key of an imported record.
        unique("directive_follow_up", &["directive_id", "at_us"]),
    ]
}
