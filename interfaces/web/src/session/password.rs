//! Changing one's own password, which a first sign-in demands.

use app::Password;
use app::people::ChangePassword;
use askama::Template;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::parts::{Flash, Form, Frame};
use crate::posted::{Posted, fresh_key};
use crate::reader::{Reader, field};
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
        old: Password::new(posted.raw("old")),
        new: Password::new(posted.raw("new")),
    };
    let sessions = match reader.perform(&posted, &act).await? {
        Ok(sessions) => sessions,
        Err(refusal) => {
            match refusal {
                app::Refusal::People(people::Refusal::WrongPassword) => form.refuse("old", words.get("password-wrong")),
                refusal => form.refuse("new", words.refusal(&refusal)),
            }
            return Ok(refused_form(&PasswordPage::new(reader.frame, form, reader.must_change)));
        }
    };
    // Every other session of the person is over; this one goes on.
    reader
        .session
        .insert(field::SESSIONS, sessions)
        .await
        .map_err(|why| Trouble::refused(reader.frame.clone(), &app::Refusal::Fault { what: why.to_string() }))?;
    reader.tell(Flash::done(words.get("password-done"))).await;
    Ok(see("/inbox"))
}
