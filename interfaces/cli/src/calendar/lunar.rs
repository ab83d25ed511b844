//! `dunghan calendar lunar`: the solar dates of Tết and of Giỗ Tổ Hùng Vương.

use calendar::lunar::{hung_kings, new_year};
use clap::Args;
use serde_json::json;

use crate::screen::{Outcome, Screen};
use crate::{Failure, say, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Năm âm lịch, mang tên năm dương lịch mà nó bắt đầu
    #[arg(long, value_parser = value::year)]
    year: i32,
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let year = arguments.year;
    let wrong = |error: calendar::CalendarError| Failure::wrong("--year", error.to_string());
    let (tet, gio_to) = (new_year(year).map_err(wrong)?, hung_kings(year).map_err(wrong)?);
    let answer = json!({ "year": year, "tet": tet.to_string(), "gio_to": gio_to.to_string() });
    screen.answer(&answer, |out| {
        writeln!(out, "{}: {}", say::TET, value::day_in_words(tet))?;
        writeln!(out, "{}: {}", say::GIO_TO, value::day_in_words(gio_to))
    })
}
