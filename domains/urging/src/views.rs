//! Rows that pages and answers show of notices and letters.

use ids::{LetterId, NoticeId, PersonId};
use serde::Serialize;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{Channel, Work};

/// A notice with names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeRow {
    /// Its id.
    pub id: NoticeId,
    /// Who was told.
    pub recipient: PersonId,
    /// The recipient's name.
    pub recipient_name: String,
    /// What kind of work it is about.
    pub work: Work,
    /// The work's id.
    pub subject: Uuid,
    /// The work's code.
    pub code: String,
    /// What is to be done.
    pub title: String,
    /// The rung, or the word for an urging by hand.
    pub rung: String,
    /// The due time in force when it was sent.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due_at: Option<OffsetDateTime>,
    /// Who urged; none: the ladder.
    pub by_name: Option<String>,
    /// What that person wrote.
    pub text: Option<String>,
    /// Whether an answer is asked for.
    pub asks_reply: bool,
    /// When it reached the inbox.
    #[serde(with = "time::serde::rfc3339")]
    pub sent_at: OffsetDateTime,
    /// When the recipient acknowledged it.
    #[serde(with = "time::serde::rfc3339::option")]
    pub seen_at: Option<OffsetDateTime>,
    /// What the recipient answered.
    pub answer: Option<String>,
    /// When.
    #[serde(with = "time::serde::rfc3339::option")]
    pub answered_at: Option<OffsetDateTime>,
}

/// A letter of the delivery log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterRow {
    /// Its id.
    pub id: LetterId,
    /// How it leaves.
    pub channel: Channel,
    /// To whom; none for a program.
    pub person_name: Option<String>,
    /// Where to.
    pub address: String,
    /// The work's code.
    pub code: String,
    /// When it was written.
    #[serde(with = "time::serde::rfc3339")]
    pub made_at: OffsetDateTime,
    /// When it is tried next.
    #[serde(with = "time::serde::rfc3339")]
    pub next_try: OffsetDateTime,
    /// How often it was tried.
    pub tries: u32,
    /// When it was taken by the other side.
    #[serde(with = "time::serde::rfc3339::option")]
    pub sent_at: Option<OffsetDateTime>,
    /// When it was given up.
    #[serde(with = "time::serde::rfc3339::option")]
    pub gave_up_at: Option<OffsetDateTime>,
    /// What went wrong the last time.
    pub error: Option<String>,
}
