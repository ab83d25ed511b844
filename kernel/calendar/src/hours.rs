//! Office hours: sessions of each weekday, and seasons in which they differ.

use std::fmt;
use std::str::FromStr;

use time::{Date, Month, Time, Weekday};

use crate::CalendarError;

/// A stretch of office hours on one day, in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    open: u16,
    close: u16,
}

impl Session {
    /// A session from `open` to `close`; seconds are cut off.
    ///
    /// # Errors
    /// `OfficeHours` when it does not end after it begins.
    pub fn new(open: Time, close: Time) -> Result<Self, CalendarError> {
        let minute = |t: Time| u16::from(t.hour()) * 60 + u16::from(t.minute());
        let (open, close) = (minute(open), minute(close));
        if close <= open {
            return Err(CalendarError::OfficeHours(format!("{} đến {}", clock(open), clock(close))));
        }
        Ok(Self { open, close })
    }

    /// When it begins, in minutes after midnight.
    #[must_use]
    pub fn open(self) -> u32 {
        u32::from(self.open)
    }

    /// When it ends, in minutes after midnight.
    #[must_use]
    pub fn close(self) -> u32 {
        u32::from(self.close)
    }

    /// How long it is, in minutes.
    #[must_use]
    pub fn minutes(self) -> u32 {
        u32::from(self.close - self.open)
    }
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", clock(self.open), clock(self.close))
    }
}

impl FromStr for Session {
    type Err = CalendarError;

    /// Reads `7:30-11:30`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || CalendarError::OfficeHours(format!("'{text}' không có dạng 7:30-11:30"));
        let time = |part: &str| {
            let (hour, minute) = part.trim().split_once(':')?;
            Time::from_hms(hour.parse().ok()?, minute.parse().ok()?, 0).ok()
        };
        let (open, close) = text.split_once('-').ok_or_else(wrong)?;
        Self::new(time(open).ok_or_else(wrong)?, time(close).ok_or_else(wrong)?)
    }
}

fn clock(minute: u16) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// The sessions of each day of a week. Saturday and Sunday are days of weekly rest; sessions there are hours in which
/// the unit receives, and make the day a half day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    days: [Vec<Session>; 7],
}

impl Week {
    /// A week with the same sessions from Monday to Friday and none at the weekend.
    ///
    /// # Errors
    /// `OfficeHours` when there is no session, or sessions overlap or are out of order.
    pub fn new(sessions: Vec<Session>) -> Result<Self, CalendarError> {
        let mut week = Self { days: Default::default() };
        for day in [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday] {
            week = week.with_day(day, sessions.clone())?;
        }
        Ok(week)
    }

    /// The same week with other sessions on one day.
    ///
    /// # Errors
    /// `OfficeHours` when sessions overlap or are out of order, or a day from Monday to Friday is left without any.
    pub fn with_day(mut self, day: Weekday, sessions: Vec<Session>) -> Result<Self, CalendarError> {
        if sessions.is_empty() && !matches!(day, Weekday::Saturday | Weekday::Sunday) {
            return Err(CalendarError::OfficeHours("ngày làm việc phải có ít nhất một buổi".to_owned()));
        }
        if let Some(pair) = sessions.windows(2).find(|pair| pair[1].open < pair[0].close) {
            return Err(CalendarError::OfficeHours(format!("{} và {} chồng lên nhau", pair[0], pair[1])));
        }
        self.days[usize::from(day.number_days_from_monday())] = sessions;
        Ok(self)
    }

    fn on(&self, day: Weekday) -> &[Session] {
        &self.days[usize::from(day.number_days_from_monday())]
    }
}

/// A span of every year with its own week, first and last day included; it may run over the end of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Season {
    from: (u8, u8),
    to: (u8, u8),
    week: Week,
}

impl Season {
    fn holds(&self, day: (u8, u8)) -> bool {
        if self.from <= self.to { self.from <= day && day <= self.to } else { day >= self.from || day <= self.to }
    }
}

/// The office hours of a unit, all the year round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeHours {
    week: Week,
    seasons: Vec<Season>,
}

impl OfficeHours {
    /// Hours that are the same in every season.
    #[must_use]
    pub fn new(week: Week) -> Self {
        Self { week, seasons: Vec::new() }
    }

    /// The same hours, but with `week` from one day of every year to another, both included.
    ///
    /// # Errors
    /// `OfficeHours` when a day does not exist or the season overlaps an earlier one.
    pub fn with_season(mut self, from: (Month, u8), to: (Month, u8), week: Week) -> Result<Self, CalendarError> {
        for (month, day) in [from, to] {
            // 2024 is a leap year, so that 29 February may bound a season.
            Date::from_calendar_date(2024, month, day)
                .map_err(|_| CalendarError::OfficeHours(format!("không có ngày {day}/{}", u8::from(month))))?;
        }
        let season = Season { from: (from.0.into(), from.1), to: (to.0.into(), to.1), week };
        let meets = |other: &Season| {
            season.holds(other.from) || season.holds(other.to) || other.holds(season.from) || other.holds(season.to)
        };
        if self.seasons.iter().any(meets) {
            return Err(CalendarError::OfficeHours("hai mùa chồng lên nhau".to_owned()));
        }
        self.seasons.push(season);
        Ok(self)
    }

    /// The default hours with Saturday mornings, for a unit that receives then.
    #[must_use]
    pub fn with_saturday_morning() -> Self {
        let mut hours = Self::default();
        hours.week.days[5] = vec![MORNING];
        hours
    }

    /// The sessions in which the office is open on `date` as its weekday has them, holidays not considered.
    #[must_use]
    pub fn sessions(&self, date: Date) -> &[Session] {
        self.week_of(date).on(date.weekday())
    }

    /// The sessions of a full working day in the season of `date`: its own from Monday to Friday, else Friday's.
    #[must_use]
    pub fn full_sessions(&self, date: Date) -> &[Session] {
        let week = self.week_of(date);
        match date.weekday() {
            Weekday::Saturday | Weekday::Sunday => week.on(Weekday::Friday),
            day => week.on(day),
        }
    }

    fn week_of(&self, date: Date) -> &Week {
        let day = (date.month().into(), date.day());
        self.seasons.iter().find(|s| s.holds(day)).map_or(&self.week, |s| &s.week)
    }
}

const MORNING: Session = Session { open: 7 * 60 + 30, close: 11 * 60 + 30 };
const AFTERNOON: Session = Session { open: 13 * 60, close: 17 * 60 };

impl Default for OfficeHours {
    /// 7:30-11:30 and 13:00-17:00 from Monday to Friday: eight hours are one working day.
    fn default() -> Self {
        let full = || vec![MORNING, AFTERNOON];
        Self::new(Week { days: [full(), full(), full(), full(), full(), Vec::new(), Vec::new()] })
    }
}
