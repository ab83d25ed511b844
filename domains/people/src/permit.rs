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
/// Those who give work to units, or give it on the behalf of leaders.
const ASSIGNERS: &[Role] =
    &[Role::RecordsClerk, Role::Follower, Role::OfficeLeader, Role::ViceChairman, Role::Chairman];
/// Those who decide.
const LEADERS: &[Role] = &[Role::OfficeLeader, Role::ViceChairman, Role::Chairman];
/// Those who judge results.
const JUDGES: &[Role] = &[Role::Follower, Role::OfficeLeader, Role::ViceChairman, Role::Chairman];
/// Those who owe work, for their unit.
const OWERS: &[Role] = &[Role::Officer, Role::UnitHead];
/// Those who follow work that others owe, and those who lead.
const URGERS: &[Role] = &[Role::Follower, Role::OfficeLeader, Role::ViceChairman, Role::Chairman];
const CLERKS: &[Role] = &[Role::RecordsClerk, Role::OfficeLeader];

const fn permit(act: &'static str, roles: &'static [Role], reach: Reach) -> Permit {
    Permit { act, roles, reach }
}

/// Who may do and see what. A route names one of these acts; a test compares the two lists.
pub const PERMITS: &[Permit] = &[
    permit("inbox", EVERYONE, Reach::Own),
    permit("inbox", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("people.change_password", EVERYONE, Reach::Own),
    permit("people.delegate", EVERYONE, Reach::Own),
    // For somebody who is away.
    permit("people.delegate", &[Role::Administrator], Reach::Office),
    permit("calendar.view", EVERYONE, Reach::Office),
    // The figures are for everybody; the reach says whose tasks a figure opens onto with their text.
    permit("objectives.view", EVERYONE, Reach::Own),
    permit("objectives.view", OVERSEERS, Reach::Office),
    permit("objectives.view", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("objectives.load", &[Role::IsoSecretary, Role::Qmr], Reach::Office),
    permit("objectives.confirm", &[Role::Qmr], Reach::Office),
    permit("objectives.correct", &[Role::IsoSecretary, Role::Qmr], Reach::Office),
    // The catalogue is for everybody; the reach says whose dossiers a process opens onto.
    permit("procedures.view", EVERYONE, Reach::Own),
    permit("procedures.view", OVERSEERS, Reach::Office),
    permit("procedures.view", &[Role::Officer, Role::UnitHead], Reach::Unit),
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
    permit("programme.view", OVERSEERS, Reach::Office),
    permit("programme.view", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("programme.follow_up", &[Role::Follower, Role::OfficeLeader], Reach::Office),
    permit("programme.follow_up", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("programme.complete", &[Role::Follower, Role::OfficeLeader], Reach::Office),
    permit("programme.complete", &[Role::Officer, Role::UnitHead], Reach::Unit),
    // The programme changes by a decision: whoever keeps it writes the decision in.
    permit("programme.adjust", CLERKS, Reach::Office),
    permit("directives.take_on", OWERS, Reach::Unit),
    permit("directives.turn_down", OWERS, Reach::Unit),
    permit("directives.accept", JUDGES, Reach::Office),
    permit("directives.give_back", JUDGES, Reach::Office),
    permit("directives.ask_extension", &[Role::Follower], Reach::Office),
    permit("directives.ask_extension", OWERS, Reach::Unit),
    permit("directives.decide_extension", LEADERS, Reach::Office),
    permit("directives.extend", LEADERS, Reach::Office),
    permit("directives.assign", ASSIGNERS, Reach::Office),
    permit("directives.hand_on", OWERS, Reach::Unit),
    permit("directives.follow", &[Role::RecordsClerk, Role::Follower, Role::OfficeLeader], Reach::Office),
    permit("directives.share", ASSIGNERS, Reach::Office),
    permit("directives.share", OWERS, Reach::Unit),
    permit("directives.finish_part", OWERS, Reach::Unit),
    permit("directives.inform", ASSIGNERS, Reach::Office),
    permit("directives.split", ASSIGNERS, Reach::Office),
    permit("directives.split", OWERS, Reach::Unit),
    permit("directives.pause", JUDGES, Reach::Office),
    permit("directives.resume", JUDGES, Reach::Office),
    permit("directives.withdraw", LEADERS, Reach::Office),
    permit("directives.plan", &[Role::RecordsClerk, Role::Follower, Role::OfficeLeader], Reach::Office),
    permit("directives.stop_plan", &[Role::RecordsClerk, Role::Follower, Role::OfficeLeader], Reach::Office),
    permit("directives.conceal", CLERKS, Reach::Office),
    permit("directives.hand_over", &[Role::RecordsClerk, Role::OfficeLeader, Role::Administrator], Reach::Office),
    permit("directives.succeed", &[Role::RecordsClerk, Role::OfficeLeader, Role::Administrator], Reach::Office),
    permit("records.import", &[Role::RecordsClerk, Role::IsoSecretary, Role::Administrator], Reach::Office),
    permit("processes.import", &[Role::IsoSecretary, Role::Qmr], Reach::Office),
    permit(
        "ledger.view",
        &[Role::Auditor, Role::Inspector, Role::Qmr, Role::IsoSecretary, Role::Administrator],
        Reach::Office,
    ),
    permit("tokens.manage", EVERYONE, Reach::Own),
    permit("inbox.choose", EVERYONE, Reach::Own),
    permit("calendar.feed", EVERYONE, Reach::Own),
    permit("calendar.feed", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("board.view", OVERSEERS, Reach::Office),
    permit("board.view", &[Role::Officer, Role::UnitHead], Reach::Unit),
    permit("urging.acknowledge", EVERYONE, Reach::Own),
    permit("urging.answer", EVERYONE, Reach::Own),
    permit("urging.urge", URGERS, Reach::Office),
    permit("urging.urge", &[Role::UnitHead], Reach::Unit),
    permit("deliveries.view", &[Role::Administrator], Reach::Office),
    permit("deliveries.send_again", &[Role::Administrator], Reach::Office),
];

/// The acts that time does by itself. No person does them.
pub const JOBS: &[&str] = &["directives.make_periodic", "urging.remind"];

/// What nobody does on behalf of another: whose account it is, who may come in, who may act for whom.
const IN_PERSON: &[&str] = &[
    "calendar.feed",
    "inbox.choose",
    "people.change_password",
    "people.delegate",
    "people.record_unit",
    "people.record_person",
    "people.set_password",
    "tokens.manage",
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
    /// Work that time does by itself: may do the acts of [`JOBS`] and nothing else.
    Job {
        /// Which.
        name: &'static str,
    },
    /// A person who signed in.
    Person {
        /// Who.
        id: PersonId,
        /// The unit that the person works in.
        unit: UnitId,
        /// The person's roles.
        roles: BTreeSet<Role>,
        /// For whom the person acts, if not for itself: then unit and roles are theirs.
        on_behalf_of: Option<PersonId>,
    },
}

impl Actor {
    /// The widest reach that the actor has for `act`; `None`: not permitted.
    #[must_use]
    pub fn reach(&self, act: &str) -> Option<Reach> {
        match self {
            Self::Console { .. } => Some(Reach::Office),
            Self::Job { .. } => JOBS.contains(&act).then_some(Reach::Office),
            Self::Person { on_behalf_of: Some(_), .. } if IN_PERSON.contains(&act) => None,
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
            Self::Job { name } => format!("job:{name}"),
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
            Self::Job { name } => format!("job:{name}"),
            Self::Person { id, .. } => id.to_string(),
        }
    }

    /// The person, for the log.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Console { .. } | Self::Job { .. } => None,
            Self::Person { id, .. } => Some(*id),
        }
    }

    /// What the actor may see or touch for `act`. `units_below` gives a unit with all units under it.
    #[must_use]
    pub fn scope(&self, act: &str, units_below: impl FnOnce(UnitId) -> BTreeSet<UnitId>) -> Option<Scope> {
        let reach = self.reach(act)?;
        let Self::Person { id, unit, on_behalf_of, .. } = self else { return Some(Scope(Span::Office)) };
        let person = on_behalf_of.unwrap_or(*id);
        Some(Scope(match reach {
            Reach::Office => Span::Office,
            Reach::Unit => Span::Units { units: units_below(*unit), person },
            Reach::Own => Span::Own { person },
        }))
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
