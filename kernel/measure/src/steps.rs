//! A count as a sum of differences over time, so that tallies answer for any moment without reading facts again.

use std::collections::BTreeMap;

use time::{Duration, OffsetDateTime};

use crate::count::{Cell, Key, of_head, of_member, slots};
use crate::fact::{Fact, Role};
use crate::indicator::{Changes, Indicator, Share};

/// The moment that stands for "before everything that is recorded".
pub const BEGINNING: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

/// The resolution of recorded moments. A due moment itself is in time, so lateness begins one tick later.
const TICK: Duration = Duration::MICROSECOND;

/// From `at` on, the count under `key` differs by `change`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'a> {
    /// The moment from which the difference holds.
    pub at: OffsetDateTime,
    /// Where it is counted.
    pub key: Key<&'a str>,
    /// The difference.
    pub change: Cell,
}

/// The steps of one group. The sum of the steps up to T is the count of [`slots`] at T, for every T from [`BEGINNING`] on.
#[must_use]
pub fn steps<'a>(indicator: &Indicator, facts: &'a [Fact]) -> Vec<Step<'a>> {
    if !indicator.may_count(facts) {
        return Vec::new();
    }
    let changes = indicator.changes();
    let mut members: Vec<&Fact> = facts.iter().filter(|fact| fact.role == Role::Member).collect();
    members.sort_by_key(|fact| fact.subject);
    let subjects: Vec<&[&Fact]> = members.chunk_by(|one, next| one.subject == next.subject).collect();
    let heads: Vec<&Fact> = facts.iter().filter(|fact| fact.role == Role::Head).collect();
    let room = heads.iter().map(|head| head.weight as usize).min();
    let each_alone = match indicator.share {
        Share::OfRecords => true,
        Share::OfExpected => room.is_none_or(|room| subjects.len() <= room),
        Share::OfGroups => false,
    };
    let mut steps = Steps::default();
    if each_alone {
        one_by_one(indicator, &changes, &heads, &subjects, &mut steps);
    } else {
        let moments = moments(&changes, facts);
        steps.follow(moments, |at| {
            slots(indicator, facts, at).into_iter().map(|slot| (slot.key(), Cell::of(slot.verdict)))
        });
    }
    steps.done
}

/// While no member takes another's place, each has steps of its own, and the head those of what no member shows: the work
/// grows with the members, not with their square.
fn one_by_one<'a>(
    indicator: &Indicator,
    changes: &Changes,
    heads: &[&'a Fact],
    subjects: &[&[&'a Fact]],
    steps: &mut Steps<'a>,
) {
    let mut shown: BTreeMap<OffsetDateTime, i64> = BTreeMap::new();
    let mut own: Vec<&'a Fact> = Vec::new();
    for versions in subjects {
        own.clear();
        own.extend(heads.iter().chain(*versions));
        let mut was_shown = 0;
        steps.follow(moments(changes, own.iter().copied()), |at| {
            let slot = holding(versions, at).and_then(|member| of_member(indicator, holding(heads, at), member, at));
            let is_shown = i64::from(slot.is_some());
            *shown.entry(at).or_default() += is_shown - was_shown;
            was_shown = is_shown;
            slot.map(|slot| (slot.key(), Cell::of(slot.verdict)))
        });
    }
    if heads.is_empty() {
        return;
    }
    let mut count = 0;
    let mut moments = moments(changes, heads.iter().copied());
    moments.extend(shown.keys());
    steps.follow(moments, |at| {
        count += shown.get(&at).copied().unwrap_or_default();
        let (expected, missing) = of_head(indicator, holding(heads, at), at)?;
        let left = i64::try_from(expected).unwrap_or(i64::MAX) - count;
        (left > 0).then(|| (missing.key(), Cell::of(missing.verdict).times(left)))
    });
}

/// The version that holds at a moment.
fn holding<'a>(versions: &[&'a Fact], at: OffsetDateTime) -> Option<&'a Fact> {
    versions.iter().rev().find(|fact| fact.holds_at(at)).copied()
}

/// The moments at which what is said of some facts can change.
fn moments<'a>(changes: &Changes, facts: impl IntoIterator<Item = &'a Fact>) -> Vec<OffsetDateTime> {
    let mut moments = vec![BEGINNING];
    for fact in facts {
        moments.extend(fact.valid_from.into_iter().chain(fact.valid_to));
        moments.extend(changes.reached.iter().filter_map(|mark| fact.marks.get(*mark)));
        moments.extend(changes.passed.iter().filter_map(|mark| fact.marks.get(*mark)).map(|mark| mark + TICK));
    }
    moments
}

/// Steps as they are found.
#[derive(Default)]
struct Steps<'a> {
    done: Vec<Step<'a>>,
    before: Vec<(Key<&'a str>, Cell)>,
    now: Vec<(Key<&'a str>, Cell)>,
}

impl<'a> Steps<'a> {
    /// Follows a count through its moments.
    fn follow<C: IntoIterator<Item = (Key<&'a str>, Cell)>>(
        &mut self,
        mut moments: Vec<OffsetDateTime>,
        mut counted: impl FnMut(OffsetDateTime) -> C,
    ) {
        moments.retain(|moment| *moment >= BEGINNING);
        moments.sort_unstable();
        moments.dedup();
        self.before.clear();
        for at in moments {
            self.now.clear();
            for (key, cell) in counted(at) {
                match self.now.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, sum)) => *sum += cell,
                    None => self.now.push((key, cell)),
                }
            }
            let find = |among: &[(Key<&'a str>, Cell)], key| {
                among.iter().find(|(known, _)| *known == key).map(|(_, cell)| *cell).unwrap_or_default()
            };
            let new = self.now.iter().filter(|(key, _)| !self.before.iter().any(|(known, _)| known == key));
            for (key, _) in self.before.iter().chain(new) {
                let change = find(&self.now, *key) - find(&self.before, *key);
                if !change.is_zero() {
                    self.done.push(Step { at, key: *key, change });
                }
            }
            std::mem::swap(&mut self.before, &mut self.now);
        }
    }
}
