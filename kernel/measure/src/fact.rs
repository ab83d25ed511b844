//! Facts: what is known of one subject, as moments that an indicator compares with the moment asked about.

use std::collections::BTreeSet;

use ids::UnitId;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

text::words! {
    /// Which records an indicator counts.
    Population {
        /// Documents of Government, Prime Minister, Province and Chairman with a deadline, and the directives entered from them.
        Directives = "directives",
        /// Items of the annual work programme.
        Programme = "programme",
        /// Administrative procedures in force.
        Procedures = "procedures",
        /// What the quality system owes: audits, reviews, declarations, corrective actions.
        Obligations = "obligations",
        /// One-stop dossiers.
        Dossiers = "dossiers",
        /// Dossiers received or returned at the Public Administration Centre, as its supervisors see them.
        Centre = "centre",
        /// Reports and programmes that a unit owes for a period; a group is a unit.
        Reports = "reports",
        /// Initiatives put before the council.
        Initiatives = "initiatives",
    }
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

text::words! {
    /// The moments of a fact. A mark that the record does not have is `None`.
    Mark {
        /// Received, or issued where the office is itself the issuer.
        Received = "received",
        /// Since when the record of work is there: entered into the system, received at the counter, in force.
        Entered = "entered",
        /// The end of the time limit for entering.
        EntryLimit = "entry_limit",
        /// Due, by the deadline in force.
        Due = "due",
        /// The date of the result.
        Done = "done",
        /// From when the result stands (its acceptance, its recognition).
        Stands = "stands",
        /// From when a follower is named.
        Followed = "followed",
        /// The end of the first full follow-up period without a record.
        Lapsed = "lapsed",
        /// From when a completion with evidence stands.
        Restored = "restored",
        /// Set while every reminder that was due has been delivered and lateness was answered.
        Urged = "urged",
        /// Set while each flag was seen by a supervisor in time.
        Seen = "seen",
        /// Set while an ISO process in force covers the procedure.
        Covered = "covered",
        /// From when the procedure is published.
        Published = "published",
        /// From when the national database has the current version.
        Recorded = "recorded",
        /// From when the events of a closed dossier could be replayed on a process.
        Replayed = "replayed",
        /// From when a closed dossier is known to fit its process.
        Fits = "fits",
        /// First applied in practice.
        Applied = "applied",
    }
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
    /// The level that figures are broken down by, in the contract's words (`government`, `province`, `commune`, ...).
    pub level: String,
    /// What kind of record it is where an indicator picks some: a procedure's authority, an obligation's kind.
    pub class: String,
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

    /// The same fact until a moment; `None`: it begins no earlier.
    #[must_use]
    pub fn until(self, at: OffsetDateTime) -> Option<Self> {
        let begun = self.valid_from.is_none_or(|from| from < at);
        begun.then(|| Self { valid_to: Some(self.valid_to.map_or(at, |to| to.min(at))), ..self })
    }

    /// The same fact in versions, cut at `moments`: `marks_at` says what each version knows, given the moment from
    /// which it holds (`None`: the fact's own beginning). Versions that know the same are one.
    #[must_use]
    pub fn versions(
        self,
        moments: impl IntoIterator<Item = OffsetDateTime>,
        mut marks_at: impl FnMut(Option<OffsetDateTime>, Marks) -> Marks,
    ) -> Vec<Self> {
        let (from, to) = (self.valid_from, self.valid_to);
        let inside = |at: &OffsetDateTime| from.is_none_or(|from| from < *at) && to.is_none_or(|to| *at < to);
        let cuts: BTreeSet<OffsetDateTime> = moments.into_iter().filter(inside).collect();
        let mut versions = vec![Self { marks: marks_at(from, self.marks), ..self.clone() }];
        for cut in cuts {
            let marks = marks_at(Some(cut), self.marks);
            if let Some(last) = versions.last_mut().filter(|last| last.marks != marks) {
                last.valid_to = Some(cut);
                versions.push(Self { marks, valid_from: Some(cut), valid_to: to, ..self.clone() });
            }
        }
        versions
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
