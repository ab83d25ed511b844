//! Requests that do not say what they must: a problem with its place, never a fault of ours.

use axum::body::Body;
use people::Role;
use serde_json::{Value, json};

use crate::kit::{Answer, Kit, Person, new_document};

async fn clerk(kit: &Kit) -> Person {
    kit.person("clerk", kit.unit("A").await, &[Role::RecordsClerk, Role::Qmr]).await
}

async fn sent(kit: &Kit, who: Person, body: &str, media: &str) -> Answer {
    kit.send(who, "POST", "/documents", Body::from(body.to_owned()), &[("content-type", media)]).await
}

#[tokio::test]
async fn bodies() {
    let kit = Kit::open().await;
    let clerk = clerk(&kit).await;
    let json = "application/json";
    for (body, at) in
        [("", "line 1 column 0"), ("{", "line 1 column 1"), ("{}", "line 1 column 2"), ("[]x", "line 1 column 2")]
    {
        let answer = sent(&kit, clerk, body, json).await;
        assert_eq!(answer.problem(400), "request-malformed", "{body}");
        assert_eq!(answer.json()["at"], at, "{body}");
    }
    assert_eq!(sent(&kit, clerk, "{}", "text/plain").await.problem(415), "media-unsupported");
    let large = format!("{{\"number\":\"{}\"}}", "x".repeat(1 << 20));
    assert_eq!(sent(&kit, clerk, &large, json).await.problem(413), "body-too-large");
    let no_utf8 = Body::from(b"{\"number\":\"\xff\"}".to_vec());
    kit.send(clerk, "POST", "/documents", no_utf8, &[("content-type", json)]).await.problem(400);
}

#[tokio::test]
async fn fields() {
    let kit = Kit::open().await;
    let clerk = clerk(&kit).await;
    for (field, value, word) in [
        ("numbr", json!("1"), "numbr"),
        ("number", json!(""), "number"),
        ("number", json!("1".repeat(101)), "number"),
        ("number", json!("a\u{0}b"), "number"),
        ("number", json!(5), "number"),
        ("issued_on", json!("31/02/2018"), "issued_on"),
        ("issued_on", json!("2018-02-31"), "2018-02-31"),
        ("received_at", json!("2018-03-13T08:00:00"), "received_at"),
        ("received_at", json!("9999-12-31T23:59:59Z"), "received_at"),
        ("level", json!("emperor"), "emperor"),
        ("book_no", json!(0), "book_no"),
        ("expected_tasks", json!(4_000_000_000_u32), "expected_tasks"),
        ("expected_tasks", json!(-1), "expected_tasks"),
        ("has_deadline", json!("yes"), "has_deadline"),
    ] {
        let mut body = new_document("12/CT-TTg");
        body[field] = value;
        let answer = kit.ask(clerk, "POST", "/documents", Some(body)).await;
        assert_eq!(answer.problem(400), "request-malformed", "{field}");
        assert!(answer.text.contains(word), "{field}: {}", answer.text);
    }
}

#[tokio::test]
async fn queries_and_paths() {
    let kit = Kit::open().await;
    let clerk = clerk(&kit).await;
    for path in [
        "/directives?rows=0",
        "/directives?rows=201",
        "/directives?rows=x",
        "/directives?rows=1&rows=2",
        "/directives?unit=x",
        "/directives?state=late",
        "/directives?after=",
        "/directives?after=nonsense",
        "/directives?text=",
        "/directives?text=%00",
        "/directives?text=%FF",
        "/directives?sort=code",
        "/directives/not-an-id",
        "/documents?has_deadline=maybe",
        "/objectives?as_of=2018-02-31T00:00:00Z",
        "/objectives?as_of=0000-01-01T00:00:00Z",
        "/objectives?by=year",
        "/objectives?objective=",
        "/indicators/a%00b",
        "/indicators/a%FFb",
        "/indicators/directives.central.entered/records?verdict=good",
        "/calendar/holidays/tet",
        "/calendar/holidays/99999999999",
        "/ledger/proofs/1",
    ] {
        let answer = kit.ask(clerk, "GET", path, None).await;
        assert_eq!(answer.problem(400), "request-malformed", "{path}");
        assert!(answer.json()["at"].is_string(), "{path}: {}", answer.text);
    }
}

#[tokio::test]
async fn deep_and_strange_bodies_are_no_fault() {
    let kit = Kit::open().await;
    let clerk = clerk(&kit).await;
    let deep = "[".repeat(100_000);
    let doubled = r#"{"number":"1","number":"2"}"#;
    for body in [deep.as_str(), doubled, "null", "1e999", "\"\\ud800\"", "{\"due\":{\"kind\":\"day\"}}"] {
        let answer = sent(&kit, clerk, body, "application/json").await;
        assert_eq!(answer.problem(400), "request-malformed");
    }
    let given =
        json!({ "at": "2018-03-15T08:00:00+07:00", "evidence": [{ "kind": "document", "number": "1", "more": 1 }] });
    let path = "/directives/018f0000-0000-7000-8000-00000000ffff/complete";
    let follower = kit.person("follower", clerk.unit, &[Role::Follower]).await;
    kit.ask(follower, "POST", path, Some(given)).await.problem(400);
    let wrong: Value = json!({ "from": "2018-03-15", "term": { "unit": "working_day", "length": 5, "more": 1 } });
    kit.ask(clerk, "POST", "/calendar/due", Some(wrong)).await.problem(400);
}
