//! Our own decision on quality objectives, for any year.

use calendar::Calendar;
use time::{Date, Month};

const TEMPLATE: &str = include_str!("decision.txt");

/// The text of the decision on the objectives of `year`, signed in the last days of the year before.
#[must_use]
pub fn text(year: i32, calendar: &Calendar) -> String {
    TEMPLATE
        .replace("{year}", &year.to_string())
        .replace("{last_year}", &(year - 1).to_string())
        .replace("{day}", &signed_on(year, calendar).to_string())
        .replace("{centre}", centre(year))
}

/// The 28th of December, or the last working day before it.
fn signed_on(year: i32, calendar: &Calendar) -> u8 {
    let worked = |day: &u8| {
        let date = Date::from_calendar_date(year - 1, Month::December, *day);
        date.is_ok_and(|date| calendar.is_working_day(date))
    };
    (1..=28).rev().find(worked).unwrap_or(28)
}

/// What the one-stop centre of the province was called when the decision was signed: it has its new name since 1/7/2025.
fn centre(year: i32) -> &'static str {
    if year > 2025 {
        "Trung tâm Phục vụ hành chính công tỉnh"
    } else {
        "Trung tâm Hành chính công tỉnh"
    }
}
