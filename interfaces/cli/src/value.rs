//! Values of arguments, read by the grammar that reads them everywhere else.

use std::net::SocketAddr;

use calendar::{CalendarError, Term, local};
use clap::ValueEnum;
use ids::{EventId, TokenId};
use text::date::When;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;
use time::{Date, OffsetDateTime, Time};

use crate::say;

const DAY: StaticFormatDescription = format_description!("[day]/[month]/[year]");

/// A day: 2018-01-31 or 31/01/2018.
pub(crate) fn date(text: &str) -> Result<Date, String> {
    text::parse_date(text).map_err(|error| error.to_string())
}

/// A moment; a day alone is the moment at which it begins.
pub(crate) fn moment(text: &str) -> Result<OffsetDateTime, String> {
    match text::parse_moment(text) {
        Ok(When::Day(day)) => Ok(local(day, Time::MIDNIGHT)),
        Ok(When::Moment(moment)) => Ok(moment),
        Err(error) => Err(error.to_string()),
    }
}

/// A moment; a day alone is its last second.
pub(crate) fn end_of(text: &str) -> Result<OffsetDateTime, String> {
    match text::parse_moment(text) {
        Ok(When::Day(day)) => Ok(local(day, time::macros::time!(23:59:59))),
        Ok(When::Moment(moment)) => Ok(moment),
        Err(error) => Err(error.to_string()),
    }
}

/// A day as people write it.
pub(crate) fn day_in_words(date: Date) -> String {
    date.format(&DAY).unwrap_or_else(|_| date.to_string())
}

/// A whole number that is not negative.
pub(crate) fn count(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| say::not_a_count(text))
}

/// A year.
pub(crate) fn year(text: &str) -> Result<i32, String> {
    text.parse().map_err(|_| say::not_a_year(text))
}

/// Where to listen.
pub(crate) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| say::not_an_address(text))
}

/// The id of an event.
pub(crate) fn event(text: &str) -> Result<EventId, String> {
    text.parse().map_err(|_| say::not_an_id(text))
}

/// The id of a token.
pub(crate) fn token(text: &str) -> Result<TokenId, String> {
    text.parse().map_err(|_| say::not_an_id(text))
}

/// In what a term is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum Unit {
    /// Ngày làm việc
    WorkingDay,
    /// Ngày
    Day,
    /// Giờ làm việc
    WorkingHour,
    /// Tháng
    Month,
}

impl Unit {
    /// A term of so many; hours may have a fraction that makes whole minutes.
    pub fn term(self, count: &str) -> Result<Term, String> {
        let whole = || self::count(count);
        match self {
            Self::WorkingDay => whole().map(Term::WorkingDays),
            Self::Day => whole().map(Term::Days),
            Self::Month => whole().map(Term::Months),
            Self::WorkingHour => hours(count),
        }
    }
}

/// Working hours: `8`, `2.5` or `2,5`.
pub(crate) fn hours(count: &str) -> Result<Term, String> {
    let (whole, fraction) = count.split_once(['.', ',']).unwrap_or((count, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 4 {
        return Err(say::not_hours(count));
    }
    let hours: u32 = whole.parse().map_err(|_| say::not_hours(count))?;
    let scale = 10_u32.pow(u32::try_from(fraction.len()).unwrap_or(0));
    let part = fraction.parse::<u32>().unwrap_or(0) * 60;
    if part % scale != 0 {
        return Err(say::not_hours(count));
    }
    let minutes = hours.checked_mul(60).and_then(|minutes| minutes.checked_add(part / scale));
    minutes.map(Term::WorkingMinutes).ok_or_else(|| CalendarError::TermTooLong(hours).to_string())
}
