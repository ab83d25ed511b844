//! Frozen figures: each beside what one would count of the same moment today.

use ::objectives::FrozenFigure;
use app::objectives::{FrozenPage, ShowFrozen};
use askama::Template;
use axum::extract::Path;

use crate::answer::{Answer, Trouble, page};
use crate::error::Problem;
use crate::objectives::measures::indicator;
use crate::parts::{Entry, Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "frozen/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    found: FrozenPage,
    lines: Vec<Line>,
    history: Vec<Entry>,
}

/// A figure then and today.
#[derive(Clone, Debug)]
pub struct Line {
    /// The objective's number.
    pub item: String,
    /// What it is about.
    pub subject: String,
    /// The indicator.
    pub indicator: Option<String>,
    /// The value then, in words.
    pub then: String,
    /// The counts then.
    pub counts: String,
    /// The value today.
    pub now: String,
    /// The counts today.
    pub counts_now: String,
    /// Whether the same is counted.
    pub same: bool,
}

impl ShowPage {
    /// The page.
    pub fn new(frame: Frame, found: FrozenPage, prove: bool) -> ShowPage {
        let words = frame.words;
        let line = |then: &FrozenFigure| {
            let now = found.today.iter().find(|now| (&now.item, now.place) == (&then.item, then.place));
            Line {
                item: then.item.clone(),
                subject: match &then.indicator {
                    Some(name) if then.subject.is_empty() => words.get(indicator(name)),
                    _ => then.subject.clone(),
                },
                indicator: then.indicator.clone(),
                then: value(then, words),
                counts: counts(then, words),
                now: now.map_or_else(|| "–".to_owned(), |now| value(now, words)),
                counts_now: now.map_or_else(|| "–".to_owned(), |now| counts(now, words)),
                same: now.is_some_and(|now| now.counts_as(then)),
            }
        };
        ShowPage {
            lines: found.frozen.figures.iter().map(line).collect(),
            history: found.timeline.iter().map(|event| Entry::of(event, prove, words)).collect(),
            frame: frame
                .titled(words.say("frozen-one").text("moment", words.moment(found.frozen.as_of)))
                .within(Room::Objectives)
                .below("/frozen", words.get("frozen-title")),
            words,
            found,
        }
    }
}

fn value(figure: &FrozenFigure, words: Words) -> String {
    figure.value.map_or_else(|| "–".to_owned(), |value| words.measured(value, figure.unit))
}

fn counts(figure: &FrozenFigure, words: Words) -> String {
    match figure.numerator.zip(figure.denominator) {
        Some((numerator, denominator)) => format!("{} / {}", words.count(numerator), words.count(denominator)),
        None => "–".to_owned(),
    }
}

/// Shows it.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let id = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let found = reader.look(&ShowFrozen(id)).await?;
    let prove = reader.may("ledger.view");
    Ok(page(&ShowPage::new(reader.frame, found, prove)))
}
