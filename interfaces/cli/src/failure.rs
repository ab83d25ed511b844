//! Why a command was not done; the kind of it is the exit code.

use std::fmt;
use std::io;

use serde::Serialize;

use crate::{DONE, FAULT, MISUSED, WRONG};

/// What is wrong in an input, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file, line, cell or argument.
    pub at: String,
    /// What is wrong there and what to do.
    pub what: String,
}

impl Problem {
    /// A problem at a place.
    pub fn new(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self { at: at.into(), what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// Why a command was not done.
#[derive(Debug)]
pub enum Failure {
    /// The input was read and is wrong.
    Wrong(Vec<Problem>),
    /// The input is wrong, and the answer or the diagnostics have said so already.
    Told,
    /// The command was used wrongly.
    Use(String),
    /// A fault of ours, or of the machine that we run on.
    Fault(String),
    /// Whoever reads the answer has left (`dunghan ... | head`): nothing more to do.
    Left,
}

impl Failure {
    /// One problem in the input.
    pub fn wrong(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Wrong(vec![Problem::new(at, what)])
    }

    /// The exit code of the contract.
    pub const fn code(&self) -> u8 {
        match self {
            Self::Wrong(_) | Self::Told => WRONG,
            Self::Use(_) => MISUSED,
            Self::Fault(_) => FAULT,
            Self::Left => DONE,
        }
    }
}

impl From<io::Error> for Failure {
    /// An error while writing the answer.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Left,
            _ => Self::Fault(error.to_string()),
        }
    }
}
