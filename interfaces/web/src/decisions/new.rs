//! Handing in a signed decision: it is read, and its objectives go live with proposed indicators.

use app::objectives::LoadDecision;
use askama::Template;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::upload::Upload;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "decisions/new.html")]
pub struct NewPage {
    frame: Frame,
    words: Words,
    form: Form,
}

impl NewPage {
    /// The form.
    pub fn new(frame: Frame, form: Form) -> NewPage {
        let words = frame.words;
        NewPage {
            frame: frame
                .titled(words.get("decision-new-title"))
                .within(Room::Objectives)
                .below("/objectives", words.get("room-objectives")),
            words,
            form,
        }
    }
}

/// Shows the form.
pub async fn show(reader: Reader) -> Answer {
    Ok(page(&NewPage::new(reader.frame, Form::fresh(fresh_key()))))
}

/// Takes the file in.
pub async fn load(reader: Reader, upload: Upload) -> Answer {
    let words = reader.frame.words;
    let (posted, file) = upload.read_whole(&reader).await?;
    let mut form = posted.form();
    let text = match file {
        None => {
            form.refuse("file", words.get("decision-file-missing"));
            None
        }
        Some(bytes) => match app::decisions::read_text_bytes(bytes).await {
            Ok(text) => Some(text),
            Err(refusal @ app::Refusal::Unreadable(_)) => {
                form.refuse("file", words.refusal(&refusal));
                None
            }
            Err(refusal) => return Err(Trouble::refused(reader.frame, &refusal)),
        },
    };
    if let Some(text) = text {
        match reader.perform(&posted, &LoadDecision { text, accept: false }).await? {
            Ok(id) => {
                reader.tell(Flash::done(words.get("decision-loaded"))).await;
                return Ok(see(&format!("/decisions/{id}")));
            }
            Err(refusal) => form.refuse("file", words.refusal(&refusal)),
        }
    }
    Ok(refused_form(&NewPage::new(reader.frame, form)))
}
