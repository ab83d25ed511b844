//! Việc của tôi: what I owe, by the working time left, with acts from the line.

use ::directives::flow::Turn;
use app::Slice;
use app::directives::{Disorder, Inbox, ListDisorder};
use app::inbox::{CountAtTurn, CountLeading};
use app::objectives::{ListDecisions, Measure};
use app::programme::OwedItems;
use app::urging::Notices;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;

use crate::answer::{Answer, Trouble, page, see};
use crate::board::show::Counted;
use crate::directives::lines::Lines;
use crate::parts::{Empty, Frame, Pager, Room};
use crate::posted::fresh_key;
use crate::programme;
use crate::programme::list::Line;
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
    waits: Waits,
    key: String,
    lines: Lines,
    items: Vec<Line>,
    pager: Pager,
    empty: Empty,
}

/// What waits for the reader besides what is owed.
#[derive(Clone, Debug, Default)]
pub struct Waits {
    /// What those who lead must know of; each number opens.
    pub leading: Vec<Counted>,
    /// What waits for a decision.
    pub waiting: Vec<Waiting>,
    /// What the reader was told and has not acknowledged.
    pub notices: Vec<NoticeLine>,
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
    /// The page of what waits for the reader, of these tasks and items of the programme.
    pub fn new(frame: Frame, waits: Waits, lines: Lines, items: Vec<Line>, pager: Pager) -> InboxPage {
        let words = frame.words;
        let empty = Empty { icon: "inbox", title: "inbox-empty", text: "inbox-empty-text", act: None };
        let key = fresh_key().to_string();
        let frame = frame.titled(words.get("inbox-title")).within(Room::Inbox);
        InboxPage { frame, words, waits, key, lines, items, pager, empty }
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
    let leading = match after.after {
        None => leading(&reader).await?,
        Some(_) => Vec::new(),
    };
    let found = reader.look(&Inbox { slice: after.slice() }).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let lines = Lines::seen(&reader, found.rows);
    // The programme's items are few and stand on the first page.
    let items = if after.after.is_none() { reader.look(&OwedItems).await? } else { Vec::new() };
    let items = programme::list::lines(items, reader.frame.now, reader.office().calendar());
    let waiting = waiting(&reader).await?;
    let waits = Waits { leading, waiting, notices: notices.into_iter().map(NoticeLine::seen).collect() };
    Ok(page(&InboxPage::new(reader.frame, waits, lines, items, pager)))
}

/// What waits for those who lead, and for whoever answers for the objectives; each number opens.
async fn leading(reader: &Reader) -> Result<Vec<Counted>, Trouble> {
    let words = reader.frame.words;
    let mut waits = Vec::new();
    let mut add = |name: String, tasks: u64, address: String| {
        if tasks > 0 {
            waits.push(Counted { name, tasks, part: 0, address });
        }
    };
    if reader.may("urging.urge") {
        let found = reader.look(&CountLeading).await?;
        let until = found.late_long_until;
        let long = words.say("leading-late-long").number("days", found.late_long_days).to_string();
        add(long, found.late_long, format!("/directives?state=open_overdue&to={until}"));
        add(words.get("leading-late"), found.late, "/board".to_owned());
    }
    if reader.may("objectives.confirm") && !reader.look(&ListDecisions).await?.is_empty() {
        let measured = reader.look(&Measure::default()).await?;
        let missed = |objective: &&objectives::views::MeasuredObjective| {
            objective.measures.iter().any(|measure| measure.met == Some(false))
        };
        let missed = measured.objectives.iter().filter(missed).count();
        add(words.get("leading-objectives"), u64::try_from(missed).unwrap_or(u64::MAX), "/objectives".to_owned());
    }
    Ok(waits)
}
