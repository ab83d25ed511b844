//! What a diagram allows: cases that fit, and cases that need so many moves.

use process::{Aligner, Bound, Log};

use crate::drawing::model;
use crate::log;

/// Each case with the cost of its cheapest explanation.
fn check(lines: &str, cases: &[(&str, u32)]) {
    let net = model(lines).to_net().expect("a small diagram");
    let mut aligner = Aligner::new(&net, Bound::default()).unwrap_or_else(|error| panic!("{lines}: {error}"));
    for &(case, cost) in cases {
        let log: Log = log(&[case]);
        let names: Vec<&str> = log.cases[0].events.iter().map(|event| log.name(event.activity)).collect();
        let found = aligner.trace(&names).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_eq!(found.cost, cost, "{case} in {lines}: {:?}", found.moves);
    }
}

#[test]
fn one_after_another() {
    check("( > a > b > )", &[("ab", 0), ("ba", 2), ("a", 1), ("", 2), ("abz", 1)]);
    check("( > a > :1 > b > )", &[("ab", 0)]);
    // Without events a process starts where nothing leads to, and ends where nothing leads on.
    check("a > b", &[("ab", 0), ("a", 1)]);
}

#[test]
fn one_way_of_several() {
    let lines = "( > x1 > a > x2 > )
                 x1 > b > x2";
    check(lines, &[("a", 0), ("b", 0), ("ab", 1), ("", 1)]);
    let loops = "( > x1 > a > x2 > )
                 x2 > b > x1";
    check(loops, &[("a", 0), ("aba", 0), ("ababa", 0), ("ab", 1), ("aa", 1)]);
    let events = "( > e > :1 > a > )1
                  e > :2 > b > )2";
    check(events, &[("a", 0), ("b", 0), ("ab", 1)]);
}

#[test]
fn all_ways_in_any_order() {
    let lines = "( > +1 > a > b > +2 > c > )
                 +1 > d > +2";
    check(lines, &[("abdc", 0), ("dabc", 0), ("adbc", 0), ("abcd", 2), ("abc", 1)]);
    // Ways that never meet: done when both are.
    let apart = "( > +1 > a > )1
                 +1 > b > )2";
    check(apart, &[("ab", 0), ("ba", 0), ("a", 1)]);
    // Several flows out of a task are all taken; into a task each comes by itself.
    let tasks = "( > a > b > )
                 a > c > )2";
    check(tasks, &[("abc", 0), ("acb", 0), ("ab", 1)]);
}

#[test]
fn one_or_more_ways() {
    let lines = "( > o1 > a > o2 > d > )
                 o1 > b > o2
                 o1 > c > o2";
    check(lines, &[("ad", 0), ("abd", 0), ("cabd", 0), ("cbd", 0), ("d", 1), ("abdc", 1), ("abcdd", 1)]);
    // A way with a choice and a loop of its own.
    let inner = "( > o1 > x1 > a > x2 > o2 > d > )
                 x2 > b > x1
                 o1 > c > o2";
    check(inner, &[("ad", 0), ("abacd", 0), ("cd", 0), ("cabad", 0), ("abd", 1)]);
    // Ways that come to an ordinary merge are not waited for: what follows is done for each.
    let merged = "( > o1 > a > x1 > d > )
                  o1 > b > x1";
    check(merged, &[("ad", 0), ("bd", 0), ("adbd", 0), ("abdd", 0), ("abd", 1)]);
}

#[test]
fn inside_of_a_sub_process() {
    let lines = "( > a > S1 > d > )
                 S1: (1 > b > c > )1";
    check(lines, &[("abcd", 0), ("ad", 2)]);
    let apart = "( > a > S1 > d > )
                 S1: (1 > +1 > b > )1
                 S1: +1 > c > )2";
    check(apart, &[("abcd", 0), ("acbd", 0), ("abdc", 2), ("abd", 1)]);
    check("( > a > S1 > d > )", &[("ad", 1)]);
}

#[test]
fn an_event_on_the_border_of_a_task() {
    let interrupting = "( > a > b > )
                        a!t > c > )2";
    check(interrupting, &[("ab", 0), ("c", 0), ("ac", 1), ("acb", 1)]);
    let beside = "( > a > b > )
                  a~t > c > )2";
    check(beside, &[("ab", 0), ("acb", 0), ("cab", 0), ("abc", 0), ("c", 2), ("accb", 1)]);
}

#[test]
fn an_event_on_the_border_of_a_sub_process() {
    let interrupting = "( > S1 > d > )
                        S1: (1 > a > b > )1
                        S1!t > c > )2";
    check(interrupting, &[("abd", 0), ("ac", 0), ("c", 0), ("abc", 0), ("acbd", 1), ("ad", 1)]);
    let beside = "( > S1 > d > )
                  S1: (1 > a > b > )1
                  S1~t > c > )2";
    check(beside, &[("abd", 0), ("acbd", 0), ("abdc", 0), ("ac", 2)]);
    // It catches what is thrown inside of the sub-process; a token elsewhere in it is gone.
    let thrown = "( > S1 > d > )
                  S1: (1 > +1 > a > )1
                  S1: +1 > b > )*
                  S1!t* > c > )2";
    check(thrown, &[("bc", 0), ("abc", 0), ("ac", 0), ("bad", 2), ("bca", 1)]);
}

#[test]
fn an_end_of_everything() {
    let lines = "( > +1 > a > b > )1
                 +1 > c > )!";
    // What has been begun may still go on until the end itself is reached.
    check(lines, &[("abc", 0), ("c", 0), ("ac", 0), ("cab", 0), ("ab", 1)]);
}

#[test]
fn a_sub_process_by_event() {
    let beside = "( > a > b > )
                  E1: (1~ > c > )1";
    check(beside, &[("ab", 0), ("acb", 0), ("abc", 0), ("acbc", 1)]);
    let instead = "( > a > b > )
                   E1: (1 > c > )1";
    check(instead, &[("ab", 0), ("ac", 0), ("c", 0), ("abc", 0), ("acb", 1)]);
}

#[test]
fn repeated_tasks_and_links() {
    check("( > @a > b > )", &[("ab", 0), ("aaab", 0), ("b", 1)]);
    let linked = "( > a > <1
                  >1 > b > )";
    check(linked, &[("ab", 0), ("a", 1)]);
}
