//! Changing an item or taking it out, by the decision that approves it.

use ::programme::acts::Change;
use ::programme::views::ItemRow;
use app::programme::{AdjustItem, ShowItem, WithdrawItem};
use askama::Template;
use axum::extract::Path;

use super::show::item;
use super::{approval, field};
use crate::answer::{Answer, page, refused_form, see};
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::units;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "programme/adjust.html")]
pub struct AdjustPage {
    frame: Frame,
    words: Words,
    item: ItemRow,
    form: Form,
    deeds: Vec<Choice>,
    units: Vec<Choice>,
}

impl AdjustPage {
    /// The form of an item.
    pub fn new(frame: Frame, item: ItemRow, form: Form, units: Vec<Choice>) -> AdjustPage {
        let words = frame.words;
        AdjustPage {
            frame: frame
                .titled(words.get("programme-adjust-title"))
                .within(Room::Programme)
                .below("/programme", words.get("room-programme"))
                .below(format!("/programme/{}", item.id), &item.code),
            words,
            item,
            form,
            deeds: vec![
                Choice::new("change", words.get("programme-deed-change")),
                Choice::new("withdraw", words.get("programme-deed-withdraw")),
            ],
            units,
        }
    }
}

/// Shows the form, filled with what is in force.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let found = reader.look(&ShowItem(item(&reader, &id)?)).await?.row;
    let words = reader.frame.words;
    let form = Form::fresh(fresh_key())
        .with("deed", "change")
        .with("title", &found.title)
        .with("due_at", found.due_at.map(|due| words.short_moment(due)).unwrap_or_default())
        .with("lead_unit", found.lead_unit.map(|unit| unit.to_string()).unwrap_or_default());
    let units = units::new::choices(&reader, &found.lead_unit.into_iter().collect::<Vec<_>>()).await?;
    Ok(page(&AdjustPage::new(reader.frame, found, form, units)))
}

/// Writes the decision in.
pub async fn adjust(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = item(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    let due_at = posted.deadline(&mut form, words, "due_at", reader.office().calendar());
    let approval = approval(&posted, &mut form, words);
    if !form.is_refused()
        && let Some(approval) = approval
    {
        let reason = posted.text("reason").to_owned();
        let done = if posted.text("deed") == "withdraw" {
            reader.perform(&posted, &WithdrawItem { item: id, reason, approval }).await?
        } else {
            let title = Some(posted.text("title").to_owned());
            let change = Change { title, due_at, lead_unit: posted.text("lead_unit").parse().ok(), reason };
            reader.perform(&posted, &AdjustItem { item: id, change, approval }).await?
        };
        match done {
            Ok(id) => {
                reader.tell(Flash::done(words.get("programme-adjusted"))).await;
                return Ok(see(&format!("/programme/{id}")));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let found = reader.look(&ShowItem(id)).await?.row;
    let units = units::new::choices(&reader, &found.lead_unit.into_iter().collect::<Vec<_>>()).await?;
    Ok(refused_form(&AdjustPage::new(reader.frame, found, form, units)))
}
