//! The exception page: who is late, by how much, what is missing, who must decide; the load of units and people, and the week.

use std::collections::{BTreeMap, HashMap};

use calendar::Term;
use commitment::State;
use directives::exception::{Decider, Late, Missing};
use directives::flow::ExtensionRequest;
use directives::views::DirectiveRow;
use ids::{DirectiveId, PersonId, UnitId};
use people::Scope;
use storage::directives::{Asked, Filter, OpenWork};
use storage::{Page, Slice};
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

use crate::look::Query;
use crate::report::{Length, Period};
use crate::{Office, Refusal};

/// The board, with a page of its exceptions, the latest first.
#[derive(Debug, Clone)]
pub struct ShowBoard {
    /// The page of exceptions.
    pub slice: Slice,
}

/// A late task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExceptionRow {
    /// The task.
    pub row: DirectiveRow,
    /// What is missing, the nearest step first.
    pub missing: Vec<Missing>,
    /// Who must decide.
    pub decider: Decider,
    /// A later deadline that was asked for and waits.
    pub asked: Option<ExtensionRequest>,
}

/// How much somebody has open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The unit or the person.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Open tasks.
    pub open: u64,
    /// Late ones among them.
    pub late: u64,
    /// Those due this week.
    pub week: u64,
}

/// Late tasks by how long they are late, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// At least so many days.
    pub from: i64,
    /// At most so many; none: without end.
    pub to: Option<i64>,
    /// How many tasks.
    pub tasks: u64,
}

impl Age {
    /// The due moments of this age at `now`: from the first on and before the second.
    #[must_use]
    pub fn due(&self, now: OffsetDateTime) -> (OffsetDateTime, OffsetDateTime) {
        let today = now.to_offset(calendar::ZONE).date();
        let before = |days: i64| (today - Duration::days(days)).midnight().assume_offset(calendar::ZONE);
        let first = self.to.map_or(OffsetDateTime::UNIX_EPOCH, before);
        (first, if self.from == 0 { now } else { before(self.from - 1) })
    }
}

/// The board.
#[derive(Debug, Clone)]
pub struct BoardPage {
    /// The exceptions.
    pub late: Page<ExceptionRow>,
    /// Open tasks in all.
    pub open: u64,
    /// Late ones.
    pub late_in_all: u64,
    /// By unit, who is late most first.
    pub units: Vec<Load>,
    /// By who follows.
    pub people: Vec<Load>,
    /// Open tasks that nobody follows.
    pub unfollowed: u64,
    /// Late ones by age.
    pub ages: Vec<Age>,
    /// The days of this week with what is due on each.
    pub week: Vec<(Date, u64)>,
}

/// The bounds of the ages, in days.
const AGES: [(i64, Option<i64>); 4] = [(0, Some(5)), (6, Some(10)), (11, Some(30)), (31, None)];

impl Query for ShowBoard {
    const NAME: &'static str = "board.view";
    type Answer = BoardPage;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<BoardPage, Refusal> {
        let now = office.clock.now();
        let open = storage::directives::open_work(&office.db, scope, now).await?;
        let asked = Asked { now, calendar: &office.calendar };
        let filter = Filter { states: vec![State::OpenOverdue], ..Filter::default() };
        let page = storage::directives::page(&office.db, scope, &filter, &self.slice, asked).await?;
        let (units, people) = loads(office, &open, now).await?;
        let late = |work: &&OpenWork| is_late(work, now);
        let today = now.date();
        let days = week(today);
        let on = |day: Date| {
            let due = |work: &&OpenWork| work.due_at.is_some_and(|at| at.to_offset(calendar::ZONE).date() == day);
            (day, count(open.iter().filter(due)))
        };
        let aged = |&(from, to): &(i64, Option<i64>)| {
            let age = Age { from, to, tasks: 0 };
            let (first, end) = age.due(now);
            let inside = |work: &&OpenWork| work.due_at.is_some_and(|at| first <= at && at < end);
            Age { tasks: count(open.iter().filter(inside)), ..age }
        };
        Ok(BoardPage {
            late: exceptions(office, page, now).await?,
            open: count(open.iter()),
            late_in_all: count(open.iter().filter(late)),
            units,
            people,
            unfollowed: count(open.iter().filter(|work| work.follower.is_none())),
            ages: AGES.iter().map(aged).collect(),
            week: days.into_iter().map(on).collect(),
        })
    }
}

/// What stands beside each late task of a page.
async fn exceptions(
    office: &Office,
    mut page: Page<DirectiveRow>,
    now: OffsetDateTime,
) -> Result<Page<ExceptionRow>, Refusal> {
    let rows = std::mem::take(&mut page.rows);
    let ids: Vec<DirectiveId> = rows.iter().map(|row| row.id).collect();
    let known = storage::directives::by_ids(&office.db, &ids).await?;
    let subjects: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let unanswered = storage::urging::unanswered(&office.db, &subjects).await?;
    let rows = rows.into_iter().map(|row| {
        let due_at = row.due_at.unwrap_or(now);
        let directive = known.get(&row.id);
        let day = due_at.to_offset(calendar::ZONE).date();
        let long = office.law.ladder.at(day).map_or(5, |ladder| i64::from(ladder.value.late_long_days));
        let late = Late {
            due_at,
            followed: row.follower.is_some(),
            next_follow_up: next_follow_up(office, &row),
            // A result that was given back is no result.
            submitted_at: directive
                .filter(|directive| directive.is_handed_in())
                .and_then(|directive| directive.commitment.completion.as_ref())
                .map(|done| done.at),
            unanswered_since: unanswered.get(&row.id.uuid()).copied(),
            long_from: (day + Duration::days(long)).midnight().assume_offset(calendar::ZONE),
        };
        let request = directive.and_then(|directive| directive.flow.extensions.last());
        let asked = request.filter(|request| request.decision.is_none()).cloned();
        ExceptionRow { asked, missing: late.missing(now), decider: late.decider(now), row }
    });
    Ok(Page { rows: rows.collect(), next: page.next })
}

/// When the follow-up period that began with the last record ends.
fn next_follow_up(office: &Office, row: &DirectiveRow) -> Option<OffsetDateTime> {
    let since = row.last_follow_up.or(row.entered_at)?;
    let period: Term = office.law.follow_up_period_directives.at(since.to_offset(calendar::ZONE).date())?.value;
    office.calendar.due(since, period).ok().map(|due| due.at)
}

async fn loads(office: &Office, open: &[OpenWork], now: OffsetDateTime) -> Result<(Vec<Load>, Vec<Load>), Refusal> {
    let mut units: BTreeMap<UnitId, Load> = BTreeMap::new();
    let mut people: BTreeMap<PersonId, Load> = BTreeMap::new();
    let days = week(now.date());
    for work in open {
        let empty = |id: Uuid| Load { id, name: String::new(), open: 0, late: 0, week: 0 };
        let late = is_late(work, now);
        let in_week = work.due_at.is_some_and(|at| days.contains(&at.to_offset(calendar::ZONE).date()));
        let add = |load: &mut Load| {
            load.open += 1;
            load.late += u64::from(late);
            load.week += u64::from(in_week);
        };
        add(units.entry(work.lead_unit).or_insert_with(|| empty(work.lead_unit.uuid())));
        if let Some(follower) = work.follower {
            add(people.entry(follower).or_insert_with(|| empty(follower.uuid())));
        }
    }
    let ids: Vec<Uuid> =
        units.keys().map(|unit| unit.uuid()).chain(people.keys().map(|person| person.uuid())).collect();
    let names = storage::people::names(&office.db, ids).await?;
    Ok((ranked(units.into_values(), &names), ranked(people.into_values(), &names)))
}

/// Who is late most first, then who has most.
fn ranked(loads: impl Iterator<Item = Load>, names: &HashMap<Uuid, String>) -> Vec<Load> {
    let named = |load: Load| Load { name: names.get(&load.id).cloned().unwrap_or_default(), ..load };
    let mut loads: Vec<Load> = loads.map(named).collect();
    loads.sort_by(|one, other| (other.late, other.open, &one.name).cmp(&(one.late, one.open, &other.name)));
    loads
}

/// Monday to Sunday of the week of a day.
fn week(day: Date) -> Vec<Date> {
    let Period { from, .. } = Period::of(Length::Week, day);
    (0..7).map(|place| from + Duration::days(place)).collect()
}

fn is_late(work: &OpenWork, now: OffsetDateTime) -> bool {
    !work.paused && work.due_at.is_some_and(|due| due < now)
}

fn count<T>(of: impl Iterator<Item = T>) -> u64 {
    u64::try_from(of.count()).unwrap_or(u64::MAX)
}
