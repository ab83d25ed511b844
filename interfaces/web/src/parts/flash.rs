//! What an act says on the next page: done, or why not.

use serde::{Deserialize, Serialize};

use super::Tone;

/// A message that is shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// Whether the act was done.
    pub done: bool,
    /// What happened and what happens next.
    pub text: String,
}

impl Flash {
    /// The act was done.
    pub fn done(text: impl Into<String>) -> Flash {
        Flash { done: true, text: text.into() }
    }

    /// The act was not done.
    pub fn refused(text: impl Into<String>) -> Flash {
        Flash { done: false, text: text.into() }
    }

    /// Its colour.
    pub fn tone(&self) -> Tone {
        if self.done { Tone::Ok } else { Tone::Late }
    }

    /// Its icon.
    pub fn icon(&self) -> &'static str {
        if self.done { "circle-check" } else { "alert-octagon" }
    }
}
