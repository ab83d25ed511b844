//! `dunghan calendar holidays`: days off and swapped working days of a year, each with its legal basis.

use calendar::{Calendar, Day, DayKind, FIRST_YEAR, LAST_YEAR};
use clap::Args;
use serde::Serialize;

use crate::screen::{Outcome, Screen};
use crate::{Failure, say, table, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Năm dương lịch
    #[arg(long, value_parser = value::year)]
    year: i32,
}

#[derive(Serialize)]
struct Answer {
    year: i32,
    /// True when some day of the year is only expected.
    provisional: bool,
    days_off: Vec<Day>,
    working_days: Vec<Day>,
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let year = arguments.year;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(Failure::wrong("--year", calendar::CalendarError::OutOfRange.to_string()));
    }
    let days = Calendar::office().holidays(year);
    let provisional = days.iter().any(|day| day.provisional);
    let (days_off, working_days) = days.into_iter().partition(|day| day.kind == DayKind::Off);
    let answer = Answer { year, provisional, days_off, working_days };
    screen.answer(&answer, |out| {
        writeln!(out, "{}", say::holidays(year, provisional))?;
        table::write(out, say::HOLIDAY_HEADS, answer.days_off.iter().chain(&answer.working_days).map(row))
    })
}

fn row(day: &Day) -> [String; 5] {
    [
        value::day_in_words(day.date),
        say::weekday(day.date.weekday()).to_owned(),
        say::day_kind(day.kind).to_owned(),
        day.why.clone().unwrap_or_default(),
        say::source(&day.basis),
    ]
}
