//! Terms as the law writes them, and the due date that explains itself.

use serde::{Deserialize, Serialize, Serializer};
use time::{Date, OffsetDateTime};

use crate::CalendarError;

/// How long somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// Working days (ngày làm việc): days off are skipped.
    WorkingDays(u32),
    /// Plain days (ngày): every day counts, only the last one moves off a day off.
    Days(u32),
    /// Working time in minutes of office hours (giờ làm việc), begun at once.
    WorkingMinutes(u32),
    /// Months (tháng): the day with the same number, or the last of the month.
    Months(u32),
}

impl Term {
    /// Working hours.
    ///
    /// # Errors
    /// `TermTooLong` when they do not fit in minutes.
    pub fn working_hours(hours: u32) -> Result<Self, CalendarError> {
        hours.checked_mul(60).map(Self::WorkingMinutes).ok_or(CalendarError::TermTooLong(hours))
    }

    /// Working hours in tenths: 25 is two hours and a half.
    ///
    /// # Errors
    /// `TermTooLong` when they do not fit in minutes.
    pub fn working_hour_tenths(tenths: u32) -> Result<Self, CalendarError> {
        tenths.checked_mul(6).map(Self::WorkingMinutes).ok_or(CalendarError::TermTooLong(tenths / 10))
    }

    /// Half working days (buổi) of four hours.
    ///
    /// # Errors
    /// `TermTooLong` when they do not fit in minutes.
    pub fn half_days(halves: u32) -> Result<Self, CalendarError> {
        halves.checked_mul(240).map(Self::WorkingMinutes).ok_or(CalendarError::TermTooLong(halves))
    }
}

/// When the last day of a term ends; terms in hours end at their minute whichever is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayEnd {
    /// At the end of office hours: a rule of the house.
    #[default]
    OfficeHours,
    /// At 24:00 (Civil Code 148.6): the moment is 0:00 of the next day, `Due::date` the day itself.
    Midnight,
}

/// What a day adds to the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Days, or months.
    Whole(u32),
    /// Minutes of office hours; written as hours.
    Minutes(u32),
}

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Whole(n) => serializer.serialize_u32(n),
            Self::Minutes(m) if m % 60 == 0 => serializer.serialize_u32(m / 60),
            Self::Minutes(m) => serializer.serialize_f64(f64::from(m) / 60.0),
        }
    }
}

/// One line of the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The day.
    #[serde(with = "crate::iso_date")]
    pub date: Date,
    /// What it adds to the term; nothing for a day that is skipped. All steps sum to the term.
    pub counted: Option<Counted>,
    /// Why it is skipped or moved, in Vietnamese.
    pub why: Option<String>,
    /// The legal basis of the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

/// When a term ends, and why then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The moment, in Vietnamese time.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The day.
    #[serde(with = "crate::iso_date")]
    pub date: Date,
    /// Day by day from the start.
    pub steps: Vec<Step>,
    /// Articles, decisions and rules of the house ("house_rule: ...") used, each once.
    pub basis: Vec<String>,
    /// True when the days counted reach into a year whose days off are not announced yet.
    pub provisional: bool,
}
