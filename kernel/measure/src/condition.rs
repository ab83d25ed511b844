//! Conditions: comparisons of a fact's moments with each other and with the moment asked about.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::fact::{Fact, Mark};
use crate::indicator::Changes;

/// A sentence about a fact that is true or false at a moment. It is data, so that an indicator can be read by people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The mark is set and has come (`mark <= T`).
    Reached(Mark),
    /// The mark is set and lies behind (`mark < T`): a due moment itself is still in time.
    Passed(Mark),
    /// Both are set and the first is not after the second.
    NotAfter(Mark, Mark),
    /// The opposite.
    Not(Box<Condition>),
    /// Every one of them.
    All(Vec<Condition>),
    /// At least one of them.
    Any(Vec<Condition>),
}

impl Condition {
    /// True of every fact.
    #[must_use]
    pub fn always() -> Self {
        Self::All(Vec::new())
    }

    /// At which moments of a fact it can change. A comparison of two marks is the same at every moment.
    pub(crate) fn changes(&self, changes: &mut Changes) {
        match self {
            Self::Reached(mark) => drop(changes.reached.insert(*mark)),
            Self::Passed(mark) => drop(changes.passed.insert(*mark)),
            Self::NotAfter(..) => {}
            Self::Not(inner) => inner.changes(changes),
            Self::All(inner) | Self::Any(inner) => inner.iter().for_each(|condition| condition.changes(changes)),
        }
    }

    /// Whether it is true of `fact` at `at`.
    #[must_use]
    pub fn holds(&self, fact: &Fact, at: OffsetDateTime) -> bool {
        match self {
            Self::Reached(mark) => fact.marks.get(*mark).is_some_and(|moment| moment <= at),
            Self::Passed(mark) => fact.marks.get(*mark).is_some_and(|moment| moment < at),
            Self::NotAfter(first, second) => match (fact.marks.get(*first), fact.marks.get(*second)) {
                (Some(first), Some(second)) => first <= second,
                _ => false,
            },
            Self::Not(inner) => !inner.holds(fact, at),
            Self::All(inner) => inner.iter().all(|condition| condition.holds(fact, at)),
            Self::Any(inner) => inner.iter().any(|condition| condition.holds(fact, at)),
        }
    }

    /// Entered by T.
    #[must_use]
    pub fn entered() -> Self {
        Self::Reached(Mark::Entered)
    }

    /// Entered by T, and within the entry time limit.
    #[must_use]
    pub fn entered_on_time() -> Self {
        Self::All(vec![Self::Reached(Mark::Entered), Self::NotAfter(Mark::Entered, Mark::EntryLimit)])
    }

    /// A follower is named, and the work is completed with evidence or no full follow-up period has passed empty.
    #[must_use]
    pub fn tracked() -> Self {
        Self::All(vec![
            Self::Reached(Mark::Followed),
            Self::Any(vec![Self::Reached(Mark::Restored), Self::Not(Box::new(Self::Passed(Mark::Lapsed)))]),
        ])
    }

    /// The result stands at T and is not dated after the due time.
    #[must_use]
    pub fn done_on_time() -> Self {
        Self::All(vec![Self::Reached(Mark::Stands), Self::Reached(Mark::Done), Self::NotAfter(Mark::Done, Mark::Due)])
    }

    /// Completed by its due time, or not yet due.
    #[must_use]
    pub fn on_time_so_far() -> Self {
        Self::Any(vec![Self::done_on_time(), Self::Not(Box::new(Self::Passed(Mark::Due)))])
    }
}
