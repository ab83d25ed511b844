//! Why a command was not done; the kind of it is the exit code.

use std::fmt;
use std::io;
use std::path::Path;

use app::Refusal;
use serde::Serialize;

use crate::{DONE, FAULT, MISUSED, WRONG, say};

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

    /// Why a file was refused.
    pub(crate) fn of_file(file: &Path, refusal: Refusal) -> Self {
        match refusal {
            Refusal::Fault { what } => Self::Fault(what),
            refusal => Self::wrong(file.display().to_string(), say::refusal(&refusal)),
        }
    }

    /// What is to be told, and where it is wrong.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        match self {
            Self::Wrong(problems) => problems.clone(),
            Self::Use(what) => vec![Problem::new(say::ARGUMENTS, what)],
            Self::Fault(what) => vec![Problem::new(say::FAULT, what)],
            Self::Told | Self::Left => Vec::new(),
        }
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

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Fault { what } => Self::Fault(what),
            refusal => Self::wrong(say::OFFICE, say::refusal(&refusal)),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems: Vec<String> = self.problems().iter().map(ToString::to_string).collect();
        f.write_str(&problems.join("\n"))
    }
}
