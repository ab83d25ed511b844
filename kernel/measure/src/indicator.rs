//! An indicator as data: population, filter, condition, denominator rule and window.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::fact::{Fact, Mark, Population};

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Numerator over denominator.
    Percent,
    /// The numerator alone.
    Count,
}

/// What a target asks of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparator {
    /// Exactly.
    #[serde(rename = "=")]
    Equal,
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// More than.
    #[serde(rename = ">")]
    MoreThan,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
    /// Less than.
    #[serde(rename = "<")]
    LessThan,
}

impl Comparator {
    /// Every comparator.
    pub const ALL: [Self; 5] = [Self::Equal, Self::AtLeast, Self::MoreThan, Self::AtMost, Self::LessThan];

    /// Its sign in JSON, files and the log.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
        }
    }

    /// The comparator of a sign.
    #[must_use]
    pub fn from_sign(sign: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|comparator| comparator.sign() == sign)
    }
}

/// A target of a decision. `value` is in ten-thousandths, so that 99,5 is 995000 and nothing is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// How the figure is compared.
    pub comparator: Comparator,
    /// Ten-thousandths of the unit.
    pub value: i64,
}

/// Which record carries the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// What the heads expect: a document's expected tasks, of which at most so many members count.
    OfExpected,
    /// The members, and the head itself for each expected one that was never entered: not entering must not improve it.
    OfRecords,
    /// The groups, each once a calendar year of the window's mark: met when all its counted members are.
    OfGroups,
}

/// When work belongs to the denominator, where a decision's words allow two readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DenominatorRule {
    /// What has fallen due: open and overdue work is late.
    Due,
    /// What was finished: open work is not counted yet.
    Resolved,
}

/// One indicator. It knows facts, not domains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// The contract's name, such as `directives.central.entered`.
    pub name: String,
    /// Which facts.
    pub population: Population,
    /// Only these levels; empty: every level.
    pub levels: Vec<String>,
    /// Only these classes; empty: every class.
    pub classes: Vec<String>,
    /// Which record carries the denominator.
    pub share: Share,
    /// When a record belongs to the denominator.
    pub counted: Condition,
    /// When it belongs to the numerator as well.
    pub met: Condition,
    /// Marks without which a member cannot be judged: it is counted as unknown, in neither side.
    pub needs: Vec<Mark>,
    /// Marks without which nobody knows whether a record belongs to the denominator: it is counted as unknown too.
    pub counted_needs: Vec<Mark>,
    /// The mark that places a record in a period; `None`: a state that is asked for at any moment.
    pub window: Option<Mark>,
    /// Which reading of the denominator this is, where there are two.
    pub denominator_rule: Option<DenominatorRule>,
    /// How the figure is written.
    pub unit: Unit,
    /// Simple indicators that show what a compound one is made of.
    pub parts: Vec<Indicator>,
}

impl Indicator {
    /// Whether another one counts the same, whatever it is called and however it is written: one tally answers for both.
    #[must_use]
    pub fn counts_like(&self, other: &Self) -> bool {
        let Self { name: _, population, levels, classes, share, .. } = self;
        let Self { counted, met, needs, counted_needs, window, denominator_rule: _, unit: _, parts: _, .. } = self;
        (population, share, window) == (&other.population, &other.share, &other.window)
            && (levels, classes) == (&other.levels, &other.classes)
            && (needs, counted_needs) == (&other.needs, &other.counted_needs)
            && (counted, met) == (&other.counted, &other.met)
    }

    /// The first of `kept` that counts like the one of this name: its tallies answer for it.
    #[must_use]
    pub fn tallied_as<'a>(kept: &'a [Self], name: &str) -> Option<&'a Self> {
        let asked = kept.iter().find(|indicator| indicator.name == name)?;
        kept.iter().find(|indicator| indicator.counts_like(asked))
    }

    /// Whether any of a group's facts may be counted at any moment.
    pub(crate) fn may_count(&self, facts: &[Fact]) -> bool {
        facts.iter().any(|fact| fact.population == self.population && self.picks_level(&fact.level))
    }

    pub(crate) fn picks_level(&self, level: &str) -> bool {
        is_among(&self.levels, level)
    }

    pub(crate) fn picks(&self, level: &str, class: &str) -> bool {
        self.picks_level(level) && is_among(&self.classes, class)
    }

    /// The moments at which what it says of a fact can change: where a mark is reached, and just after it has passed.
    pub(crate) fn changes(&self) -> Changes {
        let mut changes = Changes::default();
        changes.reached.extend([Mark::Received, Mark::Entered]);
        self.counted.changes(&mut changes);
        self.met.changes(&mut changes);
        changes
    }
}

/// Marks by how a condition reads them.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// True from the moment on.
    pub(crate) reached: BTreeSet<Mark>,
    /// True only after it.
    pub(crate) passed: BTreeSet<Mark>,
}

/// Nothing wanted is everything.
fn is_among(wanted: &[String], has: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| wanted == has)
}
