//! Items of the work programme as their followers see them.

use calendar::Calendar;
use commitment::State;
use law::Law;
use ledger::Held;
use ledger::held::{Fields, Taken};
use measure::{Fact, Mark};
use programme::acts::{Addition, Change, Proof, add, adjust, complete, follow_up, withdraw};
use programme::version::in_force;
use programme::{Adjustment, Approval, Deed, FollowUp, Item, Refusal, Status, Urging, facts};
use time::OffsetDateTime;
use time::macros::{date, datetime};
use uuid::Uuid;

fn held<F>(number: u128, key: &str, fields: F) -> Held<F> {
    Held::restore(Uuid::from_u128(number), key.to_owned(), fields, 1)
}

fn item(change: impl FnOnce(&mut Item)) -> Held<Item> {
    let mut fields = Item {
        year: Some(2018),
        title: Some("Đề án".to_owned()),
        due_at: Some(datetime!(2018-02-28 17:00 +7)),
        follower: Some(ids::PersonId::new(Uuid::from_u128(3))),
        ..Item::default()
    };
    change(&mut fields);
    held(1, "C1", fields)
}

fn of(item: &Held<Item>, notes: &[OffsetDateTime], urged: &[(&str, OffsetDateTime)]) -> Vec<Fact> {
    let note = |at: &OffsetDateTime| held(2, "n", FollowUp { at: Some(*at), ..FollowUp::default() });
    let urging = |(rung, at): &(&str, OffsetDateTime)| {
        held(3, "u", Urging { rung: Some((*rung).to_owned()), delivered_at: Some(*at), ..Urging::default() })
    };
    let notes: Vec<_> = notes.iter().map(note).collect();
    let urged: Vec<_> = urged.iter().map(urging).collect();
    facts::of(item, &notes, &urged, &Law::house(), &Calendar::office())
}

fn mark(facts: &[Fact], mark: Mark, at: OffsetDateTime) -> Option<OffsetDateTime> {
    facts.iter().find(|fact| fact.holds_at(at)).expect("a version").marks.get(mark)
}

#[test]
fn tracked_lapses_at_the_end_of_the_first_month_without_a_note() {
    let lapse =
        |notes: &[OffsetDateTime]| mark(&of(&item(|_| {}), notes, &[]), Mark::Lapsed, datetime!(2018-06-01 00:00 +7));
    assert_eq!(lapse(&[]), Some(datetime!(2018-02-01 17:00 +7)));
    assert_eq!(lapse(&[datetime!(2018-01-20 09:00 +7)]), Some(datetime!(2018-03-01 17:00 +7)));
    let finished = item(|item| {
        item.completed_at = Some(datetime!(2018-02-27 10:00 +7));
        item.evidence = Some("12/BC".to_owned());
    });
    assert_eq!(
        mark(&of(&finished, &[], &[]), Mark::Restored, datetime!(2018-06-01 00:00 +7)),
        Some(datetime!(2018-02-27 10:00 +7))
    );
}

#[test]
fn urged_is_cut_where_a_rung_falls_due_and_where_it_is_sent() {
    let facts = of(&item(|_| {}), &[], &[("before", datetime!(2018-02-26 09:00 +7))]);
    let rows = [
        ("before the first rung", datetime!(2018-02-23 12:00 +7), true),
        ("it was due on the 23rd", datetime!(2018-02-24 12:00 +7), false),
        ("and sent on the 26th", datetime!(2018-02-26 12:00 +7), true),
        ("the next was not", datetime!(2018-02-28 18:00 +7), false),
    ];
    for (name, at, expected) in rows {
        assert_eq!(mark(&facts, Mark::Urged, at).is_some(), expected, "{name}");
    }
}

#[test]
fn only_approval_takes_an_item_out() {
    let crossed_out = item(|item| {
        item.status = Some(Status::Withdrawn);
        item.approved_by = Some("01/QĐ-UBND, khi đưa vào".to_owned());
    });
    assert!(!of(&crossed_out, &[], &[]).is_empty());
    let withdrawn = item(|item| {
        item.status = Some(Status::Withdrawn);
        item.withdrawn_by = Some("15/QĐ-UBND".to_owned());
    });
    assert_eq!(of(&withdrawn, &[], &[]), []);
}

#[test]
fn what_a_record_may_not_say() {
    let rows = [
        (Item { title: Some("x".to_owned()), ..Item::default() }.check(), Err(Refusal::YearMissing)),
        (Item { year: Some(2018), ..Item::default() }.check(), Err(Refusal::TitleMissing)),
        (FollowUp::default().check(), Err(Refusal::TextMissing)),
    ];
    for (got, expected) in rows {
        assert_eq!(got, expected);
    }
}

fn decision(number: &str, day: time::Date) -> Approval {
    Approval { number: number.to_owned(), decided_on: day }
}

const NOW: OffsetDateTime = datetime!(2018-02-20 09:00 +7);

fn fields_of<F: Fields>(taken: &Taken) -> F {
    serde_json::from_str(&taken.row().fields).expect("the row's fields")
}

#[test]
fn the_programme_changes_by_decision_only() {
    let change = Change { due_at: Some(datetime!(2018-04-30 17:00 +7)), ..Change::default() };
    let new = Uuid::from_u128(9);
    let open = item(|_| {});
    let done = item(|item| item.completed_at = Some(datetime!(2018-02-01 09:00 +7)));
    let adjusted =
        |item: &Held<Item>, change: &Change, approval: Approval| adjust(item, change, &approval, NOW, new).map(|_| ());
    let good = || decision("15/QĐ-UBND", date!(2018 - 02 - 19));
    let rows = [
        ("ordinary", adjusted(&open, &change, good()), Ok(())),
        (
            "without a decision",
            adjusted(&open, &change, decision(" ", date!(2018 - 02 - 19))),
            Err(Refusal::DecisionMissing),
        ),
        (
            "a decision of tomorrow",
            adjusted(&open, &change, decision("15/QĐ-UBND", date!(2018 - 02 - 21))),
            Err(Refusal::DecidedInTheFuture { decided_on: date!(2018 - 02 - 21), today: date!(2018 - 02 - 20) }),
        ),
        ("nothing new", adjusted(&open, &Change::default(), good()), Err(Refusal::NothingChanges)),
        ("completed", adjusted(&done, &change, good()), Err(Refusal::AlreadyCompleted)),
        (
            "taken out without a reason",
            withdraw(&open, " ", &good(), NOW, new).map(|_| ()),
            Err(Refusal::ReasonMissing),
        ),
        ("taken out", withdraw(&open, "Trùng nội dung", &good(), NOW, new).map(|_| ()), Ok(())),
    ];
    for (name, got, expected) in rows {
        assert_eq!(got, expected, "{name}");
    }
}

#[test]
fn an_item_is_brought_in_once_and_with_what_it_needs() {
    let addition = |code: &str, title: Option<&str>| Addition {
        code: code.to_owned(),
        item: Item { year: Some(2018), title: title.map(str::to_owned), ..Item::default() },
        reason: String::new(),
    };
    let approval = decision("15/QĐ-UBND", date!(2018 - 02 - 19));
    let there = item(|_| {});
    let added = |taken: Option<&Held<Item>>, addition: &Addition| {
        add(taken, addition, &approval, NOW, [Uuid::from_u128(8), Uuid::from_u128(9)])
    };
    assert_eq!(added(None, &addition(" ", Some("x"))), Err(Refusal::CodeMissing));
    assert_eq!(added(Some(&there), &addition("C1", Some("x"))), Err(Refusal::CodeTaken));
    assert_eq!(added(None, &addition("C2", None)), Err(Refusal::TitleMissing));
    let both = added(None, &addition("C2", Some("Đề án"))).expect("brought in");
    let kept: Item = fields_of(&both[0]);
    assert_eq!(kept.approved_by.as_deref(), Some("15/QĐ-UBND ngày 19/02/2018"));
    assert_eq!(both[0].event().act, "programme.adjust");
    assert_eq!(fields_of::<Adjustment>(&both[1]).deed, Some(Deed::Add));
}

#[test]
fn the_version_in_force_on_a_day_is_todays_with_later_decisions_undone() {
    let first = datetime!(2018-02-28 17:00 +7);
    let second = datetime!(2018-04-30 17:00 +7);
    let open = item(|_| {});
    let change = Change { due_at: Some(second), title: Some("Đề án sửa".to_owned()), ..Change::default() };
    let approval = decision("15/QĐ-UBND", date!(2018 - 02 - 10));
    let changed = adjust(&open, &change, &approval, NOW, Uuid::from_u128(9)).expect("changed");
    let now: Item = fields_of(&changed[0]);
    let out = Adjustment {
        deed: Some(Deed::Withdraw),
        decision: Some("20/QĐ-UBND".to_owned()),
        decided_on: Some(date!(2018 - 02 - 15)),
        ..Adjustment::default()
    };
    let today = Item { status: Some(Status::Withdrawn), withdrawn_by: Some("20/QĐ-UBND".to_owned()), ..now };
    let decisions = [fields_of::<Adjustment>(&changed[1]), out];
    let rows = [
        (date!(2018 - 02 - 09), "Đề án", first, false),
        (date!(2018 - 02 - 10), "Đề án sửa", second, false),
        (date!(2018 - 02 - 14), "Đề án sửa", second, false),
        (date!(2018 - 02 - 15), "Đề án sửa", second, true),
    ];
    for (day, title, due, withdrawn) in rows {
        let then = in_force(&today, &decisions, day).expect("it was there");
        assert_eq!(
            (then.title.as_deref(), then.due_at, then.is_withdrawn()),
            (Some(title), Some(due), withdrawn),
            "{day}"
        );
    }
    let brought_in =
        Adjustment { deed: Some(Deed::Add), decided_on: Some(date!(2018 - 02 - 12)), ..Adjustment::default() };
    assert_eq!(in_force(&today, [&brought_in], date!(2018 - 02 - 11)), None);
    assert!(in_force(&today, [&brought_in], date!(2018 - 02 - 12)).is_some());
}

#[test]
fn an_item_is_completed_once_and_with_evidence() {
    let open = item(|_| {});
    let done = item(|item| item.completed_at = Some(datetime!(2018-02-01 09:00 +7)));
    let out = item(|item| (item.status, item.withdrawn_by) = (Some(Status::Withdrawn), Some("1/QĐ".to_owned())));
    let proof = |number: &str| Proof { number: number.to_owned(), issued_on: Some(date!(2018 - 02 - 19)) };
    let at = datetime!(2018-02-19 00:00 +7);
    let rows = [
        ("ordinary", complete(&open, at, &proof("12/BC-STC"), NOW), Ok("12/BC-STC ngày 19/02/2018")),
        ("no evidence", complete(&open, at, &proof(" "), NOW), Err(Refusal::EvidenceMissing)),
        (
            "tomorrow",
            complete(&open, datetime!(2018-02-21 00:00 +7), &proof("1"), NOW),
            Err(Refusal::InTheFuture { now: NOW }),
        ),
        ("twice", complete(&done, at, &proof("1"), NOW), Err(Refusal::AlreadyCompleted)),
        ("taken out", complete(&out, at, &proof("1"), NOW), Err(Refusal::Withdrawn)),
    ];
    for (name, got, expected) in rows {
        let got = got.map(|taken| fields_of::<Item>(&taken).evidence.unwrap_or_default());
        assert_eq!(got, expected.map(str::to_owned), "{name}");
    }
    let by = ids::PersonId::new(Uuid::from_u128(3));
    let noted = |item: &Held<Item>, text: &str| follow_up(item, by, text, NOW, Uuid::from_u128(9)).map(|_| ());
    assert_eq!(noted(&open, "Đang lấy ý kiến"), Ok(()));
    assert_eq!(noted(&open, " "), Err(Refusal::TextMissing));
    assert_eq!(noted(&done, "x"), Err(Refusal::AlreadyCompleted));
}

#[test]
fn the_state_follows_from_the_moments() {
    let calendar = Calendar::office();
    let at = |moment: OffsetDateTime, item: &Held<Item>| item.fields().state(moment, &calendar);
    let done = item(|item| item.completed_at = Some(datetime!(2018-03-02 09:00 +7)));
    let out = item(|item| (item.status, item.withdrawn_by) = (Some(Status::Withdrawn), Some("1/QĐ".to_owned())));
    let rows = [
        (at(datetime!(2018-02-28 17:00 +7), &item(|_| {})), State::OpenOnTime),
        (at(datetime!(2018-02-28 17:01 +7), &item(|_| {})), State::OpenOverdue),
        (at(datetime!(2018-03-03 09:00 +7), &done), State::DoneLate),
        (at(NOW, &item(|item| item.due_at = None)), State::OpenDueUnknown),
        (at(NOW, &out), State::Withdrawn),
    ];
    for (got, expected) in rows {
        assert_eq!(got, expected);
    }
}
