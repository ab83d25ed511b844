//! The way of a task: its answer, its officer, what was asked for, given back and split off; parts of cooperating units.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, refers, table, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let empty = |mut column: ColumnDef| column.default("").take();
        let of_directive = [
            empty(c.text("product")),
            c.id_opt("parent_id"),
            // Whose turn it is by what is recorded, and until when the assignment may be answered.
            c.text("turn").default("lead_answers").take(),
            c.number_opt("answer_until_us"),
            c.number_opt("assigned_at_us"),
            c.text_opt("answer"),
            c.number_opt("answered_at_us"),
            c.id_opt("answered_by_id"),
            c.text_opt("answer_reason"),
            c.id_opt("officer_id"),
            c.id_opt("submitted_by_id"),
            c.text_opt("grade"),
            c.id_opt("withdrawn_by_id"),
            c.text_opt("withdrawal_reason"),
            c.text_opt("withdrawal_document"),
        ];
        add(manager, "directive", of_directive).await?;
        let of_unit = [
            c.text("kind").default("co").take(),
            empty(c.text("content")),
            c.number_opt("due_us"),
            c.number_opt("finished_at_us"),
            c.id_opt("finished_by_id"),
            c.text_opt("proof"),
        ];
        add(manager, "directive_co_unit", of_unit).await?;
        add(manager, "directive_follow_up", [c.number("together").default(1).take()]).await?;
        create(manager, [extension(c), returned(c), plan(c)], indexes()).await?;
        turns_of_what_is_there(manager).await
    }
}

/// SQLite adds one column a statement.
async fn add(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: impl IntoIterator<Item = ColumnDef>,
) -> Result<(), DbErr> {
    for column in columns {
        manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
    }
    Ok(())
}

fn extension(c: Columns) -> TableCreateStatement {
    table(
        "directive_extension",
        [
            c.id("directive_id"),
            c.number("seq"),
            c.id("by_id"),
            c.number("at_us"),
            c.number("until_us"),
            c.text("reason"),
            c.id_opt("decided_by_id"),
            c.number_opt("decided_at_us"),
            c.flag_opt("approved"),
            c.text_opt("note"),
        ],
    )
    .primary_key(&mut key(&["directive_id", "seq"]))
    .foreign_key(&mut refers("directive_extension", "directive_id", "directive"))
    .take()
}

fn returned(c: Columns) -> TableCreateStatement {
    table(
        "directive_return",
        [
            c.id("directive_id"),
            c.number("seq"),
            c.id("by_id"),
            c.number("at_us"),
            c.text("reason"),
            c.number("result_at_us"),
        ],
    )
    .primary_key(&mut key(&["directive_id", "seq"]))
    .foreign_key(&mut refers("directive_return", "directive_id", "directive"))
    .take()
}

fn plan(c: Columns) -> TableCreateStatement {
    table(
        "directive_plan",
        [
            c.id("id"),
            c.text("code"),
            c.id("document_id"),
            c.text("content"),
            c.text("product"),
            c.id("lead_unit_id"),
            c.id_opt("follower_id"),
            c.text("every"),
            c.number("due_day"),
            c.day("from_day"),
            c.day_opt("until_day"),
            c.day_opt("made_to_day"),
            c.number("version"),
        ],
    )
    .primary_key(&mut key(&["id"]))
    .foreign_key(&mut refers("directive_plan", "document_id", "document"))
    .foreign_key(&mut refers("directive_plan", "lead_unit_id", "unit"))
    .foreign_key(&mut refers("directive_plan", "follower_id", "person"))
    .take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let open = |column: &'static str| {
        index("directive", &[column, "sort_due_us", "id"])
            .name(format!("directive_open_{column}_sort_due_us_id"))
            .cond_where(Expr::col("stands_from_us").is_null())
            .and_where(Expr::col("withdrawn_at_us").is_null())
            .take()
    };
    vec![
        // directives::page of what waits for somebody.
        open("turn"),
        // directives::open_of: what an officer owes.
        open("officer_id"),
        // directives::children.
        index("directive", &["parent_id"]),
        // plans::by_code; two at once conflict on it.
        unique("directive_plan", &["code"]),
        // plans::of_document.
        index("directive_plan", &["document_id"]),
        // share::of_units.
        index("directive_follow_up", &["at_us"]),
    ]
}

/// Rows that are there have no way yet: only what their moments say.
async fn turns_of_what_is_there(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let set = |turn: &'static str, when: Vec<SimpleExpr>| {
        let mut update = Query::update();
        update.table("directive").value("turn", turn);
        for condition in when {
            update.and_where(condition);
        }
        update.take()
    };
    let ended = Expr::col("stands_from_us").is_not_null().or(Expr::col("withdrawn_at_us").is_not_null());
    let open = || Expr::col("turn").eq("lead_answers");
    let steps = [
        set("ended", vec![ended]),
        set("assigner_judges", vec![open(), Expr::col("completed_at_us").is_not_null()]),
        set("paused", vec![open(), Expr::col("paused_from_us").is_not_null(), Expr::col("paused_to_us").is_null()]),
    ];
    for step in steps {
        manager.get_connection().execute(&step).await?;
    }
    Ok(())
}
