//! Working days counted one by one, from nothing but which days are working days and when the office closes.

use calendar::Calendar;
use time::{Date, Duration, OffsetDateTime};

/// The office's days.
pub struct Days(Calendar);

impl Days {
    pub fn new() -> Self {
        Self(Calendar::office())
    }

    pub fn is_working(&self, day: Date) -> bool {
        self.0.is_working_day(day)
    }

    /// When the office closes on a day.
    pub fn close(&self, day: Date) -> OffsetDateTime {
        self.0.end_of_office(day)
    }

    /// `n` working days after a day, which is not counted; for 0 the day itself or the next working one.
    pub fn on(&self, day: Date, n: u32) -> Date {
        self.walk(day, n, 1)
    }

    /// `n` working days before a day; for 0 the day itself or the last working one before.
    pub fn back(&self, day: Date, n: u32) -> Date {
        self.walk(day, n, -1)
    }

    fn walk(&self, mut day: Date, n: u32, step: i64) -> Date {
        if n == 0 && self.is_working(day) {
            return day;
        }
        for _ in 0..n.max(1) {
            day += Duration::days(step);
            while !self.is_working(day) {
                day += Duration::days(step);
            }
        }
        day
    }

    /// The end of a term in working days; the day of the start is not counted.
    pub fn working_days(&self, start: OffsetDateTime, n: u32) -> OffsetDateTime {
        self.close(self.on(start.to_offset(calendar::ZONE).date(), n))
    }

    /// The last day of a term in months: the day of the same number, or the last of a shorter month, and off a day off.
    pub fn months(&self, start: Date, n: u8) -> Date {
        let mut month = start.replace_day(1).expect("every month has one");
        for _ in 0..n {
            month = (month + Duration::days(31)).replace_day(1).expect("every month has one");
        }
        let last = time::util::days_in_month(month.month(), month.year());
        self.on(month.replace_day(start.day().min(last)).expect("it was cut"), 0)
    }

    /// The end of one month from a moment.
    pub fn month(&self, start: OffsetDateTime) -> OffsetDateTime {
        self.close(self.months(start.to_offset(calendar::ZONE).date(), 1))
    }
}
