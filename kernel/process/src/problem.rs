//! What is wrong or doubtful in a model, where, and in words.

use serde::Serialize;

/// Something in a model that somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What kind of thing.
    pub kind: ProblemKind,
    /// The id, code or name of the element.
    pub at: String,
    /// The line of the file; none where the element is missing.
    pub line: Option<u32>,
    /// What is wrong, in Vietnamese.
    pub what: String,
}

/// Kinds of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// A flow, a next task or an arc leads from or to nothing.
    DanglingFlow,
    /// The total is not the sum of the steps.
    TimeMismatch,
    /// A step's time is not the sum of its tasks.
    StepTimeMismatch,
    /// Nothing leads there from the start.
    Unreachable,
    /// From there no way leads on, and it is no end; or it leads round for ever.
    DeadEnd,
    /// The process has no end.
    NoEnd,
    /// The process has no start.
    NoStart,
    /// Two elements have one id.
    DuplicateId,
    /// A flow that BPMN does not allow: into a start, out of an end, over the border of a pool or sub-process.
    WrongFlow,
    /// A gateway that neither splits nor joins.
    IdleGateway,
    /// A task without a name.
    NoName,
    /// A time that is no number.
    BadTime,
    /// There is nothing in it.
    Empty,
}

impl Problem {
    pub(crate) fn new(kind: ProblemKind, at: impl Into<String>, line: u32, what: impl Into<String>) -> Self {
        Self { kind, at: at.into(), line: (line > 0).then_some(line), what: what.into() }
    }
}
