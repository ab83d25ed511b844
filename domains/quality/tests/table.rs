//! What the quality system owes.

use ledger::Held;
use ledger::held::Fields;
use measure::Mark;
use quality::{Obligation, ObligationKind, Refusal, facts};
use time::macros::datetime;
use uuid::Uuid;

#[test]
fn a_result_stands_once_it_is_proven() {
    let done = datetime!(2018-06-29 10:00 +7);
    let obligation = |evidence: Option<&str>| Obligation {
        kind: Some(ObligationKind::CorrectiveAction),
        done_at: Some(done),
        evidence: evidence.map(str::to_owned),
        ..Obligation::default()
    };
    let stands = |fields| {
        let fact = facts::of(&Held::restore(Uuid::from_u128(1), "KP-1".to_owned(), fields, 1)).remove(0);
        (fact.class, fact.marks.get(Mark::Done), fact.marks.get(Mark::Stands))
    };
    let class = "corrective_action".to_owned();
    assert_eq!(stands(obligation(None)), (class.clone(), Some(done), None));
    assert_eq!(stands(obligation(Some("05/BC"))), (class, Some(done), Some(done)));
    assert_eq!(Obligation::default().check(), Err(Refusal::KindMissing));
}
