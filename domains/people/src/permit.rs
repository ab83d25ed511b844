//! Permits: which act and which view is open to which role, and how far it reaches.

use std::collections::BTreeSet;

use ids::{PersonId, UnitId};

use crate::Role;

/// How far a permit reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// What the person owes or follows.
    Own,
    /// What the person's unit and the units below it owe.
    Unit,
    /// The whole office.
    Office,
}

/// One line of the table: an act or view, a role, a reach.
#[derive(Debug, Clone, Copy)]
pub struct Permit {
    /// The act (`directives.complete`) or view (`directives.list`).
    pub act: &'static str,
    /// Who may.
    pub roles: &'static [Role],
    /// How far.
    pub reach: Reach,
}

const EVERYONE: &[Role] = Role::ALL;
/// Those whose task it is to see the whole office.
const OVERSEERS: &[Role] = &[
    Role::RecordsClerk,
    Role::Follower,
    Role::IsoSecretary,
    Role::Qmr,
    Role::OfficeLeader,
    Role::ViceChairman,
    Role::Chairman,
    Role::Auditor,
    Role::Inspector,
];
const CLERKS: &[Role] = &[Role::RecordsClerk, Role::OfficeLeader];

const fn permit(act: &'static str, roles: &'static [Role], reach: Reach) -> Permit {
    Permit { act, roles, reach }
}

/// Who may do and see what. A route names one of these acts; a test compares the two lists.
pub const PERMITS: &[Permit] = &[
    permit("inbox", EVERYONE, Reach::Own),
    permit("inbox", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("people.change_password", EVERYONE, Reach::Own),
    permit("calendar.view", EVERYONE, Reach::Office),
    // The figures are for everybody; the reach says whose tasks a figure opens onto with their text.
    permit("objectives.view", EVERYONE, Reach::Own),
    permit("objectives.view", OVERSEERS, Reach::Office),
    permit("objectives.view", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("objectives.load", &[Role::IsoSecretary, Role::Qmr], Reach::Office),
    permit("objectives.confirm", &[Role::Qmr], Reach::Office),
    permit("objectives.correct", &[Role::IsoSecretary, Role::Qmr], Reach::Office),
    permit("objectives.freeze", &[Role::IsoSecretary, Role::Qmr], Reach::Office),
    permit("indicators.add", &[Role::Qmr], Reach::Office),
    permit("units.view", EVERYONE, Reach::Office),
    permit("people.view", EVERYONE, Reach::Office),
    permit("people.record_unit", &[Role::Administrator], Reach::Office),
    permit("people.record_person", &[Role::Administrator], Reach::Office),
    permit("people.set_password", &[Role::Administrator], Reach::Office),
    permit("documents.view", OVERSEERS, Reach::Office),
    permit("documents.view", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("documents.record", CLERKS, Reach::Office),
    permit("directives.view", OVERSEERS, Reach::Office),
    permit("directives.view", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("directives.enter", &[Role::RecordsClerk, Role::Follower, Role::OfficeLeader], Reach::Office),
    permit("directives.follow_up", &[Role::Follower, Role::OfficeLeader], Reach::Office),
    permit("directives.follow_up", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("directives.complete", &[Role::Follower, Role::OfficeLeader], Reach::Office),
    permit("directives.complete", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("records.import", &[Role::RecordsClerk, Role::IsoSecretary, Role::Administrator], Reach::Office),
    permit("processes.import", &[Role::IsoSecretary, Role::Qmr], Reach::Office),
    permit(
        "ledger.view",
        &[Role::Auditor, Role::Inspector, Role::Qmr, Role::IsoSecretary, Role::Administrator],
        Reach::Office,
    ),
    permit("tokens.manage", EVERYONE, Reach::Own),
];

/// Every act and view of the table, each once, in its order.
pub fn acts() -> impl Iterator<Item = &'static str> {
    let first = |at: usize| PERMITS[..at].iter().all(|before| before.act != PERMITS[at].act);
    (0..PERMITS.len()).filter(move |at| first(*at)).map(|at| PERMITS[at].act)
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Whoever can read the data folder: may do everything, under the system user's name.
    Console {
        /// The system user.
        user: String,
    },
    /// A person who signed in.
    Person {
        /// Who.
        id: PersonId,
        /// The unit that the person works in.
        unit: UnitId,
        /// The person's roles.
        roles: BTreeSet<Role>,
        /// For whom the person acts, if not for itself.
        on_behalf_of: Option<PersonId>,
    },
}

impl Actor {
    /// The widest reach that the actor has for `act`; `None`: not permitted.
    #[must_use]
    pub fn reach(&self, act: &str) -> Option<Reach> {
        match self {
            Self::Console { .. } => Some(Reach::Office),
            Self::Person { roles, .. } => PERMITS
                .iter()
                .filter(|permit| permit.act == act && permit.roles.iter().any(|role| roles.contains(role)))
                .map(|permit| permit.reach)
                .max(),
        }
    }

    /// How the actor is called in the log: never by a name of a person.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Console { user } => format!("console:{user}"),
            Self::Person { roles, .. } => {
                roles.first().map_or_else(|| "person".to_owned(), |role| role.key().to_owned())
            }
        }
    }

    /// What tells this actor from every other: an idempotency key is the actor's own.
    #[must_use]
    pub fn identity(&self) -> String {
        match self {
            Self::Console { user } => format!("console:{user}"),
            Self::Person { id, .. } => id.to_string(),
        }
    }

    /// The person, for the log.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Console { .. } => None,
            Self::Person { id, .. } => Some(*id),
        }
    }

    /// What the actor may see or touch for `act`. `units_below` gives a unit with all units under it.
    #[must_use]
    pub fn scope(&self, act: &str, units_below: impl FnOnce(UnitId) -> BTreeSet<UnitId>) -> Option<Scope> {
        let inner = match (self.reach(act)?, self) {
            (Reach::Office, _) | (_, Self::Console { .. }) => Span::Office,
            (Reach::Unit, Self::Person { id, unit, .. }) => Span::Units { units: units_below(*unit), person: *id },
            (Reach::Own, Self::Person { id, .. }) => Span::Own { person: *id },
        };
        Some(Scope(inner))
    }
}

/// What an actor may see: made only from a permit, and a required argument of every query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope(Span);

/// The span of a [`Scope`], for a query or a check to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Everything.
    Office,
    /// What these units lead or take part in, and what the person follows.
    Units {
        /// The person's unit and those below it.
        units: BTreeSet<UnitId>,
        /// The person.
        person: PersonId,
    },
    /// What the person owes or follows.
    Own {
        /// The person.
        person: PersonId,
    },
}

impl Scope {
    /// How far it reaches.
    #[must_use]
    pub fn span(&self) -> &Span {
        &self.0
    }

    /// Whether work led by `lead` with `co_units`, followed by `follower`, lies inside.
    #[must_use]
    pub fn covers(&self, lead: UnitId, co_units: &[UnitId], follower: Option<PersonId>) -> bool {
        match &self.0 {
            Span::Office => true,
            Span::Units { units, person } => {
                follower == Some(*person) || units.contains(&lead) || co_units.iter().any(|unit| units.contains(unit))
            }
            Span::Own { person } => follower == Some(*person),
        }
    }
}
