//! A line of the document register: incoming, outgoing, or a meeting's conclusions.

use std::ops::Deref;

use calendar::Calendar;
use ids::DocumentId;
use law::Law;
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use crate::{Direction, Level, Refusal, Secrecy, Urgency};

/// What names a document: number, date of issue, issuer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocumentKey {
    /// Số, ký hiệu, folded for matching.
    pub number: String,
    /// Date of issue.
    pub issued_on: Date,
    /// The issuer, folded for matching.
    pub issuer: String,
}

/// What may be said of a document. A secret one is a numbered row and nothing else (State Secrets Law 2018, art. 5.5):
/// its text cannot be written here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// Not secret.
    Open {
        /// Trích yếu.
        subject: String,
    },
    /// Secret: counted apart, in no objective.
    Secret {
        /// How secret; never [`Secrecy::None`].
        secrecy: Secrecy,
    },
}

/// The most tasks that one document is believed to give: each is counted one by one.
const MOST_TASKS: u32 = 1_000;

/// A document as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDocument {
    /// Its id.
    pub id: DocumentId,
    /// Số, ký hiệu as written.
    pub number: String,
    /// Date of issue.
    pub issued_on: Date,
    /// The issuer as written.
    pub issuer: String,
    /// Who gave the directives in it.
    pub level: Level,
    /// The book that it stands in.
    pub direction: Direction,
    /// Its number in the book.
    pub book_no: Option<u32>,
    /// When the office received it; `None`: unknown, or issued by the office itself.
    pub received_at: Option<OffsetDateTime>,
    /// What may be said of it.
    pub content: Content,
    /// Whether it sets a time for completion.
    pub has_deadline: bool,
    /// The time it sets, where it sets one for the whole.
    pub deadline: Option<OffsetDateTime>,
    /// How urgent.
    pub urgency: Urgency,
    /// How many tasks it gives.
    pub expected_tasks: u32,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// A document whose rules hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document(StoredDocument);

impl Document {
    /// Takes a stored document back.
    ///
    /// # Errors
    /// When the stored row breaks a rule that every document keeps.
    pub fn restore(stored: StoredDocument) -> Result<Self, Refusal> {
        if stored.number.trim().is_empty() {
            return Err(Refusal::NumberMissing);
        }
        if stored.issuer.trim().is_empty() {
            return Err(Refusal::IssuerMissing);
        }
        if !(1..=MOST_TASKS).contains(&stored.expected_tasks) {
            return Err(Refusal::NoTaskExpected);
        }
        if let Some(received) = stored.received_at
            && received.to_offset(calendar::ZONE).date() < stored.issued_on
        {
            return Err(Refusal::ReceivedBeforeIssued { received, issued_on: stored.issued_on });
        }
        if let Content::Secret { secrecy: Secrecy::None } = stored.content {
            return Err(Refusal::SecretWithoutGrade);
        }
        Ok(Self(stored))
    }

    /// What names it.
    #[must_use]
    pub fn key(&self) -> DocumentKey {
        key(&self.0.number, self.0.issued_on, &self.0.issuer)
    }

    /// Whether objectives count it: not secret, with a deadline, from a level that they name.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.0.has_deadline && self.0.level != Level::Other && !self.is_secret()
    }

    /// Whether it is secret.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.0.content, Content::Secret { .. })
    }

    /// When the clock for entering its tasks starts: its receipt; for what the office itself issues, its day of issue.
    #[must_use]
    pub fn entry_clock_start(&self) -> Option<OffsetDateTime> {
        match (self.0.received_at, self.0.direction) {
            (Some(received), _) => Some(received),
            (None, Direction::Incoming) => None,
            (None, Direction::Outgoing | Direction::Meeting) => {
                Some(self.0.issued_on.midnight().assume_offset(calendar::ZONE))
            }
        }
    }

    /// The end of the time limit for entering its tasks, with each day explained.
    #[must_use]
    pub fn entry_limit(&self, law: &Law, calendar: &Calendar) -> Option<calendar::Due> {
        let start = self.entry_clock_start()?;
        let rule = law.entry_limit.at(start.to_offset(calendar::ZONE).date())?;
        rule.value.due(calendar, start, self.0.urgency != Urgency::Normal, self.0.expected_tasks).ok()
    }
}

impl Deref for Document {
    type Target = StoredDocument;
    fn deref(&self) -> &StoredDocument {
        &self.0
    }
}

/// The key that a document of this number, date and issuer has.
#[must_use]
pub fn key(number: &str, issued_on: Date, issuer: &str) -> DocumentKey {
    DocumentKey { number: number_key(number), issued_on, issuer: text::fold(issuer) }
}

/// A number folded for matching; what is not a document number by the grammar is folded as text.
#[must_use]
pub fn number_key(number: &str) -> String {
    text::DocumentNumber::parse(number).map_or_else(|_| text::fold(number), |parsed| parsed.match_key().to_owned())
}
