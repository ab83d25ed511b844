//! Changing one's own password, which a first sign-in demands.

use app::people::ChangePassword;
use askama::Template;

use crate::answer::{Answer, page, refused_form, see};
use crate::parts::{Flash, Form, Frame};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "session/password.html")]
pub struct PasswordPage {
    frame: Frame,
    words: Words,
    form: Form,
    forced: bool,
}

impl PasswordPage {
    /// The form; `forced`: nothing else is open before it is done.
    pub fn new(frame: Frame, form: Form, forced: bool) -> PasswordPage {
        let words = frame.words;
        PasswordPage { frame: frame.titled(words.get("password-title")), words, form, forced }
    }
}

/// Shows the form.
pub async fn show(reader: Reader) -> Answer {
    Ok(page(&PasswordPage::new(reader.frame, Form::fresh(fresh_key()), reader.must_change)))
}

/// Changes the password.
pub async fn change(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = Form::fresh(fresh_key());
    if posted.raw("new") != posted.raw("again") {
        form.refuse("again", words.get("password-differs"));
        return Ok(refused_form(&PasswordPage::new(reader.frame, form, reader.must_change)));
    }
    let act = ChangePassword {
        person: reader.person.id,
        old: posted.raw("old").to_owned(),
        new: posted.raw("new").to_owned(),
    };
    if let Err(refusal) = reader.perform(&posted, &act).await? {
        match refusal {
            app::Refusal::People(people::Refusal::WrongPassword) => form.refuse("old", words.get("password-wrong")),
            refusal => form.refuse("new", words.refusal(&refusal)),
        }
        return Ok(refused_form(&PasswordPage::new(reader.frame, form, reader.must_change)));
    }
    reader.tell(Flash::done(words.get("password-done"))).await;
    Ok(see("/inbox"))
}
