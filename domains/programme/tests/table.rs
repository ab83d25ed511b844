//! Items of the work programme as their followers see them.

use calendar::Calendar;
use law::Law;
use ledger::Held;
use ledger::held::Fields;
use measure::{Fact, Mark};
use programme::{FollowUp, Item, Refusal, Status, Urging, facts};
use time::OffsetDateTime;
use time::macros::datetime;
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
