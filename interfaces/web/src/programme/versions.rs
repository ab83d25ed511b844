//! The decisions that made the programme what it is; each leads to the programme as it was in force then.

use ::programme::views::VersionRow;
use app::programme::ListVersions;
use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::answer::{Answer, page};
use crate::parts::{Empty, Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The year as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The year.
    #[serde(default)]
    pub year: String,
}

/// A decision in words.
#[derive(Clone, Debug)]
pub struct Line {
    decision: String,
    day: String,
    /// What it did, and with how many items; the first approval is only counted.
    deeds: Vec<(String, usize, String)>,
}

/// The page.
#[derive(Template)]
#[template(path = "programme/versions.html")]
pub struct VersionsPage {
    frame: Frame,
    words: Words,
    year: i32,
    lines: Vec<Line>,
    empty: Empty,
}

impl VersionsPage {
    /// The page of a year.
    pub fn new(frame: Frame, year: i32, versions: &[VersionRow]) -> VersionsPage {
        let words = frame.words;
        let line = |version: &VersionRow| {
            let deeds = ::programme::Deed::ALL.iter().filter_map(|deed| {
                let codes: Vec<&str> =
                    version.deeds.iter().filter(|(one, _)| one == deed).map(|(_, code)| code.as_str()).collect();
                let named = if version.decided_on.is_some() { codes.join(", ") } else { String::new() };
                (!codes.is_empty()).then(|| (words.term(*deed), codes.len(), named))
            });
            let unknown = || words.get("task-not-recorded");
            Line {
                decision: if version.decision.is_empty() { unknown() } else { version.decision.clone() },
                day: version.decided_on.map(|day| words.date(day)).unwrap_or_default(),
                deeds: deeds.collect(),
            }
        };
        VersionsPage {
            frame: frame.titled(words.say("programme-versions-title").text("year", year)).within(Room::Programme),
            words,
            year,
            lines: versions.iter().map(line).collect(),
            empty: Empty { icon: "history", title: "programme-empty", text: "programme-empty-text", act: None },
        }
    }
}

/// Shows the decisions of a year.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let (year, versions) = reader.look(&ListVersions { year: asked.year.parse().ok() }).await?;
    Ok(page(&VersionsPage::new(reader.frame, year, &versions)))
}
