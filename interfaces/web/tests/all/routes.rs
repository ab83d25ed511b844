//! Who gets through which door: every route against the permits, every form against its token.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use app::Password;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use people::{PERMITS, Role};
use tower::ServiceExt;
use uuid::Uuid;
use web::parts::{Room, permit};
use web::routes::{Who, table};

use super::house::{House, PASSWORD, key, token};

const CHANGED: &str = "mot cau khac de nho";

/// An address of a route, with ids that nothing has.
fn address(path: &str) -> String {
    let nobody = Uuid::from_u128(0xdead).to_string();
    path.replace("{id}", &nobody)
        .replace("{event}", &nobody)
        .replace("{item}", "99")
        .replace("{kind}", "units")
        .replace("{name}", "no.such")
        .replace("{format}", "pdf")
        .replace("{sha256}", &"0".repeat(64))
}

#[test]
fn every_act_of_people_has_a_page() {
    let offered: BTreeSet<&str> =
        table().iter().filter_map(|route| if let Who::May(act) = route.who { Some(act) } else { None }).collect();
    // Done on the command line and by programs, in this release.
    let elsewhere = ["processes.import"];
    let left: Vec<_> = PERMITS
        .iter()
        .map(|permit| permit.act)
        .filter(|act| !offered.contains(act) && !elsewhere.contains(act))
        .collect();
    assert!(left.is_empty(), "permits without a page: {left:?}");
}

#[test]
fn every_act_of_the_table_has_its_own_word() {
    let words: BTreeSet<&str> = people::acts().map(web::terms::permit).collect();
    assert_eq!(words.len(), people::acts().count(), "{words:?}");
    assert!(!words.contains(web::terms::permit("nothing of ours")));
}

#[test]
fn the_navigation_shows_a_page_to_whom_its_route_lets_in() {
    let pages = Room::ALL.into_iter().flat_map(|room| room.tabs().iter().map(|tab| tab.0).chain([room.address()]));
    for page in pages {
        let route = table().into_iter().find(|route| route.path == page && route.method == Method::GET);
        let Some(Who::May(act)) = route.map(|route| route.who) else { panic!("{page} has no route with a permit") };
        let everybody = |role: &Role| PERMITS.iter().any(|permit| permit.act == act && permit.roles.contains(role));
        let needed = (!Role::ALL.iter().all(everybody)).then_some(act);
        assert_eq!(permit(page), needed, "{page}");
    }
}

#[test]
fn every_route_names_a_permit_that_exists() {
    let mut seen = BTreeSet::new();
    for route in table() {
        assert!(seen.insert(format!("{} {}", route.method, route.path)), "{} stands twice", route.path);
        match route.who {
            Who::May(act) => assert!(PERMITS.iter().any(|permit| permit.act == act), "{}: no permit {act}", route.path),
            Who::SignedIn => {}
            Who::Anyone => {
                let open =
                    ["/", "/feeds/{secret}/{name}", "/login", "/language/{code}", "/theme/{code}", "/assets/{*name}"];
                assert!(open.contains(&route.path), "{} is open to everybody", route.path);
            }
        }
    }
}

#[tokio::test]
async fn nobody_gets_past_the_door() {
    let house = House::open().await;
    for route in table() {
        let got = house.send(route.method.clone(), &address(route.path), "", "").await;
        if route.who == Who::Anyone {
            continue;
        }
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{} {}", route.method, route.path);
        assert!(got.to.starts_with("/login"), "{} leads to {}", route.path, got.to);
    }
    let got = house.get("/directives?level=chairman&text=đất", "").await;
    assert_eq!(got.to, "/login?back=%2Fdirectives%3Flevel%3Dchairman%26text%3D%C4%91%E1%BA%A5t");
    assert_eq!(house.get("/nowhere", "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_signed_in_gets_lost_inside_the_house() {
    let house = House::open().await;
    let cookies = house.comes_in(&house.person(Role::Officer).await).await;
    let lost = house.get("/nowhere", &cookies).await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    assert!(lost.page.contains("<nav class=\"side\""), "{}", lost.page);
}

#[tokio::test]
async fn a_first_sign_in_changes_the_password_before_anything_else() {
    let house = House::open().await;
    let wrong = house.sign_in("quantri", "sai").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.page.contains("chưa đúng") && wrong.page.contains("value=\"quantri\""), "keeps what was typed");

    let session = house.sign_in("quantri", PASSWORD).await;
    assert_eq!((session.status, session.to.as_str()), (StatusCode::SEE_OTHER, "/units"));
    let cookies = session.cookies;
    assert_eq!(house.get("/units", &cookies).await.to, "/password");
    let form = house.get("/password", &cookies).await.page;
    let fields =
        |again: &str| format!("token={}&key={}&old={PASSWORD}&new={CHANGED}&again={again}", token(&form), key());
    let differs = house.send(Method::POST, "/password", &cookies, &fields("khac")).await;
    assert_eq!(differs.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!differs.page.contains(CHANGED), "a password is never shown again");
    let changed = house.send(Method::POST, "/password", &cookies, &fields(CHANGED)).await;
    assert_eq!((changed.status, changed.to.as_str()), (StatusCode::SEE_OTHER, "/inbox"));
    let inbox = house.get("/inbox", &cookies).await;
    assert_eq!(inbox.status, StatusCode::OK);
    assert!(inbox.page.contains("Đã đổi mật khẩu"));

    let out = house.send(Method::POST, "/logout", &cookies, &format!("token={}", token(&inbox.page))).await;
    assert_eq!(out.to, "/login");
    assert_eq!(house.get("/inbox", &cookies).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn every_route_is_open_exactly_to_whom_the_permits_say() {
    let house = House::open().await;
    for role in Role::ALL.iter().copied() {
        let username = house.person(role).await;
        let signed_in = house.office.sign_in(&username, &Password::new(PASSWORD)).await.expect("a sign-in");
        let actor = signed_in.actor();
        house.machine.fetch_add(1, Ordering::Relaxed);
        let cookies = house.sign_in(&username, PASSWORD).await.cookies;
        for route in table() {
            let Who::May(act) = route.who else { continue };
            let got = house.send(route.method.clone(), &address(route.path), &cookies, "").await;
            let forbidden = got.status == StatusCode::FORBIDDEN && got.page.contains("Không có quyền");
            assert_eq!(
                forbidden,
                actor.reach(act).is_none(),
                "{} {} as {role}: {}",
                route.method,
                route.path,
                got.status
            );
            if !forbidden && route.method == Method::POST {
                assert_eq!(got.status, StatusCode::FORBIDDEN, "{}: a form without its token", route.path);
            }
            assert!(!got.status.is_server_error(), "{} {} as {role}: {}", route.method, route.path, got.page);
        }
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_changes_nothing() {
    let house = House::open().await;
    let request = Request::builder()
        .method(Method::POST)
        .uri("/login")
        .header("sec-fetch-site", "cross-site")
        .body(Body::empty())
        .expect("a request");
    let got = house.answer(request).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    assert!(got.page.contains("Biểu mẫu đã hết hiệu lực"));
    let huge = Request::builder()
        .method(Method::POST)
        .uri("/login")
        .header(header::CONTENT_LENGTH, "5000000000")
        .body(Body::empty())
        .expect("a request");
    assert_eq!(house.answer(huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    // An office at half past seven passes; who never stops does not.
    let mut tries = 0;
    while tries < 1_000 && house.sign_in("quantri", "sai").await.status != StatusCode::TOO_MANY_REQUESTS {
        tries += 1;
    }
    assert!((50..1_000).contains(&tries), "{tries} tries in a row");
}

#[tokio::test]
async fn assets_are_kept_for_a_year_and_checked_by_their_hash() {
    let house = House::open().await;
    let request = |tag: &str| {
        let request = Request::builder().uri(web::assets::url("app.css")).header(header::IF_NONE_MATCH, tag);
        request.body(Body::empty()).expect("a request")
    };
    let first = house.router.clone().oneshot(request("\"other\"")).await.expect("an answer");
    assert_eq!(first.status(), StatusCode::OK);
    assert_eq!(first.headers()[header::CONTENT_TYPE], "text/css");
    assert!(first.headers()[header::CACHE_CONTROL].to_str().expect("text").contains("immutable"));
    let tag = first.headers()[header::ETAG].to_str().expect("a tag").to_owned();
    let second = house.router.clone().oneshot(request(&tag)).await.expect("an answer");
    assert_eq!(second.status(), StatusCode::NOT_MODIFIED);
}
