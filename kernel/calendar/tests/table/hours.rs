//! Office hours: sessions, Saturday mornings, seasons, ends of days, time between moments.

use calendar::{Calendar, CalendarError, DayKind, OfficeHours, Session, Term, Week};
use time::{Month, Weekday};

use crate::shared::{day, moment, written};

fn session(text: &str) -> Session {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn week(sessions: &[&str]) -> Week {
    Week::new(sessions.iter().map(|s| session(s)).collect()).expect("a week")
}

#[test]
fn ends_of_days() {
    let office = Calendar::office();
    // day, end of its office or the next working day's, end as written
    let cases = [
        ("2018-02-12", "2018-02-12 17:00", "2018-02-12 17:00"),
        ("2018-02-10", "2018-02-12 17:00", "2018-02-10 17:00"),
        ("2018-02-14", "2018-02-21 17:00", "2018-02-14 17:00"),
        ("2019-01-05", "2019-01-05 17:00", "2019-01-05 17:00"),
    ];
    for (date, end, as_written) in cases {
        assert_eq!(written(office.end_of_office(day(date))), end, "{date}");
        assert_eq!(written(office.end_of_day_as_written(day(date))), as_written, "{date}");
    }
}

#[test]
fn a_saturday_morning_is_working_time_but_no_working_day() {
    let unit = Calendar::with_hours(OfficeHours::with_saturday_morning());
    let saturday = unit.day(day("2018-03-03"));
    assert_eq!(saturday.kind, DayKind::Half);
    assert_eq!(saturday.why.as_deref(), Some("Thứ Bảy, có tiếp nhận"));
    assert_eq!(unit.day(day("2018-02-17")).kind, DayKind::Off, "Tết is off on Saturday too");
    let due = |term| unit.due(moment("2018-03-02 16:00"), term).map(|due| written(due.at));
    assert_eq!(due(Term::WorkingMinutes(120)).as_deref(), Ok("2018-03-03 8:30"));
    assert_eq!(due(Term::WorkingDays(1)).as_deref(), Ok("2018-03-05 17:00"));
    assert_eq!(due(Term::Days(1)).as_deref(), Ok("2018-03-05 17:00"), "weekly rest moves the last day");
    assert_eq!(written(unit.end_of_office(day("2018-03-03"))), "2018-03-03 11:30");
    let why = |start, term| unit.due(moment(start), term).ok().and_then(|due| due.steps[0].why.clone());
    assert_eq!(why("2018-03-03 9:00", Term::WorkingMinutes(60)).as_deref(), Some("Thứ Bảy, có tiếp nhận"));
    assert_eq!(why("2018-03-03 12:00", Term::WorkingMinutes(60)).as_deref(), Some("Ngoài giờ làm việc"));
    assert_eq!(why("2018-03-03 9:00", Term::WorkingDays(0)).as_deref(), Some("Thứ Bảy, có tiếp nhận"));
    assert_eq!(written(unit.end_of_office(day("2019-01-05"))), "2019-01-05 17:00", "a swapped Saturday is a full day");
}

#[test]
fn seasons_have_hours_of_their_own() {
    let hours = OfficeHours::default()
        .with_season((Month::April, 16), (Month::October, 15), week(&["7:00-11:30", "13:30-17:00"]))
        .expect("a season");
    let unit = Calendar::with_hours(hours);
    let due = |start, minutes| unit.due(moment(start), Term::WorkingMinutes(minutes)).map(|due| written(due.at));
    assert_eq!(due("2018-04-12 16:30", 60).as_deref(), Ok("2018-04-13 8:00"));
    assert_eq!(due("2018-04-13 16:30", 60).as_deref(), Ok("2018-04-16 7:30"), "summer begins on 16 April");
    let due = unit.due(moment("2018-06-04 7:00"), Term::WorkingDays(1)).expect("in range");
    assert!(due.basis.contains(&"house_rule: ngày kết thúc khi hết giờ làm việc (7:00-11:30, 13:30-17:00)".to_owned()));
}

#[test]
fn a_season_may_run_over_the_end_of_the_year() {
    let winter = || week(&["8:00-12:00", "13:00-16:00"]);
    let hours =
        OfficeHours::default().with_season((Month::December, 1), (Month::February, 29), winter()).expect("a season");
    let unit = Calendar::with_hours(hours.clone());
    assert_eq!(written(unit.end_of_office(day("2018-12-03"))), "2018-12-03 16:00");
    assert_eq!(written(unit.end_of_office(day("2019-02-28"))), "2019-02-28 16:00");
    assert_eq!(written(unit.end_of_office(day("2019-03-01"))), "2019-03-01 17:00");
    assert!(hours.with_season((Month::February, 1), (Month::March, 1), winter()).is_err(), "seasons may not overlap");
}

#[test]
fn hours_that_cannot_be() {
    for text in ["11:30-7:30", "7:30-7:30", "7:30", "25:00-26:00", "a-b", "7-8"] {
        assert!(matches!(text.parse::<Session>(), Err(CalendarError::OfficeHours(_))), "{text}");
    }
    assert!(Week::new(Vec::new()).is_err());
    assert!(Week::new(vec![session("7:30-12:00"), session("11:00-17:00")]).is_err());
    assert!(Week::new(vec![session("13:00-17:00"), session("7:30-11:30")]).is_err());
    assert!(week(&["8:00-12:00"]).with_day(Weekday::Friday, Vec::new()).is_err());
    assert!(week(&["8:00-12:00"]).with_day(Weekday::Saturday, vec![session("8:00-10:00")]).is_ok());
    let season = OfficeHours::default().with_season((Month::April, 31), (Month::May, 1), week(&["8:00-12:00"]));
    assert!(matches!(season, Err(CalendarError::OfficeHours(_))));
}

#[test]
fn working_time_between_moments() {
    let office = Calendar::office();
    let cases = [
        ("2018-02-12 7:30", "2018-02-12 17:00", 480),
        ("2018-02-12 9:00", "2018-02-12 9:00", 0),
        ("2018-02-12 11:00", "2018-02-12 13:30", 60),
        ("2018-02-13 16:00", "2018-02-21 8:30", 120),
        ("2018-02-12 17:00", "2018-02-12 7:30", -480),
        ("1999-06-01 8:00", "2000-01-04 8:30", 60),
    ];
    for (a, b, minutes) in cases {
        assert_eq!(office.working_minutes_between(moment(a), moment(b)), minutes, "{a} to {b}");
    }
    assert_eq!(office.working_days_between(day("2018-02-12"), day("2018-02-26")), 5);
    assert_eq!(office.working_days_between(day("2018-02-26"), day("2018-02-12")), -5);
}
