//! Việc của tôi: what I owe, by the working time left, with acts from the line.

use app::Slice;
use app::directives::Inbox;
use app::urging::Notices;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;

use crate::answer::{Answer, page, see};
use crate::directives::lines::Lines;
use crate::parts::{Empty, Frame, Pager, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::urging::notices::NoticeLine;
use crate::words::Words;

/// How many rows a page of a list holds.
pub const ROWS: u64 = 50;
/// How many notices stand above them.
const NOTICES: u64 = 20;

/// The page.
#[derive(Template)]
#[template(path = "inbox.html")]
pub struct InboxPage {
    frame: Frame,
    words: Words,
    notices: Vec<NoticeLine>,
    key: String,
    lines: Lines,
    pager: Pager,
    empty: Empty,
}

impl InboxPage {
    /// The page of these notices and lines.
    pub fn new(frame: Frame, notices: Vec<NoticeLine>, lines: Lines, pager: Pager) -> InboxPage {
        let words = frame.words;
        let empty = Empty { icon: "inbox", title: "inbox-empty", text: "inbox-empty-text", act: None };
        let key = fresh_key().to_string();
        let frame = frame.titled(words.get("inbox-title")).within(Room::Inbox);
        InboxPage { frame, words, notices, key, lines, pager, empty }
    }
}

/// Where a list goes on.
#[derive(Debug, Default, serde::Deserialize)]
pub struct After {
    /// The key of the last row before.
    pub after: Option<String>,
}

impl After {
    /// The part of the list; a key that is none of ours begins at the beginning.
    pub fn slice(&self) -> Slice {
        Slice { after: self.after.as_deref().and_then(|key| key.parse().ok()), rows: ROWS }
    }
}

/// Leads to the inbox.
pub async fn enter() -> Response {
    see("/inbox")
}

/// Shows what the reader owes or follows.
pub async fn show(reader: Reader, Query(after): Query<After>) -> Answer {
    // What was said stands above what is owed, on the first page of it.
    let notices = match after.after {
        None => reader.look(&Notices { slice: Slice::first(NOTICES) }).await?.rows,
        Some(_) => Vec::new(),
    };
    let found = reader.look(&Inbox { slice: after.slice() }).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let lines = Lines::seen(&reader, found.rows);
    Ok(page(&InboxPage::new(reader.frame, notices.into_iter().map(NoticeLine::seen).collect(), lines, pager)))
}
