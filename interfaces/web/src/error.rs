//! The page that says what went wrong, where, and what to do.

use askama::Template;
use axum::http::StatusCode;

use crate::parts::Frame;
use crate::words::Words;

/// What may go wrong around a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No such page, or no such record in the reader's scope.
    Missing,
    /// The reader's roles do not reach.
    Forbidden,
    /// A form without the session's token, or from elsewhere.
    Stale,
    /// Too many requests.
    Busy {
        /// When to come back.
        seconds: u64,
    },
    /// A body over its limit.
    Large {
        /// The limit.
        megabytes: u64,
    },
    /// Two people changed the same record.
    Conflict,
    /// A fault of ours.
    Fault {
        /// The number under which the log knows it.
        number: String,
    },
}

impl Problem {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::Missing => StatusCode::NOT_FOUND,
            Problem::Forbidden | Problem::Stale => StatusCode::FORBIDDEN,
            Problem::Busy { .. } => StatusCode::TOO_MANY_REQUESTS,
            Problem::Large { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::Conflict => StatusCode::CONFLICT,
            Problem::Fault { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Message keys of the title, of what happened, and of what to do.
    fn keys(&self) -> [&'static str; 3] {
        match self {
            Problem::Missing => ["error-missing-title", "error-missing-what", "error-missing-todo"],
            Problem::Forbidden => ["error-forbidden-title", "error-forbidden-what", "error-forbidden-todo"],
            Problem::Stale => ["error-stale-title", "error-stale-what", "error-stale-todo"],
            Problem::Busy { .. } => ["error-busy-title", "error-busy-what", "error-busy-todo"],
            Problem::Large { .. } => ["error-large-title", "error-large-what", "error-large-todo"],
            Problem::Conflict => ["error-conflict-title", "error-conflict-what", "error-conflict-todo"],
            Problem::Fault { .. } => ["error-fault-title", "error-fault-what", "error-fault-todo"],
        }
    }
}

/// The error page.
#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    frame: Frame,
    words: Words,
    what: String,
    todo: String,
    number: Option<String>,
}

impl ErrorPage {
    /// The page of a problem inside a frame.
    pub fn new(frame: Frame, problem: &Problem) -> ErrorPage {
        let words = frame.words;
        let [title, what, todo] = problem.keys();
        let (what, number) = match problem {
            Problem::Large { megabytes } => (words.say(what).number("limit", *megabytes).to_string(), None),
            Problem::Fault { number } => (words.get(what), Some(number.clone())),
            _ => (words.get(what), None),
        };
        ErrorPage { frame: frame.titled(words.get(title)), words, what, todo: words.get(todo), number }
    }
}
