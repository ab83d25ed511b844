//! Rows that pages and answers show of documents and directives.

pub mod way;

use ids::{DirectiveId, DocumentId, FollowUpId, PersonId, PlanId, UnitId};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use commitment::State;

use crate::flow::Turn;
use crate::plan::Every;
use crate::{Direction, Level, Secrecy, Urgency};

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// Số, ký hiệu.
    pub number: String,
    /// Date of issue.
    #[serde(with = "iso_date")]
    pub issued_on: Date,
    /// Issuer.
    pub issuer: String,
    /// Who gave the directives in it.
    pub level: Level,
    /// The book.
    pub direction: Direction,
    /// Its number in the book.
    pub book_no: Option<u32>,
    /// When it was received.
    #[serde(with = "time::serde::rfc3339::option")]
    pub received_at: Option<OffsetDateTime>,
    /// Trích yếu; `None`: secret.
    pub subject: Option<String>,
    /// How secret.
    pub secrecy: Secrecy,
    /// How urgent.
    pub urgency: Urgency,
    /// Whether it sets a time for completion.
    pub has_deadline: bool,
    /// The time it sets for the whole.
    #[serde(with = "time::serde::rfc3339::option")]
    pub deadline: Option<OffsetDateTime>,
    /// How many tasks it gives.
    pub expected_tasks: u32,
    /// How many are entered.
    pub entered_tasks: u32,
    /// The end of the time limit for entering them; `None`: no deadline to enter, or the receipt is unknown.
    #[serde(with = "time::serde::rfc3339::option")]
    pub entry_limit: Option<OffsetDateTime>,
}

/// How many tasks of one level are entered of those that its documents with a deadline are expected to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct EnteredOf {
    /// Who gave them.
    pub level: Level,
    /// Entered; more than expected of a document count as what was expected.
    pub entered: u64,
    /// Expected.
    pub expected: u64,
    /// Documents that are not fully entered.
    pub pending: u64,
}

/// Numbers that a book lacks: `from..=to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The book.
    pub direction: Direction,
    /// The year of the book.
    pub year: i32,
    /// The first number that is not there.
    pub from: u32,
    /// The last of the run.
    pub to: u32,
}

/// A directive in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DirectiveRow {
    /// Its id.
    pub id: DirectiveId,
    /// Mã.
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// Who gave it.
    pub level: Level,
    /// The document.
    pub document: DocumentId,
    /// The document's number.
    pub document_number: String,
    /// Chủ trì.
    pub lead_unit: UnitId,
    /// Its name.
    pub lead_unit_name: String,
    /// Who follows it.
    pub follower: Option<PersonId>,
    /// The follower's name.
    pub follower_name: Option<String>,
    /// When it was entered.
    #[serde(with = "time::serde::rfc3339::option")]
    pub entered_at: Option<OffsetDateTime>,
    /// The due moment in force.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due_at: Option<OffsetDateTime>,
    /// The date of the result that stands.
    #[serde(with = "time::serde::rfc3339::option")]
    pub completed_at: Option<OffsetDateTime>,
    /// The last follow-up.
    #[serde(with = "time::serde::rfc3339::option")]
    pub last_follow_up: Option<OffsetDateTime>,
    /// The state at the moment asked about.
    pub state: State,
    /// Office minutes until due; negative: late by so many. `None`: ended, or due unknown.
    pub minutes_left: Option<i64>,
    /// Who must act next.
    pub turn: Turn,
    /// The officer of the lead unit who does the work.
    pub officer: Option<PersonId>,
    /// The officer's name.
    pub officer_name: Option<String>,
    /// The task that it was split off from.
    pub parent: Option<DirectiveId>,
}

/// A follow-up record on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FollowUpRow {
    /// Its id.
    pub id: FollowUpId,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// By whom.
    pub by_name: Option<String>,
    /// What was found.
    pub text: String,
    /// Of how many tasks the same was said in one act: 1, of this one alone.
    pub together: u32,
}

/// A plan of periodic tasks on its document's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanRow {
    /// Its id.
    pub id: PlanId,
    /// What the codes of its tasks begin with.
    pub code: String,
    /// What is to be done each time.
    pub content: String,
    /// The unit that leads.
    pub lead_unit: UnitId,
    /// The name of the unit that leads.
    pub lead_unit_name: String,
    /// Who follows its tasks.
    pub follower: Option<PersonId>,
    /// How often.
    pub every: Every,
    /// The day of a period's last month on which its task is due.
    pub due_day: u8,
    /// The first period is the one that this day lies in.
    #[serde(with = "iso_date")]
    pub from: Date,
    /// The last day on which a period may begin; `None`: it goes on.
    #[serde(skip)]
    pub until: Option<Date>,
    /// The period whose task was made last, as codes name it.
    pub made_to: Option<String>,
}

/// How a unit's follow-up records came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShareRow {
    /// The unit that leads the work followed up.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// How many records.
    pub records: u64,
    /// How many of them were said of many tasks at once.
    pub together: u64,
}

/// An event of a subject's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineRow {
    /// The event.
    pub event: Uuid,
    /// The act.
    pub act: String,
    /// When it happened.
    #[serde(with = "time::serde::rfc3339")]
    pub occurred_at: OffsetDateTime,
    /// When it was recorded.
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    /// Who acted: a name where there is one, else the label of the log.
    pub actor: String,
    /// On whose behalf, if not the actor's own.
    pub on_behalf_of: Option<String>,
    /// The body of the event as it is hashed (canonical JSON).
    pub body: String,
    /// Its place in the log; `None`: not sequenced yet.
    pub index: Option<u64>,
}

mod iso_date {
    use serde::Serializer;
    use time::Date;

    pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }
}
