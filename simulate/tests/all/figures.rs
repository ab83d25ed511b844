//! The figures that the story leads to: such as an office has that works well, and has something to look at.

use measure::Cell;
use time::Duration;
use time::macros::date;

use crate::paper::Paper;
use crate::{TODAY, plan};

/// The share in tenths of a percent.
fn share(cell: Cell) -> i64 {
    cell.numerator * 1_000 / cell.denominator
}

#[test]
fn shares_are_those_of_an_office_that_works_well() {
    for seed in [1, 7, 42] {
        let paper = Paper::play(&plan(TODAY, seed));
        let figures = paper.figures();
        for (name, low, high) in [
            ("directives.central.entered", 970, 1000),
            ("directives.central.on_time", 890, 980),
            ("directives.central.entered_tracked_on_time", 890, 955),
            ("directives.province.entered", 955, 985),
            ("directives.province.entered_on_time_and_tracked", 860, 920),
        ] {
            let cell = figures[name];
            assert!((low..=high).contains(&share(cell)), "seed {seed}: {name} is {} ({cell:?})", share(cell));
            assert_eq!(cell.unknown, 0, "seed {seed}: {name}");
        }
        there_is_something_to_look_at(&paper, seed);
    }
}

fn there_is_something_to_look_at(paper: &Paper, seed: u64) {
    let states = paper.states();
    let count = |state| states.get(state).copied().unwrap_or_default();
    let late = count("done_late") * 100 / (count("done_on_time") + count("done_late"));
    assert!((4..=12).contains(&late), "seed {seed}: {late} of 100 results are late ({states:?})");
    assert!((4..=30).contains(&count("open_overdue")), "seed {seed}: {states:?}");
    assert!(count("open_on_time") >= 30, "seed {seed}: {states:?}");
    let week = paper.now..paper.now + Duration::days(7);
    let soon = paper.directives.iter().map(|directive| &directive.commitment).filter(|commitment| {
        commitment.completion.is_none()
            && commitment.due_at(paper.now, paper.calendar()).is_some_and(|due| week.contains(&due))
    });
    assert!(soon.count() >= 3, "seed {seed}: too few are due this week");
}

#[test]
fn a_young_year_has_figures_too() {
    for today in [date!(2026 - 01 - 12), date!(2026 - 03 - 02), date!(2027 - 01 - 08)] {
        let figures = Paper::play(&plan(today, 7)).figures();
        for name in ["directives.central.entered_tracked_on_time", "directives.province.entered_on_time_and_tracked"] {
            assert!(figures[name].denominator > 0, "{today}: {name} is about nothing");
        }
    }
}
