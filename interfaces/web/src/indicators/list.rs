//! The catalogue: what can be measured, in words.

use app::objectives::{IndicatorRow, ListIndicators};
use askama::Template;

use super::told::Told;
use crate::answer::{Answer, page};
use crate::parts::{Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "indicators/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    indicators: Vec<Told>,
    can_add: bool,
}

impl ListPage {
    /// The page of these indicators.
    pub fn new(frame: Frame, rows: &[IndicatorRow], can_add: bool) -> ListPage {
        let words = frame.words;
        ListPage {
            frame: frame.titled(words.get("indicators-title")).within(Room::Objectives),
            words,
            indicators: rows.iter().map(|row| Told::of(row, words)).collect(),
            can_add,
        }
    }
}

/// Shows it.
pub async fn show(reader: Reader) -> Answer {
    let rows = reader.look(&ListIndicators).await?;
    let can_add = reader.may("indicators.add");
    Ok(page(&ListPage::new(reader.frame, &rows, can_add)))
}
