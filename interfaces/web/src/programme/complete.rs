//! Completing an item: the date of the result and the document that proves it.

use ::programme::acts::Proof;
use ::programme::views::ItemRow;
use app::programme::{CompleteItem, ShowItem};
use askama::Template;
use axum::extract::Path;

use super::field;
use super::show::item;
use crate::answer::{Answer, page, refused_form, see};
use crate::directives::complete::moment;
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "programme/complete.html")]
pub struct CompletePage {
    frame: Frame,
    words: Words,
    item: ItemRow,
    form: Form,
}

impl CompletePage {
    /// The form of an item.
    pub fn new(frame: Frame, item: ItemRow, form: Form) -> CompletePage {
        let words = frame.words;
        CompletePage {
            frame: frame
                .titled(words.get("complete-title"))
                .within(Room::Programme)
                .below("/programme", words.get("room-programme"))
                .below(format!("/programme/{}", item.id), &item.code),
            words,
            item,
            form,
        }
    }
}

/// Shows the form, dated today.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let found = reader.look(&ShowItem(item(&reader, &id)?)).await?;
    let form = Form::fresh(fresh_key()).with("at", reader.frame.words.date(reader.frame.now.date()));
    Ok(page(&CompletePage::new(reader.frame, found.row, form)))
}

/// Completes the item.
pub async fn complete(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = item(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    let at = posted.when(&mut form, words, "at", true).map(|when| moment(when, &reader));
    let issued_on = posted.day(&mut form, words, "issued_on", false);
    if !form.is_refused()
        && let Some(at) = at
    {
        let proof = Proof { number: posted.text("number").to_owned(), issued_on };
        match reader.perform(&posted, &CompleteItem { item: id, at, proof }).await? {
            Ok(id) => {
                reader.tell(Flash::done(words.get("complete-done"))).await;
                return Ok(see(&format!("/programme/{id}")));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let found = reader.look(&ShowItem(id)).await?;
    Ok(refused_form(&CompletePage::new(reader.frame, found.row, form)))
}
