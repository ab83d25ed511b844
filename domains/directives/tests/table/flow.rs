//! A task's way as an officer would tell it: a line is an act on a day and what comes of it.

use calendar::Calendar;
use commitment::{Evidence, State};
use directives::acts::answer::{take_on, turn_down};
use directives::acts::assign::{follow, hand_on, reassign, succeed};
use directives::acts::conceal::conceal;
use directives::acts::extend::{Around, Later, Say, ask, decide, extend};
use directives::acts::judge::{accept, give_back};
use directives::acts::pause::{pause, resume};
use directives::acts::plan::{Planned, make, stop};
use directives::acts::record_document;
use directives::acts::share::{Child, finish_part, inform, share, split};
use directives::acts::submit::submit;
use directives::acts::withdraw::withdraw;
use directives::flow::{Grade, Turn};
use directives::plan::Every;
use directives::{Change, Directive, Refusal, Secrecy, Write, facts};
use ids::{DirectiveId, PersonId, PlanId, UnitId};
use law::{CompletedWhen, Law};
use measure::{Mark, Role};
use proptest::prelude::*;
use time::macros::{date, datetime};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{DueGiven, directive_of, document, entered, known_document};

/// The officer of the unit that owes the work.
const OFFICER: u128 = 20;
/// The follower, who gave it on behalf of a leader.
const FOLLOWER: u128 = 7;
const LEADER: u128 = 30;

fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

fn unit(number: u128) -> UnitId {
    UnitId::new(Uuid::from_u128(number))
}

fn at(text: &str) -> OffsetDateTime {
    let day = text::parse_date(text).expect("a day");
    day.with_hms(10, 0, 0).expect("an hour").assume_offset(calendar::ZONE)
}

/// Entered on Monday 5 March 2018 at nine, due on Friday 30 March.
fn task() -> Directive {
    entered(DueGiven::Day(date!(2018 - 03 - 30))).expect("entered")
}

fn done(change: Result<Change, Refusal>) -> Directive {
    directive_of(&change.expect("not refused"))
}

fn proof(number: &str) -> Vec<Evidence> {
    vec![Evidence::Document { number: number.to_owned(), issued_on: None }]
}

fn around<'a>(law: &'a Law, calendar: &'a Calendar, now: OffsetDateTime) -> Around<'a> {
    Around { parent: None, law, calendar, now }
}

#[test]
fn an_assignment_is_answered_in_time_and_silence_is_assent() {
    let (law, calendar) = (Law::house(), Calendar::office());
    let rules = (&law, &calendar);
    let down = |directive: &Directive, reason: &str, day: &str| {
        turn_down(directive, reason, person(OFFICER), rules, at(day)).map(|_| ())
    };
    let taken = done(take_on(&task(), person(OFFICER), at("06/03/2018")));
    let refused = done(turn_down(&task(), "không thuộc chức năng", person(OFFICER), rules, at("07/03/2018")));
    let late = Refusal::TooLateToTurnDown { until: datetime!(2018-03-07 17:00 +7) };
    let rows = [
        ("a reason is asked for", down(&task(), " ", "06/03/2018"), Err(Refusal::ReasonMissing)),
        ("on the second working day", down(&task(), "không thuộc chức năng", "07/03/2018"), Ok(())),
        ("on the third", down(&task(), "không thuộc chức năng", "08/03/2018"), Err(late)),
        ("after it was taken on", down(&taken, "bận", "06/03/2018"), Err(Refusal::AlreadyTakenOn)),
        ("twice", down(&refused, "bận", "07/03/2018"), Err(Refusal::AlreadyTurnedDown)),
        (
            "taken on twice",
            take_on(&taken, person(OFFICER), at("06/03/2018")).map(|_| ()),
            Err(Refusal::AlreadyTakenOn),
        ),
    ];
    for (name, got, expected) in rows {
        assert_eq!(got, expected, "{name}");
    }
    // What was turned down is still owed, and waits for whoever gives the work.
    let day = at("08/03/2018");
    assert_eq!(
        (refused.turn(), refused.commitment.state(day, &calendar)),
        (Turn::AssignerReassigns, State::OpenOnTime)
    );
    let given = done(reassign(&refused, unit(11), "đúng chức năng", day));
    assert_eq!((given.lead_unit, given.turn(), given.commitment.deadlines.len()), (unit(11), Turn::LeadAnswers, 1));
    assert!(down(&given, "quá tải", "12/03/2018").is_ok(), "the new unit has its own two days");
    // Who says nothing until then works on it.
    let until = directives::acts::answer::answer_limit(&task(), &law, &calendar);
    assert_eq!(task().turn().after(until, at("07/03/2018")), Turn::LeadAnswers);
    assert_eq!(task().turn().after(until, at("08/03/2018")), Turn::LeadWorks);
}

#[test]
fn a_result_is_handed_in_given_back_and_accepted_with_a_grade() {
    let (document, calendar) = (document(known_document()), Calendar::office());
    let (handed, back, again, accepted) = (at("20/03/2018"), at("21/03/2018"), at("29/03/2018"), at("03/04/2018"));
    let hand = |directive: &Directive, number: &str, now| {
        submit(directive, &document, (now, proof(number)), person(OFFICER), CompletedWhen::Accepted, now)
    };
    let first = done(hand(&task(), "10/BC-SXD", handed));
    assert_eq!((first.turn(), first.commitment.state(handed, &calendar)), (Turn::AssignerJudges, State::OpenOnTime));
    assert_eq!(hand(&first, "11/BC-SXD", back).map(|_| ()), Err(Refusal::AlreadyHandedIn));
    assert_eq!(accept(&first, Grade::Good, person(OFFICER), back).map(|_| ()), Err(Refusal::OwnResult));
    assert_eq!(give_back(&first, "", person(FOLLOWER), back).map(|_| ()), Err(Refusal::ReasonMissing));
    assert_eq!(accept(&task(), Grade::Good, person(FOLLOWER), back).map(|_| ()), Err(Refusal::NothingHandedIn));

    let returned = done(give_back(&first, "thiếu số liệu hai xã", person(FOLLOWER), back));
    assert!(!returned.is_handed_in(), "a returned result is not completed");
    assert_eq!(accept(&returned, Grade::Good, person(FOLLOWER), again).map(|_| ()), Err(Refusal::NothingHandedIn));
    assert_eq!(returned.commitment.state(at("02/04/2018"), &calendar), State::OpenOverdue);

    let second = done(hand(&returned, "12/BC-SXD", again));
    let whole = done(accept(&second, Grade::Good, person(FOLLOWER), accepted));
    assert_eq!(whole.commitment.state(accepted, &calendar), State::DoneOnTime, "the result's date counts");
    assert_eq!(whole.commitment.state(at("02/04/2018"), &calendar), State::OpenOverdue, "as of before its acceptance");
    let completion = whole.commitment.completion.as_ref().expect("completed");
    assert_eq!((completion.evidence.len(), whole.flow.returns.len(), whole.flow.grade), (2, 1, Some(Grade::Good)));
    assert_eq!(take_on(&whole, person(OFFICER), accepted).map(|_| ()), Err(Refusal::AlreadyCompleted));

    // Where the office counts from the submission, nothing waits.
    let counted =
        submit(&task(), &document, (handed, proof("1/BC")), person(OFFICER), CompletedWhen::Submitted, handed);
    assert_eq!(done(counted).commitment.state(handed, &calendar), State::DoneOnTime);
}

#[test]
fn a_deadline_is_put_off_in_time_and_twice_at_most() {
    let (law, calendar) = (Law::house(), Calendar::office());
    let day = |day: &str| Later::Day(text::parse_date(day).expect("a day"));
    let ask_on = |directive: &Directive, until: &str, now: &str| {
        ask(directive, day(until), "chờ ý kiến bộ", person(OFFICER), around(&law, &calendar, at(now)))
    };
    let said = |directive: &Directive, now: &str| {
        let say = Say::Approve { until: None, note: String::new() };
        done(decide(directive, say, person(LEADER), around(&law, &calendar, at(now))))
    };
    let asked = done(ask_on(&task(), "10/04/2018", "27/03/2018"));
    let once = said(&asked, "28/03/2018");
    let twice = said(&done(ask_on(&once, "20/04/2018", "03/04/2018")), "04/04/2018");
    let late = Refusal::ExtensionTooLate { until: datetime!(2018-03-27 17:00 +7) };
    let not_later = Refusal::NotLater { due: datetime!(2018-03-30 17:00 +7) };
    let rows = [
        ("three working days before", ask_on(&task(), "10/04/2018", "27/03/2018").map(|_| ()), Ok(())),
        ("two", ask_on(&task(), "10/04/2018", "28/03/2018").map(|_| ()), Err(late.clone())),
        ("overdue", ask_on(&task(), "10/04/2018", "02/04/2018").map(|_| ()), Err(late)),
        ("no later", ask_on(&task(), "30/03/2018", "20/03/2018").map(|_| ()), Err(not_later)),
        ("while one waits", ask_on(&asked, "11/04/2018", "27/03/2018").map(|_| ()), Err(Refusal::ExtensionWaits)),
        ("a third", ask_on(&twice, "30/04/2018", "10/04/2018").map(|_| ()), Err(Refusal::ExtensionsUsedUp { most: 2 })),
        (
            "nothing to decide on",
            decide(
                &once,
                Say::Refuse { reason: "không".to_owned() },
                person(LEADER),
                around(&law, &calendar, at("28/03/2018")),
            )
            .map(|_| ()),
            Err(Refusal::NoExtensionWaits),
        ),
    ];
    for (name, got, expected) in rows {
        assert_eq!(got, expected, "{name}");
    }
    assert_eq!(asked.turn(), Turn::LeaderDecides);
    // The original stays, and what was late at a past moment was late then.
    let due = |now: &str| twice.commitment.due_at(at(now), &calendar);
    assert_eq!(due("27/03/2018"), Some(datetime!(2018-03-30 17:00 +7)));
    assert_eq!(due("29/03/2018"), Some(datetime!(2018-04-10 17:00 +7)));
    assert_eq!(due("05/04/2018"), Some(datetime!(2018-04-20 17:00 +7)));
    // Refused with a reason: the deadline stays.
    let no = Say::Refuse { reason: "việc gấp".to_owned() };
    let refused = done(decide(&asked, no, person(LEADER), around(&law, &calendar, at("28/03/2018"))));
    assert_eq!((refused.commitment.deadlines.len(), refused.flow.extensions[0].decision.is_some()), (1, true));
    // A leader grants days to what is late already; they are counted from today.
    let now = at("03/04/2018");
    let granted = done(extend(&task(), Later::WorkingDays(3), "mưa lũ", person(LEADER), around(&law, &calendar, now)));
    assert_eq!(granted.commitment.due_at(now, &calendar), Some(datetime!(2018-04-06 17:00 +7)));
    assert_eq!(granted.commitment.state(at("02/04/2018"), &calendar), State::OpenOverdue);
}

#[test]
fn the_clock_stands_only_with_a_ground_and_a_document() {
    let (law, calendar) = (Law::house(), Calendar::office());
    let (from, to) = (at("26/03/2018"), at("09/04/2018"));
    assert_eq!(pause(&task(), "", "5/TB", from).map(|_| ()), Err(Refusal::ReasonMissing));
    assert_eq!(pause(&task(), "chờ kinh phí", " ", from).map(|_| ()), Err(Refusal::GroundMissing));
    assert_eq!(resume(&task(), to).map(|_| ()), Err(Refusal::NotPaused));
    let stands = done(pause(&task(), "chờ kinh phí", "5/TB-UBND", from));
    assert_eq!(pause(&stands, "lại", "6/TB", to).map(|_| ()), Err(Refusal::AlreadyPaused));
    assert_eq!(stands.commitment.state(at("02/04/2018"), &calendar), State::Paused);
    let runs = done(resume(&stands, to));
    // Ten working days less the hour of ten o'clock on both sides: from Friday 30 March to Friday 13 April.
    assert_eq!(runs.commitment.due_at(to, &calendar), Some(datetime!(2018-04-13 17:00 +7)));
    // While it stands nothing is late in a figure, and afterwards what was so then stays so.
    let document = document(known_document());
    let facts = facts::of(&document, &[runs], &law, &calendar);
    let due = |moment| {
        let member = facts.iter().find(|fact| fact.role == Role::Member && fact.holds_at(moment));
        member.and_then(|fact| fact.marks.get(Mark::Due))
    };
    assert_eq!(due(at("20/03/2018")), Some(datetime!(2018-03-30 17:00 +7)));
    assert!(due(at("02/04/2018")).is_some_and(|due| due.year() == 9999));
    assert_eq!(due(to), Some(datetime!(2018-04-13 17:00 +7)));
}

#[test]
fn a_withdrawn_task_is_expected_no_longer() {
    let (law, calendar) = (Law::house(), Calendar::office());
    let now = at("20/03/2018");
    assert_eq!(withdraw(&task(), 0, "trùng", "", person(LEADER), now).map(|_| ()), Err(Refusal::GroundMissing));
    let below = withdraw(&task(), 2, "trùng", "77/TB-UBND", person(LEADER), now).map(|_| ());
    assert_eq!(below, Err(Refusal::OpenBelow { tasks: 2 }), "what was split off from it is ended first");
    let gone = done(withdraw(&task(), 0, "đã giao ở văn bản khác", "77/TB-UBND", person(LEADER), now));
    assert_eq!(gone.commitment.state(now, &calendar), State::Withdrawn);
    assert_eq!(withdraw(&gone, 0, "lại", "78/TB", person(LEADER), now).map(|_| ()), Err(Refusal::Withdrawn));
    // The document gives two tasks, of which one was entered and taken back: one is still expected.
    let document = document(known_document());
    let facts = facts::of(&document, &[gone], &law, &calendar);
    let seen = |moment| {
        let there = facts.iter().filter(|fact| fact.holds_at(moment));
        let (heads, members): (Vec<_>, Vec<_>) = there.partition(|fact| fact.role == Role::Head);
        (heads.iter().map(|fact| fact.weight).sum::<u32>(), members.len())
    };
    assert_eq!(seen(now - Duration::HOUR), (2, 1));
    assert_eq!(seen(now), (1, 0));
}

#[test]
fn a_task_is_handed_on_shared_and_split() {
    let calendar = Calendar::office();
    let now = at("12/03/2018");
    let task = task();
    // Inside the unit, and between followers.
    assert_eq!(hand_on(&task, Some((person(OFFICER), unit(99)))).map(|_| ()), Err(Refusal::NotOfTheUnit));
    let handed = done(hand_on(&task, Some((person(OFFICER), unit(10)))));
    assert_eq!(hand_on(&handed, Some((person(OFFICER), unit(10)))).map(|_| ()), Err(Refusal::SameAlready));
    assert_eq!(follow(&task, person(FOLLOWER), now).map(|_| ()), Err(Refusal::SameAlready));
    let followed = done(follow(&task, person(8), now));
    assert_eq!(followed.follower.map(|follower| follower.since), task.follower.map(|follower| follower.since));
    // A cooperating unit's part has its own time, never after the whole, and its own end.
    let part = |directive: &Directive, who, due| share(directive, unit(who), "số liệu", due, &calendar, now);
    let too_late = Refusal::AfterParent { due: datetime!(2018-03-30 17:00 +7) };
    assert_eq!(part(&task, 10, None).map(|_| ()), Err(Refusal::LeadAlsoCooperates));
    assert_eq!(part(&task, 12, Some(at("31/03/2018"))).map(|_| ()), Err(too_late.clone()));
    let shared = done(part(&task, 12, Some(at("20/03/2018"))));
    assert_eq!(finish_part(&shared, unit(13), "5/BC", person(OFFICER), now).map(|_| ()), Err(Refusal::PartOfAStranger));
    let finished = done(finish_part(&shared, unit(12), "5/BC-STC", person(OFFICER), now));
    assert_eq!(part(&finished, 12, None).map(|_| ()), Err(Refusal::PartFinished));
    assert_eq!(finished.commitment.state(now, &calendar), State::OpenOnTime, "a part does not end the whole");
    let informed = done(inform(&finished, unit(14)));
    assert_eq!(inform(&informed, unit(12)).map(|_| ()), Err(Refusal::InformedAlsoWorks));
    // A unit that merged into another leaves it what it had; one unit has one part.
    let merged = done(succeed(&informed, unit(12), unit(14)));
    assert_eq!((merged.co_units.as_slice(), merged.informed.as_slice()), ([unit(14)].as_slice(), [].as_slice()));
    assert_eq!(merged.parts[0].unit, unit(14));
    let absorbed = done(succeed(&informed, unit(12), unit(10)));
    assert!(absorbed.co_units.is_empty() && absorbed.parts.is_empty(), "the lead has no other part");
    assert_eq!(succeed(&task, unit(50), unit(51)).map(|_| ()), Err(Refusal::NothingToHandOver));
    // A task that is split off is due no later than the whole.
    let child = |due| Child {
        code: "CT123-1.1".to_owned(),
        content: "Kiểm tra chợ huyện".to_owned(),
        lead_unit: unit(15),
        due,
    };
    let id = DirectiveId::new(Uuid::from_u128(3));
    assert_eq!(split(&task, child(Some(at("31/03/2018"))), id, false, &calendar, now).map(|_| ()), Err(too_late));
    assert_eq!(split(&task, child(None), id, true, &calendar, now).map(|_| ()), Err(Refusal::CodeTaken));
    let made = done(split(&task, child(None), id, false, &calendar, now));
    assert_eq!(
        (made.parent, made.commitment.due_at(now, &calendar)),
        (Some(task.id), task.commitment.due_at(now, &calendar))
    );
    let around = Around { parent: Some(&task), law: &Law::house(), calendar: &calendar, now };
    let later = ask(&made, Later::Day(date!(2018 - 04 - 02)), "chờ", person(OFFICER), around);
    assert!(matches!(later, Err(Refusal::AfterParent { .. })), "{later:?}");
    // Figures count what the document gives, not how units split it.
    let facts = facts::of(&document(known_document()), &[task, made], &Law::house(), &calendar);
    assert_eq!(facts.iter().filter(|fact| fact.role == Role::Member).count(), 1);
}

#[test]
fn periodic_tasks_come_with_their_period() {
    let (document, calendar) = (document(known_document()), Calendar::office());
    let planned = |every, due_day, from| Planned {
        code: "BC".to_owned(),
        content: "Báo cáo định kỳ".to_owned(),
        product: "Báo cáo".to_owned(),
        lead_unit: unit(10),
        follower: Some(person(FOLLOWER)),
        every,
        due_day,
        from,
        until: None,
    };
    let id = PlanId::new(Uuid::from_u128(50));
    let plan_of = |planned| match directives::acts::plan::plan(planned, id, &document, (false, true))
        .map(|change| change.writes()[0].clone())
    {
        Ok(Write::Plan(plan)) => Ok(plan),
        Ok(other) => panic!("not a plan: {other:?}"),
        Err(refusal) => Err(refusal),
    };
    assert_eq!(plan_of(planned(Every::Month, 0, date!(2018 - 03 - 05))), Err(Refusal::NoSuchDay));
    let rows = [
        (Every::Month, 25, date!(2018 - 03 - 05), "BC/2018-03", date!(2018 - 03 - 25)),
        (Every::Month, 31, date!(2018 - 02 - 10), "BC/2018-02", date!(2018 - 02 - 28)),
        (Every::Quarter, 14, date!(2018 - 05 - 10), "BC/2018-Q2", date!(2018 - 06 - 14)),
        (Every::Year, 14, date!(2018 - 05 - 10), "BC/2018", date!(2018 - 12 - 14)),
    ];
    for (every, due_day, from, code, due) in rows {
        let plan = plan_of(planned(every, due_day, from)).expect("a plan");
        let start = plan.next_period(from).expect("begun");
        assert_eq!((directives::acts::plan::code(&plan, start).as_str(), plan.due_on(start)), (code, due));
    }
    // Each period once, those that were missed too; after the end none.
    let mut plan = plan_of(planned(Every::Month, 25, date!(2018 - 03 - 05))).expect("a plan");
    let now = at("02/05/2018");
    let mut codes = Vec::new();
    while let Some(changes) =
        make(&plan, &document, DirectiveId::new(Uuid::from_u128(60)), (false, true), plan.follower, &calendar, now)
            .expect("made")
    {
        for write in changes.iter().flat_map(Change::writes) {
            match write {
                Write::Plan(next) => plan = next.clone(),
                Write::Directive(made) => codes.push(made.code.clone()),
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(codes, ["BC/2018-03", "BC/2018-04", "BC/2018-05"]);
    let ended = stop(&plan, date!(2018 - 05 - 31)).expect("stopped");
    let Write::Plan(ended) = &ended.writes()[0] else { panic!("a plan") };
    assert_eq!(ended.next_period(date!(2018 - 07 - 02)), None);
    assert_eq!(plan.next_period(date!(2018 - 07 - 02)), Some(date!(2018 - 06 - 01)));
}

#[test]
fn the_words_of_a_secret_task_go() {
    let open = document(known_document());
    assert_eq!(conceal(&task(), &open).map(|_| ()), Err(Refusal::NotSecret));
    let known = record_document::Known { secrecy: Some(Secrecy::Secret), subject: None, ..known_document() };
    let secret = document(known);
    let concealed = conceal(&task(), &secret).expect("concealed");
    let directive = directive_of(&concealed);
    assert!(!format!("{:?}", concealed).contains("cháy"), "its words are nowhere in the change");
    assert_eq!(conceal(&directive, &secret).map(|_| ()), Err(Refusal::SameAlready));
}

proptest! {
    /// Whatever is granted, the due time of every past moment stays what it was.
    #[test]
    fn an_extension_rewrites_no_past(days in 1u32..200, granted_on in 1i64..60, back in 1i64..2_000) {
        let (law, calendar) = (Law::house(), Calendar::office());
        let task = task();
        let now = at("05/03/2018") + Duration::days(granted_on);
        let around = around(&law, &calendar, now);
        let later = done(extend(&task, Later::WorkingDays(days), "mưa lũ", person(LEADER), around));
        let past = now - Duration::minutes(back);
        prop_assert_eq!(task.commitment.due_at(past, &calendar), later.commitment.due_at(past, &calendar));
        prop_assert_eq!(task.commitment.state(past, &calendar), later.commitment.state(past, &calendar));
        prop_assert!(later.commitment.due_at(now, &calendar) > task.commitment.due_at(now, &calendar));
    }
}
