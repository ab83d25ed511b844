//! Counting: each expected piece of work is one slot, and a slot has one verdict at a moment.

use std::collections::BTreeMap;
use std::ops::{AddAssign, Neg, Sub};

use ids::UnitId;
use serde::{Deserialize, Serialize};
use text::date::OFFICE_ZONE;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::fact::{Fact, Group, Mark};
use crate::indicator::{Indicator, Share};

/// What can be said of a slot at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// In the numerator and the denominator.
    Met,
    /// In the denominator alone.
    Missed,
    /// Its time has not come.
    NotYet,
    /// The record lacks a moment that the judgement needs.
    Unknown,
}

/// One piece of work that an indicator counts, with the record that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot<'a> {
    /// The member, or the head where the work was never entered.
    pub subject: Uuid,
    /// The group, such as the document.
    pub group: Uuid,
    /// Whether it was never entered.
    pub missing: bool,
    /// The unit that it is counted under.
    pub unit: Option<UnitId>,
    /// The level of the group.
    pub level: &'a str,
    /// The moment that places it in a period; `None`: the record does not say.
    pub window: Option<OffsetDateTime>,
    /// What is said of it.
    pub verdict: Verdict,
}

impl<'a> Slot<'a> {
    /// Where it is counted.
    #[must_use]
    pub fn key(&self) -> Key<&'a str> {
        Key {
            unit: self.unit,
            level: self.level,
            window: self.window.map(|moment| moment.to_offset(OFFICE_ZONE).date()),
        }
    }
}

/// What a count can be broken down by. A slot lends its level; what is kept owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key<L = String> {
    /// The unit that the slot is counted under.
    pub unit: Option<UnitId>,
    /// The level of the group.
    pub level: L,
    /// The office's day that places the slot in a period; `None`: the record does not say.
    pub window: Option<Date>,
}

impl Key<&str> {
    /// The same with a level of its own.
    #[must_use]
    pub fn owned(self) -> Key {
        Key { unit: self.unit, level: self.level.to_owned(), window: self.window }
    }
}

/// Counts of slots. Signed, because a step takes away as well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Met.
    pub numerator: i64,
    /// Met or missed.
    pub denominator: i64,
    /// Cannot be judged.
    pub unknown: i64,
    /// Not due for judgement.
    pub not_yet: i64,
}

impl Cell {
    /// One slot.
    #[must_use]
    pub fn of(verdict: Verdict) -> Self {
        let mut cell = Self::default();
        match verdict {
            Verdict::Met => (cell.numerator, cell.denominator) = (1, 1),
            Verdict::Missed => cell.denominator = 1,
            Verdict::NotYet => cell.not_yet = 1,
            Verdict::Unknown => cell.unknown = 1,
        }
        cell
    }

    /// So many of it.
    pub(crate) fn times(self, n: i64) -> Self {
        Self {
            numerator: self.numerator * n,
            denominator: self.denominator * n,
            unknown: self.unknown * n,
            not_yet: self.not_yet * n,
        }
    }

    /// Whether nothing is counted at all.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

impl AddAssign for Cell {
    fn add_assign(&mut self, other: Self) {
        self.numerator += other.numerator;
        self.denominator += other.denominator;
        self.unknown += other.unknown;
        self.not_yet += other.not_yet;
    }
}

impl Neg for Cell {
    type Output = Self;
    fn neg(self) -> Self {
        Self::default() - self
    }
}

impl Sub for Cell {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self {
            numerator: self.numerator - other.numerator,
            denominator: self.denominator - other.denominator,
            unknown: self.unknown - other.unknown,
            not_yet: self.not_yet - other.not_yet,
        }
    }
}

/// The slots of one group at `at`. `facts` are every version of every fact of the group.
#[must_use]
pub fn slots<'a>(indicator: &Indicator, facts: &'a [Fact], at: OffsetDateTime) -> Vec<Slot<'a>> {
    if !indicator.may_count(facts) {
        return Vec::new();
    }
    let Group { head, members } = Group::at(facts, at);
    if indicator.share == Share::OfGroups {
        return of_groups(indicator, &members, at);
    }
    let mut slots: Vec<Slot<'a>> =
        members.into_iter().filter_map(|member| of_member(indicator, head, member, at)).collect();
    if let Some((expected, missing)) = of_head(indicator, head, at) {
        if indicator.share == Share::OfExpected && slots.len() > expected {
            // The contract counts min(entered, expected), so those that count best fill the places.
            slots.sort_by_key(|slot| match slot.verdict {
                Verdict::Met => 0,
                Verdict::Missed | Verdict::NotYet => 1,
                Verdict::Unknown => 2,
            });
            slots.truncate(expected);
        }
        slots.resize(slots.len().max(expected), missing);
    }
    slots
}

/// The slot of one member, whatever the others are; `None`: it is not counted, or its head speaks for it.
pub(crate) fn of_member<'a>(
    indicator: &Indicator,
    head: Option<&'a Fact>,
    member: &'a Fact,
    at: OffsetDateTime,
) -> Option<Slot<'a>> {
    let level = head.map_or(&member.level, |head| &head.level);
    if !indicator.picks(level, &member.class) || !exists(member, Mark::Entered, at) {
        return None;
    }
    let head = head.filter(|head| exists(head, Mark::Received, at));
    if indicator.share == Share::OfExpected {
        let head = head.filter(|head| is_counted(indicator, head, at) == Some(true))?;
        return Some(slot(member, head, placed(head, indicator), judge(indicator, member, at)));
    }
    let window = placed(member, indicator).or_else(|| head.and_then(|head| received(head, indicator)));
    Some(slot(member, head.unwrap_or(member), window, verdict(indicator, member, at)))
}

/// How many pieces of work a head expects, and the slot of each that no member shows.
pub(crate) fn of_head<'a>(
    indicator: &Indicator,
    head: Option<&'a Fact>,
    at: OffsetDateTime,
) -> Option<(usize, Slot<'a>)> {
    let head = head.filter(|head| indicator.picks_level(&head.level) && exists(head, Mark::Received, at))?;
    let verdict = match is_counted(indicator, head, at) {
        None => Verdict::Unknown,
        Some(true) => Verdict::Missed,
        Some(false) => Verdict::NotYet,
    };
    let window = match indicator.share {
        Share::OfExpected => placed(head, indicator),
        Share::OfRecords | Share::OfGroups => received(head, indicator),
    };
    Some((head.weight as usize, Slot { missing: true, ..slot(head, head, window, verdict) }))
}

/// A record whose first moment is unknown is there; one whose first moment lies ahead is not there yet.
fn exists(fact: &Fact, first: Mark, at: OffsetDateTime) -> bool {
    fact.marks.get(first).is_none_or(|moment| moment <= at)
}

/// One slot a year: a unit that missed one of its reports missed, whatever is not known of the others.
fn of_groups<'a>(indicator: &Indicator, members: &[&'a Fact], at: OffsetDateTime) -> Vec<Slot<'a>> {
    let there = |member: &&&Fact| indicator.picks(&member.level, &member.class) && exists(member, Mark::Entered, at);
    let mut years: BTreeMap<Option<i32>, Vec<&Fact>> = BTreeMap::new();
    for member in members.iter().filter(there) {
        let year = placed(member, indicator).map(|moment| moment.to_offset(OFFICE_ZONE).year());
        years.entry(year).or_default().push(member);
    }
    let worst_first = [Verdict::Missed, Verdict::Unknown, Verdict::Met];
    years
        .into_values()
        .filter_map(|members| {
            let first = members.iter().min_by_key(|member| placed(member, indicator))?;
            let verdicts: Vec<Verdict> = members.iter().map(|member| verdict(indicator, member, at)).collect();
            let worst = worst_first.into_iter().find(|worst| verdicts.contains(worst)).unwrap_or(Verdict::NotYet);
            let group = slot(first, first, placed(first, indicator), worst);
            Some(Slot { subject: first.group, ..group })
        })
        .collect()
}

/// The moment that places a record in a period.
fn placed(fact: &Fact, indicator: &Indicator) -> Option<OffsetDateTime> {
    indicator.window.and_then(|mark| fact.marks.get(mark))
}

/// The moment that places what a head expects where no member says: its own, else its receipt.
fn received(head: &Fact, indicator: &Indicator) -> Option<OffsetDateTime> {
    placed(head, indicator).or(head.marks.get(Mark::Received))
}

/// Whether a record belongs to the denominator; `None`: nobody knows.
fn is_counted(indicator: &Indicator, fact: &Fact, at: OffsetDateTime) -> Option<bool> {
    (!lacks(fact, &indicator.counted_needs)).then(|| indicator.counted.holds(fact, at))
}

fn verdict(indicator: &Indicator, member: &Fact, at: OffsetDateTime) -> Verdict {
    match is_counted(indicator, member, at) {
        None => Verdict::Unknown,
        Some(true) => judge(indicator, member, at),
        Some(false) => Verdict::NotYet,
    }
}

fn judge(indicator: &Indicator, member: &Fact, at: OffsetDateTime) -> Verdict {
    if lacks(member, &indicator.needs) {
        Verdict::Unknown
    } else if indicator.met.holds(member, at) {
        Verdict::Met
    } else {
        Verdict::Missed
    }
}

fn lacks(fact: &Fact, needs: &[Mark]) -> bool {
    needs.iter().any(|mark| fact.marks.get(*mark).is_none())
}

fn slot<'a>(fact: &Fact, head: &'a Fact, window: Option<OffsetDateTime>, verdict: Verdict) -> Slot<'a> {
    Slot {
        subject: fact.subject,
        group: head.group,
        missing: false,
        unit: fact.unit,
        level: &head.level,
        window,
        verdict,
    }
}
