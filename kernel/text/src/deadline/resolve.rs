//! Fills what a phrase leaves out, against the day of issue or receipt, and says what it filled.

use time::{Date, Duration, Month, OffsetDateTime};

use super::phrase::last_of_month;
use super::{Assumed, Bound, DayPhrase, Found, Period, PeriodPhrase, PeriodUnit, Phrase, Turn, When};
use crate::date::{DateError, OFFICE_ZONE};

type Resolved = Result<(When, Vec<Assumed>), DateError>;

/// The deadline that a phrase means for something received and issued then.
pub(super) fn resolve(found: &Found, received: OffsetDateTime, issued: Option<Date>) -> Resolved {
    let received = received.to_offset(OFFICE_ZONE);
    let reference = issued.unwrap_or(received.date());
    match &found.phrase {
        Phrase::Day(day, time) => {
            let (day, assumed) = day_of(day, reference)?;
            Ok(match time {
                Some(time) => (When::Moment(day.with_time(time.clone()?)), assumed),
                None => (When::Day(day), assumed),
            })
        }
        Phrase::Time(time) => {
            let time = time.clone()?;
            let still_to_come = issued.is_some() || time > received.time();
            let day = if still_to_come { Some(reference) } else { reference.next_day() };
            Ok((When::Moment(day.unwrap_or(reference).with_time(time)), vec![Assumed::Day]))
        }
        Phrase::Period(period) => {
            let (period, assumed) = period_of(period, found.bound, reference)?;
            Ok((When::Period(period), assumed))
        }
        Phrase::Relative(relative, assumed) => Ok((When::Relative(relative.clone()), Vec::from_iter(*assumed))),
        Phrase::Recurring(recurring) => Ok((When::Recurring(recurring.clone()), Vec::new())),
        Phrase::Wrong(fault) => Err(fault.clone()),
    }
}

fn day_of(day: &DayPhrase, reference: Date) -> Result<(Date, Vec<Assumed>), DateError> {
    Ok(match day {
        DayPhrase::Date(written) if written.year.is_some() => (written.to_date()?, Vec::new()),
        DayPhrase::Date(written) => {
            let year = reference.year();
            // Eight years always hold a 29 February.
            let first = (year..=year + 8).filter_map(|y| written.in_year(y).ok()).find(|d| *d >= reference);
            let date = first.map_or_else(|| written.in_year(year), Ok)?;
            (date, vec![Assumed::Year])
        }
        DayPhrase::OfMonth(day, turn) => (of_month(*day, *turn, reference)?, vec![Assumed::Month, Assumed::Year]),
        DayPhrase::Weekday(weekday, turn) => {
            let monday = monday_of(reference);
            let ahead = Duration::days(i64::from(weekday.number_days_from_monday()));
            let date = match turn {
                Some(Turn::This) => later(monday, ahead),
                Some(Turn::Next) => later(monday, ahead + Duration::WEEK),
                None => {
                    let this_week = later(monday, ahead);
                    if this_week >= reference { this_week } else { later(this_week, Duration::WEEK) }
                }
            };
            (date, vec![Assumed::Day])
        }
        DayPhrase::Today => (reference, vec![Assumed::Day]),
        DayPhrase::Tomorrow => (later(reference, Duration::DAY), vec![Assumed::Day]),
    })
}

/// The first such day on or after the reference, or that of this or the next month.
fn of_month(day: u32, turn: Option<Turn>, reference: Date) -> Result<Date, DateError> {
    let (mut year, mut month) = (reference.year(), reference.month());
    if turn == Some(Turn::Next) {
        (year, month) = following(year, month);
    }
    let written = |month: Month| crate::date::Written { day, month: u32::from(u8::from(month)), year: None };
    let mut first = written(month).in_year(year);
    if turn.is_none() {
        for _ in 0..3 {
            if first.as_ref().is_ok_and(|d| *d >= reference) {
                break;
            }
            (year, month) = following(year, month);
            first = written(month).in_year(year);
        }
    }
    first
}

fn following(year: i32, month: Month) -> (i32, Month) {
    (year + i32::from(month == Month::December), month.next())
}

fn period_of(period: &PeriodPhrase, bound: Bound, reference: Date) -> Result<(Period, Vec<Assumed>), DateError> {
    let (unit, first_month, last_month, year) = match *period {
        PeriodPhrase::Month(month, year) => (PeriodUnit::Month, month, month, year),
        PeriodPhrase::Quarter(quarter, year) => (PeriodUnit::Quarter, quarter * 3 - 2, quarter * 3, year),
        PeriodPhrase::Months(first, last, year) => (PeriodUnit::Months, first, last, year),
        PeriodPhrase::Year(year) => (PeriodUnit::Year, 1, 12, Some(year)),
        PeriodPhrase::Turn(unit, turn) => return turned(unit, turn, reference),
    };
    let assumed = if year.is_some() { Vec::new() } else { vec![Assumed::Year] };
    let this_year = reference.year();
    let passed = last_month < u8::from(reference.month());
    let year = year.unwrap_or(if passed { this_year + 1 } else { this_year });
    let months = months(unit, year, first_month, last_month)?;
    // "trước tháng 5" ends before May begins: what is promised is the end of the month before.
    if bound == Bound::Before {
        let last = months.first.previous_day().unwrap_or(months.first);
        let length = i32::from(last_month) - i32::from(first_month) + 1;
        let index = last.year() * 12 + i32::from(u8::from(last.month())) - length;
        let first_month = u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
        let before = self::months(unit, index.div_euclid(12), first_month, first_month)?;
        return Ok((Period { unit, first: before.first, last }, assumed));
    }
    Ok((months, assumed))
}

fn months(unit: PeriodUnit, year: i32, first: u8, last: u8) -> Result<Period, DateError> {
    let start = last_of_month(year, first).and_then(|d| d.replace_day(1).ok());
    match (start, last_of_month(year, last)) {
        (Some(first), Some(last)) => Ok(Period { unit, first, last }),
        _ => Err(DateError::Year(year.to_string())),
    }
}

fn turned(unit: PeriodUnit, turn: Turn, reference: Date) -> Result<(Period, Vec<Assumed>), DateError> {
    let next = turn == Turn::Next;
    let (year, month) = (reference.year(), u8::from(reference.month()));
    let step = |index: i32, length: i32| {
        let index = index + i32::from(next) * length;
        let first = u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
        let last = first + u8::try_from(length).unwrap_or(1) - 1;
        months(unit, index.div_euclid(12), first, last)
    };
    let index = year * 12 + i32::from(month) - 1;
    let period = match unit {
        PeriodUnit::Week => {
            let first = later(monday_of(reference), if next { Duration::WEEK } else { Duration::ZERO });
            Period { unit, first, last: later(first, Duration::days(6)) }
        }
        PeriodUnit::Month => step(index, 1)?,
        PeriodUnit::Quarter => step(index - (i32::from(month) - 1) % 3, 3)?,
        PeriodUnit::Months | PeriodUnit::Year => step(year * 12, 12)?,
    };
    let assumed = if unit == PeriodUnit::Year { Assumed::Year } else { Assumed::Month };
    Ok((period, vec![assumed]))
}

fn monday_of(day: Date) -> Date {
    let back = i64::from(day.weekday().number_days_from_monday());
    day.saturating_sub(Duration::days(back))
}

fn later(day: Date, by: Duration) -> Date {
    day.saturating_add(by)
}
