//! Commitments as an officer would read them: what was recorded, when it is asked, what it is called.

use calendar::{Calendar, Term};
use commitment::ladder::{Asked, Delivery, Rung};
use commitment::{Commitment, Completion, Deadline, Evidence, Ground, Origin, Pause, State, tracking};
use ids::PersonId;
use proptest::prelude::*;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

const ENTERED: OffsetDateTime = datetime!(2018-03-05 09:00 +7);
const DUE: OffsetDateTime = datetime!(2018-03-16 17:00 +7);

fn deadline(due: Option<OffsetDateTime>, decided_at: OffsetDateTime, ground: Ground) -> Deadline {
    Deadline { due, decided_at, ground, origin: Origin::Moment }
}

fn open() -> Commitment {
    Commitment {
        entered_at: Some(ENTERED),
        deadlines: vec![deadline(Some(DUE), ENTERED, Ground::Original)],
        ..Commitment::default()
    }
}

fn done(at: OffsetDateTime) -> Commitment {
    let evidence = vec![Evidence::Document { number: "12/BC-STC".to_owned(), issued_on: None }];
    Commitment { completion: Some(Completion { at, submitted_at: None, stands_from: Some(at), evidence }), ..open() }
}

fn extended(to: OffsetDateTime, decided_at: OffsetDateTime) -> Commitment {
    let mut commitment = open();
    let ground =
        Ground::Extension { reason: "chờ ý kiến Bộ".to_owned(), approver: PersonId::new(uuid::Uuid::nil()) };
    commitment.deadlines.push(deadline(Some(to), decided_at, ground));
    commitment
}

#[test]
fn the_state_follows_from_what_is_recorded() {
    let calendar = Calendar::office();
    let waiting = Commitment {
        completion: Some(Completion { at: DUE, submitted_at: Some(DUE), stands_from: None, evidence: vec![] }),
        ..open()
    };
    let withdrawn = Commitment { withdrawn_at: Some(datetime!(2018-03-10 08:00 +7)), ..open() };
    let no_due = Commitment { deadlines: vec![deadline(None, ENTERED, Ground::Original)], ..open() };
    let paused = Commitment {
        pauses: vec![Pause {
            from: datetime!(2018-03-12 07:30 +7),
            to: Some(datetime!(2018-03-14 07:30 +7)),
            ground: "bổ sung hồ sơ".to_owned(),
            document: "05/PYC".to_owned(),
        }],
        ..open()
    };
    let later = datetime!(2018-03-30 17:00 +7);
    let rows: [(&str, Commitment, OffsetDateTime, State); 18] = [
        ("before entry", open(), datetime!(2018-03-05 08:59 +7), State::NotEntered),
        ("in time", open(), datetime!(2018-03-10 12:00 +7), State::OpenOnTime),
        ("at the due moment", open(), DUE, State::OpenOnTime),
        ("a microsecond after", open(), DUE + Duration::MICROSECOND, State::OpenOverdue),
        (
            "done before it is done",
            done(datetime!(2018-03-15 10:00 +7)),
            datetime!(2018-03-15 09:59 +7),
            State::OpenOnTime,
        ),
        ("done in time", done(datetime!(2018-03-15 10:00 +7)), later, State::DoneOnTime),
        ("done at the due moment", done(DUE), later, State::DoneOnTime),
        ("done late", done(DUE + Duration::minutes(1)), later, State::DoneLate),
        ("handed in, not accepted", waiting.clone(), DUE, State::OpenOnTime),
        ("handed in, not accepted, past due", waiting, later, State::OpenOverdue),
        ("withdrawn", withdrawn, later, State::Withdrawn),
        ("no due time, open", no_due.clone(), later, State::OpenDueUnknown),
        ("no due time, done", Commitment { completion: done(DUE).completion, ..no_due }, later, State::DoneDueUnknown),
        (
            "extended: before the decision it was overdue",
            extended(later, datetime!(2018-03-20 08:00 +7)),
            datetime!(2018-03-19 08:00 +7),
            State::OpenOverdue,
        ),
        (
            "extended: after the decision it is in time",
            extended(later, datetime!(2018-03-20 08:00 +7)),
            datetime!(2018-03-21 08:00 +7),
            State::OpenOnTime,
        ),
        ("paused", paused.clone(), datetime!(2018-03-13 10:00 +7), State::Paused),
        (
            "two working days of pause move the due time on",
            paused.clone(),
            datetime!(2018-03-20 17:00 +7),
            State::OpenOnTime,
        ),
        ("and no further", paused, datetime!(2018-03-20 17:01 +7), State::OpenOverdue),
    ];
    for (name, commitment, at, expected) in rows {
        assert_eq!(commitment.state(at, &calendar), expected, "{name}");
    }
}

#[test]
fn the_original_deadline_stays() {
    let commitment = extended(datetime!(2018-03-30 17:00 +7), datetime!(2018-03-20 08:00 +7));
    assert_eq!(commitment.deadlines[0].due, Some(DUE));
    assert_eq!(commitment.deadline_at(datetime!(2018-03-01 00:00 +7)).and_then(|row| row.due), Some(DUE));
}

#[test]
fn a_named_day_needs_no_counting_and_a_term_explains_each_day() {
    let calendar = Calendar::office();
    assert!(Origin::Day { day: time::macros::date!(2018 - 03 - 16) }.explain(&calendar).is_none());
    let term = Origin::Term { start: datetime!(2018-02-12 08:00 +7), term: Term::WorkingDays(5) };
    let due = term.explain(&calendar).expect("the calendar knows 2018");
    assert_eq!(due.date, time::macros::date!(2018 - 02 - 26));
    assert!(due.steps.iter().any(|step| step.why.as_deref() == Some("Tết Nguyên đán")));
}

#[test]
fn a_follow_up_in_every_full_period_keeps_it_tracked() {
    let calendar = Calendar::office();
    let period = Term::WorkingDays(10);
    // Entered on Monday 5/3/2018: the first full period ends on Monday 19/3, the second on Tuesday 3/4 (5/3 itself is not counted).
    let first_end = datetime!(2018-03-19 17:00 +7);
    let with = |moments: &[OffsetDateTime]| Commitment { follow_ups: moments.to_vec(), ..open() };
    let lapse =
        |commitment: &Commitment| tracking(commitment, period, &calendar).and_then(|tracking| tracking.lapses_at);
    assert_eq!(lapse(&with(&[])), Some(first_end), "no record");
    let second_end = lapse(&with(&[datetime!(2018-03-19 17:00 +7)])).expect("a second period");
    assert_eq!(second_end, datetime!(2018-04-02 17:00 +7), "a record on the last moment of the first period");
    assert_eq!(lapse(&with(&[datetime!(2018-03-19 17:01 +7)])), Some(first_end), "a record in the second period alone");

    let completed = done(datetime!(2018-03-28 10:00 +7));
    let tracking = tracking(&completed, period, &calendar).expect("entered");
    assert!(tracking.holds(first_end), "no full period has passed");
    assert!(!tracking.holds(first_end + Duration::minutes(1)), "a full period passed without a record");
    assert!(tracking.holds(datetime!(2018-03-28 10:00 +7)), "completed with evidence");

    let mut bare = completed;
    bare.completion.as_mut().expect("done").evidence.clear();
    let bare = commitment::tracking(&bare, period, &calendar).expect("entered");
    assert!(!bare.holds(datetime!(2018-06-01 10:00 +7)), "a completion without evidence does not make good");
    let unknown = Commitment { entered_at: None, ..open() };
    assert!(commitment::tracking(&unknown, period, &calendar).is_none(), "entry unknown");
}

proptest! {
    /// Once it is said to be done or withdrawn, time alone changes nothing.
    #[test]
    fn an_ended_commitment_stays_ended(done_after in 0..60_000_i64, asked_after in 0..60_000_i64) {
        let calendar = Calendar::office();
        let at = ENTERED + Duration::minutes(done_after);
        let commitment = done(at);
        let state = commitment.state(at, &calendar);
        prop_assert!(!state.is_open());
        prop_assert_eq!(commitment.state(at + Duration::minutes(asked_after), &calendar), state);
    }

    /// More follow-ups never make a commitment lapse earlier.
    #[test]
    fn a_record_never_hurts(mut moments in prop::collection::vec(0..60_000_i64, 0..8), extra in 0..60_000_i64) {
        let calendar = Calendar::office();
        let lapse = |minutes: &[i64]| {
            let follow_ups = minutes.iter().map(|minute| ENTERED + Duration::minutes(*minute)).collect();
            tracking(&Commitment { follow_ups, ..open() }, Term::WorkingDays(10), &calendar).and_then(|tracking| tracking.lapses_at)
        };
        moments.sort_unstable();
        let before = lapse(&moments);
        moments.push(extra);
        moments.sort_unstable();
        prop_assert!(lapse(&moments) >= before);
    }
}

/// Due on Wednesday 28/2/2018; the rungs as an officer reads them off a calendar.
fn asked(calendar: &Calendar, done: Option<OffsetDateTime>) -> Asked<'_> {
    Asked {
        from: datetime!(2018-01-01 00:00 +7),
        due: datetime!(2018-02-28 17:00 +7),
        done,
        before_working_days: 3,
        late_long_days: 5,
        answer_working_days: Some(1),
        calendar,
    }
}

#[test]
fn rungs_fall_on_working_days_and_end_with_the_work() {
    let calendar = Calendar::office();
    let rungs = |done| -> Vec<String> {
        let rungs = asked(&calendar, done).rungs();
        rungs.into_iter().map(|(rung, at)| format!("{} {}", rung.key(), at.date())).collect()
    };
    assert_eq!(
        rungs(None),
        ["before 2018-02-23", "on_day 2018-02-28", "late 2018-03-01", "late_long 2018-03-05"],
        "five days after the 28th is the 5th, a Monday"
    );
    assert_eq!(rungs(Some(datetime!(2018-02-27 09:00 +7))), ["before 2018-02-23"]);
    assert_eq!(rungs(Some(datetime!(2018-02-22 09:00 +7))), [""; 0]);

    let short = Asked { from: datetime!(2018-02-27 08:00 +7), ..asked(&calendar, None) };
    assert_eq!(short.rungs().first().map(|(rung, _)| *rung), Some(Rung::OnDay), "none is due before the work is there");

    let sunday = Asked { due: datetime!(2018-03-04 17:00 +7), ..asked(&calendar, None) };
    let rungs: Vec<String> = sunday.rungs().into_iter().map(|(_, at)| at.date().to_string()).collect();
    assert_eq!(rungs, ["2018-02-28", "2018-03-02", "2018-03-05", "2018-03-09"]);
}

#[test]
fn urged_means_every_rung_so_far_and_a_person_once_it_is_late() {
    let calendar = Calendar::office();
    let sent = |rung: &str, at| Delivery { rung: rung.to_owned(), at, by_person: false, answered_at: None };
    let by_person = |at| Delivery { by_person: true, ..sent("gọi điện", at) };
    let before = sent("before", datetime!(2018-02-23 08:00 +7));
    let on_day = sent("on_day", datetime!(2018-02-28 08:00 +7));
    let late = sent("late", datetime!(2018-03-01 08:00 +7));
    let answered = Delivery { answered_at: Some(datetime!(2018-03-01 15:00 +7)), ..late.clone() };
    let all = [before.clone(), on_day.clone(), late.clone()];
    let open = asked(&calendar, None);
    let rows = [
        ("nothing was due yet", datetime!(2018-02-20 12:00 +7), vec![], true),
        ("the first rung was forgotten", datetime!(2018-02-26 12:00 +7), vec![], false),
        (
            "it was sent late, but sent",
            datetime!(2018-02-27 12:00 +7),
            vec![sent("before", datetime!(2018-02-27 11:00 +7))],
            true,
        ),
        ("each was sent", datetime!(2018-03-01 12:00 +7), all.to_vec(), true),
        ("late, and nobody urged within a working day", datetime!(2018-03-02 08:00 +7), all.to_vec(), false),
        (
            "a person did",
            datetime!(2018-03-02 08:00 +7),
            [&all[..], &[by_person(datetime!(2018-03-01 10:00 +7))]].concat(),
            true,
        ),
        ("or was answered", datetime!(2018-03-02 08:00 +7), vec![before, on_day, answered], true),
        (
            "a person did, but days later",
            datetime!(2018-03-02 12:00 +7),
            [&all[..], &[by_person(datetime!(2018-03-02 11:00 +7))]].concat(),
            false,
        ),
    ];
    for (name, at, deliveries, expected) in rows {
        assert_eq!(open.urged_at(at, &deliveries), expected, "{name}");
    }
    let done_in_time = asked(&calendar, Some(datetime!(2018-02-28 16:00 +7)));
    assert!(done_in_time.urged_at(datetime!(2018-06-01 08:00 +7), &all[..1]), "what is done needs no more");
}
