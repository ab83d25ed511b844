//! Counting: each expected piece of work is one slot, and a slot has one verdict at a moment.

use std::collections::BTreeMap;
use std::ops::{AddAssign, Neg, Sub};

use ids::UnitId;
use serde::{Deserialize, Serialize};
use text::date::OFFICE_ZONE;
use time::OffsetDateTime;
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The member, or the head where the work was never entered.
    pub subject: Uuid,
    /// The group, such as the document.
    pub group: Uuid,
    /// Whether it was never entered.
    pub missing: bool,
    /// The unit that it is counted under.
    pub unit: Option<UnitId>,
    /// The level of the group.
    pub level: String,
    /// The moment that places it in a period; `None`: the record does not say.
    pub window: Option<OffsetDateTime>,
    /// What is said of it.
    pub verdict: Verdict,
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
pub fn slots(indicator: &Indicator, facts: &[Fact], at: OffsetDateTime) -> Vec<Slot> {
    if facts.first().is_none_or(|fact| fact.population != indicator.population) {
        return Vec::new();
    }
    let picked = |wanted: &[String], has: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == has);
    let mut group = Group::at(facts, at);
    group.members.retain(|member| picked(&indicator.classes, &member.class) && exists(member, Mark::Entered, at));
    let Some(first) = group.head.or(group.members.first().copied()) else { return Vec::new() };
    if !picked(&indicator.levels, &first.level) {
        return Vec::new();
    }
    let head = group.head.filter(|head| exists(head, Mark::Received, at));
    match indicator.share {
        Share::OfExpected => head.map_or_else(Vec::new, |head| of_expected(indicator, head, &group.members, at)),
        Share::OfRecords => of_records(indicator, head, &group.members, at),
        Share::OfGroups => of_groups(indicator, &group.members, at),
    }
}

/// A record whose first moment is unknown is there; one whose first moment lies ahead is not there yet.
fn exists(fact: &Fact, first: Mark, at: OffsetDateTime) -> bool {
    fact.marks.get(first).is_none_or(|moment| moment <= at)
}

fn of_expected(indicator: &Indicator, head: &Fact, members: &[&Fact], at: OffsetDateTime) -> Vec<Slot> {
    let expected = head.weight as usize;
    let window = placed(head, indicator);
    let of_head = |verdict| Slot { missing: true, ..slot(head, head, window, verdict) };
    if lacks(head, &indicator.counted_needs) {
        return vec![of_head(Verdict::Unknown); expected];
    }
    if !indicator.counted.holds(head, at) {
        return vec![of_head(Verdict::NotYet); expected];
    }
    let judged = members.iter().map(|member| slot(member, head, window, judge(indicator, member, at)));
    let mut slots: Vec<Slot> = judged.collect();
    // More tasks than expected: the contract counts min(entered, expected), so those that count best fill the places.
    slots.sort_by_key(|slot| match slot.verdict {
        Verdict::Met => 0,
        Verdict::Missed | Verdict::NotYet => 1,
        Verdict::Unknown => 2,
    });
    slots.resize_with(expected, || of_head(Verdict::Missed));
    slots
}

fn of_records(indicator: &Indicator, head: Option<&Fact>, members: &[&Fact], at: OffsetDateTime) -> Vec<Slot> {
    let received = head.and_then(|head| placed(head, indicator).or(head.marks.get(Mark::Received)));
    let mut slots: Vec<Slot> = members
        .iter()
        .map(|member| {
            let window = placed(member, indicator).or(received);
            slot(member, head.unwrap_or(member), window, verdict(indicator, member, at))
        })
        .collect();
    if let Some(head) = head {
        let verdict = if lacks(head, &indicator.counted_needs) {
            Verdict::Unknown
        } else if indicator.counted.holds(head, at) {
            Verdict::Missed
        } else {
            Verdict::NotYet
        };
        let missing = (head.weight as usize).saturating_sub(slots.len());
        let never_entered = Slot { missing: true, ..slot(head, head, received, verdict) };
        slots.extend(std::iter::repeat_n(never_entered, missing));
    }
    slots
}

/// One slot a year: a unit that missed one of its reports missed, whatever is not known of the others.
fn of_groups(indicator: &Indicator, members: &[&Fact], at: OffsetDateTime) -> Vec<Slot> {
    let mut years: BTreeMap<Option<i32>, Vec<&Fact>> = BTreeMap::new();
    for member in members {
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

fn verdict(indicator: &Indicator, member: &Fact, at: OffsetDateTime) -> Verdict {
    if lacks(member, &indicator.counted_needs) {
        Verdict::Unknown
    } else if indicator.counted.holds(member, at) {
        judge(indicator, member, at)
    } else {
        Verdict::NotYet
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

fn slot(fact: &Fact, head: &Fact, window: Option<OffsetDateTime>, verdict: Verdict) -> Slot {
    Slot {
        subject: fact.subject,
        group: head.group,
        missing: false,
        unit: fact.unit,
        level: head.level.clone(),
        window,
        verdict,
    }
}
