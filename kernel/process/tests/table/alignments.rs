//! Alignments of nets: costs counted by hand, the moves that explain them, and an exhaustive search on nets of chance.

use process::{Aligner, Bound, ConformanceError, Event, Method, Move, Net, Way, conform};
use proptest::prelude::*;

use crate::oracle;
use crate::{drawing::model, log};

/// A net of lines `taken places > activity > given places`; `-` is a silent activity, the first place has the token of the start.
pub fn net(lines: &[&str]) -> Net {
    let mut net = Net::default();
    for line in lines {
        let parts: Vec<&str> = line.split('>').map(str::trim).collect();
        let [takes, activity, gives] = parts[..] else { panic!("{line}") };
        let label = (activity != "-").then(|| activity.to_owned());
        let transition = net.transition(activity, label, 0);
        for (way, places) in [(Way::Takes, takes), (Way::Gives, gives)] {
            for id in places.split_whitespace() {
                let known = net.places.iter().position(|place| place == id);
                let place = known.unwrap_or_else(|| net.place(id, 0));
                net.arc(way, place, transition, 1);
            }
        }
    }
    net.initial[0] = 1;
    net
}

#[test]
fn costs_are_what_a_finger_counts() {
    // Registered, then examined and checked in any order, decided; then again from the start, or an answer.
    let request = net(&[
        "start > r > e1 c1",
        "e1 > e > e2",
        "c1 > c > c2",
        "e2 c2 > d > decided",
        "decided > i > e1 c1",
        "decided > p > end",
        "decided > n > end",
    ]);
    let mut aligner = Aligner::new(&request, Bound::default()).expect("a net with an end");
    assert_eq!(aligner.shortest_run(), 5);
    for (case, cost) in [
        ("recdp", 0),
        ("rcedn", 0),
        ("recdicedp", 0),
        ("recdiecdp", 0),
        ("redp", 1),
        ("recd", 1),
        ("recdpn", 1),
        ("recdip", 1),
        ("pdcer", 6),
        ("", 5),
        ("zzz", 8),
    ] {
        let names: Vec<String> = case.chars().map(String::from).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(aligner.trace(&names).expect("within the bound").cost, cost, "{case}");
    }
}

#[test]
fn moves_say_where_it_differs() {
    let mut aligner =
        Aligner::new(&net(&["1 > a > 2", "2 > b > 3", "3 > - > 4", "4 > c > 5"]), Bound::default()).unwrap();
    let found = aligner.trace(&["a", "x", "c"]).unwrap();
    let said = |name: &str| name.to_owned();
    assert_eq!(found.cost, 2);
    assert_eq!((&found.moves[0], found.moves.last().unwrap()), (&Move::Both(said("a")), &Move::Both(said("c"))));
    assert!(found.moves.contains(&Move::Log(said("x"))) && found.moves.contains(&Move::Model(said("b"))));
    assert_eq!(found.moves.len(), 4);
}

#[test]
fn a_log_is_summed_and_averaged_over_cases() {
    let net = net(&["1 > a > 2", "2 > b > 3"]);
    let found = conform(&net, &log(&["ab", "ab", "a", "abz"]), Method::Alignment, Bound::default()).unwrap();
    assert_eq!((found.traces, found.fitting, found.cost), (4, 2, 2));
    // 1 and 1; one of 1 + 2; one of 3 + 2.
    assert!((found.fitness.unwrap() - (1.0 + 1.0 + 2.0 / 3.0 + 4.0 / 5.0) / 4.0).abs() < 1e-12);
    let deviations: Vec<(&str, u64, u64)> =
        found.deviations.iter().map(|row| (row.activity.as_str(), row.log_moves, row.model_moves)).collect();
    assert_eq!(deviations, [("b", 0, 1), ("z", 1, 0)]);
    let none = conform(&net, &log(&[]), Method::Alignment, Bound::default()).unwrap();
    assert_eq!((none.traces, none.fitness), (0, None));
}

#[test]
fn what_cannot_be_compared_says_why() {
    let bound = Bound::default();
    // A token that goes round has no place where it ends.
    let round = net(&["1 > a > 2", "2 > b > 1"]);
    assert_eq!(Aligner::new(&round, bound).err(), Some(ConformanceError::NoEnd));
    // Two ways are split by choice and joined as if both had been taken.
    let stuck = model("( > x1 > a > +1 > )\nx1 > b > +1").to_net().unwrap();
    assert_eq!(Aligner::new(&stuck, bound).err(), Some(ConformanceError::NoRun));
    // Twenty tasks side by side are more than a million markings.
    let mut wide = Net::default();
    let (start, end) = (wide.place("start", 1), wide.place("end", 0));
    let (split, join) = (wide.transition("split", None, 0), wide.transition("join", None, 0));
    wide.arc(Way::Takes, start, split, 1);
    wide.arc(Way::Gives, end, join, 1);
    for task in 0..20 {
        let (before, after) = (wide.place("before", 0), wide.place("after", 0));
        let done = wide.transition("task", Some(format!("t{task}")), 0);
        wide.arc(Way::Gives, before, split, 1);
        wide.arc(Way::Takes, before, done, 1);
        wide.arc(Way::Gives, after, done, 1);
        wide.arc(Way::Takes, after, join, 1);
    }
    let mut aligner = Aligner::new(&wide, Bound { states: 1_000, ..bound }).expect("one order of many is enough");
    assert_eq!(aligner.shortest_run(), 20);
    let twice: Vec<String> = (0..40).map(|n| format!("t{}", n * 7 % 20)).collect();
    let twice: Vec<&str> = twice.iter().map(String::as_str).collect();
    assert_eq!(aligner.trace(&twice[20..]).map(|found| found.cost), Ok(0));
    assert!(matches!(aligner.trace(&twice), Err(ConformanceError::TooWide { .. })));
    let narrow = Bound { tokens: 1_000, ..bound };
    let mut first = log(&[""]);
    let activity = first.activity("t0");
    first.cases[0].events.push(Event { activity, at: None });
    for method in [Method::Alignment, Method::Replay] {
        let found = conform(&wide, &first, method, narrow);
        assert!(matches!(found, Err(ConformanceError::TooWide { .. })), "{method:?}");
    }
    // A net that makes tokens without end is left in time.
    let mut endless = net(&["1 > - > 1 2 3", "1 2 > a > 4"]);
    endless.final_marking = Some(vec![0, 0, 0, 1]);
    let limited = Bound { states: 10_000, ..bound };
    assert!(matches!(
        conform(&endless, &log(&["zz"]), Method::Alignment, limited),
        Err(ConformanceError::TooWide { .. })
    ));
}

#[test]
fn markings_of_many_traces_need_no_more_room_than_those_of_one() {
    let wide = net(&[
        "start > - > a1 b1 c1 d1 e1",
        "a1 > a > a2",
        "b1 > b > b2",
        "c1 > c > c2",
        "d1 > d > d2",
        "e1 > e > e2",
        "a2 b2 c2 d2 e2 > - > end",
    ]);
    // 34 markings of 12 places and their 82 moves, of which a case passes eight markings and sees some more.
    let little = Bound { tokens: 600, ..Bound::default() };
    let cases = ["abcde", "bcdea", "cdeab", "deabc", "eabcd", "edcba", "acebd", "dbeca", "cabed"];
    for method in [Method::Alignment, Method::Replay] {
        let found = conform(&wide, &log(&cases), method, little).unwrap();
        assert_eq!((found.traces, found.fitting), (9, 9));
    }
}

/// A net of a few places in a row, transitions between any of them; every token can be lost, so that an end is near.
fn any_net() -> impl Strategy<Value = Net> {
    let transition = (
        prop::option::of(0..4_usize),
        prop::collection::vec(0..5_usize, 1..3),
        prop::collection::vec(0..5_usize, 0..3),
    );
    prop::collection::vec(transition, 1..7).prop_map(|transitions| {
        let mut net = Net::default();
        for id in 0..5 {
            net.place(id.to_string(), u32::from(id == 0));
        }
        for (label, takes, mut gives) in transitions {
            // No more given than taken: the number of tokens never grows.
            gives.truncate(takes.len());
            let at = net.transition("t", label.map(|label| ["a", "b", "c", "d"][label].to_owned()), 0);
            takes.into_iter().for_each(|place| net.arc(Way::Takes, place, at, 1));
            gives.into_iter().for_each(|place| net.arc(Way::Gives, place, at, 1));
        }
        net.initial[1] = 1;
        net.final_marking = Some(vec![0, 0, 0, 0, 1]);
        net
    })
}

proptest! {
    #[test]
    fn no_explanation_is_cheaper(net in any_net(), trace in prop::collection::vec(0..5_usize, 0..8)) {
        const MOST: u32 = 20;
        let names: Vec<&str> = trace.iter().map(|&name| ["a", "b", "c", "d", "z"][name]).collect();
        let ours = Aligner::new(&net, Bound::default()).and_then(|mut aligner| aligner.trace(&names));
        match oracle::cost(&net, &names, MOST) {
            Some(cost) => prop_assert_eq!(ours.map(|found| found.cost), Ok(cost)),
            None => prop_assert!(ours.map_or(true, |found| found.cost > MOST)),
        }
    }

    #[test]
    fn moves_add_up(net in any_net(), trace in prop::collection::vec(0..5_usize, 0..8)) {
        let names: Vec<&str> = trace.iter().map(|&name| ["a", "b", "c", "d", "z"][name]).collect();
        let Ok(mut aligner) = Aligner::new(&net, Bound::default()) else { return Ok(()) };
        let found = aligner.trace(&names).unwrap();
        let priced = found.moves.iter().filter(|step| !matches!(step, Move::Both(_))).count();
        prop_assert_eq!(priced, found.cost as usize);
        let happened = found.moves.iter().filter_map(|step| match step {
            Move::Both(name) | Move::Log(name) => Some(name.as_str()),
            Move::Model(_) => None,
        });
        prop_assert_eq!(happened.collect::<Vec<_>>(), names.clone());
        // Never dearer than to throw the case away and run the net.
        prop_assert!(found.cost <= names.len() as u32 + aligner.shortest_run());
    }
}
