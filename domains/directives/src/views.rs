//! Rows that pages and answers show of documents and directives.

use ids::{DirectiveId, DocumentId, FollowUpId, PersonId, UnitId};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use commitment::State;

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
