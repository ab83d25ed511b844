//! A count as a sum of differences over time, so that tallies answer for any moment without reading facts again.

use std::collections::BTreeMap;

use ids::UnitId;
use text::date::OFFICE_ZONE;
use time::{Date, Duration, OffsetDateTime};

use crate::count::{Cell, slots};
use crate::fact::Fact;
use crate::indicator::Indicator;

/// The moment that stands for "before everything that is recorded".
pub const BEGINNING: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

/// The resolution of recorded moments. A due moment itself is in time, so lateness begins one tick later.
const TICK: Duration = Duration::MICROSECOND;

/// What a count can be broken down by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The unit that the slot is counted under.
    pub unit: Option<UnitId>,
    /// The level of the group.
    pub level: String,
    /// The office's day that places the slot in a period; `None`: the record does not say.
    pub window: Option<Date>,
}

/// From `at` on, the count under `key` differs by `change`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The moment from which the difference holds.
    pub at: OffsetDateTime,
    /// Where it is counted.
    pub key: Key,
    /// The difference.
    pub change: Cell,
}

/// The steps of one group. The sum of the steps up to T is the count of [`slots`] at T, for every T from [`BEGINNING`] on.
#[must_use]
pub fn steps(indicator: &Indicator, facts: &[Fact]) -> Vec<Step> {
    if facts.first().is_none_or(|fact| fact.population != indicator.population) {
        return Vec::new();
    }
    let read = indicator.reads();
    let marked = |fact: &Fact| read.iter().filter_map(|mark| fact.marks.get(*mark)).collect::<Vec<_>>();
    let mut moments: Vec<OffsetDateTime> = facts
        .iter()
        .flat_map(|fact| marked(fact).into_iter().chain(fact.valid_from).chain(fact.valid_to))
        .flat_map(|moment| [moment, moment + TICK])
        .filter(|moment| *moment > BEGINNING)
        .collect();
    moments.push(BEGINNING);
    moments.sort_unstable();
    moments.dedup();

    let mut steps = Vec::new();
    let mut before: BTreeMap<Key, Cell> = BTreeMap::new();
    for at in moments {
        let mut now: BTreeMap<Key, Cell> = BTreeMap::new();
        for slot in slots(indicator, facts, at) {
            let window = slot.window.map(|moment| moment.to_offset(OFFICE_ZONE).date());
            *now.entry(Key { unit: slot.unit, level: slot.level, window }).or_default() += Cell::of(slot.verdict);
        }
        for key in before.keys().chain(now.keys().filter(|key| !before.contains_key(*key))) {
            let change = now.get(key).copied().unwrap_or_default() - before.get(key).copied().unwrap_or_default();
            if !change.is_zero() {
                steps.push(Step { at, key: key.clone(), change });
            }
        }
        before = now;
    }
    steps
}
