//! The clock of a task stops, runs on, or ends.

use directives::acts::pause::{pause, resume};
use directives::acts::withdraw::withdraw;
use directives::{Change, Refusal};
use ids::PersonId;
use serde::Serialize;

use super::{Seen, Step};
use crate::act::With;

/// Stops the clock.
#[derive(Debug, Clone, Serialize)]
pub struct Pause {
    /// Why.
    pub reason: String,
    /// The document that says so.
    pub ground: String,
}

impl Step for Pause {
    const NAME: &'static str = "directives.pause";

    fn decide(&self, seen: &Seen, _: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        pause(&seen.directive, &self.reason, &self.ground, with.now)
    }
}

/// Lets it run on.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Resume;

impl Step for Resume {
    const NAME: &'static str = "directives.resume";

    fn decide(&self, seen: &Seen, _: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        resume(&seen.directive, with.now)
    }
}

/// Takes the task back.
#[derive(Debug, Clone, Serialize)]
pub struct Withdraw {
    /// Why.
    pub reason: String,
    /// The document that says so.
    pub ground: String,
}

impl Step for Withdraw {
    const NAME: &'static str = "directives.withdraw";

    fn ends_the_whole(&self) -> bool {
        true
    }

    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        withdraw(&seen.directive, seen.open_below, &self.reason, &self.ground, by, with.now)
    }
}
