//! Public holidays by rule of law, each with its article; what only an announcement decides is marked as a rule's guess.

use time::{Date, Duration, Month, Weekday};

use crate::lunar::{hung_kings, new_year};

/// A holiday by rule before announcements are laid over it.
pub(crate) struct Holiday {
    pub date: Date,
    pub name: &'static str,
    pub basis: String,
    /// True when the law leaves the choice of the day to an announcement.
    pub chosen: bool,
}

pub(crate) const TET: &str = "Tết Nguyên đán";
pub(crate) const NATIONAL_DAY: &str = "Quốc khánh";
pub(crate) const WEEKLY_REST: &str = "Quyết định 188/1999/QĐ-TTg";

/// The article that grants the holidays in force on `date`.
pub(crate) fn holiday_article(date: Date) -> &'static str {
    if date >= labour_code_2019() {
        "Bộ luật Lao động 2019, Điều 112"
    } else if date >= labour_code_2012() {
        "Bộ luật Lao động 2012, Điều 115"
    } else {
        "Bộ luật Lao động 1994, Điều 73"
    }
}

/// The article that grants a substitute day when a holiday falls on a day of weekly rest.
pub(crate) fn substitute_article(date: Date) -> &'static str {
    if date >= labour_code_2019() {
        "Bộ luật Lao động 2019, Điều 111 khoản 3"
    } else if date >= labour_code_2012() {
        "Bộ luật Lao động 2012, Điều 115 khoản 3"
    } else {
        "Bộ luật Lao động 1994, Điều 73"
    }
}

/// The days of Tết by rule: one day at the end of the old year, and three (four under the codes of 2012 and 2019) of the new.
pub(crate) fn tet(year: i32) -> Vec<Holiday> {
    let Ok(first) = new_year(year) else { return Vec::new() };
    let days_after = if first >= labour_code_2012() { 4 } else { 3 };
    // Since 2013 an announcement chooses between one day before and four after, or two and three; before, the law fixed them.
    let chosen = days_after == 4;
    (-1..days_after)
        .map(|offset| {
            let date = first + Duration::days(offset);
            Holiday { date, name: TET, basis: holiday_article(date).to_owned(), chosen }
        })
        .collect()
}

/// The other day off for Quốc khánh by rule, from 2021: joined to the weekend where it can be.
pub(crate) fn second_national_day(year: i32) -> Option<Holiday> {
    let second = day(year, Month::September, 2)?;
    let offset = match second.weekday() {
        Weekday::Monday | Weekday::Thursday | Weekday::Sunday => 1,
        _ => -1,
    };
    (second >= labour_code_2019()).then(|| Holiday {
        date: second + Duration::days(offset),
        name: NATIONAL_DAY,
        basis: holiday_article(second).to_owned(),
        chosen: true,
    })
}

/// The holidays of a year that no announcement moves.
pub(crate) fn fixed(year: i32) -> Vec<Holiday> {
    let mut days = Vec::with_capacity(6);
    let mut add = |date: Option<Date>, name, basis: Option<&str>| {
        if let Some(date) = date {
            let basis = basis.unwrap_or_else(|| holiday_article(date)).to_owned();
            days.push(Holiday { date, name, basis, chosen: false });
        }
    };
    add(day(year, Month::January, 1), "Tết Dương lịch", None);
    if year >= 2007 {
        let amended = (year <= 2012).then_some("Bộ luật Lao động 1994, Điều 73 (sửa đổi năm 2007)");
        add(hung_kings(year).ok(), "Giỗ Tổ Hùng Vương", amended);
    }
    add(day(year, Month::April, 30), "Ngày Chiến thắng", None);
    add(day(year, Month::May, 1), "Ngày Quốc tế Lao động", None);
    add(day(year, Month::September, 2), NATIONAL_DAY, None);
    // In force from 1/7/2026, so the first 24/11 is that of 2026.
    if year >= 2026 {
        add(day(year, Month::November, 24), "Ngày Văn hóa Việt Nam", Some("Nghị quyết 28/2026/QH16"));
    }
    days
}

pub(crate) fn is_weekly_rest(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn day(year: i32, month: Month, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, month, day).ok()
}

const fn labour_code_2012() -> Date {
    time::macros::date!(2013 - 05 - 01)
}

const fn labour_code_2019() -> Date {
    time::macros::date!(2021 - 01 - 01)
}
