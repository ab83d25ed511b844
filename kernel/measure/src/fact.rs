//! Facts: what is known of one subject, as moments that an indicator compares with the moment asked about.

use ids::UnitId;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

/// Which records an indicator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Population {
    /// Documents of Government, Prime Minister, Province and Chairman with a deadline, and the directives entered from them.
    Directives,
}

/// A subject's place in its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The record that says how many members are expected, such as a document. At most one a group.
    Head,
    /// A record of work, such as a directive.
    Member,
}

/// The moments of a fact. A mark that the record does not have is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Received, or issued where the office is itself the issuer.
    Received,
    /// Entered into the system.
    Entered,
    /// The end of the time limit for entering.
    EntryLimit,
    /// Due, by the deadline in force.
    Due,
    /// The date of the result.
    Done,
    /// From when the result stands (its acceptance).
    Stands,
    /// From when a follower is named.
    Followed,
    /// The end of the first full follow-up period without a record.
    Lapsed,
    /// From when a completion with evidence stands.
    Restored,
}

impl Mark {
    /// Every mark, in storage order.
    pub const ALL: [Self; 9] = [
        Self::Received,
        Self::Entered,
        Self::EntryLimit,
        Self::Due,
        Self::Done,
        Self::Stands,
        Self::Followed,
        Self::Lapsed,
        Self::Restored,
    ];
}

/// One moment for each [`Mark`], in the order of [`Mark::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marks([Option<OffsetDateTime>; Mark::ALL.len()]);

impl Marks {
    /// The moment of a mark.
    #[must_use]
    pub fn get(&self, mark: Mark) -> Option<OffsetDateTime> {
        self.0[mark as usize]
    }

    /// The same marks with one more set.
    #[must_use]
    pub fn with(mut self, mark: Mark, at: Option<OffsetDateTime>) -> Self {
        self.0[mark as usize] = at;
        self
    }

    /// The moments that are set.
    pub fn moments(&self) -> impl Iterator<Item = OffsetDateTime> + '_ {
        self.0.iter().flatten().copied()
    }
}

/// What is known of a subject during `[valid_from, valid_to)`.
///
/// A subject has one fact, or several that follow one another without a gap when something that an indicator reads
/// changed over time, such as the due time in force.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fact {
    /// The record that the fact is about.
    pub subject: Uuid,
    /// Which records it belongs to.
    pub population: Population,
    /// What its group shares, such as the document's id.
    pub group: Uuid,
    /// Its place in the group.
    pub role: Role,
    /// The unit that it is counted under; `None` when nobody has it yet.
    pub unit: Option<UnitId>,
    /// The level, in the contract's words (`government`, `province`, ...).
    pub level: String,
    /// How many members a head expects; 1 for a member.
    pub weight: u32,
    /// Its moments.
    pub marks: Marks,
    /// Holds from here; `None`: always did.
    pub valid_from: Option<OffsetDateTime>,
    /// Holds until just before here; `None`: still does.
    pub valid_to: Option<OffsetDateTime>,
}

impl Fact {
    /// Whether this version is the one to read at `at`.
    #[must_use]
    pub fn holds_at(&self, at: OffsetDateTime) -> bool {
        self.valid_from.is_none_or(|from| from <= at) && self.valid_to.is_none_or(|to| at < to)
    }
}

/// The facts of one group, as they are read at one moment: a head, and its members.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// The record that says how many are expected.
    pub head: Option<&'a Fact>,
    /// The work, in the order of entry.
    pub members: Vec<&'a Fact>,
}

impl<'a> Group<'a> {
    /// The versions among `facts` (all of one group) that hold at `at`.
    #[must_use]
    pub fn at(facts: &'a [Fact], at: OffsetDateTime) -> Self {
        let mut group = Self { head: None, members: Vec::new() };
        for fact in facts.iter().filter(|fact| fact.holds_at(at)) {
            match fact.role {
                Role::Head => group.head = Some(fact),
                Role::Member => group.members.push(fact),
            }
        }
        group.members.sort_by_key(|fact| (fact.marks.get(Mark::Entered), fact.subject));
        group
    }
}
