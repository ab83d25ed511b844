//! Record a document: register a new one, or take in what is now known of one.

use ids::DocumentId;
use ledger::{Body, Draft, Value};
use serde::Serialize;
use time::{Date, OffsetDateTime};

use crate::{Change, Content, Direction, Document, Level, Refusal, Secrecy, StoredDocument, Urgency, Write};

/// What is known of a document. `None` leaves a field of an existing document as it is: an empty cell erases nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Known {
    /// Số, ký hiệu.
    pub number: String,
    /// Date of issue.
    pub issued_on: Date,
    /// Issuer.
    pub issuer: String,
    /// Who gave the directives in it.
    pub level: Option<Level>,
    /// The book.
    pub direction: Option<Direction>,
    /// Its number in the book.
    pub book_no: Option<u32>,
    /// When it was received.
    pub received_at: Option<OffsetDateTime>,
    /// Trích yếu.
    pub subject: Option<String>,
    /// How secret.
    pub secrecy: Option<Secrecy>,
    /// Whether it sets a time for completion.
    pub has_deadline: Option<bool>,
    /// The time it sets.
    pub deadline: Option<OffsetDateTime>,
    /// How urgent.
    pub urgency: Option<Urgency>,
    /// How many tasks it gives.
    pub expected_tasks: Option<u32>,
}

/// Decides the change; `None`: everything is known already. `new_id` names the document when there is none yet.
///
/// # Errors
/// [`Refusal`] where a rule of documents would break; a secret document with text is refused, so that the text is not stored.
pub fn record_document(
    existing: Option<&Document>,
    known: Known,
    new_id: DocumentId,
) -> Result<Option<Change>, Refusal> {
    let content = content(existing, known.secrecy, known.subject)?;
    let before = existing.map(|document| (**document).clone());
    let stored = match &before {
        Some(old) => StoredDocument {
            level: known.level.unwrap_or(old.level),
            direction: known.direction.unwrap_or(old.direction),
            book_no: known.book_no.or(old.book_no),
            received_at: known.received_at.or(old.received_at),
            content,
            has_deadline: known.has_deadline.unwrap_or(old.has_deadline),
            deadline: known.deadline.or(old.deadline),
            urgency: known.urgency.unwrap_or(old.urgency),
            expected_tasks: known.expected_tasks.unwrap_or(old.expected_tasks),
            version: old.version + 1,
            ..old.clone()
        },
        None => StoredDocument {
            id: new_id,
            number: known.number.trim().to_owned(),
            issued_on: known.issued_on,
            issuer: known.issuer.trim().to_owned(),
            level: known.level.unwrap_or(Level::Other),
            direction: known.direction.unwrap_or(Direction::Incoming),
            book_no: known.book_no,
            received_at: known.received_at,
            content,
            has_deadline: known.has_deadline.unwrap_or(known.deadline.is_some()),
            deadline: known.deadline,
            urgency: known.urgency.unwrap_or(Urgency::Normal),
            expected_tasks: known.expected_tasks.unwrap_or(1),
            version: 1,
        },
    };
    let difference = before.as_ref().map(described).unwrap_or_default().difference(&described(&stored));
    if difference.is_empty() {
        return Ok(None);
    }
    let draft = Draft {
        act: "documents.record".to_owned(),
        subject_kind: "document".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: stored.version,
        occurred_at_us: None,
        body: difference,
    };
    Ok(Some(Change::new(vec![Write::Document(Document::restore(stored)?)], draft)))
}

fn content(existing: Option<&Document>, secrecy: Option<Secrecy>, subject: Option<String>) -> Result<Content, Refusal> {
    let subject = subject.filter(|text| !text.trim().is_empty());
    match (secrecy, existing.map(|document| &document.content)) {
        (Some(secrecy), _) if secrecy != Secrecy::None => match subject {
            Some(_) => Err(Refusal::SecretText),
            None => Ok(Content::Secret { secrecy }),
        },
        (None, Some(Content::Secret { secrecy })) => match subject {
            Some(_) => Err(Refusal::SecretText),
            None => Ok(Content::Secret { secrecy: *secrecy }),
        },
        (_, Some(Content::Open { subject: old })) => {
            Ok(Content::Open { subject: subject.unwrap_or_else(|| old.clone()) })
        }
        (_, None | Some(Content::Secret { .. })) => Ok(Content::Open { subject: subject.unwrap_or_default() }),
    }
}

fn described(document: &StoredDocument) -> Body {
    let (subject, secrecy) = match &document.content {
        Content::Open { subject } => (Value::Text(subject.clone()), Secrecy::None),
        Content::Secret { secrecy } => (Value::Null, *secrecy),
    };
    Body::new()
        .with("number", document.number.as_str())
        .with("issued_on", document.issued_on.to_string())
        .with("issuer", document.issuer.as_str())
        .with("level", document.level.key())
        .with("direction", document.direction.key())
        .with("book_no", document.book_no)
        .with("received_at", document.received_at.map(ledger::micros))
        .with("subject", subject)
        .with("secrecy", secrecy.key())
        .with("has_deadline", Value::Bool(document.has_deadline))
        .with("deadline", document.deadline.map(ledger::micros))
        .with("urgency", document.urgency.key())
        .with("expected_tasks", document.expected_tasks)
}
