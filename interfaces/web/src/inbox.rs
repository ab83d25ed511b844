//! Việc của tôi: what I owe, by the working time left, with acts from the line.

use ::directives::flow::Turn;
use app::Slice;
use app::directives::{Disorder, Inbox, ListDisorder};
use app::inbox::CountAtTurn;
use app::programme::OwedItems;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;

use crate::answer::{Answer, Trouble, page, see};
use crate::directives::lines::Lines;
use crate::parts::{Empty, Frame, Pager, Room};
use crate::programme;
use crate::programme::list::Line;
use crate::reader::Reader;
use crate::words::Words;

/// How many rows a page of a list holds.
pub const ROWS: u64 = 50;

/// The page.
#[derive(Template)]
#[template(path = "inbox.html")]
pub struct InboxPage {
    frame: Frame,
    words: Words,
    lines: Lines,
    items: Vec<Line>,
    pager: Pager,
    empty: Empty,
    waiting: Vec<Waiting>,
}

/// What waits for somebody like the reader to decide.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// Where it is listed.
    pub address: &'static str,
    /// The message that says it.
    pub key: &'static str,
    /// How many tasks.
    pub tasks: u64,
}

/// Turns that wait for a decision, with the act that decides, the list and the message.
pub const DECIDED: [(Turn, &str, &str, &str); 3] = [
    (Turn::LeaderDecides, "directives.decide_extension", "/directives?turn=leader_decides", "waiting-decides"),
    (Turn::AssignerReassigns, "directives.assign", "/directives?turn=assigner_reassigns", "waiting-answers"),
    (Turn::AssignerJudges, "directives.accept", "/directives?turn=assigner_judges", "waiting-judges"),
];

async fn waiting(reader: &Reader) -> Result<Vec<Waiting>, Trouble> {
    let mut waiting = Vec::new();
    for (turn, _, address, key) in DECIDED.into_iter().filter(|(_, act, ..)| reader.may(act)) {
        let tasks = reader.look(&CountAtTurn(turn)).await?;
        waiting.push(Waiting { address, key, tasks });
    }
    if reader.may("directives.conceal") {
        for disorder in [Disorder::Secret, Disorder::Unfollowed] {
            let found = reader.look(&ListDisorder { disorder, slice: After::default().slice() }).await?;
            let tasks = found.rows.len() as u64;
            let key = if disorder == Disorder::Secret { "waiting-secret" } else { "waiting-unfollowed" };
            waiting.push(Waiting { address: "/directives/mend", key, tasks });
        }
    }
    waiting.retain(|found| found.tasks > 0);
    Ok(waiting)
}

impl InboxPage {
    /// The page of these tasks and items of the programme, and of what waits for the reader to decide.
    pub fn new(frame: Frame, lines: Lines, items: Vec<Line>, pager: Pager, waiting: Vec<Waiting>) -> InboxPage {
        let words = frame.words;
        let empty = Empty { icon: "inbox", title: "inbox-empty", text: "inbox-empty-text", act: None };
        let frame = frame.titled(words.get("inbox-title")).within(Room::Inbox);
        InboxPage { frame, words, lines, items, pager, empty, waiting }
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
    let found = reader.look(&Inbox { slice: after.slice() }).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let lines = Lines::seen(&reader, found.rows);
    // The programme's items are few and stand on the first page.
    let items = if after.after.is_none() { reader.look(&OwedItems).await? } else { Vec::new() };
    let items = programme::list::lines(items, reader.frame.now, reader.office().calendar());
    let waiting = waiting(&reader).await?;
    Ok(page(&InboxPage::new(reader.frame, lines, items, pager, waiting)))
}
