//! Facts as rows, each version with the span in which it was what the office knew.

use std::collections::HashMap;

use ids::UnitId;
use measure::{Fact, Indicator, Mark, Marks, Period, Population, Role};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::bulk::IDS_A_QUERY;
use crate::moment::{Reader, micros};
use crate::rows::figures::fact;
use crate::{Database, Fault};

/// By whose knowledge facts are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownAt {
    /// By all that is known now.
    Now,
    /// By what was recorded up to a moment.
    Moment(OffsetDateTime),
}

/// The facts that an indicator may count in a period, a group each: of the groups that its window's mark places there or
/// nowhere. A figure then takes from each group what lies in the period.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn facts(
    db: &Database,
    indicator: &Indicator,
    period: Period,
    known: KnownAt,
) -> Result<Vec<Vec<Fact>>, Fault> {
    let txn = db.snapshot().await?;
    let population = indicator.population;
    let from = micros(period.from.midnight().assume_offset(calendar::ZONE));
    let to = micros(period.to.midnight().assume_offset(calendar::ZONE) + Duration::DAY);
    let placed = match indicator.window.map(column) {
        None => Condition::all(),
        Some(column) => {
            Condition::any().add(column.is_null()).add(Condition::all().add(column.gte(from)).add(column.lt(to)))
        }
    };
    let groups = Query::select()
        .column(fact::Column::GroupId)
        .from(fact::Entity)
        .and_where(fact::COLUMN.population.eq(population.key()))
        .cond_where(Condition::all().add(known_at(known)).add(placed))
        .take();
    let rows = fact::Entity::find()
        .filter(fact::COLUMN.population.eq(population.key()))
        .filter(known_at(known))
        .filter(fact::COLUMN.group_id.in_subquery(groups))
        .order_by_asc(fact::COLUMN.group_id)
        .order_by_asc(fact::COLUMN.place)
        .all(&txn)
        .await?;
    let mut groups: Vec<Vec<Fact>> = Vec::new();
    for row in rows {
        let fact = read(&row)?;
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| first.group == fact.group) => group.push(fact),
            _ => groups.push(vec![fact]),
        }
    }
    Ok(groups)
}

/// Whether anything is known of a population, or once was.
///
/// # Errors
/// [`Fault::Database`].
pub async fn any(db: &Database, population: Population, known: KnownAt) -> Result<bool, Fault> {
    let of_population = fact::Entity::find().filter(fact::COLUMN.population.eq(population.key()));
    let recorded = match known {
        KnownAt::Now => of_population,
        KnownAt::Moment(at) => of_population.filter(fact::COLUMN.recorded_from_us.lte(micros(at))),
    };
    let one = recorded.one(db.reader()).await?;
    Ok(one.is_some())
}

/// What is known now of these groups, each fact with its row's place.
pub(super) async fn current(
    db: &impl ConnectionTrait,
    population: Population,
    groups: &[Uuid],
) -> Result<HashMap<Uuid, Vec<(i64, Fact)>>, Fault> {
    let mut found: HashMap<Uuid, Vec<(i64, Fact)>> = HashMap::new();
    for chunk in groups.chunks(IDS_A_QUERY) {
        let rows = fact::Entity::find()
            .filter(fact::COLUMN.population.eq(population.key()))
            .filter(fact::COLUMN.group_id.is_in(chunk.iter().copied()))
            .filter(fact::COLUMN.recorded_to_us.is_null())
            .order_by_asc(fact::COLUMN.place)
            .all(db)
            .await?;
        for row in rows {
            found.entry(row.group_id).or_default().push((row.place, read(&row)?));
        }
    }
    Ok(found)
}

/// The row of a fact that becomes known at a moment.
pub(super) fn row(fact: &Fact, recorded_at: OffsetDateTime) -> fact::ActiveModel {
    let mark = |mark| Set(fact.marks.get(mark).map(micros));
    fact::ActiveModel {
        place: NotSet,
        population: Set(fact.population.key().to_owned()),
        group_id: Set(fact.group),
        subject_id: Set(fact.subject),
        role: Set(role_word(fact.role).to_owned()),
        unit_id: Set(fact.unit.map(|unit| unit.uuid())),
        level: Set(fact.level.clone()),
        class: Set(fact.class.clone()),
        weight: Set(i64::from(fact.weight)),
        received_us: mark(Mark::Received),
        entered_us: mark(Mark::Entered),
        entry_limit_us: mark(Mark::EntryLimit),
        due_us: mark(Mark::Due),
        done_us: mark(Mark::Done),
        stands_us: mark(Mark::Stands),
        followed_us: mark(Mark::Followed),
        lapsed_us: mark(Mark::Lapsed),
        restored_us: mark(Mark::Restored),
        urged_us: mark(Mark::Urged),
        seen_us: mark(Mark::Seen),
        covered_us: mark(Mark::Covered),
        published_us: mark(Mark::Published),
        recorded_us: mark(Mark::Recorded),
        replayed_us: mark(Mark::Replayed),
        fits_us: mark(Mark::Fits),
        applied_us: mark(Mark::Applied),
        valid_from_us: Set(fact.valid_from.map(micros)),
        valid_to_us: Set(fact.valid_to.map(micros)),
        recorded_from_us: Set(micros(recorded_at)),
        recorded_to_us: Set(None),
    }
}

/// Rows that were what the office knew.
fn known_at(known: KnownAt) -> Condition {
    let column = |column: fact::Column| Expr::col((fact::Entity, column));
    match known {
        KnownAt::Now => Condition::all().add(column(fact::Column::RecordedToUs).is_null()),
        KnownAt::Moment(at) => {
            let at = micros(at);
            let to = column(fact::Column::RecordedToUs);
            Condition::all()
                .add(column(fact::Column::RecordedFromUs).lte(at))
                .add(Condition::any().add(to.clone().is_null()).add(to.gt(at)))
        }
    }
}

fn read(row: &fact::Model) -> Result<Fact, Fault> {
    let reader = Reader::new("fact", row.subject_id);
    let marks = [
        (Mark::Received, row.received_us),
        (Mark::Entered, row.entered_us),
        (Mark::EntryLimit, row.entry_limit_us),
        (Mark::Due, row.due_us),
        (Mark::Done, row.done_us),
        (Mark::Stands, row.stands_us),
        (Mark::Followed, row.followed_us),
        (Mark::Lapsed, row.lapsed_us),
        (Mark::Restored, row.restored_us),
        (Mark::Urged, row.urged_us),
        (Mark::Seen, row.seen_us),
        (Mark::Covered, row.covered_us),
        (Mark::Published, row.published_us),
        (Mark::Recorded, row.recorded_us),
        (Mark::Replayed, row.replayed_us),
        (Mark::Fits, row.fits_us),
        (Mark::Applied, row.applied_us),
    ];
    let marks = marks
        .into_iter()
        .try_fold(Marks::default(), |marks, (mark, us)| Ok::<_, Fault>(marks.with(mark, reader.moment_opt(us)?)))?;
    Ok(Fact {
        subject: row.subject_id,
        population: reader.word(&row.population, Population::from_key)?,
        group: row.group_id,
        role: reader.word(&row.role, role)?,
        unit: row.unit_id.map(UnitId::new),
        level: row.level.clone(),
        class: row.class.clone(),
        weight: reader.count(row.weight)?,
        marks,
        valid_from: reader.moment_opt(row.valid_from_us)?,
        valid_to: reader.moment_opt(row.valid_to_us)?,
    })
}

/// The column of a mark that may place a record in a period.
const fn column(mark: Mark) -> fact::Column {
    match mark {
        Mark::Received => fact::Column::ReceivedUs,
        Mark::Entered => fact::Column::EnteredUs,
        Mark::EntryLimit => fact::Column::EntryLimitUs,
        Mark::Due => fact::Column::DueUs,
        Mark::Done => fact::Column::DoneUs,
        Mark::Stands => fact::Column::StandsUs,
        Mark::Followed => fact::Column::FollowedUs,
        Mark::Lapsed => fact::Column::LapsedUs,
        Mark::Restored => fact::Column::RestoredUs,
        Mark::Urged => fact::Column::UrgedUs,
        Mark::Seen => fact::Column::SeenUs,
        Mark::Covered => fact::Column::CoveredUs,
        Mark::Published => fact::Column::PublishedUs,
        Mark::Recorded => fact::Column::RecordedUs,
        Mark::Replayed => fact::Column::ReplayedUs,
        Mark::Fits => fact::Column::FitsUs,
        Mark::Applied => fact::Column::AppliedUs,
    }
}

const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Head => "head",
        Role::Member => "member",
    }
}

fn role(word: &str) -> Option<Role> {
    [Role::Head, Role::Member].into_iter().find(|role| role_word(*role) == word)
}
