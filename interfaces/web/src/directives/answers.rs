//! How units answer: looked at one by one or said of many at once, and what nobody has said anything about.

use ::directives::views::ShareRow;
use app::directives::{AnswerShares, ListSilent};
use askama::Template;
use axum::extract::Query;
use time::Duration;

use super::lines::Lines;
use crate::answer::{Answer, page};
use crate::inbox::After;
use crate::parts::{Empty, Frame, Pager, Room};
use crate::reader::Reader;
use crate::words::Words;

/// How many days are looked at.
const DAYS: u32 = 30;

/// The page.
#[derive(Template)]
#[template(path = "directives/answers.html")]
pub struct AnswersPage {
    frame: Frame,
    words: Words,
    shares: Vec<ShareRow>,
    lines: Lines,
    pager: Pager,
    empty: Empty,
}

impl AnswersPage {
    /// The page of these shares, and of open tasks without an answer.
    pub fn new(frame: Frame, shares: Vec<ShareRow>, lines: Lines, pager: Pager) -> AnswersPage {
        let words = frame.words;
        let empty = Empty { icon: "circle-check", title: "answers-empty", text: "answers-empty-text", act: None };
        AnswersPage {
            frame: frame.titled(words.get("answers-title")).within(Room::Directives),
            words,
            shares,
            lines,
            pager,
            empty,
        }
    }

    /// The share of records said of many at once, as people write it.
    fn share(&self, row: &ShareRow) -> String {
        self.words
            .say("answers-percent")
            .number("percent", (row.together * 100 / row.records.max(1)) as i64)
            .to_string()
    }
}

/// Shows the last month.
pub async fn show(reader: Reader, Query(after): Query<After>) -> Answer {
    let since = reader.frame.now - Duration::days(i64::from(DAYS));
    let shares = reader.look(&AnswerShares { since }).await?;
    let found = reader.look(&ListSilent { days: DAYS, slice: after.slice() }).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let lines = Lines::seen(&reader, found.rows).await?;
    Ok(page(&AnswersPage::new(reader.frame, shares, lines, pager)))
}
