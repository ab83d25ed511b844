//! Facts in versions, and tallies: sums of steps, with the steps that are not folded in yet beside them.

use sea_orm_migration::prelude::*;

use super::columns::{Columns, create, index, key, table};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let c = Columns::of(manager);
        let fact = table(
            "fact",
            [
                c.place("place"),
                c.text("population"),
                c.id("group_id"),
                c.id("subject_id"),
                c.text("role"),
                c.id_opt("unit_id"),
                c.text("level"),
                c.number("weight"),
                c.number_opt("received_us"),
                c.number_opt("entered_us"),
                c.number_opt("entry_limit_us"),
                c.number_opt("due_us"),
                c.number_opt("done_us"),
                c.number_opt("stands_us"),
                c.number_opt("followed_us"),
                c.number_opt("lapsed_us"),
                c.number_opt("restored_us"),
                c.number_opt("valid_from_us"),
                c.number_opt("valid_to_us"),
                c.number("recorded_from_us"),
                // NULL while it is what is known.
                c.number_opt("recorded_to_us"),
            ],
        );
        let tally = table("tally", cells(c))
            .primary_key(&mut key(&["indicator", "at_us", "window_day", "level", "unit_id"]))
            .take();
        let delta = table("tally_delta", [c.place("place")].into_iter().chain(cells(c)));
        create(
            manager,
            [fact, tally, delta],
            [
                // figures::derive: what is known of a group; figures::facts: the groups of a population.
                index("fact", &["population", "group_id", "recorded_to_us"]),
                // figures::tallied: the steps of an indicator up to a moment.
                index("tally_delta", &["indicator", "at_us"]),
            ],
        )
        .await
    }
}

/// A step under its key. What a key lacks is the nil UUID and the least day, so that rows can be told apart by it.
fn cells(c: Columns) -> [ColumnDef; 9] {
    [
        c.text("indicator"),
        c.id("unit_id"),
        c.text("level"),
        c.day("window_day"),
        c.number("at_us"),
        c.number("numerator"),
        c.number("denominator"),
        c.number("unknown"),
        c.number("not_yet"),
    ]
}
