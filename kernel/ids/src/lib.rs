//! Typed ids: swapping a document's id and a person's does not compile.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// What an id names. Implemented only by the empty enums of this crate.
pub trait Kind {
    /// The noun as it stands in logs and addresses, such as `directive`.
    const NOUN: &'static str;
}

/// A UUID that remembers what it names. It is given by the caller, never made here.
pub struct Id<K> {
    uuid: Uuid,
    kind: PhantomData<fn() -> K>,
}

/// The text is not a UUID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id of a {noun}: {text:?}")]
pub struct NotAnId {
    /// What the id was to name.
    pub noun: &'static str,
    /// The text that was given.
    pub text: String,
}

impl<K> Id<K> {
    /// Names the thing that already carries this UUID.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self { uuid, kind: PhantomData }
    }

    /// The bare UUID, for a database column or an event.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", K::NOUN, self.uuid)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}
impl<K: Kind> FromStr for Id<K> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Uuid::parse_str(text).map(Self::new).map_err(|_| NotAnId { noun: K::NOUN, text: text.to_owned() })
    }
}
impl<K> From<Id<K>> for Uuid {
    fn from(id: Id<K>) -> Self {
        id.uuid
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $alias:ident = $noun:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $kind {}
        impl Kind for $kind {
            const NOUN: &'static str = $noun;
        }
        $(#[$doc])*
        pub type $alias = Id<$kind>;
    )*};
}

kinds! {
    /// A unit of the organisation.
    UnitKind UnitId = "unit";
    /// A person who acts or owes work.
    PersonKind PersonId = "person";
    /// A line of the document register.
    DocumentKind DocumentId = "document";
    /// A task given in a document.
    DirectiveKind DirectiveId = "directive";
    /// A plan of periodic tasks.
    PlanKind PlanId = "plan";
    /// A follow-up record of a commitment.
    FollowUpKind FollowUpId = "follow_up";
    /// A decision on quality objectives that was loaded.
    DecisionKind DecisionId = "decision";
    /// A quality objective of a decision.
    ObjectiveKind ObjectiveId = "objective";
    /// An indicator that the office made itself.
    IndicatorKind IndicatorId = "indicator";
    /// Figures that were frozen.
    FrozenKind FrozenId = "frozen_figures";
    /// An event of the log.
    EventKind EventId = "event";
    /// One bulk run (an import, a simulation).
    RunKind RunId = "run";
    /// A token of the programming interface.
    TokenKind TokenId = "token";
    /// A notice to a person about work that is owed.
    NoticeKind NoticeId = "notice";
    /// A letter on its way out of the house.
    LetterKind LetterId = "letter";
    /// A view of a list that a person keeps.
    ViewKind ViewId = "view";
    /// A delegation of one person's powers to another.
    DelegationKind DelegationId = "delegation";
}
