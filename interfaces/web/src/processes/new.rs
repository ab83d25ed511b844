//! A new version of a process: a model is handed in, checked before the eyes of whoever brings it, and put in force.

use app::Refusal;
use app::processes::{ImportProcess, ModelFile};
use askama::Template;

use super::show::Seen;
use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::upload::Upload;
use crate::words::Words;

/// A model longer than this is handed in again with the form, and not kept in it.
const KEPT: usize = 60 * 1024;

/// The page.
#[derive(Template)]
#[template(path = "processes/new.html")]
pub struct NewPage {
    frame: Frame,
    words: Words,
    form: Form,
    /// The model that was handed in.
    seen: Option<Seen>,
}

impl NewPage {
    /// The form, with what was found in the model.
    pub fn new(frame: Frame, form: Form, seen: Option<Seen>) -> NewPage {
        let words = frame.words;
        NewPage {
            frame: frame
                .titled(words.get("process-new-title"))
                .within(Room::Procedures)
                .below("/procedures", words.get("room-procedures")),
            words,
            form,
            seen,
        }
    }
}

/// Shows the form.
pub async fn show(reader: Reader) -> Answer {
    Ok(page(&NewPage::new(reader.frame, Form::fresh(fresh_key()), None)))
}

/// Checks the model; puts it in force when that was asked for.
pub async fn import(reader: Reader, upload: Upload) -> Answer {
    let words = reader.frame.words;
    let (posted, file) = upload.read_whole(&reader).await?;
    let mut form = posted.form();
    let kept = Some(posted.raw("source")).filter(|source| !source.is_empty()).map(|source| source.as_bytes().to_vec());
    let model = match file.or(kept) {
        None => {
            form.refuse("file", words.get("process-file-missing"));
            None
        }
        Some(bytes) => match ModelFile::read_aside(posted.text("code").to_owned(), bytes).await {
            Ok(model) => Some(model),
            Err(refusal @ (Refusal::Unreadable(_) | Refusal::Procedures(_))) => {
                form.refuse("file", words.refusal(&refusal));
                None
            }
            Err(refusal) => return Err(Trouble::refused(reader.frame, &refusal)),
        },
    };
    let Some(model) = model else { return Ok(refused_form(&NewPage::new(reader.frame, form, None))) };
    let seen = Seen::of(&model.model, words);
    if posted.text("do") != "import" {
        let source = if model.source.len() <= KEPT { model.source } else { String::new() };
        let mut kept = Form::fresh(fresh_key()).with("source", source);
        for name in ["code", "version", "from", "procedures", "decision"] {
            kept = kept.with(name, posted.text(name));
        }
        return Ok(page(&NewPage::new(reader.frame, kept, Some(seen))));
    }
    for name in ["code", "version"] {
        if posted.text(name).is_empty() {
            form.refuse(name, words.get("process-field-missing"));
        }
    }
    let from = posted.day(&mut form, words, "from", true);
    if let (Some(from), false) = (from, form.is_refused()) {
        let codes = posted.text("procedures").split([';', ',', '\n']).map(str::trim).filter(|code| !code.is_empty());
        let act = ImportProcess {
            code: posted.text("code").to_owned(),
            version: posted.text("version").to_owned(),
            from,
            procedures: codes.map(str::to_owned).collect(),
            decision_number: Some(posted.text("decision").to_owned()).filter(|number| !number.is_empty()),
            model,
        };
        match reader.perform(&posted, &act).await? {
            Ok(id) => {
                reader.tell(Flash::done(words.get("process-imported"))).await;
                return Ok(see(&format!("/processes/{id}")));
            }
            Err(refusal) => form.problem = Some(words.refusal(&refusal)),
        }
    }
    Ok(refused_form(&NewPage::new(reader.frame, form, Some(seen))))
}
