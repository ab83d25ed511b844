//! What happened over a model, as a pencil counts it.

use process::{Aligner, Bound, Case, Event, Log, Picture};

use crate::drawing::model;

/// Cases as `a0 b60`: the activity and the second.
fn timed(cases: &[&str]) -> Log {
    let mut log = Log::default();
    for (number, case) in cases.iter().enumerate() {
        let events = case.split_whitespace().map(|event| {
            let (name, second) = event.split_at(1);
            let second: i64 = second.parse().expect("seconds");
            Event { activity: log.activity(name), at: Some(second * 1_000_000) }
        });
        let events = events.collect();
        log.cases.push(Case { code: number.to_string(), events });
    }
    log
}

#[test]
fn steps_ways_and_deviations_are_counted() {
    let log = timed(&["a0 b10 c100", "a0 b30 c40", "a0 c5", "a0 b20 x30 c31", ""]);
    let net = model("( > a > b > c > )").to_net().expect("a small net");
    let mut aligner = Aligner::new(&net, Bound::default()).expect("it ends");
    let picture = Picture::of(&log, Some(&mut aligner), |from, to| to - from);
    assert_eq!((picture.cases, picture.fitting, picture.astray), (4, 2, 2));
    let steps: Vec<_> = picture.steps.iter().map(|step| (step.activity.as_str(), step.times, step.slowest)).collect();
    assert_eq!(steps, [("a", 4, false), ("c", 4, true), ("b", 3, false), ("x", 1, false)]);
    // b waited 10, 30 and 20 seconds; c waited 90, 10, 5 and 1.
    assert_eq!((picture.steps[2].waiting.median, picture.steps[1].waiting.max), (Some(20.0), Some(90.0)));
    assert_eq!(picture.steps[0].waiting.median, None, "the first step waited for nothing");
    let ways: Vec<_> =
        picture.paths.iter().map(|path| (path.activities.concat(), path.cases.len(), path.cost)).collect();
    let expected = [("abc", 2, Some(0)), ("ac", 1, Some(1)), ("abxc", 1, Some(1))];
    assert_eq!(ways, expected.map(|(way, cases, cost)| (way.to_owned(), cases, cost)));
    let left: Vec<_> = picture
        .deviations
        .iter()
        .map(|astray| (astray.activity.as_str(), astray.log_moves, astray.model_moves, astray.cases.clone()))
        .collect();
    assert_eq!(left, [("b", 0, 1, [2].into()), ("x", 1, 0, [3].into())]);
}

#[test]
fn without_a_model_nothing_is_judged() {
    let picture = Picture::of(&timed(&["a0 b1"]), None, |from, to| to - from);
    assert_eq!((picture.cases, picture.fitting, picture.astray, picture.paths[0].cost), (1, 0, 0, None));
}
