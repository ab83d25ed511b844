//! Laws of counting, on random offices: what no figure may do whatever the records are.

use std::collections::BTreeMap;

use measure::Cell;
use objectives::catalogue;
use time::Duration;

use super::dice::Dice;
use super::in_memory::Facts;
use super::office::Office;
use super::{YEAR_END, moments};

const OFFICES: u64 = 150;

fn missed(cell: Cell) -> i64 {
    cell.denominator - cell.numerator
}

/// Whether the first share is at most the second; nothing counted is no share.
fn is_at_most(one: Cell, other: Cell) -> bool {
    one.numerator * other.denominator <= other.numerator * one.denominator
        || one.denominator == 0
        || other.denominator == 0
}

#[test]
fn parts_bound_the_whole() {
    for seed in 0..OFFICES {
        let counted = Facts::of(&Office::random(seed, false)).count(YEAR_END);
        for whole in catalogue::catalogue() {
            for part in &whole.parts {
                let (all, one) = (counted[&whole.name], counted[&part.name]);
                // A unit that owes no programme is no unit of that part, so there only what was missed bounds.
                let bounded = if whole.name == "reports.online" {
                    missed(one) <= missed(all)
                } else {
                    all.numerator <= one.numerator
                };
                assert!(bounded, "office {seed}: {} {all:?}, {} {one:?}", whole.name, part.name);
            }
        }
    }
}

#[test]
fn what_was_counted_by_a_moment_stays_counted() {
    let growing = [
        "qms.maintained",
        "qms.improved",
        "directives.central.entered",
        "directives.province.entered",
        "dossiers.on_time",
        "dossiers.on_time.resolved",
        "dossiers.right_process",
        "initiatives.recognised",
    ];
    for seed in 0..OFFICES {
        let office = Office::random(seed, false);
        let facts = Facts::of(&office);
        let mut moments = moments(&office, &mut Dice::new(seed));
        moments.sort_unstable();
        let mut before: BTreeMap<&str, Cell> = BTreeMap::new();
        for at in moments {
            let counted = facts.count(at);
            for name in growing {
                let (was, is) = (before.get(name).copied().unwrap_or_default(), counted[name]);
                let grew = was.numerator <= is.numerator && was.denominator <= is.denominator;
                assert!(grew, "office {seed}, {name} at {at}: {was:?}, then {is:?}");
                before.insert(name, is);
            }
        }
    }
}

#[test]
fn an_extension_changes_only_the_future() {
    let mut changed = 0;
    for seed in 0..OFFICES {
        let extended = Office::random(seed, false);
        let mut plain = Office::random(seed, false);
        let tasks = plain.documents.iter_mut().flat_map(|document| &mut document.tasks);
        let decided: Vec<_> = tasks.filter_map(|task| task.extended.take()).map(|(decided, _)| decided).collect();
        let Some(first) = decided.into_iter().min() else { continue };
        let (extended, plain) = (Facts::of(&extended), Facts::of(&plain));
        for days in [1, 10, 100] {
            let at = first - Duration::days(days);
            assert_eq!(extended.count(at), plain.count(at), "office {seed} at {at}");
        }
        changed += u32::from(extended.count(YEAR_END) != plain.count(YEAR_END));
    }
    assert!(changed > 5, "no extension changed a figure after it");
}

#[test]
fn not_entering_a_task_never_raises_a_share() {
    let of_directives: Vec<_> =
        catalogue::computed().into_iter().filter(|one| one.population == measure::Population::Directives).collect();
    let mut lowered = 0;
    for seed in 0..OFFICES {
        let office = Office::random(seed, false);
        let with = Facts::of(&office).count(YEAR_END);
        for (place, document) in office.documents.iter().enumerate() {
            // Where more was entered than expected, another task takes the free place.
            if document.tasks.is_empty() || document.tasks.len() > document.expected as usize {
                continue;
            }
            let mut office = Office::random(seed, false);
            office.documents[place].tasks.pop();
            let without = Facts::of(&office).count(YEAR_END);
            // Where the document itself names no day, nobody can say whether what was never entered is late: it is unknown.
            let is_late = document.deadline.is_some_and(|deadline| deadline < YEAR_END);
            let names = of_directives.iter().map(|indicator| &indicator.name);
            for name in names.filter(|name| is_late || *name != "directives.central.on_time") {
                let (without, with) = (without[name], with[name]);
                assert!(is_at_most(without, with), "office {seed}, {name}: {with:?}, without a task {without:?}");
                lowered += u32::from(!is_at_most(with, without));
            }
        }
    }
    assert!(lowered > 20, "no task that was left out lowered a share");
}

#[test]
fn removing_what_is_late_never_lowers_a_share() {
    for seed in 0..OFFICES {
        let with = Facts::of(&Office::random(seed, false)).count(YEAR_END);
        type List<'a> = (&'a [&'a str], fn(&mut Office) -> bool);
        let lists: [List<'_>; 3] = [
            (&["dossiers.on_time", "dossiers.on_time.resolved"], |office| {
                let late =
                    |one: &super::office::Dossier| one.finished.is_none_or(|at| one.due.is_some_and(|due| at > due));
                office.dossiers.iter().position(late).map(|late| office.dossiers.remove(late)).is_some()
            }),
            (&["qms.maintained"], |office| {
                let late = |one: &super::office::Obligation| one.done.is_none() || one.done > one.due;
                office.obligations.iter().position(late).map(|late| office.obligations.remove(late)).is_some()
            }),
            (&["reports.online"], |office| {
                let late = |one: &super::office::Report| one.submitted.is_none() || one.submitted > one.due;
                office.reports.iter().position(late).map(|late| office.reports.remove(late)).is_some()
            }),
        ];
        for (names, remove) in lists {
            let mut office = Office::random(seed, false);
            if remove(&mut office) {
                let without = Facts::of(&office).count(YEAR_END);
                for name in names {
                    let (without, with) = (without[*name], with[*name]);
                    assert!(
                        is_at_most(with, without),
                        "office {seed}, {name}: {with:?}, without a late one {without:?}"
                    );
                }
            }
        }
    }
}
