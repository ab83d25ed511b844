//! What the parameters of law promise, in tables an officer can read.

use calendar::{Calendar, CalendarError, OfficeHours, Term, local};
use law::{Citation, CompletedWhen, Dated, DayNamed, Law, Parameter, ParameterError};
use time::macros::{date, datetime, time};
use time::{Date, OffsetDateTime, Time};

fn row(in_force: Date, value: u32) -> Dated<u32> {
    Dated { in_force, value, source: Citation::unverified("thử") }
}

#[test]
fn the_value_in_force_on_a_day() {
    let days =
        Parameter::new("days", vec![row(date!(2010 - 01 - 01), 5), row(date!(2018 - 07 - 01), 3)]).expect("in order");
    let cases = [
        (date!(2009 - 12 - 31), None),
        (date!(2010 - 01 - 01), Some(5)),
        (date!(2018 - 06 - 30), Some(5)),
        (date!(2018 - 07 - 01), Some(3)),
        (date!(2099 - 01 - 01), Some(3)),
    ];
    for (date, value) in cases {
        assert_eq!(days.at(date).map(|row| row.value), value, "{date}");
    }
    assert_eq!((days.name(), days.rows().len()), ("days", 2));
}

#[test]
fn rows_out_of_order_are_refused() {
    let later = date!(2018 - 07 - 01);
    let order = |second| Parameter::new("days", vec![row(later, 5), row(second, 3)]).err();
    assert_eq!(order(date!(2010 - 01 - 01)), Some(ParameterError::Order("days".to_owned(), date!(2010 - 01 - 01))));
    assert_eq!(order(later), Some(ParameterError::Order("days".to_owned(), later)), "two on one day");
    assert_eq!(Parameter::<u32>::new("days", Vec::new()).err(), Some(ParameterError::Empty("days".to_owned())));
    let since = Parameter::since("days", later, 5, Citation::unverified("thử"));
    assert!(since.then(date!(2010 - 01 - 01), 3, Citation::unverified("thử")).is_err());
}

#[test]
fn the_house_has_a_value_with_its_source_on_every_day() {
    let law = Law::house();
    for date in [date!(2000 - 01 - 01), date!(2018 - 02 - 12), date!(2026 - 11 - 24), date!(2100 - 12 - 31)] {
        assert!(law.entry_limit.at(date).is_some());
        assert_eq!(law.follow_up_period_directives.at(date).map(|row| row.value), Some(Term::WorkingDays(10)));
        assert_eq!(law.follow_up_period_programme.at(date).map(|row| row.value), Some(Term::Months(1)));
        assert_eq!(law.completed_when.at(date).map(|row| row.value), Some(CompletedWhen::Accepted));
        assert_eq!(law.day_before.at(date).map(|row| row.value), Some(DayNamed::SameDay));
    }
    let source = |date| law.entry_limit.at(date).map(|row| (row.source.text.to_string(), row.source.verified));
    let (before, _) = source(date!(2018 - 02 - 12)).expect("a row");
    assert!(before.starts_with("house_rule: "), "{before}");
    assert_eq!(source(date!(2025 - 06 - 01)), Some(("Thanh Hóa 2025 (thực tiễn); unverified".to_owned(), false)));
}

fn entered_by(calendar: &Calendar, received: OffsetDateTime, urgent: bool, tasks: u32) -> OffsetDateTime {
    let law = Law::house();
    let limit = law.entry_limit.at(received.date()).expect("a row").value;
    limit.due(calendar, received, urgent, tasks).unwrap_or_else(|e| panic!("{received}: {e}")).at
}

#[test]
fn when_a_document_must_have_been_entered() {
    // received, urgent, tasks, entered by the end of this day
    let cases = [
        (datetime!(2018-02-12 09:00 +7), false, 1, date!(2018 - 02 - 13)),
        (datetime!(2018-02-12 09:00 +7), false, 5, date!(2018 - 02 - 21)),
        (datetime!(2018-02-12 18:00 +7), false, 1, date!(2018 - 02 - 13)),
        (datetime!(2018-02-10 09:00 +7), false, 1, date!(2018 - 02 - 12)),
        (datetime!(2018-02-12 09:00 +7), true, 1, date!(2018 - 02 - 12)),
        (datetime!(2018-02-12 09:00 +7), true, 5, date!(2018 - 02 - 12)),
        (datetime!(2018-02-12 17:00 +7), true, 1, date!(2018 - 02 - 12)),
        (datetime!(2018-02-12 17:30 +7), true, 1, date!(2018 - 02 - 13)),
        (datetime!(2018-02-13 17:30 +7), true, 1, date!(2018 - 02 - 21)),
        (datetime!(2018-02-17 09:00 +7), true, 1, date!(2018 - 02 - 21)),
        (datetime!(2018-02-13 01:00 +0), true, 1, date!(2018 - 02 - 13)),
    ];
    for (received, urgent, tasks, end) in cases {
        let found = entered_by(&Calendar::office(), received, urgent, tasks);
        assert_eq!(found, local(end, time!(17:00)), "{received} urgent: {urgent} tasks: {tasks}");
    }
}

#[test]
fn urgent_on_a_saturday_on_which_the_unit_receives() {
    let unit = Calendar::with_hours(OfficeHours::with_saturday_morning());
    let cases: [(Time, OffsetDateTime); 2] =
        [(time!(9:00), datetime!(2018-03-03 11:30 +7)), (time!(12:00), datetime!(2018-03-05 17:00 +7))];
    for (received, end) in cases {
        assert_eq!(entered_by(&unit, local(date!(2018 - 03 - 03), received), true, 1), end, "{received}");
    }
}

#[test]
fn outside_of_the_calendar_there_is_an_error() {
    let limit = Law::house().entry_limit.at(date!(2018 - 01 - 01)).expect("a row").value;
    for urgent in [true, false] {
        let late = limit.due(&Calendar::office(), datetime!(2101-01-01 09:00 +7), urgent, 1);
        assert_eq!(late, Err(CalendarError::OutOfRange));
    }
}
