//! The late list: what is overdue, who leads it, who follows it, how late.

use app::directives::ListDirectives;
use askama::Template;
use axum::extract::Query;
use commitment::State;

use super::lines::Lines;
use crate::answer::{Answer, page};
use crate::inbox::After;
use crate::parts::{Empty, Frame, Pager, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "directives/late.html")]
pub struct LatePage {
    frame: Frame,
    words: Words,
    lines: Lines,
    pager: Pager,
    empty: Empty,
}

impl LatePage {
    /// The page of these lines.
    pub fn new(frame: Frame, lines: Lines, pager: Pager) -> LatePage {
        let words = frame.words;
        let empty = Empty { icon: "circle-check", title: "late-empty", text: "late-empty-text", act: None };
        LatePage { frame: frame.titled(words.get("late-title")).within(Room::Directives), words, lines, pager, empty }
    }
}

/// Shows a page of it, the latest first.
pub async fn show(reader: Reader, Query(after): Query<After>) -> Answer {
    let mut query = ListDirectives { filter: Default::default(), slice: after.slice() };
    query.filter.states = vec![State::OpenOverdue];
    let found = reader.look(&query).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let lines = Lines::seen(&reader, found.rows).await?;
    Ok(page(&LatePage::new(reader.frame, lines, pager)))
}
