//! Token replay: tokens counted by hand, and what it shares with alignments.

use process::{Aligner, Bound, Method, conform, replay};
use proptest::prelude::*;

use crate::alignments::net;
use crate::drawing::model;
use crate::log;

#[test]
fn tokens_are_what_a_pencil_counts() {
    let row = net(&["1 > a > 2", "2 > b > 3", "3 > c > 4"]);
    // Produced, consumed: one at the start and one at the end, and one for each event.
    for (case, missing, remaining, moved) in [
        ("abc", 0, 0, 4),
        // The token lies before c, and the end wants one.
        ("ab", 1, 1, 3),
        // c is lent its token; the one before b is left.
        ("ac", 1, 1, 3),
        ("", 1, 1, 1),
        // The second b is lent a token, and one too many reaches c.
        ("abbc", 1, 1, 5),
        // A name that the net does not know moves nothing.
        ("abzc", 0, 0, 4),
    ] {
        let found = replay(&row, &log(&[case]), Bound::default()).unwrap();
        let moved = f64::from(moved);
        let fitness = (1.0 - f64::from(missing) / moved) / 2.0 + (1.0 - f64::from(remaining) / moved) / 2.0;
        assert_eq!(found.cost, u64::from(missing as u32 + remaining as u32), "{case}");
        assert!((found.fitness.unwrap() - fitness).abs() < 1e-12, "{case}: {:?}", found.fitness);
        assert_eq!(found.fitting, u64::from(case == "abc"), "{case}");
    }
}

#[test]
fn silent_steps_are_not_guessed() {
    let skips = net(&["1 > - > 2", "1 > a > 2", "2 > - > 3 4", "3 > b > 5", "3 > - > 5", "4 > c > 6", "5 6 > - > 7"]);
    for case in ["abc", "acb", "bc", "c", "ac"] {
        let found = replay(&skips, &log(&[case]), Bound::default()).unwrap();
        assert_eq!((found.fitting, found.fitness), (1, Some(1.0)), "{case}");
    }
}

proptest! {
    #[test]
    fn a_case_fits_in_both_or_in_neither(case in "[abcdz]{0,7}") {
        let lines = "( > x1 > a > +1 > b > +2 > x2 > )
                     +1 > c > +2
                     x1 > d > x2
                     x2 > x1";
        let net = model(lines).to_net().unwrap();
        let log = log(&[case.as_str()]);
        let fitting = |method| conform(&net, &log, method, Bound::default()).unwrap().fitting;
        prop_assert_eq!(fitting(Method::Alignment), fitting(Method::Replay));
        let mut aligner = Aligner::new(&net, Bound::default()).unwrap();
        prop_assert_eq!(aligner.shortest_run(), 1);
        let names: Vec<&str> = log.cases[0].events.iter().map(|event| log.name(event.activity)).collect();
        prop_assert_eq!(aligner.trace(&names).unwrap().cost == 0, fitting(Method::Replay) == 1);
    }
}
