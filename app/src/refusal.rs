//! Why an act or a look is refused: the domains' words, and the few that the house itself has.

use reading::Unreadable;

/// A refusal. Interfaces translate it: a page to a sentence, the API to a status, the command line to an exit code.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The actor may not do this, or not to this.
    #[error("not permitted: {act}")]
    NotPermitted {
        /// The act.
        act: &'static str,
    },
    /// There is no such thing, or the actor may not see it: never said which.
    #[error("no {noun} {what}")]
    NotFound {
        /// The kind of thing.
        noun: &'static str,
        /// What was asked for.
        what: String,
    },
    /// Somebody else changed the same thing three times in a row.
    #[error("changed by somebody else at the same time")]
    Conflict,
    /// The idempotency key was used for another act, or for the same one with other content.
    #[error("this key was used for {act} already, with other content: what is sent again under a key must be the same")]
    KeyUsed {
        /// The act that it was used for.
        act: String,
    },
    /// A rule of units and people.
    #[error(transparent)]
    People(#[from] people::Refusal),
    /// A rule of documents and directives.
    #[error(transparent)]
    Directives(#[from] directives::Refusal),
    /// A rule of objectives.
    #[error(transparent)]
    Objectives(#[from] objectives::Refusal),
    /// A rule of procedures and their processes.
    #[error(transparent)]
    Procedures(#[from] procedures::Refusal),
    /// A rule of the work programme.
    #[error(transparent)]
    Programme(#[from] programme::Refusal),
    /// A rule of urging.
    #[error(transparent)]
    Urging(#[from] urging::Refusal),
    /// A file that was handed in.
    #[error(transparent)]
    File(#[from] files::Refused),
    /// A file from outside that cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Trouble of ours. What happened goes into the program's own log, not to the person.
    #[error("{what}")]
    Fault {
        /// What happened.
        what: String,
    },
}

impl Refusal {
    /// Trouble of ours.
    pub fn fault(what: impl Into<String>) -> Self {
        Self::Fault { what: what.into() }
    }

    /// There is no such thing.
    pub fn not_found(noun: &'static str, what: impl ToString) -> Self {
        Self::NotFound { noun, what: what.to_string() }
    }

    /// The line of a file that cannot be read, and why, where that is the refusal.
    #[must_use]
    pub fn at_line(&self) -> Option<(u32, &str)> {
        match self {
            Self::Unreadable(Unreadable::AtLine { line, why }) => Some((*line, why)),
            _ => None,
        }
    }

    /// The message key of the sentence that a person reads.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotPermitted { .. } => "refusal-not-permitted",
            Self::NotFound { .. } => "refusal-not-found",
            Self::Conflict => "refusal-conflict",
            Self::KeyUsed { .. } => "refusal-key-used",
            Self::People(refusal) => refusal.key(),
            Self::Directives(refusal) => refusal.key(),
            Self::Objectives(refusal) => refusal.key(),
            Self::Procedures(refusal) => refusal.key(),
            Self::Programme(refusal) => refusal.key(),
            Self::Urging(refusal) => refusal.key(),
            Self::File(refused) => refused.key(),
            Self::Unreadable(_) => "refusal-unreadable",
            Self::Fault { .. } => "refusal-fault",
        }
    }
}

impl From<storage::Fault> for Refusal {
    fn from(fault: storage::Fault) -> Self {
        Self::Fault { what: fault.to_string() }
    }
}
