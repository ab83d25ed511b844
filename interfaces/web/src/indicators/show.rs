//! One indicator: read in words, and tried on any period.

use app::objectives::{Tried, TryIndicator};
use askama::Template;
use axum::extract::{Path, Query};
use measure::Period;
use serde::Deserialize;

use super::told::Told;
use crate::answer::{Answer, page};
use crate::objectives::measures::{Address, MeasureView};
use crate::parts::{Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The period of a trial, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The first day, as people write it.
    #[serde(default)]
    pub from: String,
    /// The last day.
    #[serde(default)]
    pub to: String,
}

impl Asked {
    /// The days, where both are days and in order.
    pub fn period(&self) -> Option<Period> {
        let day = |typed: &str| text::parse_date(typed.trim()).ok();
        let period = Period { from: day(&self.from)?, to: day(&self.to)? };
        (period.from <= period.to).then_some(period)
    }

    /// Whether something was typed that is no period.
    pub fn is_wrong(&self) -> bool {
        !(self.from.is_empty() && self.to.is_empty()) && self.period().is_none()
    }
}

/// The page.
#[derive(Template)]
#[template(path = "indicators/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    asked: Asked,
    told: Told,
    period: Option<Period>,
    measure: Option<MeasureView>,
}

impl ShowPage {
    /// The page of an indicator and its trial.
    pub fn new(frame: Frame, asked: Asked, tried: &Tried) -> ShowPage {
        let words = frame.words;
        let told = Told::of(&tried.row, words);
        let period = tried.period;
        let days = period.map(|period| format!("?from={}&to={}", period.from, period.to)).unwrap_or_default();
        let address = |name: &str| format!("/indicators/{name}/records{days}");
        let measure = |measured| MeasureView::of(measured, &Address { records: &address, as_of: &|_| None }, words);
        ShowPage {
            frame: frame
                .titled(&told.title)
                .within(Room::Objectives)
                .below("/indicators", words.get("indicators-title")),
            words,
            measure: tried.measured.as_ref().map(measure),
            asked,
            told,
            period,
        }
    }
}

/// Shows it.
pub async fn show(reader: Reader, Path(name): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let tried = reader.look(&TryIndicator { name, period: asked.period(), as_of: None }).await?;
    Ok(page(&ShowPage::new(reader.frame, asked, &tried)))
}
