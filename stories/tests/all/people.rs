//! People come, work beside each other, and leave: by pages, by lists, and by two who are at it at once.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use app::imports::{Import, Kind};
use app::log::VerifyLog;
use app::people::{ChangePassword, EditPerson, FindPerson, Found, ListUnits, RecordPerson, RecordUnit, SetPassword};
use app::tokens::{ListTokens, RevokeToken};
use app::{Office, Password, Refusal};
use ids::{PersonId, UnitId};
use people::acts::edit_person::Edited;
use people::acts::make_token::Wanted;
use people::acts::{record_person, record_unit};
use people::{Actor, Person, Refusal as OfPeople, Role, Scopes, UnitKind};
use stories::house::{House, console};
use stories::on_both;
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

const START: OffsetDateTime = datetime!(2018-03-05 08:00 +7);
const PASSWORD: &str = "một câu dễ nhớ";

fn unit(code: &str, name: &str) -> RecordUnit {
    RecordUnit(record_unit::Known {
        code: code.to_owned(),
        name: Some(name.to_owned()),
        parent: None,
        kind: Some(UnitKind::Department),
        valid_from: None,
        valid_to: None,
        successor: None,
        under_office: None,
    })
}

fn person(username: &str, unit: UnitId) -> RecordPerson {
    let known = record_person::Known {
        username: username.to_owned(),
        full_name: Some(format!("Nguyễn {username}")),
        unit,
        position: None,
        email: None,
        roles: Some(BTreeSet::from([Role::Officer])),
        active: None,
    };
    RecordPerson { known, password: Some(Password::new(PASSWORD)) }
}

fn token(days: u32) -> Wanted {
    Wanted { name: "báo cáo".to_owned(), scopes: Scopes::All, days: Some(days) }
}

async fn founded(office: &Office) -> Result<UnitId> {
    let found = Found {
        username: "quantri".to_owned(),
        full_name: "Quản Trị".to_owned(),
        unit: ("VP".to_owned(), "Văn phòng".to_owned()),
        password: Password::new(PASSWORD),
    };
    office.perform(&console(), None, &found).await?;
    Ok(office.look(&console(), &ListUnits).await?.first().context("a unit")?.id)
}

async fn events(office: &Office) -> Result<u64> {
    office.sequence().await?;
    let report = office.look(&console(), &VerifyLog).await?;
    assert!(report.ok, "{report:?}");
    Ok(report.events)
}

/// Two administrators register the same unit and the same person at once: one of them did, the other is told.
async fn two_at_once(house: House) -> Result<()> {
    let home = founded(&house.office).await?;
    let beside = house.another(2).await?;
    let console = console();
    let (here, there) = (unit("STC", "Sở Tài chính"), unit("STC", "Một tên khác"));
    let both = tokio::join!(house.office.perform(&console, None, &here), beside.perform(&console, None, &there));
    let taken = |refusal: &Refusal| matches!(refusal, Refusal::People(OfPeople::CodeTaken));
    assert!(matches!(&both, (Ok(_), Err(told)) | (Err(told), Ok(_)) if taken(told)), "{both:?}");

    let (here, there) = (person("binh", home), person("Binh", home));
    let both = tokio::join!(house.office.perform(&console, None, &here), beside.perform(&console, None, &there));
    let taken = |refusal: &Refusal| matches!(refusal, Refusal::People(OfPeople::UsernameTaken));
    assert!(matches!(&both, (Ok(_), Err(told)) | (Err(told), Ok(_)) if taken(told)), "{both:?}");
    Ok(())
}

/// A person is there with the password or not at all, and the same form twice adds one.
async fn a_person_comes_with_a_password(house: House) -> Result<()> {
    let office = &house.office;
    let home = founded(office).await?;
    let before = events(office).await?;
    let weak = RecordPerson { password: Some(Password::new("binh")), ..person("binh", home) };
    let refused = office.perform(&console(), None, &weak).await;
    assert!(matches!(refused, Err(Refusal::People(OfPeople::PasswordTooShort))), "{refused:?}");
    let nowhere = office.perform(&console(), None, &person("binh", UnitId::new(Uuid::from_u128(9)))).await;
    assert!(matches!(nowhere, Err(Refusal::NotFound { noun: "unit", .. })), "{nowhere:?}");
    assert_eq!(events(office).await?, before, "nothing was stored");

    let key = Some(Uuid::from_u128(1));
    let first = office.perform(&console(), key, &person("binh", home)).await?;
    assert_eq!(office.perform(&console(), key, &person("binh", home)).await?, first);
    assert_eq!(events(office).await?, before + 2, "the person and the password, once");
    let signed_in = office.sign_in("binh", &Password::new(PASSWORD)).await?;
    assert!(signed_in.must_change && signed_in.person.id == first);
    Ok(())
}

/// A list of people says that somebody left: no door opens any more, and none of the old ones after coming back.
async fn a_list_says_who_left(house: House) -> Result<()> {
    let office = &house.office;
    let home = founded(office).await?;
    let id: PersonId = office.perform(&console(), None, &person("binh", home)).await?;
    let secret = office.make_token(&console(), None, id, token(30)).await?.secret;
    let session = office.sign_in("binh", &Password::new(PASSWORD)).await?.sessions;
    let import = Import { kind: Kind::People, dry_run: false, partial: false };
    let list = async |active: &str| {
        let csv = format!(
            "username,full_name,unit_code,position,email,roles,Còn làm việc\nbinh,Nguyễn binh,VP,,,officer,{active}\n"
        );
        office.import(&console(), import, "nguoi.csv", csv.into_bytes(), |_, _| {}).await
    };
    assert_eq!(list("").await?.unchanged, 1, "an empty cell says nothing");
    assert_eq!(list("không").await?.updated, 1);
    let out = office.sign_in("binh", &Password::new(PASSWORD)).await;
    assert!(matches!(out, Err(Refusal::People(OfPeople::Left))), "{out:?}");
    assert!(office.signed_in(id).await.is_err() && office.bearer(&secret, START).await.is_err());

    assert_eq!(list("có").await?.updated, 1);
    assert_ne!(office.signed_in(id).await?.sessions, session, "the session of then is over");
    assert!(office.bearer(&secret, START).await.is_err(), "and so is the token");
    assert!(office.sign_in("binh", &Password::new(PASSWORD)).await.is_ok());
    events(office).await?;
    Ok(())
}

/// When the last administrator has left, another one can be founded, under another name.
async fn an_office_without_an_administrator_is_founded_again(house: House) -> Result<()> {
    let office = &house.office;
    founded(office).await?;
    let import = Import { kind: Kind::People, dry_run: false, partial: false };
    let csv = "username,full_name,unit_code,position,email,roles,active\nquantri,,,,,,no\n";
    let left = office.import(&console(), import, "nguoi.csv", csv.as_bytes().to_vec(), |_, _| {}).await?;
    assert_eq!((left.updated, left.problems.len()), (1, 0));
    let found = |username: &str| Found {
        username: username.to_owned(),
        full_name: "Quản Trị".to_owned(),
        unit: ("VP".to_owned(), "Văn phòng".to_owned()),
        password: Password::new(PASSWORD),
    };
    let same = office.perform(&console(), None, &found("QuanTri")).await;
    assert!(matches!(same, Err(Refusal::People(OfPeople::UsernameTaken))), "{same:?}");
    office.perform(&console(), None, &found("quantri2")).await?;
    assert!(office.sign_in("quantri2", &Password::new(PASSWORD)).await.is_ok());
    Ok(())
}

/// Two administrators end each other's roles at once: one of them stays, whoever was quicker.
async fn an_administrator_stays(house: House) -> Result<()> {
    let office = &house.office;
    let home = founded(office).await?;
    let mut second = person("quantri2", home);
    second.known.roles = Some(BTreeSet::from([Role::Administrator]));
    let second: PersonId = office.perform(&console(), None, &second).await?;
    let first = office.look(&console(), &FindPerson("quantri".to_owned())).await?.context("the founder")?;
    let second = office.signed_in(second).await?.person;
    let steps_down = |person: &Person| EditPerson {
        person: person.id,
        version: person.version,
        edited: Edited {
            full_name: person.full_name.clone(),
            unit: person.unit,
            position: person.position.clone(),
            email: person.email.clone(),
            roles: BTreeSet::from([Role::Officer]),
            active: true,
        },
    };
    let beside = house.another(3).await?;
    let (here, there) = (steps_down(&first), steps_down(&second));
    let console = console();
    let both = tokio::join!(office.perform(&console, None, &here), beside.perform(&console, None, &there));
    let last = |refusal: &Refusal| matches!(refusal, Refusal::People(OfPeople::LastAdministrator));
    assert!(matches!(&both, (Ok(()), Err(told)) | (Err(told), Ok(())) if last(told)), "{both:?}");
    Ok(())
}

/// Tokens are one's own; making and taking back stand in the log, and nothing kept holds the secret.
async fn tokens_are_ones_own(house: House) -> Result<()> {
    let office = &house.office;
    let home = founded(office).await?;
    let id: PersonId = office.perform(&console(), None, &person("binh", home)).await?;
    let other: PersonId = office.perform(&console(), None, &person("chi", home)).await?;
    let actor = |id| Actor::Person { id, unit: home, roles: BTreeSet::from([Role::Officer]), on_behalf_of: None };
    let before = events(office).await?;
    let key = Some(Uuid::from_u128(1));
    let made = office.make_token(&actor(id), key, id, token(30)).await?;
    let again = office.make_token(&actor(id), key, id, token(30)).await.err().context("made once")?;
    assert!(matches!(again, Refusal::People(OfPeople::TokenShown)), "{again:?}");
    let theirs = office.make_token(&actor(other), None, id, token(30)).await.err().context("refused")?;
    assert!(matches!(theirs, Refusal::NotPermitted { .. }), "{theirs:?}");
    assert!(office.look(&actor(other), &ListTokens(id)).await.is_err());
    let back = RevokeToken { person: id, token: made.id };
    assert!(office.perform(&actor(other), None, &back).await.is_err());
    let stolen = RevokeToken { person: other, token: made.id };
    assert!(matches!(office.perform(&actor(other), None, &stolen).await, Err(Refusal::NotFound { .. })));

    assert_eq!(office.bearer(&made.secret, START).await?.actor.person(), Some(id));
    office.perform(&actor(id), None, &back).await?;
    office.perform(&actor(id), None, &back).await?;
    assert!(office.bearer(&made.secret, START).await.is_err());
    assert_eq!(events(office).await?, before + 2, "made, and taken back once");
    Ok(())
}

/// Whoever changes the password goes on under the number that is answered; every other session is over.
async fn a_new_password_ends_other_sessions(house: House) -> Result<()> {
    let office = &house.office;
    let home = founded(office).await?;
    let id: PersonId = office.perform(&console(), None, &person("binh", home)).await?;
    let before = office.signed_in(id).await?;
    let change = |old: &str, new: &str| ChangePassword { person: id, old: Password::new(old), new: Password::new(new) };
    let wrong = office.perform(&before.actor(), None, &change("không phải câu ấy", "một câu khác hẳn")).await;
    assert!(matches!(wrong, Err(Refusal::People(OfPeople::WrongPassword))), "{wrong:?}");
    assert_eq!(office.signed_in(id).await?.sessions, before.sessions, "nothing ended");
    let now = office.perform(&before.actor(), None, &change(PASSWORD, "một câu khác hẳn")).await?;
    assert_ne!(now, before.sessions);
    assert_eq!(office.signed_in(id).await?.sessions, now);
    let reset = SetPassword { person: id, password: Password::new(PASSWORD), must_change: true };
    office.perform(&console(), None, &reset).await?;
    assert_ne!(office.signed_in(id).await?.sessions, now);
    Ok(())
}

on_both!(two_at_once, super::START);
on_both!(a_person_comes_with_a_password, super::START);
on_both!(a_list_says_who_left, super::START);
on_both!(an_office_without_an_administrator_is_founded_again, super::START);
on_both!(an_administrator_stays, super::START);
on_both!(tokens_are_ones_own, super::START);
on_both!(a_new_password_ends_other_sessions, super::START);
