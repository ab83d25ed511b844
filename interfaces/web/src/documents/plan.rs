//! Planning periodic tasks of a document, and ending a plan.

use ::directives::acts::plan::Planned;
use ::directives::plan::Every;
use ::directives::{Document, Refusal};
use app::directives::{PlanPeriodic, ShowDocument, StopPlan};
use askama::Template;
use axum::extract::Path;
use ids::{PersonId, PlanId};

use super::show::document;
use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::directives::new::named;
use crate::error::Problem;
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::units;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "documents/plan.html")]
pub struct PlanPage {
    frame: Frame,
    words: Words,
    document: Document,
    form: Form,
    units: Vec<Choice>,
    every: Vec<Choice>,
}

impl PlanPage {
    /// The form for a plan of a document, with the units that may lead its tasks.
    pub fn new(frame: Frame, document: Document, form: Form, units: Vec<Choice>) -> PlanPage {
        let words = frame.words;
        PlanPage {
            frame: frame
                .titled(words.get("plan-title"))
                .within(Room::Directives)
                .below("/documents", words.get("tab-documents"))
                .below(format!("/documents/{}", document.id), &document.number),
            words,
            document,
            form,
            units,
            every: terms::choices(words, Every::ALL, Every::key),
        }
    }
}

/// Shows the form.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let document = reader.look(&ShowDocument(document(&reader, &id)?)).await?.document;
    let units = units::new::choices(&reader, &[]).await?;
    let form = Form::fresh(fresh_key()).with("from", reader.frame.words.date(reader.frame.now.date()));
    Ok(page(&PlanPage::new(reader.frame, document, form, units)))
}

/// Plans.
pub async fn plan(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = document(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    let follower = named(&reader, &posted, &mut form, "follower").await?;
    if let Some(planned) = planned(&posted, &mut form, words, follower) {
        match reader.perform(&posted, &PlanPeriodic { document: id, planned }).await? {
            Ok(_) => {
                reader.tell(Flash::done(words.get("plan-done"))).await;
                return Ok(see(&format!("/documents/{id}")));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let document = reader.look(&ShowDocument(id)).await?.document;
    let units = units::new::choices(&reader, &[]).await?;
    Ok(refused_form(&PlanPage::new(reader.frame, document, form, units)))
}

/// Ends a plan today.
pub async fn stop(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let plan: PlanId = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let until = reader.frame.now.to_offset(calendar::ZONE).date();
    match reader.perform(&posted, &StopPlan { plan, until }).await? {
        Ok(document) => {
            reader.tell(Flash::done(reader.frame.words.get("plan-stopped"))).await;
            Ok(see(&format!("/documents/{document}")))
        }
        Err(refusal) => {
            reader.tell(Flash::refused(reader.frame.words.refusal(&refusal))).await;
            Ok(see("/documents"))
        }
    }
}

fn planned(posted: &Posted, form: &mut Form, words: Words, follower: Option<PersonId>) -> Option<Planned> {
    let lead_unit = posted.text("lead_unit").parse().ok();
    if lead_unit.is_none() {
        form.refuse("lead_unit", words.get("task-lead-missing"));
    }
    let every = Every::from_key(posted.text("every"));
    if every.is_none() {
        form.refuse("every", words.get("plan-every-missing"));
    }
    let due_day = posted.whole(form, words, "due_day").map(|day| u8::try_from(day).unwrap_or(u8::MAX));
    let from = posted.day(form, words, "from", true);
    let until = posted.day(form, words, "until", false);
    if form.is_refused() {
        return None;
    }
    Some(Planned {
        code: posted.text("code").to_owned(),
        content: posted.text("content").to_owned(),
        product: posted.text("product").to_owned(),
        lead_unit: lead_unit?,
        follower,
        every: every?,
        due_day: due_day?,
        from: from?,
        until,
    })
}

fn field(refusal: &app::Refusal) -> &'static str {
    let app::Refusal::Directives(refusal) = refusal else { return "content" };
    match refusal {
        Refusal::CodeMissing | Refusal::CodeTaken => "code",
        Refusal::UnitNotThere => "lead_unit",
        Refusal::NoSuchDay => "due_day",
        Refusal::PlanEndsBeforeItBegins => "until",
        _ => "content",
    }
}
