//! What people touch: imports that wait, run and are found again, indicators of the office's own, frozen figures.

use sea_orm::ConnectionTrait;
use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, refers, table, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let mut mode = c.text("mode");
        mode.default("whole");
        let mut origin = c.text("origin");
        origin.default("console");
        let [mut rows, mut settled] = [c.number("rows"), c.number("settled")];
        rows.default(0);
        settled.default(0);
        let more = [
            mode,
            origin,
            rows,
            settled,
            c.id_opt("actor_id"),
            c.id_opt("upload_id"),
            c.number_opt("begun_us"),
            c.number_opt("seen_us"),
            c.number_opt("ended_us"),
            c.text_opt("failure"),
        ];
        for column in more {
            manager.alter_table(Table::alter().table("import_run").add_column(column).take()).await?;
        }
        // Until now a run was noted when it had ended.
        let over = Query::update()
            .table("import_run")
            .values(["begun_us", "seen_us", "ended_us"].map(|column| (column, Expr::col("at_us"))))
            .take();
        manager.get_connection().execute(&over).await?;
        let upload = table("import_upload", [c.id("id"), c.text("name"), c.bytes("content"), c.number("at_us")])
            .primary_key(&mut key(&["id"]))
            .take();
        let problem = table(
            "import_problem",
            [
                c.id("run_id"),
                c.number("seq"),
                c.number("row"),
                c.text("column_key"),
                c.text("value"),
                c.text("what"),
                c.text_opt("cell"),
                c.flag("doubt"),
            ],
        )
        .primary_key(&mut key(&["run_id", "seq"]))
        .foreign_key(&mut refers("import_problem", "run_id", "import_run"))
        .take();
        let indicator = table(
            "indicator",
            [
                c.id("id"),
                c.text("name"),
                c.text("title"),
                c.text("citation"),
                c.text("definition"),
                c.id_opt("added_by"),
                c.number("added_at_us"),
                c.number("version"),
            ],
        )
        .primary_key(&mut key(&["id"]))
        .take();
        let frozen = table(
            "frozen_figures",
            [
                c.id("id"),
                c.id("decision_id"),
                c.number("as_of_us"),
                c.number("known_us"),
                c.text("reason"),
                c.text("digest"),
                c.text("figures"),
                c.id_opt("frozen_by"),
                c.number("version"),
            ],
        )
        .primary_key(&mut key(&["id"]))
        .foreign_key(&mut refers("frozen_figures", "decision_id", "decision_loaded"))
        .take();
        let waiting = index("import_run", &["at_us", "id"])
            .name("import_run_waiting")
            .cond_where(Expr::col("begun_us").is_null())
            .take();
        create(
            manager,
            [upload, problem, indicator, frozen],
            [
                // runs::page: the newest first.
                index("import_run", &["at_us", "id"]),
                // runs::claim: the oldest that waits.
                waiting,
                // runs::forget.
                index("import_upload", &["at_us"]),
                // indicators::add: a name is one indicator's.
                unique("indicator", &["name"]),
            ],
        )
        .await
    }
}
