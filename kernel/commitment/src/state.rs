//! The state of a commitment at a moment, in the four official words and what lies beside them.

use calendar::Calendar;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::Commitment;

/// What can be said of a commitment at a moment (the four statuses of report 1270/BC-TCTTTg of 2017, and what they leave out).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not in the system yet at that moment.
    NotEntered,
    /// Chưa hoàn thành, trong hạn.
    OpenOnTime,
    /// Chưa hoàn thành, quá hạn.
    OpenOverdue,
    /// Chưa hoàn thành, the record names no due time.
    OpenDueUnknown,
    /// Hoàn thành đúng hạn.
    DoneOnTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Hoàn thành, the record names no due time.
    DoneDueUnknown,
    /// Tạm dừng.
    Paused,
    /// Đã rút.
    Withdrawn,
}

impl State {
    /// Every state, in the order in which a page lists them.
    pub const ALL: [Self; 9] = [
        Self::OpenOverdue,
        Self::OpenOnTime,
        Self::OpenDueUnknown,
        Self::Paused,
        Self::DoneLate,
        Self::DoneOnTime,
        Self::DoneDueUnknown,
        Self::Withdrawn,
        Self::NotEntered,
    ];

    /// The word in messages, addresses and JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotEntered => "not_entered",
            Self::OpenOnTime => "open_on_time",
            Self::OpenOverdue => "open_overdue",
            Self::OpenDueUnknown => "open_due_unknown",
            Self::DoneOnTime => "done_on_time",
            Self::DoneLate => "done_late",
            Self::DoneDueUnknown => "done_due_unknown",
            Self::Paused => "paused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether work is still owed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::OpenOnTime | Self::OpenOverdue | Self::OpenDueUnknown | Self::Paused)
    }
}

impl Commitment {
    /// The state at `at`, by all that is recorded. Completed exactly at the due moment is on time.
    #[must_use]
    pub fn state(&self, at: OffsetDateTime, calendar: &Calendar) -> State {
        if self.entered_at.is_some_and(|entered| at < entered) {
            return State::NotEntered;
        }
        if self.withdrawn_at.is_some_and(|withdrawn| withdrawn <= at) {
            return State::Withdrawn;
        }
        if let Some(done) = self.completed_by(at) {
            return match self.due_at(done, calendar) {
                Some(due) if done <= due => State::DoneOnTime,
                Some(_) => State::DoneLate,
                None => State::DoneDueUnknown,
            };
        }
        if self.pauses.iter().any(|pause| pause.covers(at)) {
            return State::Paused;
        }
        match self.due_at(at, calendar) {
            Some(due) if at <= due => State::OpenOnTime,
            Some(_) => State::OpenOverdue,
            None => State::OpenDueUnknown,
        }
    }

    /// The date of the result that stands at `at`.
    #[must_use]
    pub fn completed_by(&self, at: OffsetDateTime) -> Option<OffsetDateTime> {
        let completion = self.completion.as_ref()?;
        completion.stands_from.filter(|stands| *stands <= at && completion.at <= at)?;
        Some(completion.at)
    }
}
