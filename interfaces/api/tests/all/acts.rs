//! A document's way through the interface: registered, its tasks entered, followed up, completed; and what is refused.

use axum::http::header;
use people::Role;
use serde_json::{Value, json};
use time::Duration;

use crate::kit::{Kit, NOW, Person, new_document, new_task};

const KEY: &str = "018f0000-0000-7000-8000-00000000000a";
const NOWHERE: &str = "018f0000-0000-7000-8000-00000000ffff";

struct Cast {
    clerk: Person,
    follower: Person,
    leader: Person,
    officer: Person,
    stranger: Person,
}

async fn cast(kit: &Kit) -> Cast {
    let (office, department, other) = (kit.unit("VP").await, kit.unit("A").await, kit.unit("B").await);
    Cast {
        clerk: kit.person("clerk", office, &[Role::RecordsClerk]).await,
        follower: kit.person("follower", office, &[Role::Follower]).await,
        leader: kit.person("leader", office, &[Role::OfficeLeader]).await,
        officer: kit.person("officer", department, &[Role::Officer]).await,
        stranger: kit.person("stranger", other, &[Role::Officer]).await,
    }
}

async fn id(kit: &Kit, who: Person, path: &str, body: Value) -> String {
    let answer = kit.ask(who, "POST", path, Some(body)).await;
    answer.expect(201)["id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn a_task_is_entered_followed_up_and_completed() {
    let kit = Kit::open().await;
    let Cast { clerk, follower, officer, .. } = cast(&kit).await;
    let made = kit.ask(clerk, "POST", "/documents", Some(new_document("12/CT-TTg"))).await;
    let document = made.expect(201)["id"].as_str().expect("an id").to_owned();
    assert_eq!(made.headers[header::LOCATION], format!("/api/v1/documents/{document}"));

    let shown = kit.ask(clerk, "GET", &format!("/documents/{document}"), None).await.expect(200);
    assert_eq!(shown["number"], "12/CT-TTg");
    assert_eq!(shown["received_at"], "2018-03-13T08:00:00+07:00");
    assert_eq!(shown["entry_limit"]["at"], "2018-03-14T17:00:00+07:00");
    assert_eq!(shown["tasks"], json!([]));

    let task = id(&kit, clerk, &format!("/documents/{document}/tasks"), new_task("NV-1", officer.unit)).await;
    let shown = kit.ask(officer, "GET", &format!("/directives/{task}"), None).await.expect(200);
    assert_eq!(shown["row"]["state"], "open_on_time");
    assert_eq!(shown["row"]["due_at"], "2018-03-20T17:00:00+07:00");
    assert_eq!(shown["explained"]["date"], "2018-03-20");
    assert_eq!(shown["deadlines"][0]["origin"]["unit"], "working_day");
    let inbox = kit.ask(officer, "GET", "/inbox", None).await.expect(200);
    assert_eq!(inbox["rows"][0]["id"], task.as_str());

    kit.office.clock().set(NOW + Duration::days(1));
    let found = json!({ "text": "Đang làm" });
    let path = format!("/directives/{task}/follow-ups");
    assert_eq!(kit.ask(officer, "POST", &path, Some(found)).await.expect(200)["recorded"], 1);

    let result = json!({
        "at": "2018-03-16T08:00:00+07:00",
        "evidence": [{ "kind": "document", "number": "45/BC-A", "issued_on": "2018-03-16" }],
    });
    let path = format!("/directives/{task}/complete");
    assert_eq!(kit.ask(officer, "POST", &path, Some(result.clone())).await.expect(200)["id"], task.as_str());
    let shown = kit.ask(officer, "GET", &format!("/directives/{task}"), None).await.expect(200);
    assert_eq!((&shown["row"]["state"], &shown["row"]["turn"]), (&json!("open_on_time"), &json!("assigner_judges")));
    let again = kit.ask(officer, "POST", &path, Some(result.clone())).await;
    assert_eq!(again.problem(422), "directives-already-handed-in");
    let accept = format!("/directives/{task}/accept");
    kit.ask(follower, "POST", &accept, Some(json!({ "grade": "good" }))).await.expect(200);
    let shown = kit.ask(officer, "GET", &format!("/directives/{task}"), None).await.expect(200);
    assert_eq!((&shown["row"]["state"], &shown["way"]["grade"]), (&json!("done_on_time"), &json!("good")));
    assert_eq!(shown["evidence"], json!([{ "kind": "document", "number": "45/BC-A", "issued_on": "2018-03-16" }]));
    assert_eq!(shown["follow_ups"][0]["text"], "Đang làm");
    assert_eq!(shown["timeline"].as_array().map(Vec::len), Some(4));

    let again = kit.ask(officer, "POST", &path, Some(result)).await;
    assert_eq!(again.problem(422), "directives-already-completed");
}

#[tokio::test]
async fn a_deadline_is_asked_for_and_decided_and_other_steps_are_taken() {
    let kit = Kit::open().await;
    let Cast { clerk, leader, officer, stranger, .. } = cast(&kit).await;
    let document = id(&kit, clerk, "/documents", new_document("12/CT-TTg")).await;
    let task = id(&kit, clerk, &format!("/documents/{document}/tasks"), new_task("NV-1", officer.unit)).await;
    let step = |name: &str| format!("/directives/{task}/{name}");
    kit.ask(officer, "POST", &step("take-on"), Some(json!({}))).await.expect(200);
    let ask = json!({ "until": "2018-03-30", "reason": "chờ ý kiến" });
    kit.ask(officer, "POST", &step("ask-extension"), Some(ask.clone())).await.expect(200);
    let twice = kit.ask(officer, "POST", &step("ask-extension"), Some(ask)).await;
    assert_eq!(twice.problem(422), "directives-extension-waits");
    let approve = json!({ "say": "approve" });
    kit.ask(officer, "POST", &step("decide-extension"), Some(approve.clone())).await.problem(403);
    kit.ask(leader, "POST", &step("decide-extension"), Some(approve)).await.expect(200);
    let shown = kit.ask(officer, "GET", &format!("/directives/{task}"), None).await.expect(200);
    assert_eq!(shown["row"]["due_at"], "2018-03-30T17:00:00+07:00");
    assert_eq!(shown["way"]["extensions"][0]["approved"], true);
    let both = json!({ "until": "2018-04-30", "working_days": 3, "reason": "x" });
    assert_eq!(kit.ask(leader, "POST", &step("extend"), Some(both)).await.problem(400), "request-malformed");
    let stop = json!({ "reason": "chờ kinh phí", "ground": "7/TB-UBND" });
    kit.ask(leader, "POST", &step("pause"), Some(stop)).await.expect(200);
    kit.ask(leader, "POST", &step("resume"), Some(json!({}))).await.expect(200);
    let part = json!({ "unit": stranger.unit.to_string(), "content": "số liệu" });
    kit.ask(officer, "POST", &step("share"), Some(part)).await.expect(200);
    let proof = json!({ "unit": stranger.unit.to_string(), "proof": "5/BC" });
    kit.ask(stranger, "POST", &step("finish-part"), Some(proof)).await.expect(200);
    let child = json!({ "code": "NV-1.1", "content": "một phần", "lead_unit": stranger.unit.to_string() });
    let made = kit.ask(officer, "POST", &step("split"), Some(child)).await.expect(200)["id"].clone();
    let shown = kit.ask(officer, "GET", &format!("/directives/{task}"), None).await.expect(200);
    assert_eq!(shown["way"]["children"], json!([made]));
    let back = json!({ "reason": "giao ở văn bản khác", "ground": "77/TB-UBND" });
    let early = kit.ask(leader, "POST", &step("withdraw"), Some(back.clone())).await;
    assert_eq!(early.problem(422), "directives-open-below");
    let part = format!("/directives/{}/withdraw", made.as_str().expect("an id"));
    kit.ask(leader, "POST", &part, Some(back.clone())).await.expect(200);
    kit.ask(leader, "POST", &step("withdraw"), Some(back)).await.expect(200);
    let shown = kit.ask(officer, "GET", &format!("/directives/{task}"), None).await.expect(200);
    assert_eq!((&shown["row"]["state"], &shown["row"]["turn"]), (&json!("withdrawn"), &json!("ended")));
}

#[tokio::test]
async fn many_are_followed_up_at_once_or_none() {
    let kit = Kit::open().await;
    let Cast { clerk, officer, stranger, .. } = cast(&kit).await;
    let document = id(&kit, clerk, "/documents", new_document("12/CT-TTg")).await;
    let mut tasks = Vec::new();
    for code in ["NV-1", "NV-2", "NV-3"] {
        tasks.push(id(&kit, clerk, &format!("/documents/{document}/tasks"), new_task(code, officer.unit)).await);
    }
    let all = json!({ "directives": tasks, "text": "Đã đôn đốc" });
    assert_eq!(kit.ask(officer, "POST", "/directives/follow-ups", Some(all.clone())).await.expect(200)["recorded"], 3);
    assert_eq!(kit.ask(stranger, "POST", "/directives/follow-ups", Some(all)).await.problem(404), "refusal-not-found");

    let one_is_missing = json!({ "directives": [tasks[0], NOWHERE], "text": "Đã đôn đốc" });
    kit.ask(officer, "POST", "/directives/follow-ups", Some(one_is_missing)).await.problem(404);
    let twice = json!({ "directives": [tasks[0], tasks[0]], "text": "Đã đôn đốc" });
    kit.ask(officer, "POST", "/directives/follow-ups", Some(twice)).await.problem(400);
    kit.ask(officer, "POST", "/directives/follow-ups", Some(json!({ "directives": [], "text": "x" })))
        .await
        .problem(400);
    let shown = kit.ask(officer, "GET", &format!("/directives/{}", tasks[0]), None).await.expect(200);
    assert_eq!(shown["follow_ups"].as_array().map(Vec::len), Some(1), "a refused act leaves nothing behind");
}

#[tokio::test]
async fn the_same_key_acts_once() {
    let kit = Kit::open().await;
    let Cast { clerk, officer, .. } = cast(&kit).await;
    let body = || Some(new_document("12/CT-TTg"));
    let first = kit.ask_with(clerk, "POST", "/documents", body(), &[("idempotency-key", KEY)]).await;
    let quoted = format!("\"{KEY}\"");
    let again = kit.ask_with(clerk, "POST", "/documents", body(), &[("idempotency-key", &quoted)]).await;
    assert_eq!(first.expect(201), again.expect(201));
    assert_eq!(kit.ask(clerk, "POST", "/documents", body()).await.problem(422), "directives-already-registered");
    let listed = kit.ask(clerk, "GET", "/documents", None).await.expect(200);
    assert_eq!(listed["rows"].as_array().map(Vec::len), Some(1));

    let document = first.json()["id"].as_str().expect("an id").to_owned();
    let task = Some(new_task("NV-1", officer.unit));
    let path = format!("/documents/{document}/tasks");
    let other = kit.ask_with(clerk, "POST", &path, task, &[("idempotency-key", KEY)]).await;
    assert_eq!(other.problem(409), "refusal-key-used", "a key belongs to one act");
    let changed = Some(new_document("13/CT-TTg"));
    let changed = kit.ask_with(clerk, "POST", "/documents", changed, &[("idempotency-key", KEY)]).await;
    assert_eq!(changed.problem(409), "refusal-key-used", "and to one content");
    let listed = kit.ask(clerk, "GET", "/documents", None).await.expect(200);
    assert_eq!(listed["rows"].as_array().map(Vec::len), Some(1));
    for wrong in ["", "1", "not a uuid"] {
        let answer = kit.ask_with(clerk, "POST", "/documents", body(), &[("idempotency-key", wrong)]).await;
        assert_eq!(answer.problem(400), "request-malformed");
        assert_eq!(answer.json()["at"], "header Idempotency-Key");
    }
}

#[tokio::test]
async fn domains_refuse_in_their_words() {
    let kit = Kit::open().await;
    let Cast { clerk, officer, .. } = cast(&kit).await;
    let secret = json!({
        "number": "1/M", "issued_on": "2018-03-12", "issuer": "UBND tỉnh", "secrecy": "secret", "subject": "Nội dung mật",
    });
    let refused = kit.ask(clerk, "POST", "/documents", Some(secret)).await;
    assert_eq!(refused.problem(422), "directives-secret-text");
    assert!(!refused.text.contains("Nội dung mật"));

    let mut early = new_document("2/CT-TTg");
    early["received_at"] = json!("2018-03-01T08:00:00+07:00");
    let refused = kit.ask(clerk, "POST", "/documents", Some(early)).await;
    assert_eq!(refused.problem(422), "directives-received-before-issued");

    let document = id(&kit, clerk, "/documents", new_document("12/CT-TTg")).await;
    let path = format!("/documents/{document}/tasks");
    let task = id(&kit, clerk, &path, new_task("NV-1", officer.unit)).await;
    let refused = kit.ask(clerk, "POST", &path, Some(new_task("NV-1", officer.unit))).await;
    assert_eq!(refused.problem(422), "directives-code-taken");
    let nowhere = kit.ask(clerk, "POST", &path, Some(new_task("NV-2", NOWHERE.parse().expect("an id")))).await;
    assert_eq!(nowhere.problem(422), "directives-unit-not-there");

    let path = format!("/directives/{task}/complete");
    let none = json!({ "at": "2018-03-15T08:00:00+07:00", "evidence": [] });
    assert_eq!(kit.ask(officer, "POST", &path, Some(none)).await.problem(422), "directives-evidence-missing");
    let ahead = json!({ "at": "2018-03-15T10:00:00+07:00", "evidence": [{ "kind": "document", "number": "1/BC" }] });
    assert_eq!(kit.ask(officer, "POST", &path, Some(ahead)).await.problem(422), "directives-in-the-future");
}

#[tokio::test]
async fn what_lies_out_of_reach_is_not_there() {
    let kit = Kit::open().await;
    let Cast { clerk, officer, stranger, .. } = cast(&kit).await;
    let document = id(&kit, clerk, "/documents", new_document("12/CT-TTg")).await;
    let task = id(&kit, clerk, &format!("/documents/{document}/tasks"), new_task("NV-1", officer.unit)).await;
    for path in [format!("/documents/{document}"), format!("/directives/{task}"), format!("/directives/{NOWHERE}")] {
        assert_eq!(kit.ask(stranger, "GET", &path, None).await.problem(404), "refusal-not-found", "{path}");
    }
    let found = json!({ "text": "Đang làm" });
    kit.ask(stranger, "POST", &format!("/directives/{task}/follow-ups"), Some(found)).await.problem(404);
    let listed = kit.ask(stranger, "GET", "/directives", None).await.expect(200);
    assert_eq!(listed["rows"], json!([]));
    let gone =
        kit.ask(clerk, "POST", &format!("/documents/{NOWHERE}/tasks"), Some(new_task("NV-2", officer.unit))).await;
    assert_eq!(gone.problem(404), "refusal-not-found");
}
