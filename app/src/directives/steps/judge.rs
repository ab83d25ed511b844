//! Whoever gave the work judges a result.

use directives::acts::judge::{accept, give_back};
use directives::flow::Grade;
use directives::{Change, Refusal};
use ids::PersonId;
use serde::Serialize;

use super::{Seen, Step};
use crate::act::With;

/// Accepts what was handed in.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct AcceptResult {
    /// How good it is.
    pub grade: Grade,
}

impl Step for AcceptResult {
    const NAME: &'static str = "directives.accept";

    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        accept(&seen.directive, self.grade, by, with.now)
    }
}

/// Gives it back with what is missing.
#[derive(Debug, Clone, Serialize)]
pub struct GiveBack {
    /// What is missing.
    pub reason: String,
}

impl Step for GiveBack {
    const NAME: &'static str = "directives.give_back";

    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        give_back(&seen.directive, &self.reason, by, with.now)
    }
}
