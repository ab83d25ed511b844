//! A task is given to others, or its work is shared.

use directives::acts::assign::{follow, hand_on, reassign};
use directives::acts::share::{Child, finish_part, inform, share, split};
use directives::{Change, Refusal};
use ids::{PersonId, UnitId};
use serde::Serialize;
use time::OffsetDateTime;

use super::{Seen, Step};
use crate::act::With;

/// Gives the task to another lead unit.
#[derive(Debug, Clone, Serialize)]
pub struct Assign {
    /// To which.
    pub unit: UnitId,
    /// Why.
    pub reason: String,
}

impl Step for Assign {
    const NAME: &'static str = "directives.assign";

    fn unit(&self) -> Option<UnitId> {
        Some(self.unit)
    }

    fn decide(&self, seen: &Seen, _: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        reassign(&seen.directive, seen.unit(with)?, &self.reason, with.now)
    }
}

/// Names the officer of the lead unit who does the work; nobody: the unit as a whole.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct HandOn {
    /// Who.
    pub officer: Option<PersonId>,
}

impl Step for HandOn {
    const NAME: &'static str = "directives.hand_on";

    fn person(&self) -> Option<PersonId> {
        self.officer
    }

    fn decide(&self, seen: &Seen, _: PersonId, _: &With<'_>) -> Result<Change, Refusal> {
        hand_on(&seen.directive, seen.person())
    }
}

/// Names another follower.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Follow {
    /// Who.
    pub follower: PersonId,
}

impl Step for Follow {
    const NAME: &'static str = "directives.follow";

    fn person(&self) -> Option<PersonId> {
        Some(self.follower)
    }

    fn decide(&self, seen: &Seen, _: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        follow(&seen.directive, self.follower, with.now)
    }
}

/// Agrees what a cooperating unit contributes.
#[derive(Debug, Clone, Serialize)]
pub struct Share {
    /// Which unit.
    pub unit: UnitId,
    /// What.
    pub content: String,
    /// By when; `None`: with the whole.
    pub due: Option<OffsetDateTime>,
}

impl Step for Share {
    const NAME: &'static str = "directives.share";

    fn unit(&self) -> Option<UnitId> {
        Some(self.unit)
    }

    fn decide(&self, seen: &Seen, _: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        share(&seen.directive, seen.unit(with)?, &self.content, self.due, with.calendar, with.now)
    }
}

/// A cooperating unit reports its part as done.
#[derive(Debug, Clone, Serialize)]
pub struct FinishPart {
    /// Which unit.
    pub unit: UnitId,
    /// What proves it.
    pub proof: String,
}

impl Step for FinishPart {
    const NAME: &'static str = "directives.finish_part";

    fn unit(&self) -> Option<UnitId> {
        Some(self.unit)
    }

    fn is_of_named_unit(&self) -> bool {
        true
    }

    fn decide(&self, seen: &Seen, by: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        finish_part(&seen.directive, self.unit, &self.proof, by, with.now)
    }
}

/// Lets a unit know of the task.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Inform {
    /// Which unit.
    pub unit: UnitId,
}

impl Step for Inform {
    const NAME: &'static str = "directives.inform";

    fn unit(&self) -> Option<UnitId> {
        Some(self.unit)
    }

    fn decide(&self, seen: &Seen, _: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        inform(&seen.directive, seen.unit(with)?)
    }
}

/// Splits a task off.
#[derive(Debug, Clone, Serialize)]
pub struct Split {
    /// The new one.
    pub child: Child,
}

impl Step for Split {
    const NAME: &'static str = "directives.split";

    fn unit(&self) -> Option<UnitId> {
        Some(self.child.lead_unit)
    }

    fn code(&self) -> Option<&str> {
        Some(&self.child.code)
    }

    fn decide(&self, seen: &Seen, _: PersonId, with: &With<'_>) -> Result<Change, Refusal> {
        seen.unit(with)?;
        split(&seen.directive, self.child.clone(), with.id(), seen.code_taken, with.calendar, with.now)
    }
}
