//! Who works in the made-up province.

use std::collections::BTreeSet;

use people::Role;
use simulate::Province;

use crate::{TODAY, plan, province};

#[test]
fn everybody_has_a_place_and_a_name_of_their_own() {
    for (seed, scale) in [(1, 1), (7, 1), (7, 100)] {
        let Province { units, people, .. } = Province::new(seed, scale, simulate::first_day(TODAY));
        for (place, unit) in units.iter().enumerate() {
            assert!(unit.parent.is_none_or(|parent| parent.0 < place), "{} stands before its parent", unit.name);
        }
        let codes: BTreeSet<&str> = units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(codes.len(), units.len());
        let usernames: BTreeSet<&str> = people.iter().map(|person| person.username.as_str()).collect();
        assert_eq!(usernames.len(), people.len());
        for person in &people {
            assert!(person.unit.0 < units.len());
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.';
            assert!(person.username.chars().all(plain), "{}", person.username);
            assert!(!person.roles.is_empty(), "{} can do nothing", person.full_name);
        }
    }
}

#[test]
fn the_usual_size_is_that_of_a_small_province() {
    let small = province(&plan(TODAY, 7));
    assert!((55..=75).contains(&small.people.len()), "{} people", small.people.len());
    assert!((55..=65).contains(&small.units.len()), "{} units", small.units.len());
    let large = Province::new(7, 100, simulate::first_day(TODAY));
    assert!(large.people.len() > small.people.len() && large.people.len() < 3 * small.people.len());
}

#[test]
fn somebody_of_each_kind_may_sign_in() {
    let province = province(&plan(TODAY, 7));
    let logins: Vec<_> = province.people.iter().filter(|person| person.what_for.is_some()).collect();
    let names: BTreeSet<&str> = logins.iter().map(|person| person.username.as_str()).collect();
    let expected = ["chutich", "qmr", "vanthu", "thukyiso", "kiemtra", "quantri", "theodoi", "thutruong", "chuyenvien"];
    assert_eq!(names, BTreeSet::from(expected));
    for role in [
        Role::RecordsClerk,
        Role::Officer,
        Role::UnitHead,
        Role::Follower,
        Role::OfficeLeader,
        Role::Qmr,
        Role::IsoSecretary,
        Role::Chairman,
        Role::Auditor,
        Role::Administrator,
    ] {
        assert!(logins.iter().any(|person| person.roles.contains(&role)), "nobody shows what a {role} sees");
    }
    let unit = |name: &str| logins.iter().find(|person| person.username == name).map(|person| person.unit);
    assert_eq!(unit("chuyenvien"), unit("thutruong"));
}
