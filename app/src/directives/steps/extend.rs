//! A deadline is put off: asked for, decided, or granted without being asked.

use directives::acts::extend::{Later, Say, ask, decide, extend};
use directives::{Change, Refusal};
use ids::PersonId;
use serde::Serialize;

use super::{Seen, Step};
use crate::act::With;

/// Asks for a later deadline.
#[derive(Debug, Clone, Serialize)]
pub struct AskExtension {
    /// Until when.
    pub until: Later,
    /// Why.
    pub reason: String,
}

impl Step for AskExtension {
    const NAME: &'static str = "directives.ask_extension";

    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        ask(&seen.directive, self.until, &self.reason, by, seen.around(with))
    }
}

/// Decides on the request that waits.
#[derive(Debug, Clone, Serialize)]
pub struct DecideExtension {
    /// What a leader says.
    pub say: Say,
}

impl Step for DecideExtension {
    const NAME: &'static str = "directives.decide_extension";

    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        decide(&seen.directive, self.say.clone(), by, seen.around(with))
    }
}

/// Puts the deadline off without being asked.
#[derive(Debug, Clone, Serialize)]
pub struct Extend {
    /// Until when, or by how much.
    pub later: Later,
    /// Why.
    pub reason: String,
}

impl Step for Extend {
    const NAME: &'static str = "directives.extend";

    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        extend(&seen.directive, self.later, &self.reason, by, seen.around(with))
    }
}
