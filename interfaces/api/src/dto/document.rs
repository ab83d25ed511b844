//! Documents of the register.

use app::directives::DocumentPage;
use directives::acts::record_document::Known;
use directives::{Content, views};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    BookNumber, Day, Direction, DirectiveRow, Explained, IssuerText, Level, Moment, NumberText, Secrecy, SubjectText,
    TaskCount, TimelineRow, Urgency,
};

/// A document to be registered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDocument {
    /// Số, ký hiệu.
    number: NumberText,
    /// Date of issue.
    issued_on: Day,
    /// The issuer.
    issuer: IssuerText,
    /// Who gives the directives in it; without one, another body.
    level: Option<Level>,
    /// The book; without one, incoming.
    direction: Option<Direction>,
    /// Its number in the book.
    book_no: Option<BookNumber>,
    /// When the office received it.
    received_at: Option<Moment>,
    /// Trích yếu; none for a secret document.
    subject: Option<SubjectText>,
    /// How secret; without a word, not.
    secrecy: Option<Secrecy>,
    /// Whether it sets a time for completion; without a word, when `deadline` is there.
    has_deadline: Option<bool>,
    /// The time that it sets for the whole.
    deadline: Option<Moment>,
    /// How urgent; without a word, normal.
    urgency: Option<Urgency>,
    /// How many tasks it gives; without a number, one.
    expected_tasks: Option<TaskCount>,
}

impl From<NewDocument> for Known {
    fn from(new: NewDocument) -> Self {
        Self {
            number: new.number.0,
            issued_on: new.issued_on.0,
            issuer: new.issuer.0,
            level: new.level.map(|word| word.0),
            direction: new.direction.map(|word| word.0),
            book_no: new.book_no.map(|number| number.0),
            received_at: new.received_at.map(|moment| moment.0),
            subject: new.subject.map(|text| text.0),
            secrecy: new.secrecy.map(|word| word.0),
            has_deadline: new.has_deadline,
            deadline: new.deadline.map(|moment| moment.0),
            urgency: new.urgency.map(|word| word.0),
            expected_tasks: new.expected_tasks.map(|count| count.0),
        }
    }
}

/// A line of the register.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DocumentRow {
    /// Its id.
    id: Uuid,
    /// Số, ký hiệu.
    number: String,
    /// Date of issue.
    issued_on: Day,
    /// The issuer.
    issuer: String,
    /// Who gave the directives in it.
    level: Level,
    /// The book.
    direction: Direction,
    /// Its number in the book.
    #[schema(required = true)]
    book_no: Option<u32>,
    /// When it was received.
    #[schema(required = true)]
    received_at: Option<Moment>,
    /// Trích yếu; null: secret.
    #[schema(required = true)]
    subject: Option<String>,
    /// How secret.
    secrecy: Secrecy,
    /// How urgent.
    urgency: Urgency,
    /// Whether it sets a time for completion.
    has_deadline: bool,
    /// The time that it sets for the whole.
    #[schema(required = true)]
    deadline: Option<Moment>,
    /// How many tasks it gives.
    expected_tasks: u32,
    /// How many are entered.
    entered_tasks: u32,
    /// The end of the time limit for entering them.
    #[schema(required = true)]
    entry_limit: Option<Moment>,
}

impl From<views::DocumentRow> for DocumentRow {
    fn from(row: views::DocumentRow) -> Self {
        Self {
            id: row.id.uuid(),
            number: row.number,
            issued_on: row.issued_on.into(),
            issuer: row.issuer,
            level: row.level.into(),
            direction: row.direction.into(),
            book_no: row.book_no,
            received_at: row.received_at.map(Moment),
            subject: row.subject,
            secrecy: row.secrecy.into(),
            urgency: row.urgency.into(),
            has_deadline: row.has_deadline,
            deadline: row.deadline.map(Moment),
            expected_tasks: row.expected_tasks,
            entered_tasks: row.entered_tasks,
            entry_limit: row.entry_limit.map(Moment),
        }
    }
}

/// A document with its tasks and its history.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Document {
    /// Its id.
    id: Uuid,
    /// Số, ký hiệu.
    number: String,
    /// Date of issue.
    issued_on: Day,
    /// The issuer.
    issuer: String,
    /// Who gave the directives in it.
    level: Level,
    /// The book.
    direction: Direction,
    /// Its number in the book.
    #[schema(required = true)]
    book_no: Option<u32>,
    /// When it was received.
    #[schema(required = true)]
    received_at: Option<Moment>,
    /// Trích yếu; null: secret.
    #[schema(required = true)]
    subject: Option<String>,
    /// How secret.
    secrecy: Secrecy,
    /// How urgent.
    urgency: Urgency,
    /// Whether it sets a time for completion.
    has_deadline: bool,
    /// The time that it sets for the whole.
    #[schema(required = true)]
    deadline: Option<Moment>,
    /// How many tasks it gives.
    expected_tasks: u32,
    /// The time limit for entering its tasks, each day explained.
    #[schema(required = true)]
    entry_limit: Option<Explained>,
    /// The tasks entered from it that the caller may see.
    tasks: Vec<DirectiveRow>,
    /// Its history.
    timeline: Vec<TimelineRow>,
}

impl From<DocumentPage> for Document {
    fn from(page: DocumentPage) -> Self {
        let document = &page.document;
        let (subject, secrecy) = match &document.content {
            Content::Open { subject } => (Some(subject.clone()), directives::Secrecy::None),
            Content::Secret { secrecy } => (None, *secrecy),
        };
        Self {
            id: document.id.uuid(),
            number: document.number.clone(),
            issued_on: document.issued_on.into(),
            issuer: document.issuer.clone(),
            level: document.level.into(),
            direction: document.direction.into(),
            book_no: document.book_no,
            received_at: document.received_at.map(Moment),
            subject,
            secrecy: secrecy.into(),
            urgency: document.urgency.into(),
            has_deadline: document.has_deadline,
            deadline: document.deadline.map(Moment),
            expected_tasks: document.expected_tasks,
            entry_limit: page.entry_limit.map(Into::into),
            tasks: page.tasks.into_iter().map(Into::into).collect(),
            timeline: page.timeline.into_iter().map(Into::into).collect(),
        }
    }
}
