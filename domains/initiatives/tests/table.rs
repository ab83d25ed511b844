//! Initiatives as a council's record has them.

use initiatives::{Initiative, Refusal, facts};
use ledger::Held;
use ledger::held::{Fields, take_over};
use measure::Mark;
use time::macros::{date, datetime};
use uuid::Uuid;

fn initiative() -> Initiative {
    Initiative {
        title: Some("Nhắc hạn".to_owned()),
        authors: Some("Nguyễn An:60; Trần Bình:40%".to_owned()),
        council_votes_for: Some(7),
        council_size: Some(9),
        recognised_on: Some(date!(2018 - 11 - 20)),
        ..Initiative::default()
    }
}

#[test]
fn what_a_record_may_not_say() {
    let rows = [
        (initiative(), Ok(())),
        (Initiative { title: None, ..initiative() }, Err(Refusal::TitleMissing)),
        (
            Initiative { council_votes_for: Some(10), ..initiative() },
            Err(Refusal::MoreVotesThanMembers { votes: 10, size: 9 }),
        ),
        (
            Initiative { authors: Some("An:70;Bình:40".to_owned()), ..initiative() },
            Err(Refusal::SharesOverWhole { percent: 110 }),
        ),
    ];
    for (record, expected) in rows {
        assert_eq!(record.check(), expected);
    }
}

#[test]
fn what_the_figures_see() {
    let fact = facts::of(&Held::restore(Uuid::from_u128(1), "S1".to_owned(), initiative(), 1)).remove(0);
    assert_eq!(fact.marks.get(Mark::Stands), Some(datetime!(2018-11-20 00:00 +7)));
    assert_eq!(fact.marks.get(Mark::Applied), None);
}

#[test]
fn authors_enter_the_log_as_digests() {
    let (_, taken) = take_over(None, "S1", &initiative(), Uuid::from_u128(1)).expect("sound").expect("new");
    let written = format!("{:?}", taken.event().body);
    assert!(!written.contains("Nguyễn An"), "{written}");
}
