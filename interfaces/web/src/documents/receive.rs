//! Handing in an edXML message: what it says fills the form of the register, and the clerk confirms it.

use ::directives::{Direction, Level, Secrecy, Urgency};
use app::exchange::{Business, Kind, Message};
use askama::Template;

use super::new::NewPage;
use crate::answer::{Answer, Trouble, page, refused_form};
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::upload::Upload;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "documents/receive.html")]
pub struct ReceivePage {
    frame: Frame,
    words: Words,
    form: Form,
    problems: Vec<String>,
}

impl ReceivePage {
    /// The form, with what is wrong in the message that was handed in.
    pub fn new(frame: Frame, form: Form, problems: Vec<String>) -> ReceivePage {
        let words = frame.words;
        ReceivePage {
            frame: frame
                .titled(words.get("receive-title"))
                .within(Room::Directives)
                .below("/documents", words.get("tab-documents")),
            words,
            form,
            problems,
        }
    }
}

/// Shows the form.
pub async fn show(reader: Reader) -> Answer {
    Ok(page(&ReceivePage::new(reader.frame, Form::fresh(fresh_key()), Vec::new())))
}

/// Reads the message and shows the form of the register as the message fills it.
pub async fn read(reader: Reader, upload: Upload) -> Answer {
    let words = reader.frame.words;
    let (posted, file) = upload.read_whole(&reader).await?;
    let mut form = posted.form();
    let Some(bytes) = file else {
        form.refuse("file", words.get("decision-file-missing"));
        return Ok(refused_form(&ReceivePage::new(reader.frame, form, Vec::new())));
    };
    let message = match app::exchange::read_message_bytes(bytes).await {
        Ok(message) => message,
        Err(refusal @ app::Refusal::Unreadable(_)) => {
            form.refuse("file", words.refusal(&refusal));
            if let Some((line, what)) = refusal.at_line() {
                form.refuse("file", words.say("receive-line").number("line", line).text("what", what));
            }
            return Ok(refused_form(&ReceivePage::new(reader.frame, form, Vec::new())));
        }
        Err(refusal) => return Err(Trouble::refused(reader.frame, &refusal)),
    };
    let mut problems: Vec<String> = message
        .problems
        .iter()
        .map(|problem| words.say("receive-line").number("line", problem.line).text("what", &problem.what).to_string())
        .collect();
    let said = match (message.kind, message.business) {
        (Kind::Status, _) => Some("receive-status"),
        (Kind::Document, Some(Business::Revoke)) => Some("receive-revoked"),
        (Kind::Document, _) => None,
    };
    if let Some(key) = said {
        let code = message.code.map_or("–", |code| code.code());
        let number = message.number.as_deref().unwrap_or("–");
        let from = message.from.name.as_deref().unwrap_or("–");
        let said = words.say(key).text("number", number).text("from", from).text("code", code).to_string();
        problems.insert(0, said);
        return Ok(page(&ReceivePage::new(reader.frame, Form::fresh(fresh_key()), problems)));
    }
    let mut frame = reader.frame;
    let filled = filled(&message, frame.now, words);
    let told = if problems.is_empty() { vec![words.get("receive-read")] } else { problems };
    frame.flash = Some(Flash::done(told.join(" ")));
    Ok(page(&NewPage::new(frame, filled)))
}

/// The form of the register as a message fills it.
pub fn filled(message: &Message, now: time::OffsetDateTime, words: Words) -> Form {
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let urgency = match message.priority {
        Some(3) => Urgency::Immediate,
        Some(2) => Urgency::Express,
        Some(1) => Urgency::Urgent,
        _ => Urgency::Normal,
    };
    let issuer = said(&message.from.name);
    let folded = text::fold(&issuer);
    let level = if folded.contains("thu tuong") {
        Level::PrimeMinister.key()
    } else if folded.contains("chinh phu") {
        Level::Government.key()
    } else {
        ""
    };
    let changes = matches!(message.business, Some(Business::Update));
    Form::fresh(fresh_key())
        .with("changes", if changes { "yes" } else { "" })
        .with("direction", Direction::Incoming.key())
        .with("number", said(&message.number))
        .with("issued_on", message.issued_on.map(|day| words.date(day)).unwrap_or_default())
        .with("issuer", issuer)
        .with("level", level)
        .with("secrecy", Secrecy::None.key())
        .with("subject", said(&message.subject))
        .with("received_at", words.short_moment(now))
        .with("urgency", urgency.key())
        .with("has_deadline", if message.due_on.is_some() { "yes" } else { "no" })
        .with("deadline", message.due_on.map(|day| words.date(day)).unwrap_or_default())
        .with("expected_tasks", 1)
}
