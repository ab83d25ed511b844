//! Figures of a log, counted with a pencil.

use process::{Case, Event, Log};

/// A log of cases `name: activity at second, ...`.
fn timed(cases: &[(&str, &[(&str, i64)])]) -> Log {
    let mut log = Log::default();
    for (code, events) in cases {
        let events = events
            .iter()
            .map(|&(name, second)| Event { activity: log.activity(name), at: Some(second * 1_000_000) })
            .collect();
        log.cases.push(Case { code: (*code).to_owned(), events });
    }
    log
}

#[test]
fn a_log_is_counted() {
    let log = timed(&[
        ("1", &[("receive", 0), ("handle", 60), ("return", 100)]),
        ("2", &[("receive", 0), ("return", 20)]),
        ("3", &[("receive", 10), ("handle", 20), ("return", 40)]),
        ("4", &[("receive", 5)]),
        ("5", &[]),
    ]);
    let stats = log.stats();
    assert_eq!((stats.cases, stats.events, stats.activities, stats.variants), (5, 9, 3, 4));
    // 100, 20, 30 and 0; the case without events has no time.
    let through = stats.throughput_seconds;
    assert_eq!((through.mean, through.median, through.max), (Some(37.5), Some(25.0), Some(100.0)));
    // Between the third and the fourth of 0, 20, 30, 100: 0.95 of the way from the first to the last is 2.85 steps.
    assert_eq!(through.p95, Some(89.5));
}

#[test]
fn nothing_has_no_figures() {
    let stats = Log::default().stats();
    assert_eq!((stats.cases, stats.events, stats.activities, stats.variants), (0, 0, 0, 0));
    assert_eq!(stats.throughput_seconds.mean, None);
}

#[test]
fn cases_are_put_in_the_order_of_time() {
    let mut log = timed(&[("1", &[("b", 20), ("a", 10), ("c", 20)])]);
    log.sort_by_time();
    let names: Vec<&str> = log.cases[0].events.iter().map(|event| log.name(event.activity)).collect();
    assert_eq!(names, ["a", "b", "c"]);
    log.cases[0].events[2].at = None;
    log.cases[0].events.reverse();
    let before = log.cases.clone();
    log.sort_by_time();
    assert_eq!(log.cases, before);
}
