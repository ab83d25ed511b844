//! Terms, due dates with each day explained, and days off.

use calendar::Counted;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Beginning, Day, DayKind, Decimal, Moment, TermLength};
use crate::problem::Problem;

/// In what a term is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TermUnit {
    /// Days off are skipped.
    WorkingDay,
    /// Every day counts; only the last one moves off a day off.
    Day,
    /// Office hours, begun at once.
    WorkingHour,
    /// Minutes of office hours, begun at once.
    WorkingMinute,
    /// The day with the same number, or the last of the month.
    Month,
}

/// How long somebody has.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    /// The unit.
    pub(crate) unit: TermUnit,
    /// How many of it.
    pub(crate) length: TermLength,
}

impl Term {
    /// The same for the calendar.
    pub(crate) fn counted(self) -> Result<calendar::Term, Problem> {
        let TermLength(length) = self.length;
        Ok(match self.unit {
            TermUnit::WorkingDay => calendar::Term::WorkingDays(length),
            TermUnit::Day => calendar::Term::Days(length),
            TermUnit::WorkingHour => calendar::Term::working_hours(length).map_err(|_| out_of_range())?,
            TermUnit::WorkingMinute => calendar::Term::WorkingMinutes(length),
            TermUnit::Month => calendar::Term::Months(length),
        })
    }
}

/// Unit and length of a term that is recorded.
pub(crate) fn unit_and_length(term: calendar::Term) -> (TermUnit, u32) {
    match term {
        calendar::Term::WorkingDays(n) => (TermUnit::WorkingDay, n),
        calendar::Term::Days(n) => (TermUnit::Day, n),
        calendar::Term::WorkingMinutes(n) if n.is_multiple_of(60) => (TermUnit::WorkingHour, n / 60),
        calendar::Term::WorkingMinutes(n) => (TermUnit::WorkingMinute, n),
        calendar::Term::Months(n) => (TermUnit::Month, n),
    }
}

/// The calendar ends before the term does, or begins after its start.
pub(crate) fn out_of_range() -> Problem {
    Problem::refused("calendar-out-of-range", "start or end lie outside of the calendar, 2000-01-01 to 2100-12-31")
}

/// When a term ends?
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DueQuestion {
    /// The start; its day is not counted.
    pub(crate) from: Beginning,
    /// The term.
    pub(crate) term: Term,
}

/// When a term ends: the contract's object.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DueAnswer {
    /// A day for terms in days and months, a moment for terms in hours.
    #[schema(value_type = Beginning)]
    due: Written,
    /// The moment.
    at: Moment,
    /// Day by day from the start.
    steps: Vec<Step>,
    /// Articles, decisions and rules of the house that were used, each once.
    basis: Vec<String>,
    /// Whether the days counted reach into a year whose days off are not announced yet.
    provisional: bool,
}

/// A due time as it is written.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Written {
    Day(Day),
    Moment(Moment),
}

impl DueAnswer {
    /// The answer for a term.
    pub(crate) fn of(due: calendar::Due, term: calendar::Term) -> Self {
        let written = match term {
            calendar::Term::WorkingMinutes(_) => Written::Moment(due.at.into()),
            _ => Written::Day(due.date.into()),
        };
        let Explained { at, steps, basis, provisional, .. } = due.into();
        Self { due: written, at, steps, basis, provisional }
    }
}

/// A due time with each day explained.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Explained {
    /// The moment.
    at: Moment,
    /// The day.
    date: Day,
    /// Day by day from the start.
    steps: Vec<Step>,
    /// Articles, decisions and rules of the house that were used, each once.
    basis: Vec<String>,
    /// Whether the days counted reach into a year whose days off are not announced yet.
    provisional: bool,
}

/// One line of an explanation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Step {
    /// The day.
    date: Day,
    /// What it adds to the term, in days, months or hours; null: it is skipped.
    #[schema(required = true)]
    counted: Option<Decimal>,
    /// Why it is skipped or moved, in Vietnamese.
    #[schema(required = true)]
    why: Option<String>,
    /// The legal basis of the reason.
    #[schema(required = true)]
    basis: Option<String>,
}

impl From<calendar::Due> for Explained {
    fn from(due: calendar::Due) -> Self {
        let calendar::Due { at, date, steps, basis, provisional } = due;
        let steps = steps.into_iter().map(Into::into).collect();
        Self { at: at.into(), date: date.into(), steps, basis, provisional }
    }
}

impl From<calendar::Step> for Step {
    fn from(step: calendar::Step) -> Self {
        let counted = step.counted.map(|counted| match counted {
            Counted::Whole(n) => Decimal::from(n),
            Counted::Minutes(minutes) => Decimal::hours(minutes),
        });
        Self { date: step.date.into(), counted, why: step.why, basis: step.basis }
    }
}

/// Days off and swapped working days of a year.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Holidays {
    /// The year.
    year: i32,
    /// Whether some of its days are only expected.
    provisional: bool,
    /// Days off that are no weekends.
    days_off: Vec<SpecialDay>,
    /// Weekends that are worked.
    working_days: Vec<SpecialDay>,
}

/// A day and why it is what it is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SpecialDay {
    /// The day.
    date: Day,
    /// Whether it is worked.
    kind: DayKind,
    /// The reason, in Vietnamese.
    #[schema(required = true)]
    why: Option<String>,
    /// The legal basis, or `unverified: ` and where the fact was taken from.
    basis: String,
    /// Whether the year's days off are not announced yet.
    provisional: bool,
}

impl Holidays {
    /// The days of a year, apart.
    pub(crate) fn of(year: i32, days: Vec<calendar::Day>) -> Self {
        let provisional = days.iter().any(|day| day.provisional);
        let (off, worked): (Vec<_>, Vec<_>) = days.into_iter().partition(|day| day.kind == calendar::DayKind::Off);
        let shown = |days: Vec<calendar::Day>| days.into_iter().map(Into::into).collect();
        Self { year, provisional, days_off: shown(off), working_days: shown(worked) }
    }
}

impl From<calendar::Day> for SpecialDay {
    fn from(day: calendar::Day) -> Self {
        let calendar::Day { date, kind, why, basis, provisional } = day;
        Self { date: date.into(), kind: kind.into(), why, basis, provisional }
    }
}
