//! Documents taken back through the rules of their domain.

use std::collections::{BTreeSet, HashMap, HashSet};

use directives::{Content, Direction, Document, DocumentKey, Level, Secrecy, StoredDocument, Urgency};
use ids::DocumentId;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use time::Date;

use crate::bulk::IDS_A_QUERY;
use crate::moment::{Reader, days};
use crate::rows::directives::document;
use crate::{Database, Fault};

/// The document of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn load(db: &Database, id: DocumentId) -> Result<Option<Document>, Fault> {
    document::Entity::find_by_id(id.uuid()).one(db.reader()).await?.map(read).transpose()
}

/// The documents of these ids.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn by_ids(db: &Database, ids: &[DocumentId]) -> Result<HashMap<DocumentId, Document>, Fault> {
    by_ids_in(db.reader(), ids).await
}

/// The documents of these numbers, dates and issuers.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn by_keys(db: &Database, keys: &[DocumentKey]) -> Result<HashMap<DocumentKey, Document>, Fault> {
    let mut found = HashMap::with_capacity(keys.len());
    let wanted: BTreeSet<&DocumentKey> = keys.iter().collect();
    let numbers: Vec<&str> = keys.iter().map(|key| key.number.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    for chunk in numbers.chunks(IDS_A_QUERY) {
        let rows = document::Entity::find()
            .filter(document::COLUMN.number_key.is_in(chunk.iter().copied()))
            .all(db.reader())
            .await?;
        for row in rows {
            let document = read(row)?;
            let key = document.key();
            if wanted.contains(&key) {
                found.insert(key, document);
            }
        }
    }
    Ok(found)
}

/// The documents of these folded numbers and dates, whoever issued them, by issuer.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn by_numbers(db: &Database, numbers: &[(String, Date)]) -> Result<Vec<Document>, Fault> {
    let wanted: HashSet<(&str, i32)> = numbers.iter().map(|(number, day)| (number.as_str(), days(*day))).collect();
    let numbers: Vec<&str> = wanted.iter().map(|(number, _)| *number).collect::<BTreeSet<_>>().into_iter().collect();
    let mut found = Vec::with_capacity(wanted.len());
    for chunk in numbers.chunks(IDS_A_QUERY) {
        let rows = document::Entity::find()
            .filter(document::COLUMN.number_key.is_in(chunk.iter().copied()))
            .order_by_asc(document::COLUMN.issuer_key)
            .all(db.reader())
            .await?;
        for row in rows.into_iter().filter(|row| wanted.contains(&(row.number_key.as_str(), row.issued_on))) {
            found.push(read(row)?);
        }
    }
    Ok(found)
}

/// How many documents are registered.
///
/// # Errors
/// [`Fault::Database`].
pub async fn total(db: &Database) -> Result<u64, Fault> {
    Ok(document::Entity::find().count(db.reader()).await?)
}

pub(crate) async fn by_ids_in(
    db: &impl ConnectionTrait,
    ids: &[DocumentId],
) -> Result<HashMap<DocumentId, Document>, Fault> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_A_QUERY) {
        let chunk = chunk.iter().map(|id| id.uuid());
        for row in document::Entity::find().filter(document::COLUMN.id.is_in(chunk)).all(db).await? {
            found.insert(DocumentId::new(row.id), read(row)?);
        }
    }
    Ok(found)
}

pub(super) fn read(row: document::Model) -> Result<Document, Fault> {
    let reader = Reader::new("document", row.id);
    let content = match (reader.word(&row.secrecy, Secrecy::from_key)?, row.subject) {
        (Secrecy::None, subject) => Content::Open { subject: subject.unwrap_or_default() },
        (secrecy, None) => Content::Secret { secrecy },
        (_, Some(_)) => return Err(reader.fault("a secret document has a text")),
    };
    let stored = StoredDocument {
        id: DocumentId::new(row.id),
        number: row.number,
        issued_on: reader.day(row.issued_on)?,
        issuer: row.issuer,
        level: reader.word(&row.level, Level::from_key)?,
        direction: reader.word(&row.direction, Direction::from_key)?,
        book_no: row.book_no.map(|number| reader.count(number)).transpose()?,
        received_at: reader.moment_opt(row.received_at_us)?,
        content,
        has_deadline: row.has_deadline,
        deadline: reader.moment_opt(row.deadline_us)?,
        urgency: reader.word(&row.urgency, Urgency::from_key)?,
        expected_tasks: reader.count(row.expected_tasks)?,
        version: row.version,
    };
    Document::restore(stored).map_err(|refusal| reader.fault(refusal))
}
