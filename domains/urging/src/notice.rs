//! A notice: what one person was told about work that is owed, and that it was seen and answered.

use std::ops::Deref;

use ids::{NoticeId, PersonId};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::Refusal;

text::words! {
    /// The kinds of work that people are reminded of.
    Work {
        /// Nhiệm vụ được giao.
        Directive = "directive",
        /// Mục chương trình công tác.
        Programme = "programme",
    }
}

/// What the recipient answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// In the recipient's words.
    pub text: String,
    /// When.
    pub at: OffsetDateTime,
}

/// A notice as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredNotice {
    /// Its id.
    pub id: NoticeId,
    /// Who was told.
    pub recipient: PersonId,
    /// What kind of work it is about.
    pub work: Work,
    /// The work's id.
    pub subject: Uuid,
    /// The work's code.
    pub code: String,
    /// What is to be done, as it was called then.
    pub title: String,
    /// The natural key of the record that the figures count.
    pub urging: String,
    /// The rung, or the word for an urging by hand.
    pub rung: String,
    /// Names the notice so that it is sent once, however many machines decide it.
    pub once: String,
    /// The due time in force when it was sent.
    pub due_at: Option<OffsetDateTime>,
    /// The person who urged; none: the ladder.
    pub by: Option<PersonId>,
    /// What that person wrote.
    pub text: Option<String>,
    /// Whether an answer is asked for.
    pub asks_reply: bool,
    /// When it reached the inbox.
    pub sent_at: OffsetDateTime,
    /// When the recipient acknowledged it.
    pub seen_at: Option<OffsetDateTime>,
    /// What the recipient answered.
    pub answer: Option<Answer>,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// A notice whose rules hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice(StoredNotice);

impl Notice {
    /// Takes a stored notice back.
    ///
    /// # Errors
    /// When the stored row breaks a rule that every notice keeps.
    pub fn restore(stored: StoredNotice) -> Result<Self, Refusal> {
        if stored.by.is_some() && stored.text.as_ref().is_none_or(|text| text.trim().is_empty()) {
            return Err(Refusal::TextMissing);
        }
        if stored.answer.is_some() && stored.seen_at.is_none() {
            return Err(Refusal::AnsweredUnseen);
        }
        Ok(Self(stored))
    }

    pub(crate) fn made(stored: StoredNotice) -> Self {
        Self(stored)
    }

    /// Whether it still waits for its recipient.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.0.seen_at.is_none() || (self.0.asks_reply && self.0.answer.is_none())
    }
}

impl Deref for Notice {
    type Target = StoredNotice;
    fn deref(&self) -> &StoredNotice {
        &self.0
    }
}
