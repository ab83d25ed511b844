//! Lines of the document register: found by number, date of issue and issuer.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use ::directives::acts::record_document::{Known, record_document};
use ::directives::{Direction, Document, DocumentKey, Level, Secrecy, Urgency, Write, key};
use reading::Record;
use storage::Change;

use super::row::Row;
use super::run::{self, Decided, Effect, Told, Wrong};
use super::said::Said;
use super::words;
use crate::{Office, Refusal, With};

/// What the rows name.
pub(super) struct Seen {
    documents: HashMap<DocumentKey, Document>,
    stored: u64,
}

impl run::Seen for Seen {
    async fn load(office: &Office, rows: &[Record<'_>], _: Option<&Path>) -> Result<Self, Refusal> {
        let keys: BTreeSet<DocumentKey> = rows
            .iter()
            .filter_map(|row| Some(key(row.text("number")?, row.date("issued_on")?, row.text("issuer")?)))
            .collect();
        let keys: Vec<DocumentKey> = keys.into_iter().collect();
        Ok(Self {
            documents: storage::documents::by_keys(&office.db, &keys).await?,
            stored: storage::documents::total(&office.db).await?,
        })
    }

    fn decide(self, rows: &[Record<'_>], _: bool, with: &With<'_>) -> Decided {
        let mut said = Said::new(&self.documents);
        Decided {
            rows: rows.iter().map(|record| decide(Row::new(record), &mut said, with)).collect(),
            absent: self.stored.saturating_sub(self.documents.len() as u64),
        }
    }
}

fn decide(mut row: Row<'_>, said: &mut Said<'_, DocumentKey, Document>, with: &With<'_>) -> Result<Effect, Wrong> {
    let issued_on = row.day("issued_on");
    let received_at = row.moment("received_at");
    let deadline = row.due("deadline", with.calendar);
    let book_no = book_no(&mut row);
    let expected_tasks = expected_tasks(&mut row);
    let (Some(number), Some(issued_on), Some(issuer), true) =
        (row.text("number"), issued_on, row.text("issuer"), row.is_sound())
    else {
        return row.refused();
    };
    let known = Known {
        number: number.to_owned(),
        issued_on,
        issuer: issuer.to_owned(),
        level: row.word("level", Level::from_key),
        direction: row.word("direction", Direction::from_key),
        book_no,
        received_at,
        subject: row.owned("subject"),
        secrecy: row.word("secrecy", Secrecy::from_key),
        has_deadline: row.yes_no("has_deadline"),
        deadline,
        urgency: row.word("urgency", Urgency::from_key),
        expected_tasks,
    };
    said.decide(key(number, issued_on, issuer), row.number(), "number", |before| record(before, known, with))
}

fn record(before: Option<&Document>, known: Known, with: &With<'_>) -> Result<Option<(Change, Document)>, Told> {
    let id = before.map_or_else(|| with.id(), |document| document.id);
    let change = record_document(before, known, id).map_err(|refusal| words::of_document(&refusal))?;
    Ok(change.and_then(|change| {
        let left = change.writes().iter().find_map(|write| match write {
            Write::Document(document) => Some(document.clone()),
            _ => None,
        })?;
        Some((Change::Directives(change), left))
    }))
}

fn book_no(row: &mut Row<'_>) -> Option<u32> {
    let written = row.text("book_no")?;
    let number = written.parse().ok().filter(|number| *number > 0);
    if number.is_none() {
        row.refuse(("book_no", words::BOOK_NO.to_owned()));
    }
    number
}

fn expected_tasks(row: &mut Row<'_>) -> Option<u32> {
    let written = row.integer("expected_tasks")?;
    let tasks = u32::try_from(written).ok().filter(|tasks| *tasks > 0);
    if tasks.is_none() {
        row.refuse(("expected_tasks", words::TASKS.to_owned()));
    }
    tasks
}
