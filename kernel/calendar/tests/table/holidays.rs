//! Days off and swapped working days: by rule, as announced, and against a table made by others.

use std::collections::BTreeSet;

use calendar::{Calendar, CalendarError, Change, DayKind, Exception, parse_exceptions};
use time::{Date, Month, Weekday};

use crate::shared::{day, table};

/// Days where the calendar and the python-holidays table of 2015-2027 differ, and why the calendar is kept.
const DIFFERENCES: [(&str, &str); 1] =
    [("2026-01-02", "off, swapped for Saturday 2026-01-10: agreed on 25/12/2025, after that table was made")];
/// The same for the working Saturdays.
const WORKED_DIFFERENCES: [(&str, &str); 1] = [("2026-01-10", "worked for 2026-01-02")];

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[test]
fn days_off_2015_to_2027_are_those_of_the_table_but_for_the_named_ones() {
    let Some(rows) = table("vn_public_holidays_2015_2027_pyholidays.csv") else { return };
    let theirs: BTreeSet<Date> = rows.iter().map(|row| day(&row[0])).collect();
    let ours: BTreeSet<Date> = (2015..=2027)
        .flat_map(|year| Calendar::office().holidays(year))
        .filter(|d| d.kind == DayKind::Off)
        .map(|d| d.date)
        .collect();
    let different: Vec<Date> = theirs.symmetric_difference(&ours).copied().collect();
    assert_eq!(different, DIFFERENCES.map(|(date, _)| day(date)));
}

#[test]
fn working_saturdays_are_those_of_the_table_but_for_the_named_ones() {
    let Some(rows) = table("vn_weekend_workdays_pyholidays.csv") else { return };
    let theirs: BTreeSet<Date> = rows.iter().map(|row| day(&row[0])).collect();
    let ours: BTreeSet<Date> = (2000..=2100)
        .flat_map(|year| Calendar::office().holidays(year))
        .filter(|d| d.kind == DayKind::Working)
        .map(|d| d.date)
        .collect();
    let different: Vec<Date> = theirs.symmetric_difference(&ours).copied().collect();
    assert_eq!(different, WORKED_DIFFERENCES.map(|(date, _)| day(date)));
}

#[test]
fn working_days_of_each_month_2018_to_2026_are_those_of_the_table() {
    let Some(rows) = table("vn_workingdays_per_month_2018_2026_pyholidays.csv") else { return };
    let calendar = Calendar::office();
    for row in rows {
        let year: i32 = row[0].parse().expect("a year");
        let month = Month::try_from(row[1].parse::<u8>().expect("a month")).expect("a month");
        let first = Date::from_calendar_date(year, month, 1).expect("a date");
        let last = first.replace_day(month.length(year)).expect("a date");
        let days = calendar.working_days_between(first.previous_day().expect("a date"), last);
        assert_eq!(days.to_string(), row[2], "{month} {year}");
    }
}

#[test]
fn days_and_their_reasons() {
    use DayKind::{Off, Working};
    // day, kind, reason, legal basis (its beginning)
    let cases = [
        ("2018-02-12", Working, "", ""),
        ("2018-02-10", Off, "Thứ Bảy", "Quyết định 188/1999/QĐ-TTg"),
        ("2018-02-11", Off, "Chủ nhật", "Quyết định 188/1999/QĐ-TTg"),
        ("2018-02-14", Off, "Tết Nguyên đán", "Bộ luật Lao động 2012, Điều 115; unverified: kernel/calendar/data/"),
        ("2006-04-07", Working, "", ""), // Giỗ Tổ is a day off since 2007
        ("2007-04-26", Off, "Giỗ Tổ Hùng Vương", "Bộ luật Lao động 1994, Điều 73 (sửa đổi năm 2007)"),
        ("2008-02-06", Off, "Tết Nguyên đán", "Bộ luật Lao động 1994, Điều 73"),
        ("2008-02-09", Off, "Tết Nguyên đán", "Bộ luật Lao động 1994, Điều 73"),
        ("2008-02-11", Off, "Nghỉ bù Tết Nguyên đán", "Bộ luật Lao động 1994, Điều 73"),
        ("2008-02-12", Working, "", ""), // four days before 2013, one of them a Saturday
        ("2016-04-18", Off, "Nghỉ bù Giỗ Tổ Hùng Vương", "Bộ luật Lao động 2012, Điều 115 khoản 3"),
        ("2020-09-03", Working, "", ""), // one day for Quốc khánh until 2020
        ("2021-09-03", Off, "Quốc khánh", "Bộ luật Lao động 2019, Điều 112; unverified:"),
        ("2022-09-01", Off, "Quốc khánh", "Bộ luật Lao động 2019, Điều 112; unverified:"),
        ("2023-09-04", Off, "Nghỉ bù Quốc khánh", "Bộ luật Lao động 2019, Điều 111 khoản 3"),
        ("2024-04-29", Off, "Nghỉ hoán đổi, làm bù ngày 04/05/2024", "unverified: kernel/calendar/data/exceptions.csv"),
        ("2024-05-04", Working, "Làm bù cho ngày 29/04/2024", "unverified: kernel/calendar/data/exceptions.csv"),
        ("2025-11-24", Working, "", ""),
        ("2026-11-24", Off, "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16"),
        ("2027-02-04", Off, "Tết Nguyên đán (dự kiến)", "Bộ luật Lao động 2019, Điều 112; unverified:"),
        ("2029-11-26", Off, "Nghỉ bù Ngày Văn hóa Việt Nam (dự kiến)", "Bộ luật Lao động 2019, Điều 111 khoản 3"),
        (
            "2030-02-01",
            Off,
            "Tết Nguyên đán (dự kiến)",
            "Bộ luật Lao động 2019, Điều 112; unverified: kernel/calendar/src/",
        ),
    ];
    for (date, kind, why, basis) in cases {
        let found = Calendar::office().day(day(date));
        assert_eq!(found.kind, kind, "{date}");
        assert_eq!(found.why.unwrap_or_default(), why, "{date}");
        assert!(
            found.basis.starts_with(basis) && found.basis.is_empty() == basis.is_empty(),
            "{date}: {}",
            found.basis
        );
    }
}

#[test]
fn a_year_is_provisional_until_its_tet_is_announced() {
    let office = Calendar::office();
    for (date, provisional) in
        [("2003-04-30", false), ("2026-04-30", false), ("2027-04-30", true), ("2099-04-30", true)]
    {
        assert_eq!(office.day(day(date)).provisional, provisional, "{date}");
    }
    let block = Change::TetBlock { first: day("2027-02-04"), last: day("2027-02-10") };
    let told =
        office.with_exceptions(&[Exception::announced(block, "Thông báo nhập ở văn phòng")]).expect("consistent");
    let found = told.day(day("2027-02-04"));
    assert_eq!(found.why.as_deref(), Some("Tết Nguyên đán"));
    assert_eq!(found.basis, "Bộ luật Lao động 2019, Điều 112; Thông báo nhập ở văn phòng");
    assert!(!found.provisional && !told.day(day("2027-04-30")).provisional);
}

#[test]
fn every_day_off_by_rule_has_a_reason_and_a_basis() {
    let office = Calendar::office();
    for year in 2000..=2100 {
        let holidays = office.holidays(year);
        assert!(holidays.len() >= 8, "{year} has {} days", holidays.len());
        assert!(holidays.windows(2).all(|pair| pair[0].date < pair[1].date), "{year} is in order");
        for found in holidays {
            assert!(found.why.is_some_and(|why| !why.is_empty()) && !found.basis.is_empty(), "{}", found.date);
        }
    }
}

#[test]
fn holidays_on_weekly_rest_are_given_back() {
    // The number of weekdays off that the law grants: 8 until 2006, 9 until 2012, 10 from 2014, 11 from 2021, 12 from 2027.
    for (years, granted) in [(2000..=2006, 8), (2007..=2012, 9), (2014..=2014, 10), (2028..=2100, 12)] {
        for year in years {
            let off = Calendar::office().holidays(year).iter().filter(|d| !is_weekend(d.date)).count();
            // When Giỗ Tổ is 30/4 the law names no substitute: a day is lost.
            let lost =
                usize::from(calendar::lunar::hung_kings(year) == Ok(day(&format!("{year}-04-30"))) && year >= 2007);
            assert_eq!(off, granted - lost, "{year}");
        }
    }
}

#[test]
fn what_an_administrator_enters() {
    let csv = "# added by the office\nkind,first,second,status,basis,source\n\
               off,2024-07-25,2024-07-26,announced,unverified,Quốc tang\n\
               swap,2024-04-29,2024-05-04,announced,Công văn của Văn phòng,\n\
               work,2024-06-01,,announced,Kế hoạch của Văn phòng,Làm thêm\n";
    let rows = parse_exceptions(csv, "office.csv").expect("readable");
    let calendar = Calendar::office().with_exceptions(&rows).expect("consistent");
    let cases = [
        ("2024-07-25", DayKind::Off, "Quốc tang", "unverified: office.csv (Quốc tang)"),
        ("2024-04-29", DayKind::Off, "Nghỉ hoán đổi, làm bù ngày 04/05/2024", "Công văn của Văn phòng"),
        ("2024-06-01", DayKind::Working, "Làm thêm", "Kế hoạch của Văn phòng"),
    ];
    for (date, kind, why, basis) in cases {
        let found = calendar.day(day(date));
        assert_eq!((found.kind, found.why.as_deref(), found.basis.as_str()), (kind, Some(why), basis), "{date}");
    }
    assert!(Calendar::office().is_working_day(day("2024-07-25")), "the office's own calendar is as it was");
}

#[test]
fn what_an_administrator_may_not_enter() {
    let refused = |line: &str| {
        parse_exceptions(line, "office.csv").and_then(|rows| Calendar::office().with_exceptions(&rows)).err()
    };
    let line_1 = |what: &str| Some(CalendarError::Exception { line: 1, what: what.to_owned() });
    let cases = [
        ("off,2024-07-25", line_1("cần 6 cột, có 2")),
        ("off,25/7/2024,,announced,,", line_1("'25/7/2024' không phải là ngày dạng 2026-08-22")),
        ("leave,2024-07-25,,announced,,", line_1("không có loại 'leave' (tet, national, swap, off, work)")),
        ("off,2024-07-25,,soon,,", line_1("không có trạng thái 'soon' (announced, expected)")),
        ("off,1999-07-25,,announced,,", Some(CalendarError::OutOfRange)),
        ("work,2024-04-30,,announced,,", Some(CalendarError::Contradiction(day("2024-04-30")))),
        ("work,2024-06-03,,announced,,", Some(CalendarError::Contradiction(day("2024-06-03")))),
    ];
    for (line, error) in cases {
        assert_eq!(refused(line), error, "{line}");
    }
    assert!(matches!(refused("off,2024-07-25,2024-07-24,announced,,"), Some(CalendarError::Exception { .. })));
}
