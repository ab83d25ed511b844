//! The Vietnamese lunar calendar: months from new moons and solar terms, all at UTC+7.

use time::Date;

use crate::astronomy::{LUNATION, LUNATION_ZERO, new_moon, sun_longitude};
use crate::{CalendarError, FIRST_YEAR, LAST_YEAR};

/// Hours by which Vietnam is ahead of universal time, as a part of a day.
const ZONE_DAYS: f64 = 7.0 / 24.0;

/// A day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
pub struct LunarDate {
    /// Lunar year, named after the solar year in which it begins.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// True in the second of two months with the same number (tháng nhuận).
    pub leap: bool,
    /// Day, 1 to 30.
    pub day: u8,
}

/// Tết Nguyên đán, the first day of the lunar year `year`.
///
/// # Errors
/// `OutOfRange` when `year` is not within 2000..=2100.
pub fn new_year(year: i32) -> Result<Date, CalendarError> {
    from_lunar(LunarDate { year, month: 1, leap: false, day: 1 })
}

/// Giỗ Tổ Hùng Vương, the tenth day of the third lunar month of `year`.
///
/// # Errors
/// `OutOfRange` when `year` is not within 2000..=2100.
pub fn hung_kings(year: i32) -> Result<Date, CalendarError> {
    from_lunar(LunarDate { year, month: 3, leap: false, day: 10 })
}

/// The solar date of a lunar one.
///
/// # Errors
/// `OutOfRange` when the year is not within 2000..=2100, `NoSuchLunarDate` when the year has no such month or the month no such day.
pub fn from_lunar(lunar: LunarDate) -> Result<Date, CalendarError> {
    let LunarDate { year, month, leap, day } = lunar;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(CalendarError::OutOfRange);
    }
    let missing = CalendarError::NoSuchLunarDate { year, month, day };
    // Months 11 and 12 stand at the head of the solstice year that begins in `year`, the others in the one before it.
    let months = Months::from_solstice(if month >= 11 { year } else { year - 1 });
    let found = months.iter().find(|m| m.month == month && m.leap == leap && m.year == year);
    match found {
        Some(m) if day >= 1 && i32::from(day) <= m.end - m.start => julian(m.start + i32::from(day) - 1),
        _ => Err(missing),
    }
}

/// The lunar date of a solar one.
///
/// # Errors
/// `OutOfRange` when `date` is not within 2000-01-01..=2100-12-31.
pub fn to_lunar(date: Date) -> Result<LunarDate, CalendarError> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
        return Err(CalendarError::OutOfRange);
    }
    let day = date.to_julian_day();
    [date.year() - 1, date.year()]
        .into_iter()
        .find_map(|year| {
            let month = Months::from_solstice(year).iter().find(|m| (m.start..m.end).contains(&day))?;
            let of_month = u8::try_from(day - month.start + 1).ok()?;
            Some(LunarDate { year: month.year, month: month.month, leap: month.leap, day: of_month })
        })
        .ok_or(CalendarError::OutOfRange)
}

/// One month: Julian days of its first day and of the first day after it.
struct Month {
    year: i32,
    month: u8,
    leap: bool,
    start: i32,
    end: i32,
}

/// The months from the one that holds the winter solstice of a year up to the next such month.
struct Months {
    first_lunation: i32,
    count: i32,
    /// Position of the leap month, if any.
    leap: Option<i32>,
    year: i32,
}

impl Months {
    fn from_solstice(year: i32) -> Self {
        let first_lunation = solstice_lunation(year);
        let count = solstice_lunation(year + 1) - first_lunation;
        // Thirteen months between two solstices: the first without a principal solar term repeats its predecessor's number.
        let leap = (count == 13).then(|| {
            (1..count)
                .find(|i| {
                    let k = first_lunation + i;
                    sector(month_start(k)) == sector(month_start(k + 1))
                })
                .unwrap_or(count - 1)
        });
        Self { first_lunation, count, leap, year }
    }

    fn iter(&self) -> impl Iterator<Item = Month> + '_ {
        (0..self.count).map(|i| {
            let before = self.leap.is_some_and(|leap| i >= leap);
            let ordinal = 10 + i - i32::from(before);
            let k = self.first_lunation + i;
            Month {
                year: self.year + i32::from(ordinal >= 12),
                month: u8::try_from(ordinal % 12 + 1).unwrap_or(1),
                leap: self.leap == Some(i),
                start: month_start(k),
                end: month_start(k + 1),
            }
        })
    }
}

/// The lunation whose month holds the winter solstice of `year`: month 11.
fn solstice_lunation(year: i32) -> i32 {
    let solstice = 2_451_900.0 + 365.2422 * f64::from(year - 2000);
    let near = ((solstice - LUNATION_ZERO) / LUNATION).floor() as i32;
    // The last month that begins before the sun stands at 270 degrees. Its first day is in sector 8, or in sector 7 when
    // the month holds two principal terms, as in 2033.
    (near - 1..=near + 1).rev().find(|&k| matches!(sector(month_start(k)), 7 | 8)).unwrap_or(near)
}

/// Julian day of the Vietnamese day on which lunation `k` begins.
fn month_start(k: i32) -> i32 {
    (new_moon(k) + 0.5 + ZONE_DAYS).floor() as i32
}

/// In which twelfth of its way the sun stands when Julian day `day` begins in Vietnam, 0 to 11.
fn sector(day: i32) -> i32 {
    (sun_longitude(f64::from(day) - 0.5 - ZONE_DAYS) / 30.0).floor() as i32
}

fn julian(day: i32) -> Result<Date, CalendarError> {
    Date::from_julian_day(day).map_err(|_| CalendarError::OutOfRange)
}
