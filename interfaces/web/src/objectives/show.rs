//! One objective: its text, each measure with its parts and units, and what its measures are bound to.

use app::objectives::{IndicatorRow, ListIndicators, Measure};
use askama::Template;
use axum::extract::{Path, Query};
use ids::DecisionId;
use measure::By;

use super::list::Asked;
use super::measures::{ObjectiveView, indicator};
use crate::answer::{Answer, Trouble, page};
use crate::error::Problem;
use crate::parts::{Choice, Form, Frame, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "objectives/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    decision: DecisionId,
    objective: ObjectiveView,
    indicators: Vec<Choice>,
    can_confirm: bool,
    form: Form,
}

impl ShowPage {
    /// The page of an objective.
    pub fn new(
        frame: Frame,
        decision: DecisionId,
        objective: ObjectiveView,
        indicators: Vec<Choice>,
        can_confirm: bool,
        form: Form,
    ) -> ShowPage {
        let words = frame.words;
        ShowPage {
            frame: frame
                .titled(words.say("objectives-item").text("item", &objective.item))
                .within(Room::Objectives)
                .below("/objectives", words.get("room-objectives")),
            words,
            decision,
            objective,
            indicators,
            can_confirm,
            form,
        }
    }
}

/// Shows it, broken down by unit.
pub async fn show(reader: Reader, Path(item): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let (decision, objective) = find(&reader, item, &asked).await?;
    let can_confirm = reader.may("objectives.confirm");
    let indicators = bindable(&reader).await?;
    Ok(page(&ShowPage::new(reader.frame, decision, objective, indicators, can_confirm, Form::fresh(fresh_key()))))
}

/// What a measure can be bound to.
///
/// # Errors
/// Trouble inside the reader's frame.
pub async fn bindable(reader: &Reader) -> Result<Vec<Choice>, Trouble> {
    let words = reader.frame.words;
    let choice = |row: IndicatorRow| {
        let named = || words.get(indicator(&row.indicator.name));
        Choice::new(&row.indicator.name, row.own.as_ref().map_or_else(named, |own| own.title.clone()))
    };
    Ok(reader.look(&ListIndicators).await?.into_iter().map(choice).collect())
}

/// Measures one objective for its page.
///
/// # Errors
/// [`Problem::Missing`] when the decision has no such item.
pub async fn find(reader: &Reader, item: String, asked: &Asked) -> Result<(DecisionId, ObjectiveView), Trouble> {
    let by = vec![By::Unit, By::Month, By::Level];
    let asked_for = Measure { as_of: asked.moment(), item: Some(item), by, trend: true, ..Measure::default() };
    let measured = reader.look(&asked_for).await?;
    let objective =
        measured.objectives.first().map(|objective| ObjectiveView::of(objective, asked, reader.frame.words));
    let objective = objective.ok_or_else(|| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    Ok((measured.decision, objective))
}
