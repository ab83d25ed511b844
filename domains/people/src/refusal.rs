//! Why an act on units, people or credentials is refused, in the field's words.

use ids::UnitId;
use time::{Date, OffsetDateTime};

use crate::credential::SHORTEST;
use crate::delegation::LONGEST_DELEGATION_DAYS;
use crate::token::{EVERYTHING, LONGEST_DAYS};

/// A refusal. `key` names the sentence in the message files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A unit needs a code.
    #[error("the code is missing")]
    CodeMissing,
    /// A unit or a person needs a name.
    #[error("the name is missing")]
    NameMissing,
    /// A unit cannot belong to itself.
    #[error("a unit cannot be its own parent")]
    OwnParent,
    /// A unit cannot follow itself.
    #[error("a unit cannot be its own successor")]
    OwnSuccessor,
    /// The parent chain leads back to the unit.
    #[error("the unit would stand above its own parent {parent}")]
    Circle {
        /// The parent that closes the circle.
        parent: UnitId,
    },
    /// The chain of successors leads back to the unit.
    #[error("the unit would take over from itself through {successor}")]
    SuccessorCircle {
        /// The successor that closes the circle.
        successor: UnitId,
    },
    /// A new unit has the code of another one.
    #[error("another unit has this code")]
    CodeTaken,
    /// A new person has the user name of another one.
    #[error("another person has this user name")]
    UsernameTaken,
    /// Dates the wrong way round.
    #[error("it ends on {to}, before it begins on {from}")]
    EndsBeforeItBegins {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// A user name is lower-case ASCII letters, digits, dot, dash, underscore or at-sign.
    #[error("{username:?} is not a plain user name")]
    UsernameNotPlain {
        /// As given.
        username: String,
    },
    /// Not an e-mail address.
    #[error("{email:?} is not an e-mail address")]
    EmailNotAnAddress {
        /// As given.
        email: String,
    },
    /// A new password is too short.
    #[error("a password has at least {SHORTEST} characters")]
    PasswordTooShort,
    /// A new password is the old one, or the user name.
    #[error("the new password repeats what others know")]
    PasswordRepeats,
    /// The password is wrong, or nobody has that name: never said which.
    #[error("the user name or the password is wrong")]
    WrongPassword,
    /// Too many wrong tries.
    #[error("closed until {until}")]
    Closed {
        /// When the next try is taken.
        until: OffsetDateTime,
    },
    /// The person has left.
    #[error("this person may no longer sign in")]
    Left,
    /// There is an administrator already.
    #[error("there is an administrator already")]
    AlreadyFounded,
    /// Nobody would be left who could give roles and passwords.
    #[error("this is the last administrator who works here")]
    LastAdministrator,
    /// A token must say what it may be used for.
    #[error("a token names its acts, or {EVERYTHING:?}")]
    ScopeMissing,
    /// No act of the table of permits.
    #[error("no act is called {act:?}")]
    NoSuchAct {
        /// As given.
        act: String,
    },
    /// A token lasts at least a day, and not for ever by mistake.
    #[error("a token lasts 1 to {LONGEST_DAYS} days")]
    TokenDays,
    /// The same form made a token before; its secret was shown then and cannot be shown again.
    #[error("this token was made before")]
    TokenShown,
    /// Nobody acts on their own behalf by delegation.
    #[error("a person does not delegate to himself")]
    DelegatesToSelf,
    /// A delegation rests on a document or a reason.
    #[error("the ground is missing")]
    GroundMissing,
    /// A delegation ends after it begins, in the future, and not too late.
    #[error("a delegation lasts up to {LONGEST_DELEGATION_DAYS} days and ends in the future")]
    DelegationTimes,
}

impl Refusal {
    /// The message key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::CodeMissing => "people-code-missing",
            Self::NameMissing => "people-name-missing",
            Self::OwnParent => "people-own-parent",
            Self::OwnSuccessor => "people-own-successor",
            Self::Circle { .. } => "people-circle",
            Self::SuccessorCircle { .. } => "people-successor-circle",
            Self::CodeTaken => "people-code-taken",
            Self::UsernameTaken => "people-username-taken",
            Self::EndsBeforeItBegins { .. } => "people-ends-before-it-begins",
            Self::UsernameNotPlain { .. } => "people-username-not-plain",
            Self::EmailNotAnAddress { .. } => "people-email-not-an-address",
            Self::PasswordTooShort => "people-password-too-short",
            Self::PasswordRepeats => "people-password-repeats",
            Self::WrongPassword => "people-wrong-password",
            Self::Closed { .. } => "people-closed",
            Self::Left => "people-left",
            Self::AlreadyFounded => "people-already-founded",
            Self::LastAdministrator => "people-last-administrator",
            Self::ScopeMissing => "people-scope-missing",
            Self::NoSuchAct { .. } => "people-no-such-act",
            Self::TokenDays => "people-token-days",
            Self::TokenShown => "people-token-shown",
            Self::DelegatesToSelf => "people-delegates-to-self",
            Self::GroundMissing => "people-ground-missing",
            Self::DelegationTimes => "people-delegation-times",
        }
    }
}
