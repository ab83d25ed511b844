//! Due dates: a line is a start, a term and when it ends.

use calendar::{Calendar, CalendarError, DayEnd, Due, Term, local};
use time::Time;

use crate::shared::{day, moment, written};

fn due(start: &str, term: Term) -> Due {
    Calendar::office().due(moment(start), term).unwrap_or_else(|e| panic!("{start} {term:?}: {e}"))
}

#[test]
fn when_terms_end() {
    use Term::{Days, Months, WorkingDays, WorkingMinutes};
    let cases = [
        // Working days: the start is not counted, days off are skipped.
        ("2018-02-12", WorkingDays(1), "2018-02-13 17:00"),
        ("2018-02-12", WorkingDays(5), "2018-02-26 17:00"),
        ("2018-02-10", WorkingDays(1), "2018-02-12 17:00"), // begun on a Saturday
        ("2018-02-12 22:00", WorkingDays(1), "2018-02-13 17:00"), // begun at night: the day is the day of the event
        ("2019-01-03", WorkingDays(2), "2019-01-05 17:00"), // a swapped Saturday is worked
        ("2024-04-26", WorkingDays(1), "2024-05-02 17:00"),
        ("2026-01-01", WorkingDays(6), "2026-01-10 17:00"),
        ("2026-11-23", WorkingDays(1), "2026-11-25 17:00"),
        ("2018-02-12", WorkingDays(0), "2018-02-12 17:00"),
        ("2018-02-12 17:01", WorkingDays(0), "2018-02-13 17:00"),
        ("2018-02-17", WorkingDays(0), "2018-02-21 17:00"),
        // Plain days: every day counts, only the last one moves.
        ("2018-02-12", Days(1), "2018-02-13 17:00"),
        ("2018-02-12", Days(2), "2018-02-21 17:00"),
        ("2018-02-12", Days(15), "2018-02-27 17:00"),
        ("2018-03-02", Days(1), "2018-03-05 17:00"),
        ("2018-03-03", Days(0), "2018-03-05 17:00"),
        // Months: the corresponding day, or the last of the month.
        ("2018-01-31", Months(1), "2018-02-28 17:00"),
        ("2020-01-31", Months(1), "2020-03-02 17:00"), // 29/2/2020 is a Saturday
        ("2018-01-31", Months(2), "2018-04-02 17:00"), // 31/3/2018 is a Saturday
        ("2018-01-16", Months(1), "2018-02-21 17:00"),
        ("2017-11-15", Months(14), "2019-01-15 17:00"),
        // Working hours: begun at once, within office hours only.
        ("2018-02-12 9:00", WorkingMinutes(60), "2018-02-12 10:00"),
        ("2018-02-12 9:00", WorkingMinutes(150), "2018-02-12 11:30"),
        ("2018-02-12 9:00", WorkingMinutes(151), "2018-02-12 13:01"),
        ("2018-02-12 9:00", WorkingMinutes(480), "2018-02-13 9:00"),
        ("2018-02-12 12:00", WorkingMinutes(30), "2018-02-12 13:30"),
        ("2018-02-12 18:00", WorkingMinutes(30), "2018-02-13 8:00"),
        ("2018-02-13 16:00", WorkingMinutes(120), "2018-02-21 8:30"),
        ("2018-02-17 10:00", WorkingMinutes(0), "2018-02-21 7:30"),
        ("2018-02-12 12:00", WorkingMinutes(0), "2018-02-12 13:00"),
        ("2018-02-12 17:00", WorkingMinutes(0), "2018-02-12 17:00"),
    ];
    for (start, term, end) in cases {
        let found = due(start, term);
        assert_eq!(written(found.at), end, "{start} {term:?}");
        assert_eq!(
            Calendar::office().due_at(moment(start), term, DayEnd::OfficeHours),
            Ok(found.at),
            "{start} {term:?}"
        );
    }
}

#[test]
fn a_start_is_read_in_vietnamese_time() {
    let utc = time::macros::datetime!(2018-02-12 18:00 UTC); // 13 February, 1:00 in Vietnam
    let found = Calendar::office().due(utc, Term::WorkingDays(1)).expect("in range");
    assert_eq!(found.date, day("2018-02-21"));
    assert_eq!(found.at.offset(), calendar::ZONE);
}

#[test]
fn half_days_and_hours_become_minutes() {
    assert_eq!(Term::half_days(1), Ok(Term::WorkingMinutes(240)));
    assert_eq!(Term::working_hours(8), Ok(Term::WorkingMinutes(480)));
    assert_eq!(Term::working_hour_tenths(25), Ok(Term::WorkingMinutes(150)));
    assert_eq!(Term::working_hours(u32::MAX), Err(CalendarError::TermTooLong(u32::MAX)));
}

#[test]
fn the_day_may_end_at_midnight() {
    let found = Calendar::office().due_with(moment("2018-02-12"), Term::Days(1), DayEnd::Midnight).expect("in range");
    assert_eq!(found.date, day("2018-02-13"));
    assert_eq!(found.at, local(day("2018-02-14"), Time::MIDNIGHT));
    assert!(found.basis.contains(&"Bộ luật Dân sự 2015, Điều 148 khoản 6".to_owned()));
    assert!(!found.basis.iter().any(|b| b.starts_with("house_rule")));
}

/// The explanation in one line a day: date, what it counts, why.
fn lines(due: &Due) -> Vec<String> {
    let json = serde_json::to_value(&due.steps).expect("steps can be written");
    let steps = json.as_array().expect("a list");
    steps.iter().map(|s| format!("{} {} {}", s["date"], s["counted"], s["why"]).replace('"', "")).collect()
}

#[test]
fn working_days_explain_themselves() {
    let found = due("2018-02-12", Term::WorkingDays(5));
    assert_eq!(
        lines(&found),
        [
            "2018-02-13 1 null",
            "2018-02-14 null Tết Nguyên đán",
            "2018-02-15 null Tết Nguyên đán",
            "2018-02-16 null Tết Nguyên đán",
            "2018-02-17 null Tết Nguyên đán",
            "2018-02-18 null Tết Nguyên đán",
            "2018-02-19 null Tết Nguyên đán",
            "2018-02-20 null Tết Nguyên đán",
            "2018-02-21 1 null",
            "2018-02-22 1 null",
            "2018-02-23 1 null",
            "2018-02-24 null Thứ Bảy",
            "2018-02-25 null Chủ nhật",
            "2018-02-26 1 null",
        ]
    );
    assert_eq!(
        found.basis,
        [
            "Bộ luật Dân sự 2015, Điều 147",
            "house_rule: ngày kết thúc khi hết giờ làm việc (7:30-11:30, 13:00-17:00)",
            "Bộ luật Lao động 2012, Điều 115; unverified: kernel/calendar/data/exceptions.csv (bảng python-holidays 2015-2027)",
            "Quyết định 188/1999/QĐ-TTg",
        ]
    );
    assert!(!found.provisional);
}

#[test]
fn a_moved_last_day_explains_itself() {
    let moved = "Ngày cuối là ngày nghỉ, kết thúc vào ngày làm việc tiếp theo";
    let found = due("2018-03-01", Term::Days(2));
    assert_eq!(
        lines(&found),
        [
            "2018-03-02 1 null".to_owned(),
            "2018-03-03 1 Thứ Bảy".to_owned(),
            "2018-03-04 null Chủ nhật".to_owned(),
            format!("2018-03-05 null {moved}"),
        ]
    );
    assert!(found.basis.contains(&"Bộ luật Dân sự 2015, Điều 148 khoản 5".to_owned()));
    let found = due("2018-01-31", Term::Months(2));
    assert_eq!(
        lines(&found),
        [
            "2018-02-28 1 Tháng không có ngày tương ứng, lấy ngày cuối tháng".to_owned(),
            "2018-03-31 1 Thứ Bảy".to_owned(),
            "2018-04-01 null Chủ nhật".to_owned(),
            format!("2018-04-02 null {moved}"),
        ]
    );
}

#[test]
fn working_hours_explain_themselves() {
    assert_eq!(
        lines(&due("2018-02-09 15:30", Term::WorkingMinutes(600))),
        [
            "2018-02-09 1.5 null",
            "2018-02-10 null Thứ Bảy",
            "2018-02-11 null Chủ nhật",
            "2018-02-12 8 null",
            "2018-02-13 0.5 null"
        ]
    );
    assert_eq!(
        lines(&due("2018-02-12 18:00", Term::WorkingMinutes(60))),
        ["2018-02-12 null Ngoài giờ làm việc", "2018-02-13 1 null"]
    );
}

#[test]
fn a_term_of_none_after_hours_says_so() {
    assert_eq!(
        lines(&due("2018-02-12 17:30", Term::WorkingDays(0))),
        ["2018-02-12 null Đã hết giờ làm việc", "2018-02-13 null Ngày làm việc tiếp theo"]
    );
}

#[test]
fn years_not_announced_say_so() {
    let found = due("2030-01-30", Term::WorkingDays(3));
    assert!(found.provisional);
    assert!(found.basis.iter().any(|b| b.starts_with("unverified: lịch nghỉ")));
    assert_eq!(lines(&found)[1], "2030-02-01 null Tết Nguyên đán (dự kiến)");
    assert!(due("2026-12-31", Term::WorkingDays(3)).provisional, "reaches into 2027");
    assert!(!due("2026-12-28", Term::WorkingDays(3)).provisional);
}

#[test]
fn the_due_date_is_written_as_the_contract_says() {
    let json = serde_json::to_value(due("2018-02-12", Term::WorkingDays(5))).expect("can be written");
    assert_eq!(json["at"], "2018-02-26T17:00:00+07:00");
    assert_eq!(json["date"], "2018-02-26");
    assert_eq!(json["steps"][0], serde_json::json!({"date": "2018-02-13", "counted": 1, "why": null}));
}

#[test]
fn outside_of_the_calendar_there_is_an_error_and_never_a_panic() {
    let office = Calendar::office();
    let (early, late) = (moment("1999-12-31"), moment("2100-12-31"));
    for term in [Term::WorkingDays(1), Term::Days(1), Term::Months(1), Term::WorkingMinutes(600), Term::Days(0)] {
        assert_eq!(office.due(early, term), Err(CalendarError::OutOfRange), "{term:?}");
        if term != Term::Days(0) {
            assert_eq!(office.due(late, term), Err(CalendarError::OutOfRange), "{term:?}");
        }
    }
    let huge = u32::MAX;
    for term in [Term::WorkingDays(huge), Term::Days(huge), Term::Months(huge), Term::WorkingMinutes(huge)] {
        assert_eq!(office.due(moment("2018-02-12"), term), Err(CalendarError::OutOfRange), "{term:?}");
    }
    for date in [time::Date::MIN, day("1999-12-31"), day("2101-01-01"), time::Date::MAX] {
        let _ = (office.day(date), office.next_working_day(date), office.end_of_office(date));
        assert!(office.day(date).provisional || date < day("2000-01-01"));
        assert_eq!(office.add_working_days(date, 1), Err(CalendarError::OutOfRange));
    }
    assert_eq!(office.working_days_between(day("1999-12-31"), day("2000-01-04")), 1); // the 3rd stands for New Year
    assert!(office.holidays(i32::MAX).is_empty() && office.holidays(i32::MIN).is_empty());
}
