//! One document: what it is, its tasks, and by when they were to be entered.

use ::directives::views::PlanRow;
use ::directives::{Content, Document};
use app::directives::{DocumentPage, ShowDocument};
use askama::Template;
use axum::extract::Path;
use ids::DocumentId;

use crate::answer::{Answer, Trouble, page};
use crate::directives::lines::Lines;
use crate::error::Problem;
use crate::parts::{Entry, Explained, Frame, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "documents/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    document: Document,
    subject: Option<String>,
    entry_limit: Option<(time::OffsetDateTime, Explained)>,
    lines: Lines,
    history: Vec<Entry>,
    can_enter: bool,
    plans: Vec<(PlanRow, String)>,
    can_plan: bool,
    entered: usize,
}

impl ShowPage {
    /// The page of a document with its tasks.
    pub fn new(frame: Frame, found: DocumentPage, lines: Lines, can_enter: bool, can_prove: bool) -> ShowPage {
        let words = frame.words;
        let document = found.document;
        ShowPage {
            frame: frame
                .titled(words.say("document-title").text("number", &document.number))
                .within(Room::Directives)
                .below("/documents", words.get("tab-documents")),
            words,
            subject: match &document.content {
                Content::Open { subject } => Some(subject.clone()),
                Content::Secret { .. } => None,
            },
            entry_limit: found.entry_limit.map(|due| (due.at, Explained::of(&due, words))),
            entered: lines.rows.iter().filter(|line| line.row.parent.is_none()).count(),
            lines,
            plans: found.plans.into_iter().map(|plan| (plan, fresh_key().to_string())).collect(),
            can_plan: false,
            history: found.timeline.iter().map(|event| Entry::of(event, can_prove, words)).collect(),
            can_enter: can_enter && !document.is_secret(),
            document,
        }
    }

    /// The same for a reader who may plan periodic tasks.
    #[must_use]
    pub fn planning(mut self, may: bool) -> ShowPage {
        self.can_plan = may && !self.document.is_secret();
        self
    }
}

/// Shows the document.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let mut found = reader.look(&ShowDocument(document(&reader, &id)?)).await?;
    let lines = Lines::seen(&reader, std::mem::take(&mut found.tasks)).await?;
    let (can_enter, can_prove) = (reader.may("directives.enter"), reader.may("ledger.view"));
    let can_plan = reader.may("directives.plan");
    Ok(page(&ShowPage::new(reader.frame, found, lines, can_enter, can_prove).planning(can_plan)))
}

/// The id in an address; what is none leads to no page.
///
/// # Errors
/// [`Problem::Missing`].
pub fn document(reader: &Reader, id: &str) -> Result<DocumentId, Trouble> {
    id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))
}
