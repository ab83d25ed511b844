//! Put a deadline off: asked for in time by who owes the work, decided by a leader; the original stays for ever.

use calendar::{Calendar, Term};
use commitment::{Deadline, Ground, Origin};
use ids::PersonId;
use law::{ExtensionRule, Law};
use ledger::Body;
use time::{Date, OffsetDateTime};

use super::{changed, open, said};
use crate::flow::{ExtensionDecision, ExtensionRequest};
use crate::{Change, Directive, Refusal, StoredDirective};

/// What the rules of putting off look at beside the task.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The task that it was split off from.
    pub parent: Option<&'a Directive>,
    /// The parameters, by date.
    pub law: &'a Law,
    /// Working time.
    pub calendar: &'a Calendar,
    /// The office's clock.
    pub now: OffsetDateTime,
}

/// What a leader says to a request.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Say {
    /// Approved, until the moment asked for or another one.
    Approve {
        /// Another moment than was asked for.
        until: Option<OffsetDateTime>,
        /// What goes with it; may be empty.
        note: String,
    },
    /// Not approved, and why.
    Refuse {
        /// Why.
        reason: String,
    },
}

/// How a leader puts a deadline off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Later {
    /// Until a day's end of office hours.
    Day(Date),
    /// Until a moment.
    Moment(OffsetDateTime),
    /// By working days, from the due day or from today where that is over.
    WorkingDays(u32),
}

/// Asks for a later deadline.
///
/// # Errors
/// [`Refusal`] without a reason, too late, as often as is allowed already, or for a moment that is not later.
pub fn ask(
    directive: &Directive,
    until: Later,
    reason: &str,
    by: PersonId,
    around: Around<'_>,
) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    if directive.is_handed_in() {
        return Err(Refusal::AlreadyHandedIn);
    }
    if waits(&stored) {
        return Err(Refusal::ExtensionWaits);
    }
    let reason = said(reason)?;
    let due = due(directive, around)?;
    let until = around.moment(due, until)?;
    let rule = around.rule(&stored)?;
    around.may_be(directive, due, until)?;
    let last = around.last_moment_to_ask(due, rule);
    let late = if around.now > due { !rule.after_due } else { around.now > last };
    if late {
        return Err(Refusal::ExtensionTooLate { until: last });
    }
    let body = Body::new().with("reason", reason.as_str()).with("until", ledger::micros(until));
    stored.flow.extensions.push(ExtensionRequest { by, at: around.now, until, reason, decision: None });
    changed(directive, stored, "directives.ask_extension", body)
}

/// Decides on the request that waits.
///
/// # Errors
/// [`Refusal`] when none waits, without a reason for refusing, or for a moment that cannot be.
pub fn decide(directive: &Directive, say: Say, by: PersonId, around: Around<'_>) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    let due = due(directive, around)?;
    let Some(request) = stored.flow.extensions.last_mut().filter(|request| request.decision.is_none()) else {
        return Err(Refusal::NoExtensionWaits);
    };
    let (approved, note) = match say {
        Say::Approve { until, note } => (Some(until.unwrap_or(request.until)), note.trim().to_owned()),
        Say::Refuse { reason } => (None, said(&reason)?),
    };
    request.decision = Some(ExtensionDecision { by, at: around.now, approved: approved.is_some(), note: note.clone() });
    let reason = request.reason.clone();
    if let Some(until) = approved {
        around.rule(&stored)?;
        around.may_be(directive, due, until)?;
        put_off(&mut stored, until, reason, by, around.now);
    }
    let body = Body::new().with("reason", note).with("approved", approved.is_some());
    changed(directive, stored, "directives.decide_extension", body)
}

/// Puts the deadline off without being asked, also once the task is late: a request that waits is answered by it.
///
/// # Errors
/// [`Refusal`] without a reason, as often as is allowed already, or for a moment that cannot be.
pub fn extend(
    directive: &Directive,
    later: Later,
    reason: &str,
    by: PersonId,
    around: Around<'_>,
) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    let reason = said(reason)?;
    let due = due(directive, around)?;
    around.rule(&stored)?;
    let until = around.moment(due, later)?;
    around.may_be(directive, due, until)?;
    if let Some(request) = stored.flow.extensions.last_mut().filter(|request| request.decision.is_none()) {
        request.decision = Some(ExtensionDecision { by, at: around.now, approved: true, note: reason.clone() });
    }
    let body = Body::new().with("reason", reason.as_str());
    put_off(&mut stored, until, reason, by, around.now);
    changed(directive, stored, "directives.extend", body)
}

/// Until when a later deadline may be asked for; `None`: no longer, not at all, or the deadline is not known.
#[must_use]
pub fn may_be_asked_until(directive: &Directive, around: Around<'_>) -> Option<OffsetDateTime> {
    let due = due(directive, around).ok()?;
    let rule = around.rule(directive).ok()?;
    let last = around.last_moment_to_ask(due, rule);
    (around.now <= last).then_some(last)
}

impl Around<'_> {
    /// The rule in force today, while the task may be put off once more.
    fn rule(&self, stored: &StoredDirective) -> Result<ExtensionRule, Refusal> {
        let today = self.now.to_offset(calendar::ZONE).date();
        let rule = self.law.extension.at(today).map(|rule| rule.value).ok_or(Refusal::DueUnknown)?;
        let used = stored.commitment.deadlines.iter().filter(|row| matches!(row.ground, Ground::Extension { .. }));
        if used.count() >= rule.most as usize {
            return Err(Refusal::ExtensionsUsedUp { most: rule.most });
        }
        Ok(rule)
    }

    /// The end of office hours of the last day on which it may be asked for.
    fn last_moment_to_ask(&self, due: OffsetDateTime, rule: ExtensionRule) -> OffsetDateTime {
        let day = due.to_offset(calendar::ZONE).date();
        let before = rule.ask_working_days_before;
        self.calendar.end_of_office(commitment::ladder::working_day(self.calendar, day, before, Date::previous_day))
    }

    fn moment(&self, due: OffsetDateTime, later: Later) -> Result<OffsetDateTime, Refusal> {
        match later {
            Later::Day(day) => Ok(self.calendar.end_of_day_as_written(day)),
            Later::Moment(moment) => Ok(moment),
            Later::WorkingDays(days) => self
                .calendar
                .due(due.max(self.now), Term::WorkingDays(days))
                .map(|due| due.at)
                .map_err(|_| Refusal::DueOutOfRange),
        }
    }

    fn may_be(&self, directive: &Directive, due: OffsetDateTime, until: OffsetDateTime) -> Result<(), Refusal> {
        if until <= due {
            return Err(Refusal::NotLater { due });
        }
        if until <= self.now {
            return Err(Refusal::NotLater { due: self.now });
        }
        let whole = self.parent.filter(|parent| directive.parent == Some(parent.id));
        match whole.and_then(|parent| parent.commitment.due_at(self.now, self.calendar)) {
            Some(due) if until > due => Err(Refusal::AfterParent { due }),
            _ => Ok(()),
        }
    }
}

fn due(directive: &Directive, around: Around<'_>) -> Result<OffsetDateTime, Refusal> {
    directive.commitment.due_at(around.now, around.calendar).ok_or(Refusal::DueUnknown)
}

fn waits(stored: &StoredDirective) -> bool {
    stored.flow.extensions.last().is_some_and(|request| request.decision.is_none())
}

fn put_off(
    stored: &mut StoredDirective,
    until: OffsetDateTime,
    reason: String,
    approver: PersonId,
    now: OffsetDateTime,
) {
    stored.commitment.deadlines.push(Deadline {
        due: Some(until),
        decided_at: now,
        ground: Ground::Extension { reason, approver },
        origin: Origin::Moment,
    });
}
