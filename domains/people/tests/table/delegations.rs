//! Delegations as an officer would read them: who acts for whom, until when, and what is never delegated.

use ids::{DelegationId, PersonId};
use people::acts::delegate::{Delegated, delegate};
use people::acts::record_person::{self, record_person};
use people::acts::revoke_delegation::revoke_delegation;
use people::{Actor, Change, Delegation, Person, Reach, Refusal, Role, Write};
use time::Duration;
use uuid::Uuid;

use super::{NOW, known_person, person_of};

fn somebody(number: u128, username: &str, roles: &[Role], active: bool) -> Person {
    let known = record_person::Known {
        roles: Some(roles.iter().copied().collect()),
        active: Some(active),
        ..known_person(username)
    };
    person_of(&record_person(None, known, PersonId::new(Uuid::from_u128(number))).expect("good").expect("new"))
}

fn delegation_of(change: &Change) -> Delegation {
    match &change.writes()[0] {
        Write::Delegation(delegation) => delegation.clone(),
        other => panic!("not a delegation: {other:?}"),
    }
}

fn days(from: i64, until: i64, ground: &str) -> Delegated {
    Delegated { from: NOW + Duration::days(from), until: NOW + Duration::days(until), ground: ground.to_owned() }
}

const ID: DelegationId = DelegationId::new(Uuid::from_u128(77));

#[test]
fn who_may_let_whom_act_and_how_long() {
    let chairman = somebody(1, "chu.tich", &[Role::Chairman], true);
    let vice = somebody(2, "pho.ct", &[Role::ViceChairman], true);
    let gone = somebody(3, "da.nghi", &[Role::Officer], false);
    let administrator = PersonId::new(Uuid::from_u128(4));
    type Row<'a> = (&'a str, &'a Person, &'a Person, Delegated, Option<PersonId>, Option<Refusal>);
    let rows: [Row<'_>; 11] = [
        ("for a week", &chairman, &vice, days(0, 7, "đi công tác"), Some(chairman.id), None),
        ("a year and a day", &chairman, &vice, days(0, 366, "QĐ 5"), Some(chairman.id), None),
        ("longer", &chairman, &vice, days(0, 367, "QĐ 5"), Some(chairman.id), Some(Refusal::DelegationTimes)),
        ("backwards", &chairman, &vice, days(7, 3, "x"), Some(chairman.id), Some(Refusal::DelegationTimes)),
        ("no time", &chairman, &vice, days(7, 7, "x"), Some(chairman.id), Some(Refusal::DelegationTimes)),
        ("past", &chairman, &vice, days(-7, 0, "x"), Some(chairman.id), Some(Refusal::DelegationTimes)),
        ("no ground", &chairman, &vice, days(0, 7, "  "), Some(chairman.id), Some(Refusal::GroundMissing)),
        ("to himself", &chairman, &chairman, days(0, 7, "x"), Some(chairman.id), Some(Refusal::DelegatesToSelf)),
        ("to who left", &chairman, &gone, days(0, 7, "x"), Some(chairman.id), Some(Refusal::Left)),
        ("while away", &chairman, &vice, days(0, 7, "nghỉ ốm"), Some(administrator), None),
        ("taken", &chairman, &vice, days(0, 7, "x"), Some(vice.id), Some(Refusal::DelegatesToSelf)),
    ];
    for (name, principal, to, what, by, refused) in rows {
        let decided = delegate(principal, to, &what, by, ID, NOW);
        assert_eq!(decided.err(), refused, "{name}");
    }
}

#[test]
fn it_holds_in_its_time_and_until_it_is_taken_back() {
    let chairman = somebody(1, "chu.tich", &[Role::Chairman], true);
    let vice = somebody(2, "pho.ct", &[Role::ViceChairman], true);
    let made = delegate(&chairman, &vice, &days(1, 3, "đi công tác"), Some(chairman.id), ID, NOW).expect("good");
    let delegation = delegation_of(&made);
    for (day, holds, over) in [(0, false, false), (1, true, false), (2, true, false), (3, false, true)] {
        let at = NOW + Duration::days(day);
        assert_eq!((delegation.holds(at), delegation.is_over(at)), (holds, over), "day {day}");
        assert_eq!(delegation.actor(&chairman, &vice, at).is_some(), holds, "day {day}");
    }
    let logged = format!("{:?}", made.events()[0]);
    assert!(
        logged.contains("people.delegate") && !logged.contains("đi công tác"),
        "a reason may be personal: {logged}"
    );
    let during = NOW + Duration::days(2);
    let taken = revoke_delegation(&delegation, during).expect("a change");
    assert!(!delegation_of(&taken).holds(during));
    assert_eq!(taken.events()[0].subject_version, 2);
    assert_eq!(revoke_delegation(&delegation_of(&taken), during), None, "taken back once");
    assert_eq!(revoke_delegation(&delegation, NOW + Duration::days(3)), None, "over by itself");
}

#[test]
fn the_delegate_has_the_principals_permits_except_what_is_done_in_person() {
    let chairman = somebody(1, "chu.tich", &[Role::Chairman, Role::Administrator], true);
    let officer = somebody(2, "an", &[Role::Officer], true);
    let made = delegate(&chairman, &officer, &days(0, 3, "đi công tác"), Some(chairman.id), ID, NOW).expect("good");
    let delegation = delegation_of(&made);
    let actor = delegation.actor(&chairman, &officer, NOW).expect("holds");
    assert!(
        matches!(&actor, Actor::Person { id, on_behalf_of, .. } if *id == officer.id && *on_behalf_of == Some(chairman.id)),
        "the log names both: {actor:?}"
    );
    assert_eq!(actor.reach("directives.view"), Some(Reach::Office), "the chairman sees everything");
    for act in
        ["people.change_password", "people.delegate", "people.record_person", "people.set_password", "tokens.manage"]
    {
        assert_eq!(actor.reach(act), None, "{act} is done in person");
    }
    let scope = actor.scope("inbox", |unit| [unit].into()).expect("permitted");
    assert!(scope.covers(super::unit_id(9), &[], Some(chairman.id)), "what the chairman follows");
    assert!(!scope.covers(super::unit_id(9), &[], Some(officer.id)), "not what the officer follows");
    let other = somebody(3, "binh", &[Role::Officer], true);
    assert_eq!(delegation.actor(&chairman, &other, NOW), None, "nobody else's");
    let left = somebody(1, "chu.tich", &[Role::Chairman], false);
    assert_eq!(delegation.actor(&left, &officer, NOW), None, "who left has no powers to lend");
}
