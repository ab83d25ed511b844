//! Entering a task from a registered document.

use ::directives::Document;
use ::directives::Refusal;
use ::directives::acts::enter::{DueGiven, Entry};
use ::directives::views::DirectiveRow;
use app::directives::{Alike, EnterTask, ShowDocument};
use app::people::FindPerson;
use askama::Template;
use axum::extract::Path;
use ids::PersonId;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::calendar::show::{term, terms};
use crate::documents::show::document;
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::units;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "directives/new.html")]
pub struct NewPage {
    frame: Frame,
    words: Words,
    document: Document,
    form: Form,
    units: Vec<Choice>,
    terms: Vec<Choice>,
    like: Vec<DirectiveRow>,
}

impl NewPage {
    /// The form for a task of a document, with the units that may lead it.
    pub fn new(frame: Frame, document: Document, form: Form, units: Vec<Choice>) -> NewPage {
        let words = frame.words;
        NewPage {
            frame: frame
                .titled(words.get("task-new-title"))
                .within(Room::Directives)
                .below("/documents", words.get("tab-documents"))
                .below(format!("/documents/{}", document.id), &document.number),
            words,
            document,
            form,
            units,
            terms: terms(words),
            like: Vec::new(),
        }
    }

    /// The same, with tasks that say about the same as what was typed.
    #[must_use]
    pub fn warning(mut self, like: Vec<DirectiveRow>) -> NewPage {
        self.like = like;
        self
    }
}

/// Shows the form.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let document = reader.look(&ShowDocument(document(&reader, &id)?)).await?.document;
    let units = units::new::choices(&reader, &[]).await?;
    Ok(page(&NewPage::new(reader.frame, document, Form::fresh(fresh_key()), units)))
}

/// Enters the task.
pub async fn enter(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = document(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    let follower = named(&reader, &posted, &mut form, "follower").await?;
    if let Some(entry) = entry(&posted, &mut form, words, follower) {
        // Twice the same is entered only by somebody who has seen the first.
        let like = match posted.text("despite") {
            "yes" => Vec::new(),
            _ => reader.look(&Alike { document: id, content: entry.content.clone() }).await?,
        };
        if !like.is_empty() {
            let units = units::new::choices(&reader, &[]).await?;
            let document = reader.look(&ShowDocument(id)).await?.document;
            return Ok(refused_form(&NewPage::new(reader.frame, document, form, units).warning(like)));
        }
        match reader.perform(&posted, &EnterTask { document: id, entry }).await? {
            Ok(task) => {
                reader.tell(Flash::done(words.get("task-new-done"))).await;
                return Ok(see(&format!("/directives/{task}")));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let document = reader.look(&ShowDocument(id)).await?.document;
    let units = units::new::choices(&reader, &[]).await?;
    Ok(refused_form(&NewPage::new(reader.frame, document, form, units)))
}

fn entry(posted: &Posted, form: &mut Form, words: Words, follower: Option<PersonId>) -> Option<Entry> {
    let lead_unit = posted.text("lead_unit").parse().ok();
    if lead_unit.is_none() {
        form.refuse("lead_unit", words.get("task-lead-missing"));
    }
    let due = due(posted, form, words);
    if form.is_refused() {
        return None;
    }
    Some(Entry {
        code: posted.text("code").to_owned(),
        content: posted.text("content").to_owned(),
        lead_unit: lead_unit?,
        co_units: posted.all("co_units").filter_map(|unit| unit.parse().ok()).collect(),
        informed: posted.all("informed").filter_map(|unit| unit.parse().ok()).collect(),
        product: posted.text("product").to_owned(),
        follower,
        due: due?,
    })
}

/// A named day wins over a counted term.
fn due(posted: &Posted, form: &mut Form, words: Words) -> Option<DueGiven> {
    if !posted.text("due_on").is_empty() {
        return posted.day(form, words, "due_on", true).map(DueGiven::Day);
    }
    if posted.text("term").is_empty() {
        form.refuse("due_on", words.get("directives-deadline-missing"));
        return None;
    }
    let given = term(posted.whole(form, words, "term")?, posted.text("term_unit"));
    if given.is_none() {
        form.refuse("term_unit", words.get("term-unit-missing"));
    }
    given.map(DueGiven::Term)
}

/// The field that a refusal is about.
pub(crate) fn field(refusal: &app::Refusal) -> &'static str {
    let app::Refusal::Directives(refusal) = refusal else { return "content" };
    match refusal {
        Refusal::CodeMissing | Refusal::CodeTaken => "code",
        Refusal::UnitNotThere => "lead_unit",
        Refusal::LeadAlsoCooperates => "co_units",
        Refusal::InformedAlsoWorks => "informed",
        Refusal::DeadlineMissing | Refusal::DueBeforeIssued { .. } => "due_on",
        Refusal::DueOutOfRange => "term",
        _ => "content",
    }
}

/// The person of the user name that was typed, who must work here; an empty field names nobody.
///
/// # Errors
/// Trouble of the look.
pub async fn named(
    reader: &Reader,
    posted: &Posted,
    form: &mut Form,
    field: &'static str,
) -> Result<Option<PersonId>, Trouble> {
    let typed = posted.text(field);
    if typed.is_empty() {
        return Ok(None);
    }
    let found = reader.look(&FindPerson(typed.to_owned())).await?.filter(|person| person.active);
    if found.is_none() {
        form.refuse(field, reader.frame.words.say("task-follower-unknown").text("typed", typed));
    }
    Ok(found.map(|person| person.id))
}
