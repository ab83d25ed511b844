//! Tallies: sums of steps that answer for any moment; commits add deltas, and a job folds them in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ids::UnitId;
use measure::{Cell, Indicator, Key, Period, Step};
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

/// A folded step's place: indicator, moment, day, level, unit.
type Place = (String, i64, i32, String, Uuid);

/// The same with indicator and level by their places in [`Deltas`].
type ShortPlace = (usize, i64, i32, usize, Uuid);

/// The steps by which tallies change, each under its place, until they are written.
#[derive(Default)]
pub(super) struct Deltas<'a> {
    /// Indicators and levels are few: a step names them by their places here.
    indicators: Vec<&'a str>,
    levels: Vec<String>,
    steps: Vec<(ShortPlace, Cell)>,
}

impl<'a> Deltas<'a> {
    /// Adds steps of an indicator, or takes them away.
    pub(super) fn add(&mut self, indicator: &'a Indicator, steps: &[Step<'_>], change: impl Fn(Cell) -> Cell) {
        let name = indicator.name.as_str();
        let indicator = place_in(&mut self.indicators, |known| *known == name, || name);
        for step in steps {
            let level = place_in(&mut self.levels, |known| known == step.key.level, || step.key.level.to_owned());
            let day = step.key.window.map_or(NO_DAY, days);
            let unit = step.key.unit.map_or(NO_UNIT, UnitId::uuid);
            self.steps.push(((indicator, tally_moment(step.at), day, level, unit), change(step.change)));
        }
    }

    /// Writes them; those that cancel out are not written.
    pub(super) async fn write(mut self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        self.steps.sort_unstable_by_key(|(place, _)| *place);
        let sums = self.steps.chunk_by(|(one, _), (next, _)| one == next).filter_map(|same| {
            let (place, _) = same.first()?;
            let sum = same.iter().fold(Cell::default(), |mut sum, (_, cell)| {
                sum += *cell;
                sum
            });
            (!sum.is_zero()).then_some((*place, sum))
        });
        let rows = sums.map(|((indicator, at_us, window_day, level, unit_id), cell)| tally_delta::ActiveModel {
            place: NotSet,
            indicator: Set(self.indicators[indicator].to_owned()),
            unit_id: Set(unit_id),
            level: Set(self.levels[level].clone()),
            window_day: Set(window_day),
            at_us: Set(at_us),
            numerator: Set(cell.numerator),
            denominator: Set(cell.denominator),
            unknown: Set(cell.unknown),
            not_yet: Set(cell.not_yet),
        });
        bulk::insert(txn, rows.collect()).await
    }
}

fn place_in<T>(known: &mut Vec<T>, is: impl FnMut(&T) -> bool, new: impl FnOnce() -> T) -> usize {
    known.iter().position(is).unwrap_or_else(|| {
        known.push(new());
        known.len() - 1
    })
}

/// The sums of steps of some indicators up to `at`, by unit, level and window day: of one period, and of what no day
/// places. One statement reads everything in one state, so figures that are shown together belong together. `kept` are all
/// of which tallies are kept: those that count the same share them.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn tallied(
    db: &Database,
    kept: &[Indicator],
    names: &[&str],
    period: Period,
    at: OffsetDateTime,
) -> Result<HashMap<String, Vec<(Key, Cell)>>, Fault> {
    let tallied_as = tallied_as(kept, names);
    let indicators: BTreeSet<&str> = tallied_as.iter().map(|(_, kept)| *kept).collect();
    let columns = [tally::Column::Numerator, tally::Column::Denominator, tally::Column::Unknown, tally::Column::NotYet];
    let mut select = sums(tally::Entity, &columns.map(Expr::column), &indicators, period, at);
    select.union(UnionType::All, sums(tally_delta::Entity, &columns.map(Expr::column), &indicators, period, at));
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
    let mut found: HashMap<&str, Vec<(Key, Cell)>> = HashMap::new();
    for ((indicator, unit, level, day), cell) in cells.into_iter().filter(|(_, cell)| !cell.is_zero()) {
        let unit = (unit != NO_UNIT).then(|| UnitId::new(unit));
        let window = match day {
            NO_DAY => None,
            day => Some(Reader::new("tally", Uuid::nil()).day(day)?),
        };
        let indicator = indicators.get(indicator.as_str()).copied().unwrap_or_default();
        found.entry(indicator).or_default().push((Key { unit, level, window }, cell));
    }
    let of = |(name, kept): &(&str, &str)| Some(((*name).to_owned(), found.get(kept)?.clone()));
    Ok(tallied_as.iter().filter_map(of).collect())
}

/// Each name with that of the indicator whose tallies answer for it.
pub(super) fn tallied_as<'a>(kept: &'a [Indicator], names: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let answers = |name| Indicator::tallied_as(kept, name).map_or(name, |indicator| indicator.name.as_str());
    names.iter().map(|name| (*name, answers(name))).collect()
}

/// The sums of one table up to the moment. The sum of PostgreSQL is wider than its numbers, so it is cast back.
fn sums(
    table: impl EntityTrait,
    columns: &[Expr; 4],
    indicators: &BTreeSet<&str>,
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
