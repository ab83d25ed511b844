//! Dates and moments as offices write them: `05/12/2017`, `ngày 05 tháng 12 năm 2017`, `2018-01-31`, RFC 3339, `14 giờ 30 ngày 05/12/2017`.

use time::format_description::well_known::Rfc3339;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::form::normalise;
use crate::token::{Kind, Token, phrase_at, tokens};

/// The office's zone, Asia/Ho_Chi_Minh: a fixed +07:00 in every year that records reach back to.
pub const OFFICE_ZONE: UtcOffset = match UtcOffset::from_hms(7, 0, 0) {
    Ok(offset) => offset,
    Err(_) => panic!("+07:00 is an offset"),
};

/// A day, or a moment of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A day without a time.
    Day(Date),
    /// A moment; written without an offset it is the office's local time.
    Moment(OffsetDateTime),
}

impl When {
    /// The day, in the office's zone.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => moment.to_offset(OFFICE_ZONE).date(),
        }
    }
}

/// Why a text is no date, saying which part is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing is written.
    #[error("thiếu ngày")]
    Empty,
    /// The month does not exist.
    #[error("tháng {0} không có: tháng phải từ 01 đến 12")]
    Month(u32),
    /// The day does not exist in that month.
    #[error("ngày {day:02} không có trong tháng {month:02} năm {year}: tháng này có {last} ngày")]
    Day {
        /// The day as written.
        day: u32,
        /// Its month.
        month: u8,
        /// Its year.
        year: i32,
        /// How many days that month has.
        last: u8,
    },
    /// The year is not written with four digits.
    #[error("năm \"{0}\" phải viết đủ bốn chữ số")]
    Year(String),
    /// The time of day does not exist.
    #[error("giờ \"{0}\" không có: giờ từ 0 đến 23, phút và giây từ 0 đến 59")]
    Time(String),
    /// The moment lies outside of the years 0 to 9999 somewhere on its way to the office's zone.
    #[error("\"{0}\" nằm ngoài các năm mà lịch có: kiểm tra lại năm")]
    Range(String),
    /// It is not written as a date.
    #[error("\"{0}\" không phải ngày: viết theo dạng 31/01/2018 hoặc 2018-01-31")]
    Shape(String),
}

/// Reads a whole text as a day; of a moment, its day in the office's zone.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    parse_moment(text).map(When::day)
}

/// Reads a whole text as a day or a moment.
pub fn parse_moment(text: &str) -> Result<When, DateError> {
    let text = normalise(text);
    let text = text.trim();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let in_time = |moment| kept(moment).ok_or_else(|| DateError::Range(text.to_owned()));
    if let Ok(moment) = OffsetDateTime::parse(text, &Rfc3339) {
        return in_time(moment);
    }
    let all = tokens(text);
    let shape = || DateError::Shape(text.to_owned());
    let time_first = read_time_at(&all, 0);
    let mut at = time_first.as_ref().map_or(0, |(_, next)| *next);
    if time_first.is_some() {
        while all.get(at).is_some_and(|t| t.text == ",") {
            at += 1;
        }
    }
    let (written, next) = read_at(&all, at).ok_or_else(shape)?;
    let day = written.to_date()?;
    let (time, end) = match time_first {
        Some(time) => (Some(time.0), next),
        None => {
            let at = if all.get(next).is_some_and(|t| matches!(t.key.as_ref(), "t" | "," | "lúc")) {
                next + 1
            } else {
                next
            };
            read_time_at(&all, at).map_or((None, next), |(time, end)| (Some(time), end))
        }
    };
    let (zone, end) = read_zone_at(&all, end).map_or((None, end), |(zone, end)| (Some(zone), end));
    if end != all.len() {
        // An offset that the strict form refused is a wrong time, not a wrong date.
        let fault = if time.is_some() || text.contains(':') { DateError::Time(text.to_owned()) } else { shape() };
        return Err(fault);
    }
    match time {
        None => Ok(When::Day(day)),
        Some(time) => in_time(PrimitiveDateTime::new(day, time?).assume_offset(zone.unwrap_or(OFFICE_ZONE))),
    }
}

/// A moment that also has a day in the office's zone and in UTC; the last hours of the year 9999 may have none.
fn kept(moment: OffsetDateTime) -> Option<When> {
    moment.checked_to_offset(UtcOffset::UTC)?;
    moment.checked_to_offset(OFFICE_ZONE)?;
    Some(When::Moment(moment))
}

/// `Z`, `+07:00` or `-05:30` after a time that the strict form does not know ("2018-01-31 08:00+07:00").
fn read_zone_at(tokens: &[Token<'_>], at: usize) -> Option<(UtcOffset, usize)> {
    let sign = match tokens.get(at)?.key.as_ref() {
        "z" => return Some((UtcOffset::UTC, at + 1)),
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let hours = i8::try_from(small(tokens, at + 1)?).ok()?;
    let minutes = i8::try_from(small(tokens, mark_at(tokens, at + 2, ":")?)?).ok()?;
    Some((UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()?, at + 4))
}

/// A date as written in running text; the year may be missing after `ngày` ("ngày 10/8").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The day as written.
    pub day: u32,
    /// The month as written.
    pub month: u32,
    /// The year as written, if it is.
    pub year: Option<String>,
}

impl Written {
    /// The date, when every part exists; a missing year is a wrong year.
    pub fn to_date(&self) -> Result<Date, DateError> {
        let year = self.year.as_deref().unwrap_or_default();
        match year.parse() {
            Ok(number) if year.len() == 4 => self.in_year(number),
            _ => Err(DateError::Year(year.to_owned())),
        }
    }

    /// The date with its day and month in this year.
    pub fn in_year(&self, year: i32) -> Result<Date, DateError> {
        let month = u8::try_from(self.month).ok().and_then(|m| Month::try_from(m).ok());
        let month = month.ok_or(DateError::Month(self.month))?;
        let last = month.length(year);
        let fault = DateError::Day { day: self.day, month: u8::from(month), year, last };
        let day = u8::try_from(self.day).map_err(|_| fault.clone())?;
        Date::from_calendar_date(year, month, day).map_err(|_| fault)
    }
}

/// Reads the date that starts at token `at` (perhaps at its word `ngày`), and the index after it.
pub fn read_at(tokens: &[Token<'_>], at: usize) -> Option<(Written, usize)> {
    let named = tokens.get(at)?.is("ngày");
    let at = at + usize::from(named);
    let first = tokens.get(at).filter(|t| t.kind == Kind::Number)?;
    dotted(first).map(|w| (w, at + 1)).or_else(|| in_words(tokens, at)).or_else(|| in_marks(tokens, at, named))
}

/// `30/6` without `ngày`, for a reader who knows from what stands before that a day follows.
pub(crate) fn short_at(tokens: &[Token<'_>], at: usize) -> Option<(Written, usize)> {
    let after = tokens.get(at + 3).is_some_and(|t| t.joined && matches!(t.text, "/" | "-" | "%"));
    let slash = tokens.get(at + 1).is_some_and(|t| t.text == "/");
    in_marks(tokens, at, true).filter(|(written, _)| slash && !after && written.year.is_none())
}

/// `01.01.2018`, which the lexer keeps as one number.
fn dotted(token: &Token<'_>) -> Option<Written> {
    let parts: Vec<&str> = token.text.split('.').collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    if day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    Some(Written { day: day.parse().ok()?, month: month.parse().ok()?, year: Some(year.to_owned()) })
}

/// `05 tháng 12 năm 2017`, and `05 tháng 12` whose year is missing; `05 tháng 12/2017` is met as well.
fn in_words(tokens: &[Token<'_>], at: usize) -> Option<(Written, usize)> {
    let day = small(tokens, at)?;
    let next = phrase_at(tokens, at + 1, "tháng")?;
    let month = small(tokens, next)?;
    let year_at = phrase_at(tokens, next + 1, "năm").or_else(|| mark_at(tokens, next + 1, "/"));
    let year = year_at.and_then(|i| plain(tokens, i).map(|y| (y, i + 1)));
    let end = year.map_or(next + 1, |(_, end)| end);
    Some((Written { day, month, year: year.map(|(y, _)| y.to_owned()) }, end))
}

/// `05/12/2017`, `5-12-2017`, `2018-01-31`; without a year only after `ngày`, since 3/4 alone is a fraction.
fn in_marks(tokens: &[Token<'_>], at: usize, named: bool) -> Option<(Written, usize)> {
    let separator = tokens.get(at + 1)?.text;
    if !matches!(separator, "/" | "-") {
        return None;
    }
    let first = plain(tokens, at)?;
    let second = small(tokens, at + 2)?;
    let third = mark_at(tokens, at + 3, separator).and_then(|i| plain(tokens, i));
    match third {
        Some(day) if first.len() == 4 && day.len() <= 2 => {
            Some((Written { day: day.parse().ok()?, month: second, year: Some(first.to_owned()) }, at + 5))
        }
        Some(year) if first.len() <= 2 && (2..=4).contains(&year.len()) => {
            Some((Written { day: first.parse().ok()?, month: second, year: Some(year.to_owned()) }, at + 5))
        }
        None if named && first.len() <= 2 => {
            Some((Written { day: first.parse().ok()?, month: second, year: None }, at + 3))
        }
        _ => None,
    }
}

/// Reads a time of day at token `at`: `14:00`, `14:00:30`, `14h30`, `14 giờ 30 phút`, `14 giờ`, `14g`.
pub fn read_time_at(tokens: &[Token<'_>], at: usize) -> Option<(Result<Time, DateError>, usize)> {
    let hour = small(tokens, at)?;
    let (minute, second, next) = if let Some(i) = mark_at(tokens, at + 1, ":") {
        let minute = small(tokens, i)?;
        match mark_at(tokens, i + 1, ":").and_then(|j| seconds(tokens, j)) {
            Some((second, end)) => (minute, second, end),
            None => (minute, 0, i + 1),
        }
    } else {
        let unit = tokens.get(at + 1)?;
        if !matches!(unit.key.as_ref(), "giờ" | "h" | "g") {
            return None;
        }
        match small(tokens, at + 2).filter(|_| minutes_follow(tokens, at + 2)) {
            Some(minute) => (minute, 0, at + 3 + usize::from(phrase_at(tokens, at + 3, "phút").is_some())),
            None => (0, 0, at + 2),
        }
    };
    let written = || tokens[at..next].iter().map(|t| t.text).collect::<String>();
    let narrow = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
    let time = Time::from_hms(narrow(hour), narrow(minute), narrow(second)).map_err(|_| DateError::Time(written()));
    Some((time, next))
}

/// Whether the number at `at` is minutes ("14 giờ 30") and not the start of something else ("14 giờ 05/12/2017").
fn minutes_follow(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else {
        return true;
    };
    !matches!(next.text, "/" | "-") && !next.is("tháng")
}

/// Seconds with a fraction, which is dropped: "30", "30.250".
fn seconds(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at).filter(|t| t.kind == Kind::Number)?;
    Some((token.text.split(['.', ',']).next()?.parse().ok()?, at + 1))
}

fn mark_at(tokens: &[Token<'_>], at: usize, mark: &str) -> Option<usize> {
    (tokens.get(at)?.text == mark).then_some(at + 1)
}

/// The digits of a number of four digits at most.
fn plain<'t>(tokens: &[Token<'t>], at: usize) -> Option<&'t str> {
    let text = tokens.get(at).filter(|t| t.kind == Kind::Number)?.text;
    (text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

fn small(tokens: &[Token<'_>], at: usize) -> Option<u32> {
    plain(tokens, at).filter(|t| t.len() <= 2)?.parse().ok()
}
