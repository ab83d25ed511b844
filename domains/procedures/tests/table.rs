//! Procedures as an officer reads the catalogue: which day, which process, covered or not.

use calendar::Calendar;
use law::Law;
use ledger::Held;
use ledger::held::{Fields, take_over};
use measure::{Fact, Mark};
use procedures::{
    Authority, Procedure, Process, Publication, PublicationAct, Refusal, Status, TimeUnit, facts, reconcile,
};
use time::Date;
use time::macros::{date, datetime};
use uuid::Uuid;

fn held<F>(number: u128, key: &str, fields: F) -> Held<F> {
    Held::restore(Uuid::from_u128(number), key.to_owned(), fields, 1)
}

fn procedure(change: impl FnOnce(&mut Procedure)) -> Held<Procedure> {
    let mut fields = Procedure {
        name: Some("Cấp giấy phép".to_owned()),
        authority: Some(Authority::Chairman),
        decided_on: Some(date!(2018 - 02 - 01)),
        effective_on: Some(date!(2018 - 02 - 15)),
        ..Procedure::default()
    };
    change(&mut fields);
    held(1, "P1", fields)
}

fn process(number: u128, from: Date, to: Option<Date>) -> Held<Process> {
    let fields = Process {
        code: Some("Q1".to_owned()),
        version: Some(number.to_string()),
        procedures: Some(vec!["P1".to_owned()]),
        effective_on: Some(from),
        withdrawn_on: to,
        ..Process::default()
    };
    held(number, "Q1", fields)
}

fn of(procedure: &Held<Procedure>, processes: &[Held<Process>], publications: &[Held<Publication>]) -> Vec<Fact> {
    let processes: Vec<&Held<Process>> = processes.iter().collect();
    facts::of(procedure, &processes, publications, &Law::house(), &Calendar::office())
}

fn covered(facts: &[Fact], day: Date) -> bool {
    let noon = day.with_hms(12, 0, 0).expect("a moment").assume_offset(calendar::ZONE);
    let holding: Vec<&Fact> = facts.iter().filter(|fact| fact.holds_at(noon)).collect();
    assert_eq!(holding.len(), 1, "one version holds on {day}");
    holding[0].marks.get(Mark::Covered).is_some_and(|since| since <= noon)
}

#[test]
fn a_process_covers_from_its_first_day_until_it_is_withdrawn() {
    let own = of(&procedure(|_| {}), &[process(2, date!(2018 - 03 - 01), Some(date!(2018 - 09 - 01)))], &[]);
    let rows = [
        (date!(2018 - 02 - 20), false, "the procedure applies, the process does not yet"),
        (date!(2018 - 03 - 01), true, "its first day"),
        (date!(2018 - 08 - 31), true, "its last day"),
        (date!(2018 - 09 - 01), false, "withdrawn"),
    ];
    for (day, expected, why) in rows {
        assert_eq!(covered(&own, day), expected, "{day}: {why}");
    }
}

#[test]
fn an_older_process_covers_a_new_version_for_three_months() {
    let older = of(&procedure(|_| {}), &[process(2, date!(2017 - 01 - 01), None)], &[]);
    let rows = [(date!(2018 - 02 - 15), true), (date!(2018 - 05 - 15), true), (date!(2018 - 05 - 16), false)];
    for (day, expected) in rows {
        assert_eq!(covered(&older, day), expected, "{day}");
    }
    let renewed = [process(2, date!(2017 - 01 - 01), None), process(3, date!(2018 - 06 - 01), None)];
    let renewed = of(&procedure(|_| {}), &renewed, &[]);
    assert!(!covered(&renewed, date!(2018 - 05 - 20)) && covered(&renewed, date!(2018 - 06 - 01)));
}

#[test]
fn a_code_counts_until_a_process_of_that_code_is_known() {
    let coded = procedure(|fields| fields.iso_process_code = Some("Q1".to_owned()));
    assert!(covered(&of(&coded, &[], &[]), date!(2018 - 03 - 01)));
    let ended = [process(2, date!(2018 - 01 - 01), Some(date!(2018 - 02 - 20)))];
    assert!(!covered(&of(&coded, &ended, &[]), date!(2018 - 03 - 01)), "then its dates decide");
    assert!(!covered(&of(&procedure(|_| {}), &[], &[]), date!(2018 - 03 - 01)));
}

#[test]
fn publication_has_a_clock_and_an_entry_of_an_older_version_is_none() {
    let entered = |at| move |fields: &mut Procedure| fields.national_db_updated_at = Some(at);
    let marks = |procedure: &Held<Procedure>, publications: &[Held<Publication>]| {
        let fact = of(procedure, &[], publications).remove(0);
        (fact.marks.get(Mark::Due), fact.marks.get(Mark::Recorded), fact.marks.get(Mark::Published))
    };
    let clock = Some(datetime!(2018-02-08 17:00 +7));
    let in_time = datetime!(2018-02-05 00:00 +7);
    assert_eq!(marks(&procedure(entered(in_time)), &[]), (clock, Some(in_time), None));
    let before = datetime!(2018-01-31 00:00 +7);
    assert_eq!(marks(&procedure(entered(before)), &[]), (clock, None, None), "that was the version before");
    let act = |act, at| {
        let publication = Publication { act: Some(act), at: Some(at), ..Publication::default() };
        held(9, "x", publication)
    };
    let acts = [act(PublicationAct::Acknowledged, in_time), act(PublicationAct::Posted, in_time)];
    assert_eq!(marks(&procedure(|_| {}), &acts), (clock, Some(in_time), Some(in_time)));
    assert_eq!(of(&procedure(|fields| fields.status = Some(Status::Repealed)), &[], &[]), []);
}

#[test]
fn what_a_record_may_not_say() {
    let limit = |written: &str| Procedure {
        name: Some("Một".to_owned()),
        time_limit: Some(written.to_owned()),
        ..Procedure::default()
    };
    let rows = [
        (Procedure::default().check(), Err(Refusal::NameMissing)),
        (limit("20").check(), Ok(())),
        (limit("2,5").check(), Ok(())),
        (limit("hai mươi").check(), Err(Refusal::NotALimit { written: "hai mươi".to_owned() })),
        (limit("-1").check(), Err(Refusal::NotALimit { written: "-1".to_owned() })),
    ];
    for (got, expected) in rows {
        assert_eq!(got, expected);
    }
    let backwards = process(2, date!(2018 - 03 - 01), Some(date!(2018 - 02 - 01)));
    let refused = backwards.fields().check();
    assert!(matches!(refused, Err(Refusal::WithdrawnBeforeEffective { .. })), "{refused:?}");
}

#[test]
fn a_record_is_taken_over_once_and_loses_nothing() {
    let first =
        Procedure { name: Some("Một".to_owned()), field: Some("Đất đai".to_owned()), ..Procedure::default() };
    let id = Uuid::from_u128(7);
    let (held, taken) = take_over(None, "P1", &first, id).expect("sound").expect("new");
    assert_eq!((taken.row().version, taken.event().act.as_str()), (1, "procedures.record"));
    assert_eq!(take_over(Some(&held), "P1", &first, id).expect("sound"), None, "the same again is no change");
    let more = Procedure { status: Some(Status::Amended), ..Procedure::default() };
    let (held, taken) = take_over(Some(&held), "P1", &more, id).expect("sound").expect("an update");
    assert_eq!(held.fields().field.as_deref(), Some("Đất đai"), "an empty cell erases nothing");
    assert_eq!(taken.row().version, 2);
    assert_eq!(taken.event().body.0.keys().collect::<Vec<_>>(), ["status"], "the event has the difference");
}

#[test]
fn a_new_decision_leaves_the_version_before_it() {
    let version = |number: &str, effective_on| Procedure {
        name: Some("Một".to_owned()),
        decision_number: Some(number.to_owned()),
        effective_on: Some(effective_on),
        ..Procedure::default()
    };
    let (first, second) = (date!(2017 - 01 - 01), date!(2018 - 06 - 01));
    let (old, _) = take_over(None, "P1", &version("1/QĐ", first), Uuid::from_u128(1)).expect("sound").expect("new");
    let (new, _) =
        take_over(Some(&old), "P1", &version("2/QĐ", second), Uuid::from_u128(1)).expect("sound").expect("an update");
    let versions: Vec<_> = new.fields().versions().map(|version| version.decision_number.expect("a number")).collect();
    assert_eq!(versions, ["1/QĐ", "2/QĐ"]);
    let on = |day| new.fields().version_on(day).and_then(|version| version.decision_number);
    assert_eq!(on(date!(2018 - 05 - 31)).as_deref(), Some("1/QĐ"));
    assert_eq!(on(second).as_deref(), Some("2/QĐ"));
    // The procedure was there before its new version, and its process covers the new one for three months.
    let own = of(&new, &[process(2, date!(2017 - 02 - 01), None)], &[]);
    let rows = [
        (date!(2017 - 01 - 15), false),
        (date!(2017 - 02 - 01), true),
        (date!(2018 - 06 - 01), true),
        // The first of September is a Saturday, and the second and third are days off.
        (date!(2018 - 09 - 04), true),
        (date!(2018 - 09 - 05), false),
    ];
    for (day, expected) in rows {
        assert_eq!(covered(&own, day), expected, "{day}");
    }
    // The same decision on another day is a correction, and no version.
    let corrected = version("1/QĐ", date!(2017 - 02 - 01));
    let (same, _) = take_over(Some(&old), "P1", &corrected, Uuid::from_u128(1)).expect("sound").expect("an update");
    assert_eq!(same.fields().former, None);
}

#[test]
fn a_list_of_others_is_held_against_the_catalogue() {
    let here = Procedure {
        name: Some("Cấp giấy phép".to_owned()),
        field: Some("Đất đai".to_owned()),
        time_limit: Some("20".to_owned()),
        time_unit: Some(TimeUnit::WorkingDay),
        ..Procedure::default()
    };
    let text = |text: &str| Some(text.to_owned());
    let rows: [(Procedure, &[&str]); 8] = [
        (here.clone(), &[]),
        (Procedure::default(), &[]),
        (Procedure { name: text("Cấp  giấy phép "), time_limit: text("20,0"), ..Procedure::default() }, &[]),
        (Procedure { name: text("Cấp lại giấy phép"), ..here.clone() }, &["name"]),
        (
            Procedure { time_limit: text("15"), time_unit: Some(TimeUnit::Day), ..here.clone() },
            &["time_limit", "time_unit"],
        ),
        (Procedure { decision_number: text("1/QĐ"), ..here.clone() }, &["decision_number"]),
        (
            Procedure { authority: Some(Authority::Chairman), field: text("Nhà ở"), ..here.clone() },
            &["field", "authority"],
        ),
        // Nobody here said who handles it.
        (Procedure { body: text("Sở Xây dựng"), ..here.clone() }, &[]),
    ];
    for (there, expected) in rows {
        assert_eq!(reconcile::differences(&here, &there), expected, "{there:?}");
    }
    let known = Procedure { body: text("Sở Tư pháp"), ..here.clone() };
    let there = Procedure { body: text("Sở Xây dựng"), ..here };
    assert_eq!(reconcile::differences(&known, &there), ["body"]);
}
