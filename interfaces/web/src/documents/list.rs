//! The register as a list: each document with how many of its tasks are entered, and by when they must be.

use ::directives::views::{DocumentRow, Gap};
use ::directives::{Direction, Level, Secrecy};
use app::Slice;
use app::directives::{BookGaps, ListDocuments};
use askama::Template;
use axum::extract::Query;
use commitment::State;
use serde::Deserialize;

use crate::answer::{Answer, page};
use crate::inbox::After;
use crate::parts::{Choice, Due, Empty, Frame, Pager, Room};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The filter as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// Words of the subject or the number, with or without diacritics.
    #[serde(default)]
    pub text: String,
    /// The book.
    #[serde(default)]
    pub direction: String,
    /// Who gave the directives.
    #[serde(default)]
    pub level: String,
}

impl Asked {
    /// What the records are asked for; a word that is no choice filters nothing.
    pub fn query(&self, slice: Slice) -> ListDocuments {
        let mut query = ListDocuments { filter: Default::default(), slice };
        query.filter.text = self.text.trim().to_owned();
        query.filter.direction = Direction::from_key(&self.direction);
        query.filter.level = Level::from_key(&self.level);
        query
    }

    fn is_any(&self) -> bool {
        !(self.text.trim().is_empty() && self.direction.is_empty() && self.level.is_empty())
    }
}

/// A line of the register.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the records say.
    pub row: DocumentRow,
    /// By when its tasks are to be entered; none when nothing is to be entered.
    pub entry: Option<Due>,
}

impl Line {
    /// The line that a reader sees now.
    pub fn seen(row: DocumentRow, now: time::OffsetDateTime, calendar: &::calendar::Calendar) -> Line {
        let state = match row.entry_limit {
            _ if row.entered_tasks >= row.expected_tasks => State::DoneDueUnknown,
            Some(limit) if now <= limit => State::OpenOnTime,
            Some(_) => State::OpenOverdue,
            None => State::OpenDueUnknown,
        };
        let owed = row.has_deadline && row.secrecy == Secrecy::None;
        let entry = owed.then(|| Due::seen(state, row.entry_limit, now, calendar));
        Line { row, entry }
    }
}

/// The page.
#[derive(Template)]
#[template(path = "documents/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    asked: Asked,
    directions: Vec<Choice>,
    levels: Vec<Choice>,
    lines: Vec<Line>,
    gaps: Vec<Gap>,
    pager: Pager,
    empty: Empty,
    can_record: bool,
}

impl ListPage {
    /// The page of these lines.
    pub fn new(
        frame: Frame,
        asked: Asked,
        lines: Vec<Line>,
        gaps: Vec<Gap>,
        pager: Pager,
        can_record: bool,
    ) -> ListPage {
        let words = frame.words;
        let empty = if asked.is_any() {
            Empty::filtered("/documents")
        } else {
            Empty {
                icon: "files",
                title: "documents-empty",
                text: "documents-empty-text",
                act: can_record.then_some(("/documents/new", "document-new-act")),
            }
        };
        ListPage {
            frame: frame.titled(words.get("documents-title")).within(Room::Directives),
            words,
            asked,
            directions: terms::choices(words, Direction::ALL, Direction::key),
            levels: terms::choices(words, Level::ALL, Level::key),
            lines,
            gaps,
            pager,
            empty,
            can_record,
        }
    }
}

/// Shows a page of the register; of one book also the numbers that it lacks this year.
pub async fn show(reader: Reader, Query(asked): Query<Asked>, Query(after): Query<After>) -> Answer {
    let query = asked.query(after.slice());
    let gaps = match query.filter.direction {
        Some(direction) => reader.look(&BookGaps { direction, year: reader.frame.now.year() }).await?,
        None => Vec::new(),
    };
    let found = reader.look(&query).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let (now, calendar) = (reader.frame.now, reader.office().calendar());
    let lines = found.rows.into_iter().map(|row| Line::seen(row, now, calendar)).collect();
    let can_record = reader.may("documents.record");
    Ok(page(&ListPage::new(reader.frame, asked, lines, gaps, pager, can_record)))
}
