//! The records of which something else is said today than when a figure was frozen.

use app::objectives::{Difference, FrozenDifference};
use askama::Template;
use axum::extract::{Path, Query};
use measure::Verdict;
use serde::Deserialize;

use crate::answer::{Answer, Trouble, page};
use crate::error::Problem;
use crate::objectives::measures::indicator;
use crate::objectives::records::Line as Record;
use crate::parts::{Badge, Frame, Room};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// Which figure.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The indicator.
    #[serde(default)]
    pub indicator: String,
}

/// The page.
#[derive(Template)]
#[template(path = "frozen/changes.html")]
pub struct ChangesPage {
    frame: Frame,
    words: Words,
    about: String,
    total: usize,
    lines: Vec<Line>,
}

/// A record, then and today.
#[derive(Clone, Debug)]
pub struct Line {
    /// The record.
    pub record: Record,
    /// What was said of it.
    pub then: Option<Badge>,
    /// What is said today.
    pub now: Option<Badge>,
}

impl ChangesPage {
    /// The page of what differs.
    pub fn new(frame: Frame, id: &str, asked: &Asked, found: Difference) -> ChangesPage {
        let words = frame.words;
        let badge = |verdict: Option<Verdict>| verdict.map(terms::verdict);
        let lines = found.rows.into_iter().map(|differs| Line {
            then: badge(differs.then),
            now: badge(differs.now),
            record: Record { badge: terms::verdict(differs.row.verdict), row: differs.row },
        });
        ChangesPage {
            lines: lines.collect(),
            frame: frame
                .titled(words.get("frozen-changes-title"))
                .within(Room::Objectives)
                .below("/frozen", words.get("frozen-title"))
                .below(format!("/frozen/{id}"), words.get("frozen-back")),
            words,
            about: words.get(indicator(&asked.indicator)),
            total: found.total,
        }
    }
}

/// Shows them.
pub async fn show(reader: Reader, Path(id): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let frozen = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let found = reader.look(&FrozenDifference { frozen, indicator: asked.indicator.clone() }).await?;
    Ok(page(&ChangesPage::new(reader.frame, &id, &asked, found)))
}
