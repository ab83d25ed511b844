//! Sessions: when they are written, and when they are over.

use std::sync::atomic::Ordering;

use app::people::{EditPerson, SetPassword, ShowPerson};
use app::{Office, Password, Refusal};
use axum::http::StatusCode;
use ids::PersonId;
use people::Role;
use people::acts::edit_person::Edited;

use super::house::{House, PASSWORD, console};

const CHANGED: &str = "mot cau khac de nho";

#[tokio::test]
async fn looking_at_pages_writes_nothing() {
    let house = House::open().await;
    let officer = house.person(Role::Officer).await;
    let cookies = house.comes_in(&officer).await;
    house.get("/inbox", &cookies).await;
    let before = house.writes.load(Ordering::Relaxed);
    for page in ["/inbox", "/units", "/people", "/calendar"] {
        assert_eq!(house.get(page, &cookies).await.status, StatusCode::OK);
    }
    assert_eq!(house.writes.load(Ordering::Relaxed), before, "a page view is no write");
}

#[tokio::test]
async fn what_an_act_said_is_shown_once() {
    let house = House::open().await;
    let clerk = house.person(Role::Administrator).await;
    let cookies = house.comes_in(&clerk).await;
    let got = house.fill("/units/new", "/units/new", &cookies, "code=STC&name=So+Tai+chinh&kind=department").await;
    assert_eq!(got.to, "/units");
    // A script that fetches a part of a page beside it takes nothing away.
    let part = axum::http::Request::get("/people/suggest?follower=a")
        .header("cookie", &cookies)
        .header("hx-request", "true")
        .body(axum::body::Body::empty())
        .expect("a request");
    assert_eq!(house.answer(part).await.status, StatusCode::OK);
    assert!(house.get("/units", &cookies).await.page.contains("Đã thêm đơn vị"));
    assert!(!house.get("/units", &cookies).await.page.contains("Đã thêm đơn vị"));
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_of_the_person() {
    let house = House::open().await;
    let officer = house.person(Role::Officer).await;
    let bystander = house.comes_in(&house.person(Role::UnitHead).await).await;
    let (here, elsewhere) = (house.comes_in(&officer).await, house.comes_in(&officer).await);
    let fields = format!("old={PASSWORD}&new={CHANGED}&again={CHANGED}");
    assert_eq!(house.fill("/password", "/password", &here, &fields).await.to, "/inbox");
    assert_eq!(house.get("/units", &here).await.status, StatusCode::OK, "who changed it goes on");
    assert!(house.get("/units", &elsewhere).await.to.starts_with("/login"), "whoever else was in is out");
    assert_eq!(house.get("/units", &bystander).await.status, StatusCode::OK, "others are none the wiser");

    // A reset by the administrator ends all of them.
    let person = house.id(&officer).await;
    let reset = SetPassword { person, password: Password::new(PASSWORD), must_change: false };
    house.office.perform(&console(), None, &reset).await.expect("reset");
    assert!(house.get("/units", &here).await.to.starts_with("/login"));
}

/// Says that a person works here, or does not.
async fn set_active(office: &Office, person: PersonId, active: bool) -> Result<(), Refusal> {
    let known = office.look(&console(), &ShowPerson(person)).await.expect("somebody");
    let edited = Edited {
        full_name: known.full_name.clone(),
        unit: known.unit,
        position: known.position.clone(),
        email: known.email.clone(),
        roles: known.roles.clone(),
        active,
    };
    office.perform(&console(), None, &EditPerson { person, version: known.version, edited }).await
}

#[tokio::test]
async fn whoever_left_is_out_at_once_and_comes_back_through_the_door() {
    let house = House::open().await;
    let officer = house.person(Role::Officer).await;
    let cookies = house.comes_in(&officer).await;
    let person = house.id(&officer).await;
    set_active(&house.office, person, false).await.expect("left");
    // Nobody asked with the old session meanwhile: it is over all the same.
    set_active(&house.office, person, true).await.expect("back");
    assert!(house.get("/units", &cookies).await.to.starts_with("/login"));

    set_active(&house.office, person, false).await.expect("left");
    let refused = house.sign_in(&officer, PASSWORD).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.page.contains("ngừng sử dụng"), "{}", refused.page);
}

#[tokio::test]
async fn going_out_cannot_be_undone_by_a_page_that_is_still_loading() {
    let house = House::open().await;
    let cookies = house.comes_in(&house.person(Role::Administrator).await).await;
    let fields = "code=STC&name=So+Tai+chinh&kind=department";
    assert_eq!(house.fill("/units/new", "/units/new", &cookies, fields).await.to, "/units");
    // The page that shows the message forgets it, and saves the session as it was before the reader went out.
    house.goes_out.store(true, Ordering::Relaxed);
    assert!(house.get("/units", &cookies).await.page.contains("Đã thêm đơn vị"));
    assert!(!house.goes_out.load(Ordering::Relaxed), "the session was saved");
    assert!(house.get("/units", &cookies).await.to.starts_with("/login"));
}
