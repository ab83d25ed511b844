//! The calendar of a unit: which days are worked, and working time between moments.

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use time::{Date, OffsetDateTime, Time, Weekday};

use crate::exceptions::embedded;
use crate::holidays::{WEEKLY_REST, is_weekly_rest};
use crate::table::{Table, closing, open_sessions};
use crate::{CalendarError, Exception, FIRST_DAY, LAST_DAY, OfficeHours, ZONE, local};

/// Whether a day is worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A working day (ngày làm việc).
    Working,
    /// A day of weekly rest on which the unit receives: its hours count as working time, the day does not count as a working day.
    Half,
    /// A day off.
    Off,
}

/// A day and why it is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The day.
    #[serde(with = "crate::iso_date")]
    pub date: Date,
    /// Whether it is worked.
    pub kind: DayKind,
    /// The reason in Vietnamese ("Tết Nguyên đán", "Chủ nhật"); nothing for an ordinary working day.
    pub why: Option<String>,
    /// The legal basis, or "unverified: " and where the fact was taken from; empty for an ordinary working day.
    pub basis: String,
    /// True in a year whose days off are not announced yet, and outside of 2000..=2100.
    pub provisional: bool,
}

/// Working days and office hours of a unit. Cheap to clone.
///
/// The calendar knows 2000-01-01..=2100-12-31. Questions that can answer with an error do so outside of it; the others
/// know only weekends there, and no working time.
#[derive(Clone)]
pub struct Calendar {
    inner: Arc<Inner>,
}

struct Inner {
    hours: OfficeHours,
    exceptions: Vec<Exception>,
    table: Table,
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { hours, exceptions, .. } = &*self.inner;
        f.debug_struct("Calendar").field("hours", hours).field("exceptions", exceptions).finish_non_exhaustive()
    }
}

impl Default for Calendar {
    fn default() -> Self {
        Self::office()
    }
}

impl Calendar {
    /// The calendar of an office with the default hours and the announcements that come with the program.
    #[must_use]
    pub fn office() -> Self {
        static OFFICE: OnceLock<Calendar> = OnceLock::new();
        OFFICE.get_or_init(|| Self::with_hours(OfficeHours::default())).clone()
    }

    /// The same for a unit with hours of its own.
    #[must_use]
    pub fn with_hours(hours: OfficeHours) -> Self {
        match Self::build(hours, embedded().to_vec()) {
            Ok(calendar) => calendar,
            // The exceptions are part of the program and a test builds them: a fault here never reaches an office.
            Err(error) => unreachable!("exceptions of the program: {error}"),
        }
    }

    /// This calendar with further announcements, entered by an administrator; a later one about the same days wins.
    ///
    /// # Errors
    /// `Exception` or `OutOfRange` for days that cannot be, `Contradiction` when a day would be off and worked.
    pub fn with_exceptions(&self, rows: &[Exception]) -> Result<Self, CalendarError> {
        Self::build(self.inner.hours.clone(), [&self.inner.exceptions, rows].concat())
    }

    fn build(hours: OfficeHours, exceptions: Vec<Exception>) -> Result<Self, CalendarError> {
        let table = Table::build(&hours, &exceptions)?;
        Ok(Self { inner: Arc::new(Inner { hours, exceptions, table }) })
    }

    #[inline]
    pub(crate) fn table(&self) -> &Table {
        &self.inner.table
    }

    /// The office hours that the calendar was made with.
    #[must_use]
    pub fn hours(&self) -> &OfficeHours {
        &self.inner.hours
    }

    /// The day with its reason and legal basis.
    #[must_use]
    pub fn day(&self, date: Date) -> Day {
        let kind = self.kind(date);
        let provisional = self.table().is_provisional(date.year());
        if let Some(reason) = self.table().reason(date) {
            return Day { date, kind, why: Some(reason.why.clone()), basis: reason.basis.clone(), provisional };
        }
        let rest = if date.weekday() == Weekday::Sunday { "Chủ nhật" } else { "Thứ Bảy" };
        let (why, basis) = match kind {
            DayKind::Working => (None, ""),
            DayKind::Half => (Some(format!("{rest}, có tiếp nhận")), WEEKLY_REST),
            DayKind::Off => (Some(rest.to_owned()), WEEKLY_REST),
        };
        Day { date, kind, why, basis: basis.to_owned(), provisional }
    }

    #[inline]
    pub(crate) fn kind(&self, date: Date) -> DayKind {
        match Table::index(date) {
            Some(index) => self.table().kind(index),
            None if is_weekly_rest(date) => DayKind::Off,
            None => DayKind::Working,
        }
    }

    /// True for a working day; a day on which a unit only receives is none.
    #[inline]
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.kind(date) == DayKind::Working
    }

    /// The first working day after `date`.
    #[must_use]
    pub fn next_working_day(&self, date: Date) -> Date {
        self.add_working_days(date, 1).unwrap_or_else(|_| {
            let mut day = date;
            // Outside of the calendar only weekends are known; the last day of all dates has no successor.
            while let Some(next) = day.next_day() {
                day = next;
                if self.is_working_day(day) {
                    break;
                }
            }
            day
        })
    }

    /// The `n`th working day after `date`, which itself is not counted; `date` when `n` is 0. Constant time.
    ///
    /// # Errors
    /// `OutOfRange` when `date` or the answer is outside of the calendar.
    #[inline]
    pub fn add_working_days(&self, date: Date, n: u32) -> Result<Date, CalendarError> {
        let index = Table::index(date).ok_or(CalendarError::OutOfRange)?;
        let Some(further) = n.checked_sub(1) else { return Ok(date) };
        let before = self.table().worked(index) as usize + further as usize;
        self.table().nth_working(before).ok_or(CalendarError::OutOfRange)
    }

    /// Working days after `a` up to and including `b`; negative when `b` is before `a`.
    #[inline]
    #[must_use]
    pub fn working_days_between(&self, a: Date, b: Date) -> i64 {
        match (Table::index(a), Table::index(b)) {
            (Some(a), Some(b)) => i64::from(self.table().worked(b)) - i64::from(self.table().worked(a)),
            _ => self.working_days_until(b) - self.working_days_until(a),
        }
    }

    /// Working days up to and including `date`, from an origin that cancels out, on any date.
    fn working_days_until(&self, date: Date) -> i64 {
        let weekdays = |date: Date| {
            // Julian day 0 is a Monday.
            let julian = i64::from(date.to_julian_day());
            julian.div_euclid(7) * 5 + (julian.rem_euclid(7) + 1).min(5)
        };
        let known = date.clamp(FIRST_DAY, LAST_DAY);
        let worked = Table::index(known).map_or(0, |index| i64::from(self.table().worked(index)));
        worked + weekdays(date) - weekdays(known)
    }

    /// Working minutes from `a` to `b`, negative when `b` is before `a`. A begun minute counts as the next full one;
    /// no working time is known outside of the calendar.
    #[must_use]
    pub fn working_minutes_between(&self, a: OffsetDateTime, b: OffsetDateTime) -> i64 {
        let until = |moment| {
            let (date, minute) = full_minute(moment);
            match Table::index(date) {
                Some(index) => i64::from(self.table().minutes_before(index)) + i64::from(self.worked_by(date, minute)),
                None if date < FIRST_DAY => 0,
                None => Table::index(LAST_DAY).map_or(0, |last| {
                    i64::from(self.table().minutes_before(last)) + i64::from(self.worked_by(LAST_DAY, 24 * 60))
                }),
            }
        };
        until(b) - until(a)
    }

    /// Office minutes of `date` that have passed at `minute` after its midnight.
    pub(crate) fn worked_by(&self, date: Date, minute: u32) -> u32 {
        self.sessions(date).iter().map(|s| minute.clamp(s.open(), s.close()) - s.open()).sum()
    }

    /// The sessions in which the office is open on `date`, holidays considered.
    #[must_use]
    pub fn sessions(&self, date: Date) -> &[crate::Session] {
        open_sessions(&self.inner.hours, date, self.kind(date))
    }

    /// The end of office hours of `date`, or of the next working day when `date` is off.
    #[must_use]
    pub fn end_of_office(&self, date: Date) -> OffsetDateTime {
        match self.sessions(date).last() {
            Some(session) => at_minute(date, session.close()),
            None => self.end_of_day_as_written(self.next_working_day(date)),
        }
    }

    /// The end of office hours on `date` itself, even when it is a day off: a day that a document names stays as written.
    #[must_use]
    pub fn end_of_day_as_written(&self, date: Date) -> OffsetDateTime {
        let close = match Table::index(date) {
            Some(index) => self.table().close(index),
            None => closing(&self.inner.hours, date, self.kind(date)),
        };
        at_minute(date, u32::from(close))
    }

    /// The holidays, substitute days, swapped days off and swapped working days of a year, in order.
    #[must_use]
    pub fn holidays(&self, year: i32) -> Vec<Day> {
        self.table().special_days(year).map(|date| self.day(date)).collect()
    }
}

/// The moment `minute` minutes after the midnight that begins `date`; the midnight itself when there is none.
#[inline]
pub(crate) fn at_minute(date: Date, minute: u32) -> OffsetDateTime {
    let of_day = |part: u32| u8::try_from(part).ok();
    match of_day(minute / 60).zip(of_day(minute % 60)).map(|(hour, minute)| Time::from_hms(hour, minute, 0)) {
        Some(Ok(time)) => local(date, time),
        // 24:00 is the midnight of the day after.
        _ => local(date.next_day().unwrap_or(date), Time::MIDNIGHT),
    }
}

/// The Vietnamese day of a moment and the minutes since its midnight, a begun minute counted as full.
pub(crate) fn full_minute(moment: OffsetDateTime) -> (Date, u32) {
    let (date, time) = local_parts(moment);
    let begun = u32::from(time.second() > 0 || time.nanosecond() > 0);
    (date, u32::from(time.hour()) * 60 + u32::from(time.minute()) + begun)
}

/// Day and time of a moment in Vietnam; at the very edges of representable time the moment's own.
#[inline]
pub(crate) fn local_parts(moment: OffsetDateTime) -> (Date, Time) {
    if moment.offset() == ZONE {
        return (moment.date(), moment.time());
    }
    let there = moment.checked_to_offset(ZONE).unwrap_or(moment);
    (there.date(), there.time())
}
