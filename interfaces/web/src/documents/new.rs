//! Registering a document.

use ::directives::acts::record_document::Known;
use ::directives::{Direction, Level, Refusal, Secrecy, Urgency};
use app::directives::RecordDocument;
use askama::Template;

use crate::answer::{Answer, page, refused_form, see};
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "documents/new.html")]
pub struct NewPage {
    frame: Frame,
    words: Words,
    form: Form,
    directions: Vec<Choice>,
    levels: Vec<Choice>,
    urgencies: Vec<Choice>,
    secrecies: Vec<Choice>,
    yes_no: Vec<Choice>,
}

impl NewPage {
    /// The form.
    pub fn new(frame: Frame, form: Form) -> NewPage {
        let words = frame.words;
        NewPage {
            frame: frame
                .titled(words.get("document-new-title"))
                .within(Room::Directives)
                .below("/documents", words.get("tab-documents")),
            words,
            form,
            directions: terms::choices(words, Direction::ALL, Direction::key),
            levels: terms::choices(words, Level::ALL, Level::key),
            urgencies: terms::choices(words, Urgency::ALL, Urgency::key),
            secrecies: terms::choices(words, Secrecy::ALL, Secrecy::key),
            yes_no: vec![Choice::new("yes", words.get("form-yes")), Choice::new("no", words.get("form-no"))],
        }
    }
}

/// Shows the form, as most documents are.
pub async fn show(reader: Reader) -> Answer {
    let form = Form::fresh(fresh_key())
        .with("direction", Direction::Incoming.key())
        .with("urgency", Urgency::Normal.key())
        .with("secrecy", Secrecy::None.key())
        .with("has_deadline", "yes")
        .with("expected_tasks", 1)
        .with("received_at", reader.frame.words.short_moment(reader.frame.now));
    Ok(page(&NewPage::new(reader.frame, form)))
}

/// Registers the document.
pub async fn record(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = posted.form();
    if let Some(known) = known(&posted, &mut form, &reader) {
        match reader.perform(&posted, &RecordDocument { known, new: posted.text("changes").is_empty() }).await? {
            Ok(id) => {
                reader.tell(Flash::done(words.get("document-new-done"))).await;
                return Ok(see(&format!("/documents/{id}")));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    Ok(refused_form(&NewPage::new(reader.frame, form)))
}

fn known(posted: &Posted, form: &mut Form, reader: &Reader) -> Option<Known> {
    let words = reader.frame.words;
    let issued_on = posted.day(form, words, "issued_on", true);
    let received_at = posted.moment(form, words, "received_at", false);
    let deadline = posted.deadline(form, words, "deadline", reader.office().calendar());
    let book_no = (!posted.text("book_no").is_empty()).then(|| posted.whole(form, words, "book_no")).flatten();
    let expected_tasks = posted.whole(form, words, "expected_tasks");
    let level = Level::from_key(posted.text("level"));
    if level.is_none() {
        form.refuse("level", words.get("document-level-missing"));
    }
    if form.is_refused() {
        return None;
    }
    let subject = posted.text("subject");
    Some(Known {
        number: posted.text("number").to_owned(),
        issued_on: issued_on?,
        issuer: posted.text("issuer").to_owned(),
        level,
        direction: Direction::from_key(posted.text("direction")),
        book_no,
        received_at,
        subject: (!subject.is_empty()).then(|| subject.to_owned()),
        secrecy: Secrecy::from_key(posted.text("secrecy")),
        has_deadline: Some(posted.text("has_deadline") == "yes"),
        deadline,
        urgency: Urgency::from_key(posted.text("urgency")),
        expected_tasks,
    })
}

fn field(refusal: &app::Refusal) -> &'static str {
    let app::Refusal::Directives(refusal) = refusal else { return "number" };
    match refusal {
        Refusal::IssuerMissing => "issuer",
        Refusal::NoTaskExpected => "expected_tasks",
        Refusal::ReceivedBeforeIssued { .. } => "received_at",
        Refusal::SecretWithoutGrade => "secrecy",
        Refusal::SecretText => "subject",
        _ => "number",
    }
}
