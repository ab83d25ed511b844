//! The moment at which a term ends: prefix sums only, no walking from day to day.

use time::{Date, Duration, OffsetDateTime, Time};

use crate::calendar::{at_minute, full_minute, local_parts};
use crate::table::Table;
use crate::{Calendar, CalendarError, DayEnd, Due, LAST_DAY, Term};

/// The last day of a term in days or months, before and after it moves off a day off.
pub(crate) struct LastDay {
    /// The day that the term itself reaches.
    pub reached: Date,
    /// The day on which it ends.
    pub due: Date,
}

impl Calendar {
    /// When a term that begins at `start` ends, explained day by day. Days end at the end of office hours.
    ///
    /// The day of `start` in Vietnam is not counted (Civil Code 147), whatever its hour and even on a day off; terms in
    /// hours begin at once. A term of 0 ends on the day of `start`, or on the next working day when that is off or over.
    ///
    /// # Errors
    /// `OutOfRange` when the start or the end is outside of the calendar.
    pub fn due(&self, start: OffsetDateTime, term: Term) -> Result<Due, CalendarError> {
        self.due_with(start, term, DayEnd::OfficeHours)
    }

    /// The same with a choice of when the last day ends.
    ///
    /// # Errors
    /// `OutOfRange` when the start or the end is outside of the calendar.
    pub fn due_with(&self, start: OffsetDateTime, term: Term, end: DayEnd) -> Result<Due, CalendarError> {
        match term {
            Term::WorkingMinutes(n) => {
                let (date, minute) = self.end_of_minutes(start, n)?;
                Ok(self.explain_minutes(start, at_minute(date, minute)))
            }
            _ => {
                let last = self.last_day(start, term)?;
                Ok(self.explain_days(start, term, &last, self.end_of(last.due, end), end))
            }
        }
    }

    /// The moment alone, without the explanation: for counting many.
    ///
    /// # Errors
    /// `OutOfRange` when the start or the end is outside of the calendar.
    pub fn due_at(&self, start: OffsetDateTime, term: Term, end: DayEnd) -> Result<OffsetDateTime, CalendarError> {
        match term {
            Term::WorkingMinutes(n) => self.end_of_minutes(start, n).map(|(date, minute)| at_minute(date, minute)),
            _ => self.last_day(start, term).map(|last| self.end_of(last.due, end)),
        }
    }

    fn end_of(&self, due: Date, end: DayEnd) -> OffsetDateTime {
        match end {
            DayEnd::OfficeHours => self.end_of_day_as_written(due),
            DayEnd::Midnight => at_minute(due, 24 * 60),
        }
    }

    pub(crate) fn last_day(&self, start: OffsetDateTime, term: Term) -> Result<LastDay, CalendarError> {
        let (date, time) = local_parts(start);
        Table::index(date).ok_or(CalendarError::OutOfRange)?;
        match term {
            Term::WorkingDays(0) | Term::Days(0) | Term::Months(0) => self.same_day(date, time),
            Term::WorkingDays(n) => {
                let due = self.add_working_days(date, n)?;
                Ok(LastDay { reached: due, due })
            }
            Term::Days(n) => self.roll(date.checked_add(Duration::days(i64::from(n)))),
            Term::Months(n) => self.roll(add_months(date, n)),
            Term::WorkingMinutes(n) => {
                let due = self.end_of_minutes(start, n)?.0;
                Ok(LastDay { reached: due, due })
            }
        }
    }

    /// The day of the start itself, unless it is off or its office hours are over: then nothing could be done in time.
    fn same_day(&self, date: Date, time: Time) -> Result<LastDay, CalendarError> {
        let closed = self.end_of_day_as_written(date).time() < time;
        if self.is_working_day(date) && closed {
            let due = self.add_working_days(date, 1)?;
            return Ok(LastDay { reached: date, due });
        }
        self.roll(Some(date))
    }

    /// Moves a last day that is off to the next working day (Civil Code 148.5).
    fn roll(&self, reached: Option<Date>) -> Result<LastDay, CalendarError> {
        let reached = reached.filter(|&day| day <= LAST_DAY).ok_or(CalendarError::OutOfRange)?;
        let due = if self.is_working_day(reached) { reached } else { self.add_working_days(reached, 1)? };
        Ok(LastDay { reached, due })
    }

    /// Day and minute at which `n` office minutes have passed since `start`.
    fn end_of_minutes(&self, start: OffsetDateTime, n: u32) -> Result<(Date, u32), CalendarError> {
        let (date, minute) = full_minute(start);
        let index = Table::index(date).ok_or(CalendarError::OutOfRange)?;
        if n == 0
            && let Some(now) = self.open_from(date, minute)
        {
            return Ok((date, now));
        }
        let before = self.table().minutes_before(index) + self.worked_by(date, minute);
        // Without a term the answer is the opening of the next day, which comes just before its first minute passes.
        let target = before.checked_add(n.max(1)).ok_or(CalendarError::OutOfRange)?;
        let day = self.table().day_of_minute(target).ok_or(CalendarError::OutOfRange)?;
        let ahead = i64::try_from(day).ok().zip(i64::try_from(index).ok()).map_or(0, |(day, index)| day - index);
        let date = date.checked_add(Duration::days(ahead)).ok_or(CalendarError::OutOfRange)?;
        let mut left = target - self.table().minutes_before(day);
        for session in self.sessions(date) {
            if left <= session.minutes() {
                let passed = if n == 0 { 0 } else { left };
                return Ok((date, session.open() + passed));
            }
            left -= session.minutes();
        }
        Err(CalendarError::OutOfRange)
    }

    /// The first minute of the day at or after `minute` at which the office is open.
    fn open_from(&self, date: Date, minute: u32) -> Option<u32> {
        self.sessions(date).iter().find(|s| minute <= s.close()).map(|s| minute.max(s.open()))
    }
}

/// The corresponding day `n` months later, or the last of that month (Civil Code 148.3).
pub(crate) fn add_months(date: Date, n: u32) -> Option<Date> {
    let months = i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1 + i64::from(n);
    let year = i32::try_from(months.div_euclid(12)).ok()?;
    let month = time::Month::try_from(u8::try_from(months.rem_euclid(12) + 1).ok()?).ok()?;
    Date::from_calendar_date(year, month, date.day().min(month.length(year))).ok()
}
