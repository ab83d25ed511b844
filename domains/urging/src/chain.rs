//! The chain of a reminder: whom each rung tells.

use std::collections::{BTreeMap, BTreeSet};

use commitment::ladder::Rung;
use ids::{PersonId, UnitId};

use crate::acts::Duty;

/// Who gave the work: told when it has been late for some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Giver {
    /// Chủ tịch: answers for what the Government, the Prime Minister, the Committee and the Chairman gave.
    Chairman,
    /// Lãnh đạo Văn phòng: of the Office's own programme.
    OfficeLeader,
}

/// The people of the office by what they are in a chain. Only those who work here now.
#[derive(Debug, Clone, Default)]
pub struct Staff {
    /// Those who do the work of a unit.
    pub officers: BTreeMap<UnitId, Vec<PersonId>>,
    /// Those who head a unit.
    pub heads: BTreeMap<UnitId, Vec<PersonId>>,
    /// The unit above each.
    pub above: BTreeMap<UnitId, UnitId>,
    /// Lãnh đạo Văn phòng.
    pub office_leaders: Vec<PersonId>,
    /// Chủ tịch.
    pub chairmen: Vec<PersonId>,
    /// Everybody who works here now.
    pub here: BTreeSet<PersonId>,
}

impl Staff {
    /// Whom a rung tells of a duty; empty: there is nobody to tell.
    #[must_use]
    pub fn told(&self, rung: Rung, duty: &Duty) -> BTreeSet<PersonId> {
        let told = match rung {
            Rung::Before => self.owners(duty),
            Rung::OnDay => self.owners(duty).into_iter().chain(self.heads_of(duty)).collect(),
            // Whoever follows the work has one working day to urge by hand.
            Rung::Late => self.superiors(duty).into_iter().chain(self.present(duty.follower)).collect(),
            Rung::LateLong => self.givers(duty.given_by),
        };
        if told.is_empty() { self.office_leaders.iter().copied().collect() } else { told }
    }

    /// Whom a person urges by hand: who owes the work, and the head.
    #[must_use]
    pub fn urged(&self, duty: &Duty) -> BTreeSet<PersonId> {
        let of_unit: BTreeSet<PersonId> = self.owners_in_unit(duty).into_iter().chain(self.heads_of(duty)).collect();
        if of_unit.is_empty() { self.present(duty.follower).collect() } else { of_unit }
    }

    /// Who owes it: the person named, else the unit's officers, else its head, else whoever follows it.
    fn owners(&self, duty: &Duty) -> BTreeSet<PersonId> {
        let owners = self.owners_in_unit(duty);
        if owners.is_empty() { self.present(duty.follower).collect() } else { owners }
    }

    fn owners_in_unit(&self, duty: &Duty) -> BTreeSet<PersonId> {
        let named: BTreeSet<PersonId> = self.present(duty.owner).collect();
        let officers = || duty.lead_unit.and_then(|unit| self.officers.get(&unit)).into_iter().flatten().copied();
        match named.is_empty() {
            false => named,
            true => {
                let officers: BTreeSet<PersonId> = officers().collect();
                if officers.is_empty() { self.heads_of(duty).collect() } else { officers }
            }
        }
    }

    fn heads_of(&self, duty: &Duty) -> impl Iterator<Item = PersonId> + '_ {
        duty.lead_unit.and_then(|unit| self.heads.get(&unit)).into_iter().flatten().copied()
    }

    /// The heads of the nearest unit above that has one, else the Office's leaders.
    fn superiors(&self, duty: &Duty) -> BTreeSet<PersonId> {
        let mut at = duty.lead_unit;
        // As many steps as there are units: a circle would not end.
        for _ in 0..self.above.len() {
            at = at.and_then(|unit| self.above.get(&unit)).copied();
            let Some(heads) = at.and_then(|unit| self.heads.get(&unit)).filter(|heads| !heads.is_empty()) else {
                continue;
            };
            return heads.iter().copied().collect();
        }
        self.office_leaders.iter().copied().collect()
    }

    fn givers(&self, giver: Giver) -> BTreeSet<PersonId> {
        let givers = match giver {
            Giver::Chairman => &self.chairmen,
            Giver::OfficeLeader => &self.office_leaders,
        };
        givers.iter().copied().collect()
    }

    fn present(&self, person: Option<PersonId>) -> impl Iterator<Item = PersonId> + '_ {
        person.into_iter().filter(|person| self.here.contains(person))
    }
}
