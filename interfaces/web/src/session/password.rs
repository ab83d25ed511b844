//! Changing one's own password, which a first sign-in demands.

use askama::Template;

use crate::parts::{Form, Frame};
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
