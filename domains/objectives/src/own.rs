//! Indicators that an office makes itself, out of choices: which records, which moments they must have, which of them count.

use std::ops::Deref;

use ids::{IndicatorId, PersonId};
use measure::{Condition, Indicator, Mark, Population, Share, Unit};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::Refusal;

/// What every name of such an indicator begins with, so that none is ever that of the catalogue.
pub const PREFIX: &str = "own.";
/// The most letters of a name after that.
const LONGEST: usize = 60;

text::words! {
    /// Which records stand in the denominator.
    Base {
        /// All that are there.
        All = "all",
        /// Those that have fallen due: open and overdue is not met.
        Due = "due",
        /// Those that are done: open work is not counted yet.
        Resolved = "resolved",
    }
}

/// A moment that a record must have to be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Requirement {
    /// It has come.
    pub mark: Mark,
    /// And not after this one.
    pub by: Option<Mark>,
}

/// An indicator as choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// Which records.
    pub population: Population,
    /// Only those of these levels; empty: of every level.
    pub levels: Vec<String>,
    /// What a record must have to be in the numerator.
    pub required: Vec<Requirement>,
    /// Which of them are in the denominator.
    pub base: Base,
    /// The moment that places a record in a period; `None`: all that are there, at any moment.
    pub window: Option<Mark>,
    /// Whether it is a share or a count.
    pub unit: Unit,
}

impl Definition {
    /// The moments that records of a population have: nothing else can be asked of them.
    #[must_use]
    pub const fn marks(population: Population) -> &'static [Mark] {
        use Mark as M;
        match population {
            Population::Directives => {
                &[M::Received, M::Entered, M::EntryLimit, M::Due, M::Done, M::Stands, M::Followed, M::Restored]
            }
            Population::Programme => &[M::Entered, M::Due, M::Done, M::Stands, M::Followed, M::Restored, M::Urged],
            Population::Procedures => &[M::Entered, M::Due, M::Published, M::Recorded, M::Covered],
            Population::Obligations => &[M::Due, M::Done, M::Stands],
            Population::Dossiers => &[M::Received, M::Due, M::Done, M::Stands, M::Replayed, M::Fits],
            Population::Centre => &[M::Received, M::Due, M::Followed, M::Seen, M::Urged],
            Population::Reports => &[M::Due, M::Done, M::Stands],
            Population::Initiatives => &[M::Stands, M::Applied],
        }
    }

    /// The levels that records of a population may have.
    #[must_use]
    pub const fn levels_of(population: Population) -> &'static [&'static str] {
        match population {
            Population::Directives => &["government", "prime_minister", "province", "chairman"],
            Population::Procedures | Population::Dossiers | Population::Centre => &["province", "commune"],
            _ => &[],
        }
    }

    /// Whether the choices make sense together.
    ///
    /// # Errors
    /// A [`Refusal`] that says which does not.
    pub fn check(&self) -> Result<(), Refusal> {
        let has = |mark: Mark| Self::marks(self.population).contains(&mark);
        if self.required.is_empty() {
            return Err(Refusal::NothingRequired);
        }
        let named = self.required.iter().flat_map(|required| [Some(required.mark), required.by]).flatten();
        let denominator = match self.base {
            Base::All => None,
            Base::Due => Some(Mark::Due),
            Base::Resolved => Some(Mark::Done),
        };
        for mark in named.chain(denominator).chain(self.window) {
            if !has(mark) {
                return Err(Refusal::NoSuchMark { mark });
            }
        }
        if let Some(required) = self.required.iter().find(|required| required.by == Some(required.mark)) {
            return Err(Refusal::BeforeItself { mark: required.mark });
        }
        if self.levels.iter().any(|level| !Self::levels_of(self.population).contains(&level.as_str())) {
            return Err(Refusal::NoSuchLevel);
        }
        // Whoever stands in the denominator meets it already: the share says nothing.
        let says_something = |required: &Requirement| required.by.is_some() || Some(required.mark) != denominator;
        if self.unit == Unit::Percent && !self.required.iter().any(says_something) {
            return Err(Refusal::AlwaysMet);
        }
        Ok(())
    }

    /// The indicator that the choices are.
    #[must_use]
    pub fn indicator(&self, name: &str) -> Indicator {
        let met = |required: &Requirement| match required.by {
            None => vec![Condition::Reached(required.mark)],
            Some(by) => vec![Condition::Reached(required.mark), Condition::NotAfter(required.mark, by)],
        };
        let (counted, counted_needs) = match self.base {
            Base::All => (Condition::always(), Vec::new()),
            Base::Due => (Condition::Reached(Mark::Due), vec![Mark::Due]),
            Base::Resolved => (Condition::Reached(Mark::Done), Vec::new()),
        };
        Indicator {
            name: name.to_owned(),
            population: self.population,
            levels: self.levels.clone(),
            classes: Vec::new(),
            share: Share::OfRecords,
            counted,
            met: Condition::All(self.required.iter().flat_map(met).collect()),
            needs: self.required.iter().filter_map(|required| required.by).collect(),
            counted_needs,
            window: self.window,
            denominator_rule: None,
            unit: self.unit,
            parts: Vec::new(),
        }
    }
}

/// An indicator of the office's own, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOwn {
    /// Its id.
    pub id: IndicatorId,
    /// Its name, [`PREFIX`] included.
    pub name: String,
    /// What it is called on pages.
    pub title: String,
    /// The document that asks for it.
    pub citation: String,
    /// What it counts.
    pub definition: Definition,
    /// Who made it; `None`: the console.
    pub added_by: Option<PersonId>,
    /// When.
    pub added_at: OffsetDateTime,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// An indicator whose rules hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnIndicator(StoredOwn);

impl OwnIndicator {
    /// Takes a stored one back.
    ///
    /// # Errors
    /// When it breaks a rule that every one keeps.
    pub fn restore(stored: StoredOwn) -> Result<Self, Refusal> {
        let name = stored.name.strip_prefix(PREFIX).unwrap_or_default();
        let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "._".contains(sign);
        if name.is_empty() || name.len() > LONGEST || !name.chars().all(plain) {
            return Err(Refusal::NameNotPlain);
        }
        if stored.title.trim().is_empty() {
            return Err(Refusal::TitleMissing);
        }
        if stored.citation.trim().is_empty() {
            return Err(Refusal::CitationMissing);
        }
        stored.definition.check()?;
        Ok(Self(stored))
    }

    /// What it counts by.
    #[must_use]
    pub fn indicator(&self) -> Indicator {
        self.definition.indicator(&self.name)
    }
}

impl Deref for OwnIndicator {
    type Target = StoredOwn;
    fn deref(&self) -> &StoredOwn {
        &self.0
    }
}
