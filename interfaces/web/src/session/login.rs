//! The door.

use askama::Template;

use crate::parts::{Form, Frame};
use crate::words::Words;

/// The page at the door.
#[derive(Template)]
#[template(path = "session/login.html")]
pub struct LoginPage {
    frame: Frame,
    words: Words,
    form: Form,
    back: String,
}

impl LoginPage {
    /// The door with what was typed, and where to go afterwards.
    pub fn new(frame: Frame, form: Form, back: impl Into<String>) -> LoginPage {
        let words = frame.words;
        LoginPage { frame: frame.titled(words.get("login-title")), words, form, back: back.into() }
    }
}
