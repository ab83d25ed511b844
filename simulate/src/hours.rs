//! Moments at which an office works.

use calendar::{Calendar, DayEnd, Term};
use time::{Date, Duration, OffsetDateTime, Time};

use crate::dice::Dice;

/// The office's hours, asked for moments.
#[derive(Debug, Clone)]
pub(crate) struct Hours(pub Calendar);

impl Hours {
    /// A moment within the last of `minutes` office minutes after `from`; always after `from` and inside of office hours.
    pub(crate) fn after(&self, from: OffsetDateTime, minutes: u32, dice: &mut Dice) -> OffsetDateTime {
        let term = Term::WorkingMinutes(minutes.max(1));
        // Past the last year of the calendar nothing moves on any more.
        let end = self.0.due_at(from, term, DayEnd::OfficeHours).unwrap_or(from + Duration::minutes(1));
        end - Duration::seconds(i64::from(dice.between(0, 59)))
    }

    /// A moment on `day`, which is worked: between `low` and `high` office minutes after the office opens.
    pub(crate) fn on(&self, day: Date, (low, high): (u32, u32), dice: &mut Dice) -> OffsetDateTime {
        let minutes = dice.between(low.max(1), high);
        self.after(calendar::local(day, Time::MIDNIGHT), minutes, dice)
    }

    /// Office minutes from `from` to `to`; none when `to` comes first.
    pub(crate) fn between(&self, from: OffsetDateTime, to: OffsetDateTime) -> u32 {
        u32::try_from(self.0.working_minutes_between(from, to)).unwrap_or(0)
    }

    /// The `n`th working day after `day`.
    pub(crate) fn later(&self, day: Date, n: u32) -> Date {
        self.0.add_working_days(day, n).unwrap_or(day)
    }

    /// The last working day that is at least `days` days before `day`.
    pub(crate) fn earlier(&self, day: Date, days: u32) -> Date {
        let mut found = day - Duration::days(i64::from(days));
        while let Some(before) = found.previous_day().filter(|_| !self.0.is_working_day(found)) {
            found = before;
        }
        found
    }
}
