//! Lunar dates: an ephemeris at UTC+7, the years in which Vietnam and China differ, leap months.

use calendar::CalendarError;
use calendar::lunar::{LunarDate, from_lunar, hung_kings, new_year, to_lunar};

use crate::shared::{day, table};

#[test]
fn tet_and_gio_to_are_those_of_the_ephemeris() {
    let Some(rows) = table("tet_gioto_2000_2027.csv") else { return };
    for row in rows {
        let year: i32 = row[0].parse().expect("a year");
        assert_eq!(new_year(year), Ok(day(&row[1])), "Tết {year}");
        assert_eq!(hung_kings(year), Ok(day(&row[2])), "Giỗ Tổ {year}");
        // Month and first day of the leap month, as in 4:2001-05-23.
        let Some((month, start)) = row[9].split_once(':') else { continue };
        let leap = LunarDate { year, month: month.parse().expect("a month"), leap: true, day: 1 };
        assert_eq!(to_lunar(day(start)), Ok(leap), "leap month of {year}");
    }
}

#[test]
fn known_lunar_dates() {
    // lunar year, month, leap, day, solar date
    let cases = [
        (2000, 1, false, 1, "2000-02-05"),
        (2007, 1, false, 1, "2007-02-17"), // China began the year on 18 February
        (2017, 6, true, 1, "2017-07-23"),
        (2023, 2, true, 1, "2023-03-22"),
        (2025, 6, true, 1, "2025-07-25"),
        (2026, 12, false, 29, "2027-02-05"),
        (2030, 1, false, 1, "2030-02-02"), // China: 3 February
        (2033, 11, true, 1, "2033-12-22"), // the year in which simpler rules misplace the leap month
    ];
    for (year, month, leap, of_month, solar) in cases {
        let lunar = LunarDate { year, month, leap, day: of_month };
        assert_eq!(from_lunar(lunar), Ok(day(solar)), "{lunar:?}");
        assert_eq!(to_lunar(day(solar)), Ok(lunar), "{solar}");
    }
}

#[test]
fn what_does_not_exist_is_refused() {
    let lunar = |year, month, leap, day| from_lunar(LunarDate { year, month, leap, day });
    let missing = |year, month, day| Err(CalendarError::NoSuchLunarDate { year, month, day });
    assert_eq!(lunar(2026, 6, true, 1), missing(2026, 6, 1), "2026 has no leap month");
    assert_eq!(lunar(2026, 12, false, 30), missing(2026, 12, 30), "its last month is short");
    assert_eq!(lunar(2026, 13, false, 1), missing(2026, 13, 1));
    assert_eq!(lunar(2026, 1, false, 0), missing(2026, 1, 0));
    assert_eq!(new_year(1999), Err(CalendarError::OutOfRange));
    assert_eq!(new_year(i32::MAX), Err(CalendarError::OutOfRange));
    assert_eq!(to_lunar(day("2101-01-01")), Err(CalendarError::OutOfRange));
}

#[test]
fn every_day_of_the_calendar_has_one_lunar_date() {
    let mut date = day("2000-02-05");
    let mut before = to_lunar(day("2000-02-04")).expect("in range");
    while date <= day("2100-12-31") {
        let lunar = to_lunar(date).expect("in range");
        assert_eq!(from_lunar(lunar), Ok(date));
        assert!(lunar.day == before.day + 1 || (lunar.day == 1 && before.day >= 29), "{date}: {before:?} {lunar:?}");
        before = lunar;
        date = date.next_day().expect("in range");
    }
}
