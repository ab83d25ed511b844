//! What is not entered yet: each document with its entry clock, and how much of what is expected is entered.

use ::directives::Level;
use ::directives::views::EnteredOf;
use app::directives::{CountEntered, ListDocuments};
use askama::Template;
use axum::extract::Query;

use super::list::{Asked, Line};
use crate::answer::{Answer, page};
use crate::inbox::After;
use crate::parts::{Choice, Empty, Frame, Pager, Room};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "documents/pending.html")]
pub struct PendingPage {
    frame: Frame,
    words: Words,
    asked: Asked,
    levels: Vec<Choice>,
    counts: Vec<EnteredOf>,
    lines: Vec<Line>,
    pager: Pager,
    empty: Empty,
    can_enter: bool,
}

impl PendingPage {
    /// The page of these lines.
    pub fn new(
        frame: Frame,
        asked: Asked,
        counts: Vec<EnteredOf>,
        lines: Vec<Line>,
        pager: Pager,
        can_enter: bool,
    ) -> PendingPage {
        let words = frame.words;
        let empty = Empty { icon: "checks", title: "pending-empty", text: "pending-empty-text", act: None };
        PendingPage {
            frame: frame.titled(words.get("pending-title")).within(Room::Directives),
            words,
            asked,
            levels: terms::choices(words, Level::ALL, Level::key),
            counts,
            lines,
            pager,
            empty,
            can_enter,
        }
    }
}

/// Shows what waits, the longest waiting first.
pub async fn show(reader: Reader, Query(asked): Query<Asked>, Query(after): Query<After>) -> Answer {
    let mut query: ListDocuments = asked.query(after.slice());
    query.filter.not_entered = true;
    query.filter.oldest_first = true;
    let counts = reader.look(&CountEntered).await?;
    let found = reader.look(&query).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let (now, calendar) = (reader.frame.now, reader.office().calendar());
    let lines = found.rows.into_iter().map(|row| Line::seen(row, now, calendar)).collect();
    let can_enter = reader.may("directives.enter");
    Ok(page(&PendingPage::new(reader.frame, asked, counts, lines, pager, can_enter)))
}
