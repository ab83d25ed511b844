//! Tallies: sums of steps that answer for any moment; commits add deltas, and a job folds them in.

use std::collections::{BTreeMap, HashMap};

use ids::UnitId;
use measure::{Cell, Key, Period};
use sea_orm::sea_query::{Expr, ExprTrait, Func, OnConflict, Query, SelectStatement, UnionType};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, NotSet, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::bulk::{self, IDS_A_QUERY};
use crate::moment::{Reader, days, tally_moment};
use crate::rows::figures::{tally, tally_delta};
use crate::{Database, Fault, leases};

/// What a key lacks: a row has to be told apart from others by what stands here.
const NO_UNIT: Uuid = Uuid::nil();
const NO_DAY: i32 = i32::MIN;

/// What a sum is kept apart by.
const KEY: [tally::Column; 4] =
    [tally::Column::Indicator, tally::Column::UnitId, tally::Column::Level, tally::Column::WindowDay];

/// The lease of the job that folds, and how many deltas it takes at once.
const LEASE: &str = "tallies";
const DELTAS: u64 = 20_000;

/// One step's place: indicator, moment, day, level, unit.
pub(super) type Place = (String, i64, i32, String, Uuid);

/// The place at which a step of an indicator is counted.
pub(super) fn place(indicator: &str, step: &measure::Step) -> Place {
    let day = step.key.window.map_or(NO_DAY, days);
    let unit = step.key.unit.map_or(NO_UNIT, UnitId::uuid);
    (indicator.to_owned(), tally_moment(step.at), day, step.key.level.clone(), unit)
}

/// Adds deltas; those that cancel out are not written.
pub(super) async fn add(txn: &DatabaseTransaction, deltas: BTreeMap<Place, Cell>) -> Result<(), DbErr> {
    let rows = deltas
        .into_iter()
        .filter(|(_, cell)| !cell.is_zero())
        .map(|((indicator, at_us, window_day, level, unit_id), cell)| tally_delta::ActiveModel {
            place: NotSet,
            indicator: Set(indicator),
            unit_id: Set(unit_id),
            level: Set(level),
            window_day: Set(window_day),
            at_us: Set(at_us),
            numerator: Set(cell.numerator),
            denominator: Set(cell.denominator),
            unknown: Set(cell.unknown),
            not_yet: Set(cell.not_yet),
        })
        .collect();
    bulk::insert(txn, rows).await
}

/// The sums of steps of some indicators up to `at`, by unit, level and window day: of one period, and of what no day
/// places. One statement reads everything in one state, so figures that are shown together belong together.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn tallied(
    db: &Database,
    indicators: &[&str],
    period: Period,
    at: OffsetDateTime,
) -> Result<HashMap<String, Vec<(Key, Cell)>>, Fault> {
    let columns = [tally::Column::Numerator, tally::Column::Denominator, tally::Column::Unknown, tally::Column::NotYet];
    let mut select = sums(tally::Entity, &columns.map(Expr::column), indicators, period, at);
    select.union(UnionType::All, sums(tally_delta::Entity, &columns.map(Expr::column), indicators, period, at));
    let mut cells: BTreeMap<(String, Uuid, String, i32), Cell> = BTreeMap::new();
    for row in db.reader().query_all(&select).await? {
        let key = (
            row.try_get("", "indicator")?,
            row.try_get("", "unit_id")?,
            row.try_get("", "level")?,
            row.try_get("", "window_day")?,
        );
        *cells.entry(key).or_default() += Cell {
            numerator: row.try_get("", "numerator")?,
            denominator: row.try_get("", "denominator")?,
            unknown: row.try_get("", "unknown")?,
            not_yet: row.try_get("", "not_yet")?,
        };
    }
    let mut found: HashMap<String, Vec<(Key, Cell)>> = HashMap::new();
    for ((indicator, unit, level, day), cell) in cells.into_iter().filter(|(_, cell)| !cell.is_zero()) {
        let unit = (unit != NO_UNIT).then(|| UnitId::new(unit));
        let window = match day {
            NO_DAY => None,
            day => Some(Reader::new("tally", Uuid::nil()).day(day)?),
        };
        found.entry(indicator).or_default().push((Key { unit, level, window }, cell));
    }
    Ok(found)
}

/// The sums of one table up to the moment. The sum of PostgreSQL is wider than its numbers, so it is cast back.
fn sums(
    table: impl EntityTrait,
    columns: &[Expr; 4],
    indicators: &[&str],
    period: Period,
    at: OffsetDateTime,
) -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(KEY)
        .from(table)
        .and_where(Expr::col(tally::Column::Indicator).is_in(indicators.iter().copied()))
        .and_where(Expr::col(tally::Column::AtUs).lte(tally_moment(at)))
        .and_where(placed_in(period))
        .group_by_columns(KEY);
    for (column, name) in columns.iter().zip(["numerator", "denominator", "unknown", "not_yet"]) {
        select.expr_as(Func::cast_as(column.clone().sum(), "bigint"), name);
    }
    select.take()
}

/// Of one period, and of what no day places.
pub(super) fn placed_in(period: Period) -> Expr {
    let day = || Expr::col(tally::Column::WindowDay);
    day().between(days(period.from), days(period.to)).or(day().eq(NO_DAY))
}

/// Folds the deltas that are there into the tallies, and says how many. Several nodes may call it at once.
///
/// # Errors
/// [`Fault::Database`].
pub async fn fold(db: &Database, now: OffsetDateTime, holder: &str) -> Result<u64, Fault> {
    let mut folded = 0;
    loop {
        let txn = db.begin().await?;
        lock(&txn).await?;
        let done = fold_some(&txn).await?;
        leases::write(&txn, LEASE, holder, now).await?;
        txn.commit().await?;
        folded += done;
        if done < DELTAS {
            return Ok(folded);
        }
    }
}

/// Waits for a fold or a rebuild of another node.
pub(super) async fn lock(txn: &DatabaseTransaction) -> Result<(), DbErr> {
    leases::lock(txn, LEASE).await.map(|_| ())
}

async fn fold_some(txn: &DatabaseTransaction) -> Result<u64, DbErr> {
    let deltas = tally_delta::Entity::find().order_by_asc(tally_delta::COLUMN.place).limit(DELTAS).all(txn).await?;
    let mut sums: BTreeMap<Place, Cell> = BTreeMap::new();
    for row in &deltas {
        let place = (row.indicator.clone(), row.at_us, row.window_day, row.level.clone(), row.unit_id);
        *sums.entry(place).or_default() +=
            Cell { numerator: row.numerator, denominator: row.denominator, unknown: row.unknown, not_yet: row.not_yet };
    }
    let rows = sums
        .into_iter()
        .filter(|(_, cell)| !cell.is_zero())
        .map(|((indicator, at_us, window_day, level, unit_id), cell)| {
            tally::Model {
                indicator,
                at_us,
                window_day,
                level,
                unit_id,
                numerator: cell.numerator,
                denominator: cell.denominator,
                unknown: cell.unknown,
                not_yet: cell.not_yet,
            }
            .into_active_model()
        })
        .collect();
    bulk::in_chunks(txn, rows, |insert| insert.on_conflict(added())).await?;
    let places: Vec<i64> = deltas.iter().map(|row| row.place).collect();
    for chunk in places.chunks(IDS_A_QUERY) {
        tally_delta::Entity::delete_many()
            .filter(tally_delta::COLUMN.place.is_in(chunk.iter().copied()))
            .exec(txn)
            .await?;
    }
    Ok(deltas.len() as u64)
}

/// A tally that is there already grows by what comes.
fn added() -> OnConflict {
    let columns = [tally::Column::Numerator, tally::Column::Denominator, tally::Column::Unknown, tally::Column::NotYet];
    let mut conflict = OnConflict::columns([
        tally::Column::Indicator,
        tally::Column::AtUs,
        tally::Column::WindowDay,
        tally::Column::Level,
        tally::Column::UnitId,
    ]);
    conflict.values(columns.map(|column| {
        let sum = Expr::col((tally::Entity, column)).add(Expr::col(("excluded", column)));
        (column, sum)
    }));
    conflict
}
