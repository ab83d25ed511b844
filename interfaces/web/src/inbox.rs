//! Việc của tôi: what I owe, by the working time left, with acts from the line.

use ::directives::flow::Turn;
use ::objectives::views::MeasuredObjective;
use app::Slice;
use app::directives::{CountDisorder, Disorder, Inbox};
use app::inbox::{CountAtTurn, CountLeading};
use app::objectives::{ListDecisions, Measure};
use app::programme::OwedItems;
use app::urging::Notices;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;

use crate::answer::{Answer, Trouble, page, see};
use crate::directives::lines::Lines;
use crate::parts::{Empty, Frame, Pager, Room};
use crate::posted::fresh_key;
use crate::programme;
use crate::programme::list::Line;
use crate::reader::Reader;
use crate::urging::notices::NoticeLine;
use crate::words::{Said, Words};

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
    /// What somebody like the reader must decide, know of or put in order.
    pub waiting: Vec<Waiting>,
    /// What the reader was told and has not acknowledged.
    pub notices: Vec<NoticeLine>,
}

/// A count in a sentence, with the list that it opens.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The list.
    pub address: String,
    /// The sentence.
    pub said: String,
}

/// Turns that wait for a decision, with the act that decides, the list and the message.
pub const DECIDED: [(Turn, &str, &str, &str); 3] = [
    (Turn::LeaderDecides, "directives.decide_extension", "/directives?turn=leader_decides", "waiting-decides"),
    (Turn::AssignerReassigns, "directives.assign", "/directives?turn=assigner_reassigns", "waiting-answers"),
    (Turn::AssignerJudges, "directives.accept", "/directives?turn=assigner_judges", "waiting-judges"),
];

/// Disorders with the message that says how many there are.
pub const DISORDERS: [(Disorder, &str); 2] =
    [(Disorder::Secret, "waiting-secret"), (Disorder::Unfollowed, "waiting-unfollowed")];

/// What waits for somebody like the reader: to decide first, then to know of, then to put in order.
async fn waiting(reader: &Reader) -> Result<Vec<Waiting>, Trouble> {
    let words = reader.frame.words;
    let mut waiting = Vec::new();
    let mut add = |said: Said<'_>, tasks: u64, address: &str| {
        if tasks > 0 {
            let said = said.number("tasks", tasks).to_string();
            waiting.push(Waiting { address: address.to_owned(), said });
        }
    };
    for (turn, _, address, key) in DECIDED.into_iter().filter(|(_, act, ..)| reader.may(act)) {
        add(words.say(key), reader.look(&CountAtTurn(turn)).await?, address);
    }
    if reader.may("urging.urge") {
        let found = reader.look(&CountLeading).await?;
        let long = words.say("waiting-late-long").number("days", found.late_long_days);
        add(long, found.late_long, &format!("/directives?state=open_overdue&to={}", found.late_long_until));
        add(words.say("waiting-late"), found.late, "/board");
    }
    if reader.may("objectives.confirm") && !reader.look(&ListDecisions).await?.is_empty() {
        let measured = reader.look(&Measure::default()).await?;
        let missed =
            |objective: &&MeasuredObjective| objective.measures.iter().any(|measure| measure.met == Some(false));
        let missed = measured.objectives.iter().filter(missed).count();
        add(words.say("waiting-objectives"), missed.try_into().unwrap_or(u64::MAX), "/objectives");
    }
    if reader.may("directives.conceal") {
        for (disorder, key) in DISORDERS {
            add(words.say(key), reader.look(&CountDisorder(disorder)).await?, "/directives/mend");
        }
    }
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
    let first = after.after.is_none();
    let found = reader.look(&Inbox { slice: after.slice() }).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let lines = Lines::seen(&reader, found.rows).await?;
    // What waits stands above what is owed, and the few items of the programme below it, on the first page.
    let (waits, items) =
        if first { (waits(&reader).await?, reader.look(&OwedItems).await?) } else { Default::default() };
    let items = programme::list::lines(items, reader.frame.now, reader.office().calendar());
    Ok(page(&InboxPage::new(reader.frame, waits, lines, items, pager)))
}

async fn waits(reader: &Reader) -> Result<Waits, Trouble> {
    let notices = reader.look(&Notices { slice: Slice::first(NOTICES) }).await?.rows;
    let notices = notices.into_iter().map(NoticeLine::seen).collect();
    Ok(Waits { waiting: waiting(reader).await?, notices })
}
