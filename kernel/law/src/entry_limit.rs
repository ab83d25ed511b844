//! How soon a document that gives a task must be entered into the system.

use calendar::{Calendar, CalendarError, DayEnd, Due, Step, Term, ZONE};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// The limits for entering a directive after it was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryLimit {
    /// Working days for an ordinary document.
    pub normal_working_days: u32,
    /// Working days for a document with many tasks.
    pub many_tasks_working_days: u32,
    /// From how many tasks on a document has many.
    pub many_tasks_from: u32,
    /// Whether an urgent document is entered on the day on which it is received.
    pub urgent_same_day: bool,
}

impl EntryLimit {
    /// When a document with `tasks` tasks, received at `received`, must have been entered.
    ///
    /// An urgent one: by the end of office hours of the same day, or of the next working day when it came on a day off
    /// or after hours. Otherwise some working days after the day of receipt, which is not counted. Being urgent comes
    /// before having many tasks.
    ///
    /// # Errors
    /// `OutOfRange` when the moment or the end is outside of the calendar.
    pub fn due(
        &self,
        calendar: &Calendar,
        received: OffsetDateTime,
        urgent: bool,
        tasks: u32,
    ) -> Result<Due, CalendarError> {
        if urgent && self.urgent_same_day {
            return same_day(calendar, received);
        }
        let days = if tasks >= self.many_tasks_from { self.many_tasks_working_days } else { self.normal_working_days };
        calendar.due(received, Term::WorkingDays(days))
    }
}

fn same_day(calendar: &Calendar, received: OffsetDateTime) -> Result<Due, CalendarError> {
    let mut due = calendar.due_with(received, Term::WorkingDays(0), DayEnd::OfficeHours)?;
    let date = received.to_offset(ZONE).date();
    let closes = calendar.end_of_office(date);
    // A Saturday on which the unit receives is no working day, but what is urgent can be entered while it is open.
    if closes.date() == date && received <= closes && due.date > date {
        let saturday = calendar.day(date);
        due.at = closes;
        due.date = date;
        due.steps = vec![Step { date, counted: None, why: saturday.why, basis: None }];
        due.provisional = saturday.provisional;
    }
    Ok(due)
}
