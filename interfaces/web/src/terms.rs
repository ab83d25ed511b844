//! Words of the domains: each closed list with the message keys of its words.

use directives::{Direction, Level, Secrecy, Urgency};
use measure::Verdict;
use objectives::views::Reason;
use people::{Role, UnitKind};

use crate::parts::{Badge, Choice, Tone};
use crate::words::Words;

/// A value of a closed list.
pub trait Term {
    /// The message key of its word.
    fn message(&self) -> &'static str;
}

impl<T: Term + ?Sized> Term for &T {
    fn message(&self) -> &'static str {
        (**self).message()
    }
}

impl Words {
    /// The word of a value.
    pub fn term(&self, term: impl Term) -> String {
        self.get(term.message())
    }
}

impl Term for Level {
    fn message(&self) -> &'static str {
        match self {
            Level::Government => "level-government",
            Level::PrimeMinister => "level-prime-minister",
            Level::Province => "level-province",
            Level::Chairman => "level-chairman",
            Level::Other => "level-other",
        }
    }
}

impl Term for Direction {
    fn message(&self) -> &'static str {
        match self {
            Direction::Incoming => "direction-incoming",
            Direction::Outgoing => "direction-outgoing",
            Direction::Meeting => "direction-meeting",
        }
    }
}

impl Term for Urgency {
    fn message(&self) -> &'static str {
        match self {
            Urgency::Normal => "urgency-normal",
            Urgency::Urgent => "urgency-urgent",
            Urgency::Express => "urgency-express",
            Urgency::Immediate => "urgency-immediate",
        }
    }
}

impl Term for Secrecy {
    fn message(&self) -> &'static str {
        match self {
            Secrecy::None => "secrecy-none",
            Secrecy::Confidential => "secrecy-confidential",
            Secrecy::Secret => "secrecy-secret",
            Secrecy::TopSecret => "secrecy-top-secret",
        }
    }
}

impl Term for UnitKind {
    fn message(&self) -> &'static str {
        match self {
            UnitKind::Committee => "unit-committee",
            UnitKind::Office => "unit-office",
            UnitKind::Department => "unit-department",
            UnitKind::Division => "unit-division",
            UnitKind::Centre => "unit-centre",
            UnitKind::Commune => "unit-commune",
            UnitKind::Agency => "unit-agency",
        }
    }
}

impl Term for Role {
    fn message(&self) -> &'static str {
        match self {
            Role::RecordsClerk => "role-records-clerk",
            Role::Officer => "role-officer",
            Role::Follower => "role-follower",
            Role::UnitHead => "role-unit-head",
            Role::CounterOfficer => "role-counter-officer",
            Role::IsoSecretary => "role-iso-secretary",
            Role::Qmr => "role-qmr",
            Role::OfficeLeader => "role-office-leader",
            Role::ViceChairman => "role-vice-chairman",
            Role::Chairman => "role-chairman",
            Role::Auditor => "role-auditor",
            Role::Inspector => "role-inspector",
            Role::CouncilMember => "role-council-member",
            Role::Administrator => "role-administrator",
        }
    }
}

impl Term for Reason {
    fn message(&self) -> &'static str {
        match self {
            Reason::NoRecordsYet => "reason-no-records-yet",
            Reason::NoneInPeriod => "reason-none-in-period",
            Reason::NothingJudged => "reason-nothing-judged",
            Reason::NotBound => "reason-not-bound",
        }
    }
}

/// The badge of what is said of a record behind a figure.
pub fn verdict(verdict: Verdict) -> Badge {
    match verdict {
        Verdict::Met => Badge { tone: Tone::Ok, icon: "circle-check", key: "verdict-met" },
        Verdict::Missed => Badge { tone: Tone::Late, icon: "circle-x", key: "verdict-missed" },
        Verdict::NotYet => Badge { tone: Tone::Quiet, icon: "clock", key: "verdict-not-yet" },
        Verdict::Unknown => Badge { tone: Tone::Soon, icon: "help-circle", key: "verdict-unknown" },
    }
}

/// The message key of an act in a history.
pub fn act(act: &str) -> &'static str {
    match act {
        "documents.record" => "act-documents-record",
        "objectives.load" => "act-objectives-load",
        "objectives.confirm" => "act-objectives-confirm",
        "objectives.correct" => "act-objectives-correct",
        "objectives.freeze" => "act-objectives-freeze",
        "indicators.add" => "act-indicators-add",
        "directives.enter" => "act-directives-enter",
        // Every kind that files bring is taken over in one way.
        "directives.record"
        | "programme.record"
        | "urgings.record"
        | "procedures.record"
        | "processes.record"
        | "publications.record"
        | "dossiers.record"
        | "dossiers.record_event"
        | "reports.record"
        | "initiatives.record"
        | "obligations.record" => "act-directives-record",
        "directives.follow_up" | "programme.follow_up" => "act-directives-follow-up",
        "directives.complete" => "act-directives-complete",
        _ => "act-other",
    }
}

/// The message key of an act or view of the table of permits.
pub fn permit(act: &str) -> &'static str {
    match act {
        "inbox" => "permit-inbox",
        "people.change_password" => "permit-change-password",
        "calendar.view" => "permit-calendar-view",
        "processes.import" => "permit-processes-import",
        "objectives.view" => "permit-objectives-view",
        "objectives.load" => "permit-objectives-load",
        "objectives.confirm" => "permit-objectives-confirm",
        "objectives.correct" => "permit-objectives-correct",
        "objectives.freeze" => "permit-objectives-freeze",
        "indicators.add" => "permit-indicators-add",
        "units.view" => "permit-units-view",
        "people.view" => "permit-people-view",
        "people.record_unit" => "permit-record-unit",
        "people.record_person" => "permit-record-person",
        "people.set_password" => "permit-set-password",
        "documents.view" => "permit-documents-view",
        "documents.record" => "permit-documents-record",
        "directives.view" => "permit-directives-view",
        "directives.enter" => "permit-directives-enter",
        "directives.follow_up" => "permit-directives-follow-up",
        "directives.complete" => "permit-directives-complete",
        "records.import" => "permit-records-import",
        "ledger.view" => "permit-ledger-view",
        "tokens.manage" => "permit-tokens-manage",
        _ => "permit-other",
    }
}

/// The choices of a closed list, for a form or a filter.
pub fn choices<T: Term + Copy>(words: Words, values: &[T], key: impl Fn(T) -> &'static str) -> Vec<Choice> {
    values.iter().map(|value| Choice::new(key(*value), words.term(value))).collect()
}
