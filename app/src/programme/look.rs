//! Looks on the programme of a year: today's, or as it was in force on a day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use commitment::State;
use directives::views::TimelineRow;
use ids::UnitId;
use ledger::Held;
use people::Scope;
use programme::version::in_force;
use programme::views::{ItemRow, VersionRow};
use programme::{Adjustment, Deed, FollowUp, Item};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::{covers, load};
use crate::look::Query;
use crate::{Office, Refusal};

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 1 to 4.
    Quarter(u8),
    /// 1 to 12: a month's plan.
    Month(u8),
}

impl Part {
    /// Whether a due time falls into it.
    #[must_use]
    pub fn holds(self, due: OffsetDateTime) -> bool {
        let month = u8::from(due.to_offset(calendar::ZONE).month());
        match self {
            Self::Quarter(quarter) => month.div_ceil(3) == quarter,
            Self::Month(one) => month == one,
        }
    }
}

/// Which items of a year are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The programme's year; none: that of the office's clock.
    pub year: Option<i32>,
    /// Only those due in this part of it.
    pub part: Option<Part>,
    /// Only those that this unit leads.
    pub unit: Option<UnitId>,
    /// Only those in this state.
    pub state: Option<State>,
    /// Only those whose code or title has these words, marks and case aside.
    pub text: String,
    /// The programme as it was in force on this day; none: today's.
    pub on: Option<Date>,
}

/// The items of a year.
#[derive(Debug, Clone)]
pub struct ListProgramme(pub Asked);

/// What a list of the programme shows.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// The year.
    pub year: i32,
    /// Every year of which there is a programme.
    pub years: Vec<i32>,
    /// By due time; those without one last.
    pub rows: Vec<ItemRow>,
    /// How many of the year's items that the actor may see are in each state.
    pub states: Vec<(State, u64)>,
}

impl Query for ListProgramme {
    const NAME: &'static str = "programme.view";
    type Answer = Listed;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Listed, Refusal> {
        let asked = &self.0;
        let now = office.clock().now();
        let all = storage::records::all::<Item>(&office.db).await?;
        let years: BTreeSet<i32> = all.iter().filter_map(|item| item.fields().year).collect();
        let year = asked.year.unwrap_or_else(|| now.year());
        let adjustments = match asked.on {
            Some(_) => by_item(storage::records::all::<Adjustment>(&office.db).await?),
            None => HashMap::new(),
        };
        let at = asked.on.map_or(now, |day| office.calendar().end_of_day_as_written(day).min(now));
        let words = text::fold(asked.text.trim());
        let mut rows = Vec::new();
        let mut states: BTreeMap<usize, u64> = BTreeMap::new();
        for held in all.iter().filter(|held| held.fields().year == Some(year) && covers(scope, held.fields())) {
            let of_item = adjustments.get(held.key()).map(Vec::as_slice).unwrap_or_default();
            let Some(item) = asked.on.map_or_else(
                || Some(held.fields().clone()),
                |day| in_force(held.fields(), of_item.iter().map(Held::fields), day),
            ) else {
                continue;
            };
            let differs = item != *held.fields();
            let row = row(held, &item, item.state(at, office.calendar()), differs);
            *states.entry(State::ALL.iter().position(|state| *state == row.state).unwrap_or_default()).or_default() +=
                1;
            let fits = asked.part.is_none_or(|part| row.due_at.is_some_and(|due| part.holds(due)))
                && asked.unit.is_none_or(|unit| row.lead_unit == Some(unit))
                && asked.state.is_none_or(|state| row.state == state)
                && (words.is_empty() || text::fold(&format!("{} {}", row.code, row.title)).contains(&words));
            if fits {
                rows.push(row);
            }
        }
        sorted(&mut rows);
        name_units(office, &mut rows).await?;
        let states = states.into_iter().map(|(place, count)| (State::ALL[place], count)).collect();
        Ok(Listed { year, years: years.into_iter().rev().collect(), rows, states })
    }
}

/// The open items that the actor's unit leads or that the actor follows, by due time.
#[derive(Debug, Clone, Copy)]
pub struct OwedItems;

impl Query for OwedItems {
    const NAME: &'static str = "inbox";
    type Answer = Vec<ItemRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<ItemRow>, Refusal> {
        let mut rows = owed(office, scope).await?;
        sorted(&mut rows);
        name_units(office, &mut rows).await?;
        Ok(rows)
    }
}

/// The open items that lie in the scope, as they are stored: a year has some hundreds, read at once.
pub(crate) async fn owed(office: &Office, scope: &Scope) -> Result<Vec<ItemRow>, Refusal> {
    let now = office.clock().now();
    let all = storage::records::all::<Item>(&office.db).await?;
    let mine = all.iter().filter(|held| covers(scope, held.fields()));
    let row = |held: &Held<Item>| row(held, held.fields(), held.fields().state(now, office.calendar()), false);
    // What begins in a later year is not owed yet.
    Ok(mine.map(row).filter(|row| row.state.is_open() && row.year <= now.year()).collect())
}

/// One item.
#[derive(Debug, Clone, Copy)]
pub struct ShowItem(pub Uuid);

/// A follow-up of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemNote {
    /// When.
    pub at: OffsetDateTime,
    /// By whom.
    pub by_name: Option<String>,
    /// What was found.
    pub text: String,
}

/// What an item's page shows.
#[derive(Debug, Clone)]
pub struct ItemPage {
    /// The item in the words of a list.
    pub row: ItemRow,
    /// All that is known of it.
    pub item: Item,
    /// The follower's name.
    pub follower_name: Option<String>,
    /// Its follow-ups, the newest first.
    pub notes: Vec<ItemNote>,
    /// When a full follow-up period without a record ends next, or ended.
    pub lapses_at: Option<OffsetDateTime>,
    /// The decisions on it, the newest first.
    pub adjustments: Vec<Adjustment>,
    /// Its history.
    pub timeline: Vec<TimelineRow>,
}

impl Query for ShowItem {
    const NAME: &'static str = "programme.view";
    type Answer = ItemPage;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<ItemPage, Refusal> {
        let held = load(office, scope, self.0).await?;
        let item = held.fields().clone();
        let now = office.clock().now();
        let key = [held.key().to_owned()];
        let mut follow_ups =
            storage::records::by_parents::<FollowUp>(&office.db, &key).await?.remove(held.key()).unwrap_or_default();
        follow_ups.sort_by_key(|note| note.fields().at);
        let mut adjustments =
            storage::records::by_parents::<Adjustment>(&office.db, &key).await?.remove(held.key()).unwrap_or_default();
        adjustments.sort_by_key(|one| std::cmp::Reverse(one.fields().decided_on));
        let people = follow_ups.iter().filter_map(|note| note.fields().by).chain(item.follower);
        let names = storage::people::full_names(&office.db, people).await?;
        let moments: Vec<OffsetDateTime> = follow_ups.iter().filter_map(|note| note.fields().at).collect();
        let commitment = item.commitment(moments);
        let law = office.law();
        let period = commitment.entered_at.and_then(|entered| law.follow_up_period_programme.at(entered.date()));
        let lapses_at = period
            .and_then(|period| commitment::tracking(&commitment, period.value, office.calendar()))
            .and_then(|tracking| tracking.lapses_at);
        let notes = follow_ups.iter().rev().filter_map(|note| {
            let note = note.fields();
            let by_name = note.by.and_then(|by| names.get(&by).cloned());
            Some(ItemNote { at: note.at?, by_name, text: note.text.clone().unwrap_or_default() })
        });
        let notes = notes.collect();
        let mut rows = vec![row(&held, &item, item.state(now, office.calendar()), false)];
        name_units(office, &mut rows).await?;
        Ok(ItemPage {
            row: rows.swap_remove(0),
            follower_name: item.follower.and_then(|person| names.get(&person).cloned()),
            notes,
            lapses_at,
            adjustments: adjustments.iter().map(|one| one.fields().clone()).collect(),
            timeline: storage::log::of_subject(&office.db, self.0).await?,
            item,
        })
    }
}

/// The newest decision first, and the first approval, which has no day, last.
type ByDecision = (std::cmp::Reverse<Option<Date>>, String);

/// The decisions that made the programme of a year what it is, the newest first; the first approval last.
#[derive(Debug, Clone, Copy)]
pub struct ListVersions {
    /// The year; none: that of the office's clock.
    pub year: Option<i32>,
}

impl Query for ListVersions {
    const NAME: &'static str = "programme.view";
    type Answer = (i32, Vec<VersionRow>);

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Self::Answer, Refusal> {
        let year = self.year.unwrap_or_else(|| office.clock().now().year());
        let items = storage::records::all::<Item>(&office.db).await?;
        let seen: HashMap<&str, &Item> = items
            .iter()
            .filter(|held| held.fields().year == Some(year) && covers(scope, held.fields()))
            .map(|held| (held.key(), held.fields()))
            .collect();
        let mut added = BTreeSet::new();
        let mut versions: BTreeMap<ByDecision, Vec<(Deed, String)>> = BTreeMap::new();
        for one in storage::records::all::<Adjustment>(&office.db).await? {
            let one = one.fields().clone();
            let (Some(code), Some(deed), Some(decision)) = (one.item, one.deed, one.decision) else { continue };
            if !seen.contains_key(code.as_str()) {
                continue;
            }
            if deed == Deed::Add {
                added.insert(code.clone());
            }
            versions.entry((std::cmp::Reverse(one.decided_on), decision)).or_default().push((deed, code));
        }
        for (code, item) in &seen {
            if !added.contains(*code) {
                let decision = item.approved_by.clone().unwrap_or_default();
                versions.entry((std::cmp::Reverse(None), decision)).or_default().push((Deed::Add, (*code).to_owned()));
            }
        }
        let version = |((decided_on, decision), mut deeds): (_, Vec<(Deed, String)>)| {
            let std::cmp::Reverse(decided_on) = decided_on;
            deeds.sort();
            VersionRow { decision, decided_on, deeds }
        };
        Ok((year, versions.into_iter().map(version).collect()))
    }
}

fn row(held: &Held<Item>, item: &Item, state: State, differs: bool) -> ItemRow {
    ItemRow {
        id: held.id(),
        code: held.key().to_owned(),
        year: item.year.unwrap_or_default(),
        title: item.title.clone().unwrap_or_default(),
        kind: item.kind,
        programme_of: item.programme_of,
        lead_unit: item.lead_unit,
        lead_unit_name: String::new(),
        follower: item.follower,
        due_at: item.due_at,
        completed_at: item.completed_at,
        state,
        differs,
    }
}

fn sorted(rows: &mut [ItemRow]) {
    rows.sort_by(|a, b| (a.due_at.is_none(), a.due_at, &a.code).cmp(&(b.due_at.is_none(), b.due_at, &b.code)));
}

async fn name_units(office: &Office, rows: &mut [ItemRow]) -> Result<(), Refusal> {
    let units: BTreeSet<UnitId> = rows.iter().filter_map(|row| row.lead_unit).collect();
    let units = storage::people::units_by_ids(&office.db, &units.into_iter().collect::<Vec<_>>()).await?;
    for row in rows {
        if let Some(unit) = row.lead_unit.and_then(|unit| units.get(&unit)) {
            row.lead_unit_name.clone_from(&unit.name);
        }
    }
    Ok(())
}

fn by_item(adjustments: Vec<Held<Adjustment>>) -> HashMap<String, Vec<Held<Adjustment>>> {
    let mut found: HashMap<String, Vec<Held<Adjustment>>> = HashMap::new();
    for one in adjustments {
        if let Some(code) = one.fields().item.clone() {
            found.entry(code).or_default().push(one);
        }
    }
    found
}
