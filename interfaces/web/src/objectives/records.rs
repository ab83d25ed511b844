//! The records behind a figure, exactly those that it counts.

use ::objectives::views::EvidenceRow;
use app::objectives::{Evidence, EvidencePage};
use askama::Template;
use axum::extract::{Path, Query};
use measure::{Period, Population, Verdict};
use serde::Deserialize;
use time::OffsetDateTime;

use super::list::Asked as AsOf;
use super::measures::indicator;
use crate::answer::{Answer, page};
use crate::parts::{Badge, Frame, Pager, Room};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// Which records, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The indicator.
    #[serde(default)]
    pub indicator: String,
    /// What is said of them; empty: everything.
    #[serde(default)]
    pub verdict: String,
    /// The code of a unit.
    pub unit: Option<String>,
    /// A month.
    pub month: Option<String>,
    /// A level.
    pub level: Option<String>,
    /// The last row before.
    pub after: Option<String>,
}

impl Asked {
    /// What the indicator is called.
    pub fn title(&self, words: Words) -> String {
        words.get(indicator(&self.indicator))
    }

    fn verdict(&self) -> Option<Verdict> {
        match self.verdict.as_str() {
            "met" => Some(Verdict::Met),
            "missed" => Some(Verdict::Missed),
            "unknown" => Some(Verdict::Unknown),
            "not_yet" => Some(Verdict::NotYet),
            _ => None,
        }
    }
}

/// A record with what is said of it.
#[derive(Clone, Debug)]
pub struct Line {
    /// The record.
    pub row: EvidenceRow,
    /// What is said of it.
    pub badge: Badge,
}

impl Line {
    /// Where the record stands: the task, the document whose task was never entered, or the record that was taken over.
    pub fn address(&self) -> String {
        match self.row.population {
            Population::Directives if self.row.missing => format!("/documents/{}", self.row.group),
            Population::Directives => format!("/directives/{}", self.row.subject),
            _ => format!("/records/{}", self.row.subject),
        }
    }

    /// What it is about, where the reader may see it.
    pub fn text(&self) -> &str {
        let text = self.row.text.as_deref().filter(|text| !text.is_empty());
        text.or(self.row.label.as_deref()).unwrap_or_default()
    }
}

/// The page.
#[derive(Template)]
#[template(path = "objectives/records.html")]
pub struct RecordsPage {
    frame: Frame,
    words: Words,
    about: String,
    verdict: Option<Badge>,
    total: usize,
    lines: Vec<Line>,
    pager: Pager,
}

impl RecordsPage {
    /// The page of these records; `way` leads back.
    pub fn new(frame: Frame, way: [(String, String); 2], asked: &Asked, found: EvidencePage) -> RecordsPage {
        let words = frame.words;
        let pager = Pager::new(&frame.address, found.rows.len(), found.next.as_deref());
        let frame = frame.titled(words.get("records-title")).within(Room::Objectives);
        RecordsPage {
            frame: way.into_iter().fold(frame, |frame, (address, name)| frame.below(address, name)),
            words,
            about: asked.title(words),
            verdict: asked.verdict().map(terms::verdict),
            total: found.total,
            lines: found.rows.into_iter().map(|row| Line { badge: terms::verdict(row.verdict), row }).collect(),
            pager,
        }
    }
}

/// Lists the records.
pub async fn show(
    reader: Reader,
    Path(item): Path<String>,
    Query(asked): Query<Asked>,
    Query(as_of): Query<AsOf>,
) -> Answer {
    let found = reader.look(&evidence(&asked, as_of.moment(), None)).await?;
    let words = reader.frame.words;
    let way = [
        ("/objectives".to_owned(), words.get("room-objectives")),
        (format!("/objectives/{item}"), words.say("objectives-item").text("item", item).to_string()),
    ];
    Ok(page(&RecordsPage::new(reader.frame, way, &asked, found)))
}

/// The question that an address asks.
pub fn evidence(asked: &Asked, as_of: Option<OffsetDateTime>, period: Option<Period>) -> Evidence {
    Evidence {
        indicator: asked.indicator.clone(),
        as_of,
        period,
        verdict: asked.verdict(),
        unit: asked.unit.clone(),
        month: asked.month.clone(),
        level: asked.level.clone(),
        after: asked.after.clone(),
    }
}
