//! Units, people and sign-in as an officer would read them: what is done, and what comes of it.

#[path = "table/delegations.rs"]
mod delegations;
#[path = "table/tokens.rs"]
mod tokens;

use std::collections::BTreeSet;

use ids::{PersonId, UnitId};
use people::acts::change_password::change_password;
use people::acts::edit_person::{self, edit_person};
use people::acts::edit_unit::{self, edit_unit};
use people::acts::record_person::{self, record_person};
use people::acts::record_unit::{self, no_circle, no_successor_circle, record_unit};
use people::acts::set_password::{check_new, set_password};
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
fn who_takes_over_does_not_end_in_who_was_taken_over() {
    // 1 was taken over by 2, and 2 by 3.
    let successor_of =
        |unit: UnitId| [(1, 2), (2, 3)].into_iter().find(|(id, _)| unit_id(*id) == unit).map(|(_, to)| unit_id(to));
    assert_eq!(no_successor_circle(unit_id(4), unit_id(1), successor_of), Ok(()));
    let back = no_successor_circle(unit_id(3), unit_id(1), successor_of);
    assert_eq!(back, Err(Refusal::SuccessorCircle { successor: unit_id(1) }));
}

#[test]
fn an_edited_unit_says_what_the_page_says_an_emptied_field_included() {
    let known =
        record_unit::Known { parent: Some(unit_id(8)), valid_to: Some(date!(2025 - 06 - 30)), ..known_unit("STC") };
    let unit = unit_of(&record_unit(None, known, unit_id(1)).expect("good").expect("new"));
    let edited = edit_unit::Edited {
        name: unit.name.clone(),
        parent: unit.parent,
        kind: unit.kind,
        valid_from: None,
        valid_to: unit.valid_to,
        successor: None,
    };
    assert_eq!(edit_unit(&unit, edited.clone()), Ok(None), "nothing is said otherwise");
    let again = edit_unit::Edited { valid_to: None, successor: Some(unit_id(9)), ..edited.clone() };
    let change = edit_unit(&unit, again).expect("good").expect("changed");
    let after = unit_of(&change);
    assert_eq!(
        (after.code.as_str(), after.valid_to, after.successor, after.version),
        ("STC", None, Some(unit_id(9)), 2)
    );
    assert_eq!(change.events()[0].body.0.keys().collect::<Vec<_>>(), ["successor", "valid_to"], "only the difference");
    assert_eq!(edit_unit(&unit, edit_unit::Edited { name: " ".to_owned(), ..edited }), Err(Refusal::NameMissing));
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

fn person(username: &str) -> Person {
    let change = record_person(None, known_person(username), PersonId::new(Uuid::from_u128(7)));
    person_of(&change.expect("good").expect("new"))
}

fn as_it_is(person: &Person) -> edit_person::Edited {
    edit_person::Edited {
        full_name: person.full_name.clone(),
        unit: person.unit,
        position: person.position.clone(),
        email: person.email.clone(),
        roles: person.roles.clone(),
        active: person.active,
    }
}

#[test]
fn an_edited_person_says_what_the_page_says_an_emptied_field_included() {
    let binh = person("binh");
    assert_eq!(edit_person(&binh, as_it_is(&binh), true), Ok(None), "nothing is said otherwise");
    let edited = edit_person::Edited {
        email: String::new(),
        unit: unit_id(2),
        roles: BTreeSet::from([Role::UnitHead]),
        ..as_it_is(&binh)
    };
    let change = edit_person(&binh, edited, true).expect("good").expect("changed");
    let after = person_of(&change);
    assert_eq!((after.email.as_str(), after.unit, after.version), ("", unit_id(2), 2));
    assert_eq!(change.events()[0].body.0.keys().collect::<Vec<_>>(), ["email", "roles", "unit"], "only the difference");
    assert_eq!(change.writes().len(), 1, "sessions and tokens stay open");
    let no_address = edit_person::Edited { email: "binh".to_owned(), ..as_it_is(&binh) };
    assert_eq!(edit_person(&binh, no_address, true), Err(Refusal::EmailNotAnAddress { email: "binh".to_owned() }));
}

#[test]
fn whoever_leaves_or_comes_back_begins_anew() {
    let here = person("binh");
    let left = edit_person(&here, edit_person::Edited { active: false, ..as_it_is(&here) }, true);
    let left = left.expect("good").expect("changed");
    let gone = person_of(&left);
    let back = edit_person(&gone, edit_person::Edited { active: true, ..as_it_is(&gone) }, true);
    for change in [left, back.expect("good").expect("changed")] {
        assert_eq!(change.writes()[1], Write::AccessEnds(here.id));
        let acts: Vec<&str> = change.events().iter().map(|event| event.act.as_str()).collect();
        assert_eq!(acts, ["people.record_person", "people.end_access"]);
    }
    // A list of people that says so does the same.
    let listed = record_person::Known { active: Some(false), ..known_person("binh") };
    let listed = record_person(Some(&here), listed, here.id).expect("good").expect("changed");
    assert_eq!(listed.writes()[1], Write::AccessEnds(here.id));
}

#[test]
fn somebody_always_administers() {
    let known = record_person::Known { roles: Some(BTreeSet::from([Role::Administrator])), ..known_person("quantri") };
    let only = person_of(&record_person(None, known, PersonId::new(Uuid::from_u128(7))).expect("good").expect("new"));
    let leaves = edit_person::Edited { active: false, ..as_it_is(&only) };
    let steps_down = edit_person::Edited { roles: BTreeSet::from([Role::Officer]), ..as_it_is(&only) };
    let renamed = edit_person::Edited { full_name: "Lê Văn Cường".to_owned(), ..as_it_is(&only) };
    for (edited, alone_refused) in [(leaves, true), (steps_down, true), (renamed, false)] {
        let refused = edit_person(&only, edited.clone(), false) == Err(Refusal::LastAdministrator);
        assert_eq!(refused, alone_refused, "{edited:?}");
        assert!(edit_person(&only, edited, true).is_ok(), "others administer");
    }
}

#[test]
fn a_new_password_ends_the_sessions_that_the_old_one_began() {
    let binh = person("binh");
    let hash = || PasswordHash::new("phc".to_owned());
    let first = credential_of(&set_password(binh.id, None, hash(), true));
    let changed = credential_of(&change_password(&first, hash()));
    let reset = credential_of(&set_password(binh.id, Some(&changed), hash(), true));
    assert_eq!([first.sessions, changed.sessions, reset.sessions], [0, 1, 2]);
    let wrong = credential_of(&sign_in(&binh, &reset, || false, NOW).change.expect("counted"));
    assert_eq!(wrong.sessions, 2, "somebody else's wrong try ends nothing");
}

#[test]
fn a_new_password_is_long_and_new() {
    let rows = [
        (Some("the-old-one"), "123456789", Err(Refusal::PasswordTooShort)),
        (Some("the-old-one"), "mật khẩu ấy", Ok(())),
        (Some("the-old-one"), "the-old-one", Err(Refusal::PasswordRepeats)),
        (Some("the-old-one"), "Binh.Tran.TC", Err(Refusal::PasswordRepeats)),
        (None, "1", Err(Refusal::PasswordTooShort)),
        (None, "binh.tran.tc", Err(Refusal::PasswordRepeats)),
        (None, "the-old-one", Ok(())),
    ];
    for (old, new, expected) in rows {
        assert_eq!(check_new("binh.tran.tc", old, new), expected, "{old:?} {new}");
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
