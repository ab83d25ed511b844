//! Units, people and sign-in as an officer would read them: what is done, and what comes of it.

use std::collections::BTreeSet;

use ids::{PersonId, UnitId};
use people::acts::change_password::check_new;
use people::acts::record_person::{self, record_person};
use people::acts::record_unit::{self, no_circle, record_unit};
use people::acts::set_password::set_password;
use people::acts::sign_in::sign_in;
use people::{Actor, Change, Credential, PERMITS, PasswordHash, Person, Reach, Refusal, Role, Unit, UnitKind, Write};
use time::macros::{date, datetime};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const NOW: OffsetDateTime = datetime!(2018-03-05 09:00 +7);

fn unit_id(n: u128) -> UnitId {
    UnitId::new(Uuid::from_u128(n))
}

fn known_unit(code: &str) -> record_unit::Known {
    record_unit::Known {
        code: code.to_owned(),
        name: Some("Sở Tài chính".to_owned()),
        parent: None,
        kind: Some(UnitKind::Department),
        valid_from: None,
        valid_to: None,
        successor: None,
        under_office: None,
    }
}

fn known_person(username: &str) -> record_person::Known {
    record_person::Known {
        username: username.to_owned(),
        full_name: Some("Trần Thị Bình".to_owned()),
        unit: unit_id(1),
        position: Some("Chuyên viên".to_owned()),
        email: Some("binh@tinh.example".to_owned()),
        roles: Some(BTreeSet::from([Role::Officer])),
        active: None,
    }
}

fn unit_of(change: &Change) -> Unit {
    match &change.writes()[0] {
        Write::Unit(unit) => unit.clone(),
        other => panic!("not a unit: {other:?}"),
    }
}

fn person_of(change: &Change) -> Person {
    match &change.writes()[0] {
        Write::Person(person) => person.clone(),
        other => panic!("not a person: {other:?}"),
    }
}

fn credential_of(change: &Change) -> Credential {
    match &change.writes()[0] {
        Write::Credential(credential) => credential.clone(),
        other => panic!("not a credential: {other:?}"),
    }
}

#[test]
fn a_unit_is_recorded_once_and_changed_by_what_is_new() {
    let first = record_unit(None, known_unit("STC"), unit_id(1)).expect("a good unit").expect("something new");
    let unit = unit_of(&first);
    assert_eq!((unit.code.as_str(), unit.version), ("STC", 1));

    let again = record_unit(Some(&unit), known_unit("STC"), unit_id(9)).expect("the same unit");
    assert!(again.is_none(), "the same file twice changes nothing");

    let ended = record_unit::Known { name: None, valid_to: Some(date!(2025 - 06 - 30)), ..known_unit("STC") };
    let change = record_unit(Some(&unit), ended, unit_id(9)).expect("an end").expect("something new");
    let after = unit_of(&change);
    assert_eq!(
        (after.id, after.name.as_str(), after.version),
        (unit.id, "Sở Tài chính", 2),
        "an empty cell erases nothing"
    );
    assert!(after.exists_on(date!(2025 - 06 - 30)) && !after.exists_on(date!(2025 - 07 - 01)));
    assert_eq!(change.events()[0].body.0.keys().collect::<Vec<_>>(), ["valid_to"], "the event tells the difference");
}

#[test]
fn a_unit_that_cannot_be_is_refused() {
    let refused = |known| record_unit(None, known, unit_id(1)).expect_err("refused");
    let mut upside_down = known_unit("STC");
    (upside_down.valid_from, upside_down.valid_to) = (Some(date!(2025 - 07 - 01)), Some(date!(2025 - 06 - 30)));
    let rows = [
        (refused(known_unit("  ")), "people-code-missing"),
        (refused(record_unit::Known { name: None, ..known_unit("STC") }), "people-name-missing"),
        (refused(record_unit::Known { parent: Some(unit_id(1)), ..known_unit("STC") }), "people-own-parent"),
        (refused(record_unit::Known { successor: Some(unit_id(1)), ..known_unit("STC") }), "people-own-successor"),
        (refused(upside_down), "people-ends-before-it-begins"),
    ];
    for (refusal, key) in rows {
        assert_eq!(refusal.key(), key);
    }
}

#[test]
fn units_form_a_tree() {
    // 3 stands under 2, 2 under 1.
    let parent_of =
        |unit: UnitId| [(3, 2), (2, 1)].into_iter().find(|(id, _)| unit_id(*id) == unit).map(|(_, up)| unit_id(up));
    assert_eq!(no_circle(unit_id(4), unit_id(3), parent_of), Ok(()));
    assert_eq!(no_circle(unit_id(1), unit_id(3), parent_of), Err(Refusal::Circle { parent: unit_id(3) }));
}

#[test]
fn a_person_is_recorded_and_names_stay_out_of_the_log() {
    let change =
        record_person(None, known_person(" Binh.TT "), PersonId::new(Uuid::from_u128(7))).expect("good").expect("new");
    let person = person_of(&change);
    assert_eq!(person.username, "binh.tt");
    let logged = format!("{:?}", change.events()[0].body);
    for secret in ["Trần Thị Bình", "binh@tinh.example", "binh.tt"] {
        assert!(!logged.contains(secret), "{secret} would be in the log: {logged}");
    }
    let not_plain = record_person(None, known_person("bình"), PersonId::new(Uuid::from_u128(7)));
    assert_eq!(not_plain, Err(Refusal::UsernameNotPlain { username: "bình".to_owned() }));
}

#[test]
fn five_wrong_passwords_close_the_door_for_a_quarter_of_an_hour() {
    let change =
        record_person(None, known_person("binh"), PersonId::new(Uuid::from_u128(7))).expect("good").expect("new");
    let person = person_of(&change);
    let mut credential = credential_of(&set_password(person.id, None, PasswordHash::new("phc".to_owned()), true));
    for wrong in 1..=5 {
        let tried = sign_in(&person, &credential, || false, NOW);
        let closes = wrong == 5;
        assert_eq!(matches!(tried.outcome, Err(Refusal::Closed { .. })), closes, "try {wrong}");
        credential = credential_of(&tried.change.expect("counted"));
    }
    let right_but_closed =
        sign_in(&person, &credential, || panic!("not asked while closed"), NOW + Duration::minutes(14));
    assert!(matches!(right_but_closed.outcome, Err(Refusal::Closed { .. })));
    let later = sign_in(&person, &credential, || true, NOW + Duration::minutes(15));
    assert_eq!(later.outcome, Ok(()));
    let clean = credential_of(&later.change.expect("the count is cleared"));
    assert_eq!((clean.failures, clean.closed_until), (0, None));
    assert!(clean.must_change, "the first password must still be changed");
}

#[test]
fn a_person_who_left_stays_out() {
    let known = record_person::Known { active: Some(false), ..known_person("binh") };
    let person = person_of(&record_person(None, known, PersonId::new(Uuid::from_u128(7))).expect("good").expect("new"));
    let credential = credential_of(&set_password(person.id, None, PasswordHash::new("phc".to_owned()), false));
    assert_eq!(sign_in(&person, &credential, || true, NOW).outcome, Err(Refusal::Left));
}

#[test]
fn a_new_password_is_long_and_new() {
    let change = record_person(None, known_person("binh.tran.tc"), PersonId::new(Uuid::from_u128(7))).expect("good");
    let person = person_of(&change.expect("new"));
    let rows = [
        ("123456789", Err(Refusal::PasswordTooShort)),
        ("mật khẩu ấy", Ok(())),
        ("the-old-one", Err(Refusal::PasswordRepeats)),
        ("Binh.Tran.TC", Err(Refusal::PasswordRepeats)),
    ];
    for (new, expected) in rows {
        assert_eq!(check_new(&person, "the-old-one", new), expected, "{new}");
    }
}

#[test]
fn who_may_do_what() {
    let actor = |roles: &[Role]| Actor::Person {
        id: PersonId::new(Uuid::from_u128(7)),
        unit: unit_id(1),
        roles: roles.iter().copied().collect(),
        on_behalf_of: None,
    };
    let rows: [(&str, &[Role], Option<Reach>); 9] = [
        ("documents.record", &[Role::RecordsClerk], Some(Reach::Office)),
        ("documents.record", &[Role::Officer], None),
        ("directives.complete", &[Role::Officer], Some(Reach::Unit)),
        ("directives.complete", &[Role::Officer, Role::Follower], Some(Reach::Office)),
        ("directives.complete", &[Role::Auditor], None),
        ("directives.view", &[Role::Auditor], Some(Reach::Office)),
        ("objectives.confirm", &[Role::IsoSecretary], None),
        ("objectives.confirm", &[Role::Qmr], Some(Reach::Office)),
        ("no.such.act", &[Role::Administrator], None),
    ];
    for (act, roles, expected) in rows {
        assert_eq!(actor(roles).reach(act), expected, "{act} for {roles:?}");
    }
    assert_eq!(Actor::Console { user: "root".to_owned() }.reach("anything"), Some(Reach::Office));
}

#[test]
fn a_unit_officer_sees_the_unit_and_what_stands_below_it() {
    let officer = Actor::Person {
        id: PersonId::new(Uuid::from_u128(7)),
        unit: unit_id(1),
        roles: BTreeSet::from([Role::Officer]),
        on_behalf_of: None,
    };
    let scope = officer.scope("directives.view", |unit| BTreeSet::from([unit, unit_id(2)])).expect("permitted");
    assert!(scope.covers(unit_id(1), &[], None), "led by the unit");
    assert!(scope.covers(unit_id(2), &[], None), "led by a unit below");
    assert!(scope.covers(unit_id(3), &[unit_id(2)], None), "a unit below takes part");
    assert!(scope.covers(unit_id(3), &[], officer.person()), "followed by the officer");
    assert!(!scope.covers(unit_id(3), &[], None), "another unit's work");
    assert!(officer.scope("documents.record", |unit| BTreeSet::from([unit])).is_none());
}

#[test]
fn no_act_is_permitted_twice_to_one_role() {
    let mut seen = BTreeSet::new();
    for permit in PERMITS {
        for role in permit.roles {
            let widest = seen.insert((permit.act, *role, permit.reach));
            assert!(widest, "{} stands twice for {role}", permit.act);
        }
    }
}
