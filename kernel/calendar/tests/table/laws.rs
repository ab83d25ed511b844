//! Laws of the calendar, tried on made-up starts and terms.

use calendar::{Calendar, Counted, DayEnd, Due, OfficeHours, Term};
use proptest::prelude::*;
use time::{Date, Duration, OffsetDateTime};

use crate::shared::day;

/// Moments of 2001-2090, to the second.
fn moments() -> impl Strategy<Value = OffsetDateTime> {
    (0i64..90 * 365 * 86_400)
        .prop_map(|s| calendar::local(day("2001-01-01"), time::Time::MIDNIGHT) + Duration::seconds(s))
}

fn days() -> impl Strategy<Value = Date> {
    (0i64..36_000).prop_map(|n| day("2001-01-01") + Duration::days(n))
}

fn calendars() -> impl Strategy<Value = Calendar> {
    prop_oneof![
        Just(Calendar::office()),
        Just(()).prop_map(|()| Calendar::with_hours(OfficeHours::with_saturday_morning())),
    ]
}

/// Terms of every unit with the number `n`.
fn terms(n: u32) -> [Term; 4] {
    [Term::WorkingDays(n), Term::Days(n), Term::Months(n / 10), Term::WorkingMinutes(n * 7)]
}

fn due(calendar: &Calendar, start: OffsetDateTime, term: Term) -> Due {
    calendar.due(start, term).expect("in range")
}

/// What the explanation counts together, in the term's own unit.
fn sum(due: &Due) -> u32 {
    let amount = |counted| match counted {
        Counted::Whole(n) | Counted::Minutes(n) => n,
    };
    due.steps.iter().filter_map(|step| step.counted).map(amount).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_longer_term_never_ends_earlier(calendar in calendars(), start in moments(), n in 0u32..400, more in 1u32..40) {
        for (short, long) in terms(n).into_iter().zip(terms(n + more)) {
            prop_assert!(due(&calendar, start, short).at <= due(&calendar, start, long).at, "{:?} {:?}", short, long);
        }
    }

    #[test]
    fn a_later_start_never_ends_earlier(calendar in calendars(), start in moments(), later in 0i64..900_000, n in 0u32..400) {
        for term in terms(n) {
            let after = due(&calendar, start + Duration::seconds(later), term);
            prop_assert!(due(&calendar, start, term).at <= after.at, "{:?}", term);
        }
    }

    #[test]
    fn the_end_is_a_working_moment_after_the_start(calendar in calendars(), start in moments(), n in 0u32..400) {
        for term in terms(n) {
            let due = due(&calendar, start, term);
            let minute = u32::from(due.at.hour()) * 60 + u32::from(due.at.minute());
            prop_assert!(calendar.sessions(due.date).iter().any(|s| s.open() <= minute && minute <= s.close()), "{:?}", due);
            prop_assert!(due.at >= start && due.at.date() == due.date);
            prop_assert!(matches!(term, Term::WorkingMinutes(_)) || calendar.is_working_day(due.date));
        }
    }

    #[test]
    fn the_explanation_sums_to_the_term_and_ends_on_the_due_day(calendar in calendars(), start in moments(), n in 0u32..400) {
        for term in terms(n) {
            let (Term::WorkingDays(n) | Term::Days(n) | Term::Months(n) | Term::WorkingMinutes(n)) = term;
            let due = due(&calendar, start, term);
            prop_assert_eq!(sum(&due), n, "{:?}", term);
            prop_assert!(due.steps.windows(2).all(|pair| pair[0].date < pair[1].date));
            if n > 0 {
                prop_assert_eq!(due.steps.last().map(|step| step.date), Some(due.date));
            }
            for step in &due.steps {
                prop_assert!(step.counted.is_some() || step.why.is_some(), "a skipped day says why: {:?}", step);
            }
        }
    }

    #[test]
    fn the_moment_alone_is_that_of_the_explained_date(start in moments(), n in 0u32..400) {
        for term in terms(n) {
            for end in [DayEnd::OfficeHours, DayEnd::Midnight] {
                let explained = Calendar::office().due_with(start, term, end).map(|due| due.at);
                prop_assert_eq!(Calendar::office().due_at(start, term, end), explained);
            }
        }
    }

    #[test]
    fn the_nth_working_day_is_found_by_walking(start in days(), n in 1u32..120) {
        let office = Calendar::office();
        let mut walked = start;
        for _ in 0..n {
            walked = walked.next_day().expect("in range");
            while !office.is_working_day(walked) {
                walked = walked.next_day().expect("in range");
            }
        }
        prop_assert_eq!(office.add_working_days(start, n), Ok(walked));
        prop_assert_eq!(office.working_days_between(start, walked), i64::from(n));
    }

    #[test]
    fn days_between_add_up(a in days(), b in days(), c in days()) {
        let between = |a, b| Calendar::office().working_days_between(a, b);
        prop_assert_eq!(between(a, b) + between(b, c), between(a, c));
        prop_assert_eq!(between(a, b), -between(b, a));
    }

    #[test]
    fn the_minutes_to_the_end_are_the_term(calendar in calendars(), start in moments(), n in 0u32..9_000) {
        let end = due(&calendar, start, Term::WorkingMinutes(n)).at;
        prop_assert_eq!(calendar.working_minutes_between(start, end), i64::from(n));
        prop_assert_eq!(calendar.working_minutes_between(end, start), -i64::from(n));
    }
}
