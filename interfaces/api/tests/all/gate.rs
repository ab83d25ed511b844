//! Who may ask: the table of routes is what the gate enforces.

use app::tokens::RevokeToken;
use axum::body::Body;
use axum::http::header;
use people::acts::make_token::Wanted;
use people::{EVERYTHING, Role, Scopes};
use time::Duration;

use crate::kit::{Kit, NOW, console};

/// A path of a route's template.
fn path(template: &str) -> String {
    let path = template.strip_prefix("/api/v1").expect("the prefix");
    let id = "018f0000-0000-7000-8000-000000000001";
    [("{id}", id), ("{event}", id), ("{name}", "directives.central.entered"), ("{year}", "2018"), ("{kind}", "units")]
        .iter()
        .fold(path.to_owned(), |path, (hole, filling)| path.replace(hole, filling))
}

#[tokio::test]
async fn without_a_token_nothing_but_the_document_opens() {
    let kit = Kit::open().await;
    for (method, template, act) in api::ROUTES {
        let answer = kit.raw(method, &path(template), Body::empty(), &[]).await;
        if act.is_none() {
            answer.expect(200);
            continue;
        }
        assert_eq!(answer.problem(401), "token-missing", "{method} {template}");
        assert_eq!(answer.headers[header::WWW_AUTHENTICATE], r#"Bearer realm="dunghan""#);
    }
}

#[tokio::test]
async fn a_token_opens_only_the_acts_of_its_scopes() {
    let kit = Kit::open().await;
    let everybody = kit.person("everybody", kit.unit("A").await, Role::ALL).await;
    let narrow = format!("Bearer {}", kit.token(everybody, &["people.change_password"]).await);
    for (method, template, act) in api::ROUTES.iter().filter(|(_, _, act)| act.is_some()) {
        let answer = kit.raw(method, &path(template), Body::empty(), &[("authorization", narrow.as_str())]).await;
        assert_eq!(answer.problem(403), "token-too-narrow", "{method} {template}");
        let challenge = answer.headers[header::WWW_AUTHENTICATE].to_str().expect("text");
        assert!(challenge.contains(&format!("scope=\"{}\"", act.expect("an act"))), "{challenge}");
    }
}

#[tokio::test]
async fn a_token_reaches_no_further_than_its_person() {
    let kit = Kit::open().await;
    let nobody = kit.person("nobody", kit.unit("A").await, &[]).await;
    let all = format!("Bearer {}", kit.token(nobody, &[EVERYTHING]).await);
    for (method, template, _) in api::ROUTES.iter().filter(|(_, _, act)| act.is_some()) {
        let answer = kit.raw(method, &path(template), Body::empty(), &[("authorization", all.as_str())]).await;
        assert_eq!(answer.problem(403), "refusal-not-permitted", "{method} {template}");
    }
    let officer = kit.person("officer", nobody.unit, &[Role::Officer]).await;
    assert_eq!(kit.ask(officer, "GET", "/ledger/verify", None).await.problem(403), "refusal-not-permitted");
    kit.ask(officer, "GET", "/units", None).await.expect(200);
}

#[tokio::test]
async fn tokens_that_are_unknown_ended_or_taken_back_open_nothing() {
    let kit = Kit::open().await;
    let officer = kit.person("officer", kit.unit("A").await, &[Role::Officer]).await;
    let wanted = |days| Wanted { name: "any".to_owned(), scopes: Scopes::All, days };
    let short = kit.office.make_token(&console(), None, officer.id, wanted(Some(1))).await.expect("one");
    let bearer = format!("Bearer {}", short.secret);
    kit.raw("GET", "/units", Body::empty(), &[("authorization", bearer.as_str())]).await.expect(200);
    kit.office.clock().set(NOW + Duration::days(1));
    let ended = kit.raw("GET", "/units", Body::empty(), &[("authorization", bearer.as_str())]).await;
    assert_eq!(ended.problem(401), "token-unknown");

    let taken = kit.office.make_token(&console(), None, officer.id, wanted(None)).await.expect("one");
    let back = RevokeToken { person: officer.id, token: taken.id };
    kit.office.perform(&console(), None, &back).await.expect("taken back");
    for header in [format!("Bearer {}", taken.secret), "bearer nonsense".to_owned()] {
        let answer = kit.raw("GET", "/units", Body::empty(), &[("authorization", header.as_str())]).await;
        assert_eq!(answer.problem(401), "token-unknown");
        let challenge = &answer.headers[header::WWW_AUTHENTICATE];
        assert_eq!(challenge, r#"Bearer realm="dunghan", error="invalid_token""#);
    }
    for header in ["Bearer ", "Bearer", "Basic dTpw", ""] {
        let answer = kit.raw("GET", "/units", Body::empty(), &[("authorization", header)]).await;
        assert_eq!(answer.problem(401), "token-missing", "{header:?}");
    }
}

#[tokio::test]
async fn what_lies_nowhere_is_a_problem_too() {
    let kit = Kit::open().await;
    for nowhere in ["", "/", "/nowhere", "/directives/", "/units/a/b"] {
        assert_eq!(kit.raw("GET", nowhere, Body::empty(), &[]).await.problem(404), "path-unknown", "{nowhere:?}");
    }
    let other = kit.raw("DELETE", "/documents", Body::empty(), &[]).await;
    assert_eq!(other.problem(405), "method-not-allowed");
    assert_eq!(other.headers[header::ALLOW], "GET,HEAD,POST");
}
