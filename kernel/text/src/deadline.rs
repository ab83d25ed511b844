//! Deadlines in words: `trước 14 giờ, ngày 05/12/2017`, `trong Quý II`, `chậm nhất 05 ngày làm việc kể từ ngày nhận`.
//!
//! Read in three steps: every phrase that can be a deadline is found with the words that announce it ([`Found`]), the best
//! announced one is chosen, and its missing parts are resolved against receipt and issue. No holiday is known here: the answer
//! is a structure, and the calendar makes a due moment of it.

mod choose;
mod phrase;
mod recurring;
mod relative;
mod resolve;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, Weekday};

pub use choose::find;

use crate::date::{DateError, Written};
use crate::form::normalise;
use crate::token::tokens;

/// What a text says about when something is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The structure that the calendar turns into a due moment.
    pub when: When,
    /// How the phrase is bounded; an office may take "trước ngày X" as the day before.
    pub bound: Bound,
    /// What was not written and taken as usual.
    pub assumed: Vec<Assumed>,
    /// The phrase, in characters of the normalised text.
    pub span: Option<(usize, usize)>,
    /// Why a phrase that was found could not be taken ("ngày 31/02/2018").
    pub doubt: Option<DateError>,
}

/// When something is due, before any calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// A local time of a day.
    Moment(PrimitiveDateTime),
    /// A day: due at its end of office hours.
    Day(Date),
    /// A stretch of days: due in its last one.
    Period(Period),
    /// So long after something happened.
    Relative(Relative),
    /// Again and again.
    Recurring(Recurring),
    /// No deadline is written.
    None,
}

/// The six kinds of a deadline, as other programs name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A time of a day.
    Moment,
    /// A day.
    Day,
    /// A week, month, quarter, half or year.
    Period,
    /// So long after something happened.
    Relative,
    /// Again and again.
    Recurring,
    /// None is written.
    None,
}

impl Kind {
    /// As it stands in JSON and in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Moment => "moment",
            Self::Day => "day",
            Self::Period => "period",
            Self::Relative => "relative",
            Self::Recurring => "recurring",
            Self::None => "none",
        }
    }
}

impl Deadline {
    /// Which of the six kinds it is.
    pub const fn kind(&self) -> Kind {
        match self.when {
            When::Moment(_) => Kind::Moment,
            When::Day(_) => Kind::Day,
            When::Period(_) => Kind::Period,
            When::Relative(_) => Kind::Relative,
            When::Recurring(_) => Kind::Recurring,
            When::None => Kind::None,
        }
    }
}

/// How a phrase bounds its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// `trong`, `đến`, `hết`, or only the time itself.
    Within,
    /// `chậm nhất`, `muộn nhất`, `không quá`.
    By,
    /// `trước`.
    Before,
}

/// A part that was not written and was taken as usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumed {
    /// The first such date after issue.
    Year,
    /// The first month that has such a day after issue.
    Month,
    /// The first day on which the time is still to come.
    Day,
    /// A count of days without its start runs from receipt.
    Start,
}

/// A stretch of days of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How long it is.
    pub unit: PeriodUnit,
    /// Its first day.
    pub first: Date,
    /// Its last day, working or not.
    pub last: Date,
}

/// The length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodUnit {
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A quarter.
    Quarter,
    /// Several months from the start or to the end of a year, half a year the most usual.
    Months,
    /// A calendar year.
    Year,
}

/// So long after something happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
    /// From when.
    pub from: Start,
}

/// What a relative deadline counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// `ngày làm việc`.
    WorkingDay,
    /// `ngày`; a week is seven.
    Day,
    /// `giờ làm việc`.
    WorkingHour,
    /// `giờ`.
    Hour,
    /// `tháng`; a year is twelve.
    Month,
}

/// From when a relative deadline counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// From receipt, said or assumed.
    Receipt,
    /// From signing or issue.
    Issue,
    /// From a written day.
    Day(Date),
    /// From something that the text names and does not date: nobody but a person can tell when.
    Event(String),
}

/// A deadline that comes again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurring {
    /// When it comes.
    pub rule: Rule,
    /// The time of that day, if written.
    pub time: Option<Time>,
}

/// When a recurring deadline comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Every day.
    Daily,
    /// Every week, on a weekday or at its end.
    Weekly(Option<Weekday>),
    /// Every month.
    Monthly(MonthDay),
    /// Every quarter, in its first, second or third month.
    Quarterly {
        /// 1, 2 or 3.
        month: u8,
        /// The day of that month.
        day: MonthDay,
    },
    /// Every year.
    Yearly {
        /// 1 to 12.
        month: u8,
        /// The day of that month.
        day: MonthDay,
    },
}

/// A day of any month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthDay {
    /// This number; in a month without it, the last day.
    Day(u8),
    /// The last day.
    Last,
}

/// A phrase of a text that tells a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its tokens, with the words that announce it.
    pub tokens: Range<usize>,
    /// How it is bounded.
    pub bound: Bound,
    /// What it says, its missing parts still missing.
    pub phrase: Phrase,
}

/// A deadline as written, its missing parts still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    /// A day, perhaps with a time.
    Day(DayPhrase, Option<Result<Time, DateError>>),
    /// A time and no day.
    Time(Result<Time, DateError>),
    /// A stretch of days.
    Period(PeriodPhrase),
    /// So long after something.
    Relative(Relative, Option<Assumed>),
    /// Again and again.
    Recurring(Recurring),
    /// A day that cannot be, after a count ("kể từ ngày 31/02").
    Wrong(DateError),
}

/// A day as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayPhrase {
    /// `10/8/2018`, `ngày 10/8`.
    Date(Written),
    /// `ngày 25`, of this month when `Turn::This` is said.
    OfMonth(u32, Option<Turn>),
    /// `thứ Sáu`, of this or the next week when said.
    Weekday(Weekday, Option<Turn>),
    /// `hôm nay`, `trong ngày`.
    Today,
    /// `ngày mai`.
    Tomorrow,
}

/// This one or the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// `này`, `nay`.
    This,
    /// `sau`, `tới`.
    Next,
}

/// A period as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodPhrase {
    /// `tháng 3`, `tháng 02/2026`.
    Month(u8, Option<i32>),
    /// `Quý II`, `quý 4/2018`.
    Quarter(u8, Option<i32>),
    /// `6 tháng đầu năm 2018`, `6 tháng cuối năm`: its first and last month.
    Months(u8, u8, Option<i32>),
    /// `năm 2018`.
    Year(i32),
    /// `tuần này`, `tháng sau`, `hết năm`.
    Turn(PeriodUnit, Turn),
}

/// Reads the deadline that a text tells, for something received then and issued on that day.
///
/// A missing year is that of the first such date on or after issue, or receipt when no day of issue is known; `assumed` says so.
pub fn read_deadline(text: &str, received: OffsetDateTime, issued: Option<Date>) -> Deadline {
    let text = normalise(text);
    let all = tokens(&text);
    let Some(found) = find(&all) else {
        return Deadline { when: When::None, bound: Bound::Within, assumed: Vec::new(), span: None, doubt: None };
    };
    let chars = |bytes: usize| text[..bytes].chars().count();
    let span = Some((chars(all[found.tokens.start].span.start), chars(all[found.tokens.end - 1].span.end)));
    let bound = found.bound;
    match resolve::resolve(&found, received, issued) {
        Ok((when, assumed)) => Deadline { when, bound, assumed, span, doubt: None },
        Err(doubt) => Deadline { when: When::None, bound, assumed: Vec::new(), span, doubt: Some(doubt) },
    }
}
