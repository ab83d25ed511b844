//! Dossiers as a counter's register has them, and their steps replayed on a process.

use calendar::Calendar;
use dossiers::facts::{self, Known};
use dossiers::{Dossier, Event, Refusal, Replays, Status};
use law::Law;
use ledger::Held;
use ledger::held::Fields;
use measure::{Fact, Mark, Population};
use procedures::{Authority, Procedure, Process};
use process::{Net, Way};
use time::OffsetDateTime;
use time::macros::{date, datetime};
use uuid::Uuid;

fn held<F>(number: u128, key: &str, fields: F) -> Held<F> {
    Held::restore(Uuid::from_u128(number), key.to_owned(), fields, 1)
}

fn dossier(status: Status, finished_at: Option<OffsetDateTime>) -> Dossier {
    Dossier {
        procedure: Some("P1".to_owned()),
        received_at: Some(datetime!(2018-03-05 08:00 +7)),
        due_at: Some(datetime!(2018-03-15 17:00 +7)),
        finished_at,
        status: Some(status),
        ..Dossier::default()
    }
}

fn of(dossier: Dossier, authority: Option<Authority>, fits: Option<bool>) -> Fact {
    let procedure = Procedure { authority, ..Procedure::default() };
    let dossier = held(1, "H1", dossier);
    let known =
        Known { dossier: &dossier, events: &[], procedure: Some(&procedure), fits, at_centre: false, deliveries: &[] };
    let facts = facts::of(known, &Law::house(), &Calendar::office());
    assert_eq!((facts.len(), facts[0].population), (1, Population::Dossiers));
    facts.into_iter().next().expect("a fact")
}

#[test]
fn what_the_figures_see() {
    let done = datetime!(2018-03-14 10:00 +7);
    let chairman = Some(Authority::Chairman);
    let marks = |fact: &Fact| {
        [Mark::Due, Mark::Done, Mark::Stands, Mark::Replayed, Mark::Fits].map(|mark| fact.marks.get(mark).is_some())
    };
    let rows = [
        ("granted, fits", of(dossier(Status::Granted, Some(done)), chairman, Some(true)), "chairman", [true; 5]),
        (
            "refused, deviates",
            of(dossier(Status::Refused, Some(done)), chairman, Some(false)),
            "chairman",
            [true, true, true, true, false],
        ),
        (
            "granted, nothing to replay",
            of(dossier(Status::Granted, Some(done)), chairman, None),
            "chairman",
            [true, true, true, false, false],
        ),
        (
            "granted, nobody says when",
            of(dossier(Status::Granted, None), chairman, Some(true)),
            "chairman",
            [true, false, true, false, false],
        ),
        (
            "result handed out",
            of(dossier(Status::Returned, Some(done)), chairman, Some(true)),
            "chairman",
            [true, true, true, false, false],
        ),
        ("open", of(dossier(Status::Processing, None), chairman, None), "chairman", [true, false, false, false, false]),
        (
            "withdrawn in time",
            of(dossier(Status::Withdrawn, Some(done)), chairman, None),
            "chairman.apart",
            [true, true, false, false, false],
        ),
        ("stopped, nobody says when", of(dossier(Status::Stopped, None), chairman, None), "chairman.apart", [false; 5]),
        (
            "authority unknown",
            of(dossier(Status::Granted, Some(done)), None, Some(true)),
            "unknown",
            [false, true, true, false, false],
        ),
    ];
    for (name, fact, class, expected) in rows {
        assert_eq!((fact.class.as_str(), marks(&fact)), (class, expected), "{name}");
    }
}

fn chain(steps: &[&str]) -> Net {
    let mut net = Net::default();
    let mut place = net.place("p0", 1);
    for step in steps {
        let next = net.place(format!("after {step}"), 0);
        let transition = net.transition(*step, Some((*step).to_owned()), 0);
        net.arc(Way::Takes, place, transition, 1);
        net.arc(Way::Gives, next, transition, 1);
        place = next;
    }
    let mut end = vec![0; steps.len()];
    end.push(1);
    net.final_marking = Some(end);
    net
}

fn version(number: u128, from: time::Date, steps: &[&str]) -> Held<Process> {
    let fields = Process { effective_on: Some(from), net: Some(chain(steps)), ..Process::default() };
    held(number, "Q1", fields)
}

#[test]
fn steps_are_replayed_on_the_version_in_force_at_receipt() {
    let old = version(1, date!(2018 - 01 - 01), &["Tiếp nhận", "Thẩm định", "Trả"]);
    let new = version(2, date!(2018 - 04 - 01), &["Tiếp nhận", "Trả"]);
    let versions = [&old, &new];
    let steps = |names: &[&str]| -> Vec<Held<Event>> {
        let event = |(number, name): (usize, &&str)| {
            let at = datetime!(2018-05-05 08:00 +7) + time::Duration::hours(number as i64);
            held(number as u128, "e", Event { activity: Some((*name).to_owned()), at: Some(at), ..Event::default() })
        };
        names.iter().enumerate().map(event).collect()
    };
    let full = steps(&["Tiếp nhận", "Thẩm định", "Trả"]);
    let short = steps(&["Tiếp nhận", "Trả"]);
    let in_march = dossier(Status::Granted, None);
    let in_april = Dossier { received_at: Some(datetime!(2018-04-02 08:00 +7)), ..in_march.clone() };
    let before = Dossier { received_at: Some(datetime!(2017-12-02 08:00 +7)), ..in_march.clone() };
    let mut replays = Replays::default();
    let rows = [
        ("every step", &in_march, &full, Some(true)),
        ("a step was left out", &in_march, &short, Some(false)),
        ("the new version has no such step", &in_april, &short, Some(true)),
        ("and one too many is one too many", &in_april, &full, Some(false)),
        ("before any version", &before, &full, None),
    ];
    for (name, dossier, events, expected) in rows {
        assert_eq!(replays.fits(dossier, events, &versions), expected, "{name}");
    }
    assert_eq!(replays.fits(&in_march, &[], &versions), None, "no steps");
    assert_eq!(replays.fits(&in_march, &full, &[]), None, "no process");
}

#[test]
fn a_dossier_is_of_a_procedure() {
    assert_eq!(Dossier::default().check(), Err(Refusal::ProcedureMissing));
}
