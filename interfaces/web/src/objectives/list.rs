//! The dashboard: how far each objective of the decision is.

use ::objectives::views::DecisionRow;
use app::objectives::{ListDecisions, Measure};
use askama::Template;
use axum::extract::Query;
use serde::Deserialize;
use time::{Date, OffsetDateTime};

use super::measures::ObjectiveView;
use crate::answer::{Answer, page};
use crate::parts::{Empty, Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The moment that a page of figures is asked about, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// A day, as people write it; empty: now.
    #[serde(default)]
    pub as_of: String,
}

impl Asked {
    /// The day; what is none asks about now.
    pub fn day(&self) -> Option<Date> {
        text::parse_date(self.as_of.trim()).ok()
    }

    /// The same question at the end of an address.
    pub fn query(&self) -> String {
        self.day().map(|day| format!("?as_of={day}")).unwrap_or_default()
    }

    /// The end of that day.
    pub fn moment(&self) -> Option<OffsetDateTime> {
        Some(self.day()?.with_hms(23, 59, 59).ok()?.assume_offset(calendar::ZONE))
    }
}

/// The page.
#[derive(Template)]
#[template(path = "objectives/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    asked: Asked,
    decision: Option<DecisionRow>,
    objectives: Vec<ObjectiveView>,
    empty: Empty,
    can_load: bool,
    /// The moment that the figures speak of.
    counted_at: OffsetDateTime,
}

impl ListPage {
    /// The dashboard of the decision in force, or of none.
    pub fn new(
        frame: Frame,
        asked: Asked,
        decision: Option<DecisionRow>,
        objectives: Vec<ObjectiveView>,
        can_load: bool,
    ) -> ListPage {
        let words = frame.words;
        let counted_at = asked.moment().unwrap_or(frame.now);
        let empty = Empty { icon: "target-arrow", title: "objectives-empty", text: "objectives-empty-text", act: None };
        ListPage {
            frame: frame.titled(words.get("objectives-title")).within(Room::Objectives),
            words,
            asked,
            decision,
            objectives,
            empty,
            can_load,
            counted_at,
        }
    }
}

/// Shows it, as of now or of the end of a day.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let decisions = reader.look(&ListDecisions).await?;
    let can_load = reader.may("objectives.load");
    if decisions.is_empty() {
        return Ok(page(&ListPage::new(reader.frame, asked, None, Vec::new(), can_load)));
    }
    let measured = reader.look(&Measure { as_of: asked.moment(), trend: true, ..Measure::default() }).await?;
    let words = reader.frame.words;
    let objectives = measured.objectives.iter().map(|objective| ObjectiveView::of(objective, &asked, words)).collect();
    let decision = decisions.into_iter().find(|decision| decision.id == measured.decision);
    Ok(page(&ListPage::new(reader.frame, asked, decision, objectives, can_load)))
}
