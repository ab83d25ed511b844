//! Việc của tôi: what I owe, by the working time left, with acts from the line.

use app::Slice;
use app::directives::Inbox;
use app::inbox::CountLeading;
use app::objectives::{ListDecisions, Measure};
use app::urging::Notices;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;

use crate::answer::{Answer, Trouble, page, see};
use crate::board::show::Counted;
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
    leading: Vec<Counted>,
    notices: Vec<NoticeLine>,
    key: String,
    lines: Lines,
    pager: Pager,
    empty: Empty,
}

impl InboxPage {
    /// The page of what waits for those who lead, of these notices and lines.
    pub fn new(frame: Frame, leading: Vec<Counted>, notices: Vec<NoticeLine>, lines: Lines, pager: Pager) -> InboxPage {
        let words = frame.words;
        let empty = Empty { icon: "inbox", title: "inbox-empty", text: "inbox-empty-text", act: None };
        let key = fresh_key().to_string();
        let frame = frame.titled(words.get("inbox-title")).within(Room::Inbox);
        InboxPage { frame, words, leading, notices, key, lines, pager, empty }
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
    Ok(page(&InboxPage::new(reader.frame, leading, notices.into_iter().map(NoticeLine::seen).collect(), lines, pager)))
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
