//! What becomes of a task between its entry and its end: answered, worked on, handed in, judged, put off.

use ids::{PersonId, UnitId};
use time::OffsetDateTime;

text::words! {
    /// How good an accepted result is.
    Grade {
        /// Xuất sắc.
        Excellent = "excellent",
        /// Tốt.
        Good = "good",
        /// Đạt.
        Fair = "fair",
        /// Chưa đạt yêu cầu về chất lượng, but accepted.
        Poor = "poor",
    }
}

text::words! {
    /// Who must act next, and on what.
    Turn {
        /// The lead unit takes the task on or turns it down.
        LeadAnswers = "lead_answers",
        /// The lead unit works on it.
        LeadWorks = "lead_works",
        /// Whoever gives the work finds another unit: it was turned down.
        AssignerReassigns = "assigner_reassigns",
        /// Whoever gives the work accepts the result or gives it back.
        AssignerJudges = "assigner_judges",
        /// A leader decides on a later deadline.
        LeaderDecides = "leader_decides",
        /// Nobody: the clock stands.
        Paused = "paused",
        /// Nobody: it has ended.
        Ended = "ended",
    }
}

/// What a lead unit said to its task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It takes the task on.
    TakenOn {
        /// Who said so.
        by: PersonId,
        /// When.
        at: OffsetDateTime,
    },
    /// It turns the task down. The task stays owed until another unit has it.
    TurnedDown {
        /// Who said so.
        by: PersonId,
        /// When.
        at: OffsetDateTime,
        /// Why.
        reason: String,
    },
}

/// A later deadline that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionRequest {
    /// Who asked.
    pub by: PersonId,
    /// When.
    pub at: OffsetDateTime,
    /// Until when.
    pub until: OffsetDateTime,
    /// Why.
    pub reason: String,
    /// What was decided; `None`: it waits.
    pub decision: Option<ExtensionDecision>,
}

/// What was decided on a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionDecision {
    /// Who decided.
    pub by: PersonId,
    /// When.
    pub at: OffsetDateTime,
    /// Whether it was approved; the new deadline is a row of its own then.
    pub approved: bool,
    /// Why not, or what goes with it; empty: nothing was said.
    pub note: String,
}

/// A result that was given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// Who gave it back.
    pub by: PersonId,
    /// When.
    pub at: OffsetDateTime,
    /// What is missing.
    pub reason: String,
    /// The date of the result that was not good enough.
    pub result_at: OffsetDateTime,
}

/// Why a task was taken back by whoever gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// Who took it back.
    pub by: PersonId,
    /// Why.
    pub reason: String,
    /// The document that says so.
    pub document: String,
}

/// Everything that happened on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    /// Since when the present lead unit has it; `None`: since its entry.
    pub assigned_at: Option<OffsetDateTime>,
    /// What the present lead unit said; `None`: nothing yet.
    pub answer: Option<Answer>,
    /// The officer of the lead unit who does the work; `None`: the unit as a whole.
    pub officer: Option<PersonId>,
    /// Later deadlines asked for, the first one first; only the last may wait.
    pub extensions: Vec<ExtensionRequest>,
    /// Who handed the result in, where it was handed in here.
    pub submitted_by: Option<PersonId>,
    /// Results that were given back, in order.
    pub returns: Vec<Returned>,
    /// How good the accepted result is.
    pub grade: Option<Grade>,
    /// Why it was withdrawn, where that was done here.
    pub withdrawal: Option<Withdrawal>,
}

/// The part that a cooperating unit has in a task, with its own time and its own end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The cooperating unit.
    pub unit: UnitId,
    /// What it contributes.
    pub content: String,
    /// By when; never after the task itself is due.
    pub due: Option<OffsetDateTime>,
    /// How it was finished, if it was.
    pub finish: Option<Finish>,
}

/// A finished part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finish {
    /// Who reported it.
    pub by: PersonId,
    /// When.
    pub at: OffsetDateTime,
    /// What proves it: a document's number, or words.
    pub proof: String,
}

impl Turn {
    /// The same at `now`, where an assignment may be answered until `answer_until`: a unit that says nothing until then works
    /// on it.
    #[must_use]
    pub fn after(self, answer_until: Option<OffsetDateTime>, now: OffsetDateTime) -> Self {
        match self {
            Self::LeadAnswers if answer_until.is_none_or(|until| until < now) => Self::LeadWorks,
            turn => turn,
        }
    }
}
