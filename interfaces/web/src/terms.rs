//! Words of the domains: each closed list with the message keys of its words.

mod acts;

use app::report::{Column, Length};
use commitment::State;
use directives::exception::{Decider, Missing};
use directives::flow::{Grade, Turn};
use directives::plan::Every;
use directives::{Direction, Level, Secrecy, Urgency};
use measure::Verdict;
use objectives::views::Reason;
use people::{Role, UnitKind};
use procedures::{Authority, Channel, PublicationAct, Status, TimeUnit};
use programme::{Deed, ItemKind, Of};

use urging::MailMode;

pub use acts::{act, permit};

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

impl Term for Deed {
    fn message(&self) -> &'static str {
        match self {
            Deed::Add => "deed-add",
            Deed::Change => "deed-change",
            Deed::Withdraw => "deed-withdraw",
        }
    }
}

impl Term for Turn {
    fn message(&self) -> &'static str {
        match self {
            Turn::LeadAnswers => "turn-lead-answers",
            Turn::LeadWorks => "turn-lead-works",
            Turn::AssignerReassigns => "turn-assigner-reassigns",
            Turn::AssignerJudges => "turn-assigner-judges",
            Turn::LeaderDecides => "turn-leader-decides",
            Turn::Paused => "turn-paused",
            Turn::Ended => "turn-ended",
        }
    }
}

impl Term for ItemKind {
    fn message(&self) -> &'static str {
        match self {
            ItemKind::Programme => "word-programme",
            ItemKind::Scheme => "word-scheme",
            ItemKind::KeyTask => "word-key-task",
        }
    }
}

impl Term for State {
    fn message(&self) -> &'static str {
        Badge::of(*self, false).key
    }
}

impl Term for Every {
    fn message(&self) -> &'static str {
        match self {
            Every::Month => "every-month",
            Every::Quarter => "every-quarter",
            Every::Year => "every-year",
        }
    }
}

impl Term for Of {
    fn message(&self) -> &'static str {
        match self {
            Of::Committee => "level-province",
            Of::Office => "level-office",
        }
    }
}

impl Term for Grade {
    fn message(&self) -> &'static str {
        match self {
            Grade::Excellent => "grade-excellent",
            Grade::Good => "grade-good",
            Grade::Fair => "grade-fair",
            Grade::Poor => "grade-poor",
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

impl Term for Authority {
    fn message(&self) -> &'static str {
        match self {
            Authority::Committee => "level-province",
            Authority::Chairman => "level-chairman",
            Authority::ViceChairman => "word-vice-chairman",
            Authority::Agency => "word-agency",
        }
    }
}

impl Term for Status {
    fn message(&self) -> &'static str {
        match self {
            Status::InForce => "word-in-force",
            Status::Amended => "word-amended",
            Status::Repealed => "word-repealed",
        }
    }
}

impl Term for TimeUnit {
    fn message(&self) -> &'static str {
        match self {
            TimeUnit::WorkingDay => "word-working-day",
            TimeUnit::Day => "word-day",
            TimeUnit::Hour => "word-hour",
            TimeUnit::Month => "word-month",
        }
    }
}

impl Term for Channel {
    fn message(&self) -> &'static str {
        match self {
            Channel::Counter => "word-counter",
            Channel::Online => "word-online",
            Channel::Postal => "word-postal",
        }
    }
}

impl Term for PublicationAct {
    fn message(&self) -> &'static str {
        match self {
            PublicationAct::Decided => "word-decided",
            PublicationAct::Posted => "word-posted",
            PublicationAct::Sent => "word-sent",
            PublicationAct::Acknowledged => "word-acknowledged",
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

impl Term for Length {
    fn message(&self) -> &'static str {
        match self {
            Length::Week => "length-week",
            Length::Month => "length-month",
            Length::Quarter => "length-quarter",
            Length::Year => "length-year",
        }
    }
}

impl Term for Column {
    fn message(&self) -> &'static str {
        match self {
            Column::Carried => "column-carried",
            Column::Given => "column-given",
            Column::Total => "column-total",
            Column::DoneOnTime => "column-done-on-time",
            Column::DoneLate => "column-done-late",
            Column::OpenOnTime => "column-open-on-time",
            Column::OpenOverdue => "column-open-overdue",
            Column::Other => "column-other",
        }
    }
}

impl Term for Missing {
    fn message(&self) -> &'static str {
        match self {
            Missing::Follower => "missing-follower",
            Missing::FollowUp => "missing-follow-up",
            Missing::Acceptance => "missing-acceptance",
            Missing::Answer => "missing-answer",
            Missing::Result => "missing-result",
        }
    }
}

impl Term for Decider {
    fn message(&self) -> &'static str {
        match self {
            Decider::Follower => "decider-follower",
            Decider::Head => "decider-head",
            Decider::OfficeLeader => "decider-office-leader",
            Decider::Chairman => "decider-chairman",
        }
    }
}

impl Term for MailMode {
    fn message(&self) -> &'static str {
        match self {
            MailMode::Each => "mail-each",
            MailMode::Digest => "mail-digest",
            MailMode::Off => "mail-off",
        }
    }
}

impl Term for urging::Channel {
    fn message(&self) -> &'static str {
        match self {
            urging::Channel::Email => "channel-email",
            urging::Channel::Webhook => "channel-webhook",
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

/// The choices of a closed list, for a form or a filter.
pub fn choices<T: Term + Copy>(words: Words, values: &[T], key: impl Fn(T) -> &'static str) -> Vec<Choice> {
    values.iter().map(|value| Choice::new(key(*value), words.term(value))).collect()
}
