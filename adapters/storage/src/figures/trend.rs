//! The way of figures through a period: what each was at several moments, in one statement.

use std::collections::{BTreeSet, HashMap};

use measure::{Cell, Indicator, Period};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, EntityTrait};
use time::OffsetDateTime;

use super::tally::{placed_in, tallied_as};
use crate::moment::tally_moment;
use crate::rows::figures::{tally, tally_delta};
use crate::{Database, Fault};

/// What some indicators counted in a period at each of `moments`, in their order. Only the two sides of the share: what was
/// unknown or not yet due at a moment is asked for at that moment. `kept` as in [`super::tallied`].
///
/// # Errors
/// [`Fault::Database`].
pub async fn trend(
    db: &Database,
    kept: &[Indicator],
    names: &[&str],
    period: Period,
    moments: &[OffsetDateTime],
) -> Result<HashMap<String, Vec<Cell>>, Fault> {
    if moments.is_empty() {
        return Ok(HashMap::new());
    }
    let tallied_as = tallied_as(kept, names);
    let indicators: BTreeSet<&str> = tallied_as.iter().map(|(_, kept)| *kept).collect();
    let mut found: HashMap<String, Vec<Cell>> = HashMap::new();
    let mut select = sums(tally::Entity, &indicators, period, moments);
    select.union(UnionType::All, sums(tally_delta::Entity, &indicators, period, moments));
    for row in db.reader().query_all(&select).await? {
        let cells = found.entry(row.try_get("", "indicator")?).or_insert_with(|| vec![Cell::default(); moments.len()]);
        for (place, cell) in cells.iter_mut().enumerate() {
            *cell += Cell {
                numerator: row.try_get("", &format!("n{place}"))?,
                denominator: row.try_get("", &format!("d{place}"))?,
                ..Cell::default()
            };
        }
    }
    let of = |(name, kept): &(&str, &str)| Some(((*name).to_owned(), found.get(*kept)?.clone()));
    Ok(tallied_as.iter().filter_map(of).collect())
}

/// The sums of one table, a pair of columns a moment.
fn sums(
    table: impl EntityTrait,
    indicators: &BTreeSet<&str>,
    period: Period,
    moments: &[OffsetDateTime],
) -> SelectStatement {
    let mut select = Query::select();
    select
        .column(tally::Column::Indicator)
        .from(table)
        .and_where(Expr::col(tally::Column::Indicator).is_in(indicators.iter().copied()))
        .and_where(placed_in(period))
        .group_by_col(tally::Column::Indicator);
    for (place, at) in moments.iter().enumerate() {
        let by_then = |column: tally::Column| {
            let there = Expr::col(tally::Column::AtUs).lte(tally_moment(*at));
            Into::<Expr>::into(Expr::case(there, Expr::col(column)).finally(Expr::val(0_i64)))
        };
        for (name, column) in [("n", tally::Column::Numerator), ("d", tally::Column::Denominator)] {
            select.expr_as(Func::cast_as(by_then(column).sum(), "bigint"), format!("{name}{place}"));
        }
    }
    select.take()
}
