//! The lead unit answers an assignment.

use directives::acts::answer::{take_on, turn_down};
use directives::{Change, Refusal};
use ids::PersonId;
use serde::Serialize;

use super::{Seen, Step};
use crate::act::With;

/// Takes the task on.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TakeOn;

impl Step for TakeOn {
    const NAME: &'static str = "directives.take_on";

    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        take_on(&seen.directive, by, with.now)
    }
}

/// Turns it down, in time and with a reason.
#[derive(Debug, Clone, Serialize)]
pub struct TurnDown {
    /// Why.
    pub reason: String,
}

impl Step for TurnDown {
    const NAME: &'static str = "directives.turn_down";

    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        turn_down(&seen.directive, &self.reason, by, (with.law, with.calendar), with.now)
    }
}
