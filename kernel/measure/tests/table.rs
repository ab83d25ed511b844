//! Indicators on small offices that an officer could count by hand, and the laws of counting.

use ids::UnitId;
use measure::{
    BEGINNING, By, Cell, Comparator, Condition, Fact, Indicator, Key, Mark, Marks, Period, Population, Role, Share,
    Target, Unit, figure, slots, steps,
};
use proptest::prelude::*;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const NOON: OffsetDateTime = datetime!(2018-03-05 12:00 +7);

fn day(n: i64) -> OffsetDateTime {
    NOON + Duration::days(n)
}

fn indicator(share: Share, counted: Mark, met: Condition, needs: Vec<Mark>) -> Indicator {
    Indicator {
        name: "test".to_owned(),
        population: Population::Directives,
        levels: vec!["province".to_owned()],
        classes: Vec::new(),
        share,
        counted: Condition::Passed(counted),
        met,
        needs,
        counted_needs: vec![counted],
        window: Some(if share == Share::OfExpected { Mark::Received } else { Mark::Due }),
        denominator_rule: None,
        unit: Unit::Percent,
        parts: Vec::new(),
    }
}

fn head(expected: u32, received: Option<i64>, limit: Option<i64>, due: Option<i64>) -> Fact {
    let marks = Marks::default()
        .with(Mark::Received, received.map(day))
        .with(Mark::EntryLimit, limit.map(day))
        .with(Mark::Due, due.map(day));
    fact(Role::Head, 1, expected, marks)
}

fn member(number: u128, entered: Option<i64>, due: Option<i64>, done: Option<i64>) -> Fact {
    let marks = Marks::default()
        .with(Mark::Entered, entered.map(day))
        .with(Mark::Due, due.map(day))
        .with(Mark::Done, done.map(day))
        .with(Mark::Stands, done.map(day));
    fact(Role::Member, 100 + number, 1, marks)
}

fn fact(role: Role, subject: u128, weight: u32, marks: Marks) -> Fact {
    Fact {
        subject: Uuid::from_u128(subject),
        population: Population::Directives,
        group: Uuid::from_u128(1),
        role,
        unit: (role == Role::Member).then(|| UnitId::new(Uuid::from_u128(subject % 3))),
        level: "province".to_owned(),
        class: String::new(),
        weight,
        marks,
        valid_from: None,
        valid_to: None,
    }
}

fn count(indicator: &Indicator, facts: &[Fact], at: OffsetDateTime) -> Cell {
    let mut cell = Cell::default();
    for slot in slots(indicator, facts, at) {
        cell += Cell::of(slot.verdict);
    }
    cell
}

#[track_caller]
fn check(name: &str, indicator: &Indicator, facts: &[Fact], at: i64, expected: (i64, i64, i64, i64)) {
    let cell = count(indicator, facts, day(at));
    let got = (cell.numerator, cell.denominator, cell.unknown, cell.not_yet);
    assert_eq!(got, expected, "{name}: (met, counted, unknown, not yet)");
}

#[test]
fn entered_counts_against_what_documents_expect() {
    let entered = indicator(Share::OfExpected, Mark::EntryLimit, Condition::entered(), vec![Mark::Entered]);
    let task = |number, at| member(number, at, Some(30), None);
    let document = |expected| head(expected, Some(0), Some(1), None);
    let check = |name, facts: &[Fact], at, expected| check(name, &entered, facts, at, expected);

    check("not received yet", &[document(2)], -1, (0, 0, 0, 0));
    check("the limit has not passed", &[document(2), task(1, Some(0))], 1, (0, 0, 0, 2));
    check("one of two entered", &[document(2), task(1, Some(0))], 2, (1, 2, 0, 0));
    check("both entered", &[document(2), task(1, Some(0)), task(2, Some(1))], 2, (2, 2, 0, 0));
    check("more entered than expected", &[document(1), task(1, Some(0)), task(2, Some(0))], 2, (1, 1, 0, 0));
    check("entered after the moment asked about", &[document(1), task(1, Some(9))], 2, (0, 1, 0, 0));
    check("entered late still counts as entered", &[document(1), task(1, Some(9))], 9, (1, 1, 0, 0));
    check("entry time unknown", &[document(2), task(1, None), task(2, Some(0))], 2, (1, 1, 1, 0));
    check("receipt unknown", &[head(3, None, None, None), task(1, Some(0))], 2, (0, 0, 3, 0));
}

#[test]
fn on_time_counts_never_entered_tasks_as_late() {
    let on_time = indicator(Share::OfRecords, Mark::Due, Condition::done_on_time(), vec![Mark::Due]);
    let document = |expected, due| head(expected, Some(0), Some(1), due);
    let check = |name, facts: &[Fact], at, expected| check(name, &on_time, facts, at, expected);

    check("not due", &[document(1, Some(5)), member(1, Some(0), Some(5), None)], 5, (0, 0, 0, 1));
    check("done on the due moment", &[document(1, Some(5)), member(1, Some(0), Some(5), Some(5))], 6, (1, 1, 0, 0));
    check("done late", &[document(1, Some(5)), member(1, Some(0), Some(5), Some(6))], 7, (0, 1, 0, 0));
    check("open and overdue", &[document(1, Some(5)), member(1, Some(0), Some(5), None)], 6, (0, 1, 0, 0));
    check("never entered", &[document(2, Some(5)), member(1, Some(0), Some(5), Some(4))], 6, (1, 2, 0, 0));
    check(
        "never entered, document names no day",
        &[document(2, None), member(1, Some(0), Some(5), Some(4))],
        6,
        (1, 1, 1, 0),
    );
    check("due unknown", &[document(1, Some(5)), member(1, Some(0), None, Some(4))], 6, (0, 0, 1, 0));
    check(
        "more tasks than expected all count",
        &[document(1, Some(5)), member(1, Some(0), Some(5), Some(4)), member(2, Some(0), Some(5), None)],
        6,
        (1, 2, 0, 0),
    );
}

#[test]
fn an_extension_changes_only_the_future() {
    let on_time = indicator(Share::OfRecords, Mark::Due, Condition::done_on_time(), vec![Mark::Due]);
    let mut first = member(1, Some(0), Some(5), None);
    first.valid_to = Some(day(7));
    let mut second = member(1, Some(0), Some(20), None);
    second.valid_from = Some(day(7));
    let facts = [first, second];
    check("late before the extension", &on_time, &facts, 6, (0, 1, 0, 0));
    check("not due after it", &on_time, &facts, 8, (0, 0, 0, 1));
}

#[test]
fn other_levels_are_not_counted() {
    let entered = indicator(Share::OfExpected, Mark::EntryLimit, Condition::entered(), vec![Mark::Entered]);
    let mut other = head(2, Some(0), Some(1), None);
    other.level = "government".to_owned();
    check("another level", &entered, &[other], 5, (0, 0, 0, 0));
}

#[test]
fn a_share_is_never_rounded_into_its_target() {
    let share = |numerator, denominator, comparator, value| {
        let cell = Cell { numerator, denominator, ..Cell::default() };
        let key = Key { unit: None, level: String::new(), window: None };
        let figure = figure([(key, cell)], None, Unit::Percent, Some(Target { comparator, value }), None);
        (figure.value, figure.met)
    };
    // numerator, denominator, comparator, target in ten-thousandths -> value in ten-thousandths, met
    let rows = [
        (952, 1368, Comparator::AtLeast, 970_000, Some(695_906), Some(false)),
        (2, 3, Comparator::AtLeast, 500_000, Some(666_667), Some(true)),
        (9_699_999, 10_000_000, Comparator::AtLeast, 970_000, Some(969_999), Some(false)),
        (9_999_999, 10_000_000, Comparator::Equal, 1_000_000, Some(999_999), Some(false)),
        (9, 10, Comparator::MoreThan, 900_000, Some(900_000), Some(false)),
        (91, 100, Comparator::MoreThan, 900_000, Some(910_000), Some(true)),
        (5, 5, Comparator::Equal, 1_000_000, Some(1_000_000), Some(true)),
        (0, 0, Comparator::AtLeast, 970_000, None, None),
    ];
    for (numerator, denominator, comparator, target, value, met) in rows {
        assert_eq!(share(numerator, denominator, comparator, target), (value, met), "{numerator}/{denominator}");
    }
}

#[test]
fn a_figure_counts_its_period_and_breaks_down_by_month() {
    let cell = Cell { numerator: 1, denominator: 2, ..Cell::default() };
    let key = |window| Key { unit: None, level: "province".to_owned(), window };
    let cells = [
        (key(Some(time::macros::date!(2018 - 01 - 31))), cell),
        (key(Some(time::macros::date!(2018 - 02 - 01))), cell),
        (key(Some(time::macros::date!(2019 - 01 - 01))), cell),
        (key(None), Cell { unknown: 1, ..Cell::default() }),
    ];
    let year = Period { from: time::macros::date!(2018 - 01 - 01), to: time::macros::date!(2018 - 12 - 31) };
    let figure = figure(cells, Some(year), Unit::Percent, None, Some(By::Month));
    assert_eq!((figure.cell.numerator, figure.cell.denominator, figure.cell.unknown), (2, 4, 1));
    assert_eq!(figure.by.keys().map(String::as_str).collect::<Vec<_>>(), ["", "2018-01", "2018-02"]);
}

fn moments() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![1 => Just(None), 6 => (-5..40_i64).prop_map(Some)]
}

fn offices() -> impl Strategy<Value = Vec<Fact>> {
    let heads = (1..4_u32, moments(), moments(), moments())
        .prop_map(|(expected, received, limit, due)| head(expected, received, limit, due));
    let members = prop::collection::vec((moments(), moments(), moments(), moments(), moments()), 0..4);
    (heads, members).prop_map(|(head, members)| {
        let mut facts = vec![head];
        for (number, (entered, due, done, lapsed, changed)) in (0_u128..).zip(members) {
            let mut first = member(number, entered, due, done);
            first.marks = first.marks.with(Mark::Followed, entered.map(day)).with(Mark::Lapsed, lapsed.map(day));
            if let Some(changed) = changed {
                let mut second = first.clone();
                second.marks = second.marks.with(Mark::Due, due.map(|due| day(due + 10)));
                first.valid_to = Some(day(changed));
                second.valid_from = Some(day(changed));
                facts.push(second);
            }
            facts.push(first);
        }
        facts
    })
}

fn indicators() -> Vec<Indicator> {
    let all = Condition::All(vec![Condition::entered(), Condition::tracked(), Condition::on_time_so_far()]);
    vec![
        indicator(Share::OfExpected, Mark::EntryLimit, Condition::entered(), vec![Mark::Entered]),
        indicator(Share::OfExpected, Mark::EntryLimit, all, vec![Mark::Entered, Mark::Due]),
        indicator(Share::OfRecords, Mark::Due, Condition::done_on_time(), vec![Mark::Due]),
    ]
}

proptest! {
    /// What a tally answers is what a recount answers, at every moment.
    #[test]
    fn steps_add_up_to_the_count(facts in offices(), minutes in -20_000..80_000_i64) {
        let at = NOON + Duration::minutes(minutes);
        for indicator in indicators() {
            let mut sum = Cell::default();
            for step in steps(&indicator, &facts) {
                prop_assert!(step.at >= BEGINNING);
                if step.at <= at {
                    sum += step.change;
                }
            }
            prop_assert_eq!(sum, count(&indicator, &facts, at));
        }
    }

    /// A numerator lies inside its denominator, and every expected task is somewhere.
    #[test]
    fn a_share_lies_between_nothing_and_the_whole(facts in offices(), minutes in -20_000..80_000_i64) {
        let at = NOON + Duration::minutes(minutes);
        for indicator in indicators() {
            let cell = count(&indicator, &facts, at);
            prop_assert!(0 <= cell.numerator && cell.numerator <= cell.denominator);
            prop_assert!(cell.unknown >= 0 && cell.not_yet >= 0);
        }
    }

    /// Not entering a task never raises a share of what is expected: it takes from the numerator or adds to the denominator.
    /// (Where more was entered than expected, another record takes the free place.)
    #[test]
    fn not_entering_never_improves(facts in offices(), minutes in -20_000..80_000_i64) {
        let at = NOON + Duration::minutes(minutes);
        let Some(last) = facts.iter().rev().find(|fact| fact.role == Role::Member).map(|fact| fact.subject) else {
            return Ok(());
        };
        let members: std::collections::BTreeSet<Uuid> =
            facts.iter().filter(|fact| fact.role == Role::Member).map(|fact| fact.subject).collect();
        prop_assume!(members.len() <= facts[0].weight as usize);
        let left: Vec<Fact> = facts.iter().filter(|fact| fact.subject != last).cloned().collect();
        for indicator in indicators().into_iter().filter(|indicator| indicator.share == Share::OfExpected) {
            let (with, without) = (count(&indicator, &facts, at), count(&indicator, &left, at));
            prop_assert!(without.numerator <= with.numerator);
            prop_assert!(without.denominator >= with.denominator);
        }
    }
}

#[test]
fn units_are_counted_once_a_year_and_by_their_worst_report() {
    let in_time = Condition::All(vec![Condition::Reached(Mark::Done), Condition::NotAfter(Mark::Done, Mark::Due)]);
    let units = Indicator {
        share: Share::OfGroups,
        counted: Condition::Reached(Mark::Due),
        window: Some(Mark::Due),
        ..indicator(Share::OfRecords, Mark::Due, in_time, Vec::new())
    };
    let check = |name, facts: &[Fact], at, expected| check(name, &units, facts, at, expected);
    let sent = |number, due| member(number, None, Some(due), Some(due));
    let late = |number, due| member(number, None, Some(due), Some(due + 1));
    check("nothing due", &[sent(1, 5), sent(2, 9)], 4, (0, 0, 0, 1));
    check("one of two due, and sent", &[sent(1, 5), late(2, 9)], 8, (1, 1, 0, 0));
    check("one missed", &[sent(1, 5), late(2, 9)], 12, (0, 1, 0, 0));
    check("another year is another slot", &[sent(1, 5), late(2, 400)], 500, (1, 2, 0, 0));
    check("a due time nobody knows", &[sent(1, 5), member(2, None, None, None)], 8, (1, 1, 1, 0));
}

proptest! {
    /// Versions of a fact follow one another without gap or overlap, and say at each moment what they were cut by.
    #[test]
    fn versions_cover_all_time(cuts in proptest::collection::vec(-40_i64..40, 0..8), asked in -60_i64..60) {
        let fact = member(1, Some(-50), Some(30), None);
        let cuts: Vec<OffsetDateTime> = cuts.into_iter().map(day).collect();
        let odd = |from: Option<OffsetDateTime>| {
            cuts.iter().filter(|cut| from.is_some_and(|from| **cut <= from)).count() % 2 == 1
        };
        let versions = fact.versions(cuts.clone(), |from, marks| {
            marks.with(Mark::Urged, odd(from).then(|| from.unwrap_or(NOON)))
        });
        let at = day(asked);
        let holding: Vec<&Fact> = versions.iter().filter(|version| version.holds_at(at)).collect();
        prop_assert_eq!(holding.len(), 1);
        prop_assert_eq!(holding[0].marks.get(Mark::Urged).is_some(), odd(Some(at)));
    }
}
