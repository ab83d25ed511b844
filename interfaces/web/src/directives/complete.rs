//! Completing a task: the date of the result and what proves it.

use ::directives::Refusal;
use ::directives::views::DirectiveRow;
use app::directives::{Complete, ShowDirective};
use askama::Template;
use axum::extract::Path;
use commitment::Evidence;
use text::When;
use time::OffsetDateTime;

use super::show::directive;
use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::upload::Upload;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "directives/complete.html")]
pub struct CompletePage {
    frame: Frame,
    words: Words,
    task: DirectiveRow,
    form: Form,
}

impl CompletePage {
    /// The form of a task.
    pub fn new(frame: Frame, task: DirectiveRow, form: Form) -> CompletePage {
        let words = frame.words;
        CompletePage {
            frame: frame
                .titled(words.get("complete-title"))
                .within(Room::Directives)
                .below("/directives", words.get("room-directives"))
                .below(format!("/directives/{}", task.id), &task.code),
            words,
            task,
            form,
        }
    }
}

/// Shows the form, dated today.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let task = reader.look(&ShowDirective(directive(&reader, &id)?)).await?;
    let form = Form::fresh(fresh_key()).with("at", reader.frame.words.date(reader.frame.now.date()));
    Ok(page(&CompletePage::new(reader.frame, task.row, form)))
}

/// Completes the task.
pub async fn complete(reader: Reader, Path(id): Path<String>, upload: Upload) -> Answer {
    let id = directive(&reader, &id)?;
    let words = reader.frame.words;
    let (posted, file) = upload.read(&reader).await?;
    let mut form = posted.form();
    let mut evidence = Vec::new();
    match file {
        Some(Ok(file)) => evidence.push(file),
        Some(Err(refusal @ app::Refusal::File(_))) => form.refuse("file", words.refusal(&refusal)),
        Some(Err(refusal)) => return Err(Trouble::refused(reader.frame, &refusal)),
        None => {}
    }
    let at = posted.when(&mut form, words, "at", true).map(|when| moment(when, &reader));
    let issued_on = posted.day(&mut form, words, "issued_on", false);
    if !form.is_refused()
        && let Some(at) = at
    {
        let number = posted.text("number");
        if !number.is_empty() {
            evidence.push(Evidence::Document { number: number.to_owned(), issued_on });
        }
        match reader.perform(&posted, &Complete { directive: id, at, evidence }).await? {
            Ok(id) => {
                let done = if reader.may("directives.accept") { "complete-done" } else { "submit-done" };
                reader.tell(Flash::done(words.get(done))).await;
                return Ok(see(&format!("/directives/{id}")));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let task = reader.look(&ShowDirective(id)).await?;
    Ok(refused_form(&CompletePage::new(reader.frame, task.row, form)))
}

/// A result that only has a date is held against the deadline as handed in by the end of that day's office hours.
pub(crate) fn moment(when: When, reader: &Reader) -> OffsetDateTime {
    match when {
        When::Moment(moment) => moment,
        When::Day(day) => {
            let end = reader.office().calendar().end_of_day_as_written(day);
            if day == reader.frame.now.date() { end.min(reader.frame.now) } else { end }
        }
    }
}

fn field(refusal: &app::Refusal) -> &'static str {
    match refusal {
        app::Refusal::Directives(Refusal::BeforeEntry { .. } | Refusal::InTheFuture { .. }) => "at",
        app::Refusal::Directives(Refusal::ResultBeforeDocument { .. }) => "issued_on",
        _ => "number",
    }
}
