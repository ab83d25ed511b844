//! Files of records, as a body and as a form.

use axum::body::Body;
use people::Role;
use serde_json::{Value, json};

use crate::kit::{Answer, Kit, Person};

const UNITS: &str =
    "code,name,parent_code,kind,valid_from\nVP,Văn phòng,,office,2016-01-01\nP1,Phòng Một,VP,division,2016-01-01\n";

async fn clerk(kit: &Kit) -> Person {
    kit.person("admin", kit.unit("A").await, &[Role::Administrator]).await
}

async fn sent(kit: &Kit, who: Person, path: &str, body: impl Into<Body>, media: &str) -> Answer {
    let scopes = ["records.import", "people.record_unit"];
    kit.send_scoped(who, &scopes, "POST", path, body.into(), &[("content-type", media)]).await
}

fn counts(outcome: &Value) -> [u64; 4] {
    ["rows", "written", "unchanged", "updated"].map(|name| outcome[name].as_u64().expect("a number"))
}

#[tokio::test]
async fn a_file_is_taken_in_once() {
    let kit = Kit::open().await;
    let admin = clerk(&kit).await;
    let dry = sent(&kit, admin, "/imports/units?dry_run=true", UNITS, "text/csv").await.expect(200);
    assert_eq!(counts(&dry), [2, 2, 0, 0]);
    let first = sent(&kit, admin, "/imports/units", UNITS, "text/csv; charset=utf-8").await.expect(200);
    assert_eq!(counts(&first), [2, 2, 0, 0]);
    let again = sent(&kit, admin, "/imports/units", UNITS, "application/octet-stream").await.expect(200);
    assert_eq!(counts(&again), [2, 0, 2, 0]);
    let form = format!(
        "--X\r\ncontent-disposition: form-data; name=\"file\"; filename=\"units.csv\"\r\ncontent-type: text/csv\r\n\r\n{UNITS}\r\n--X--\r\n"
    );
    let formed = sent(&kit, admin, "/imports/units", form, "multipart/form-data; boundary=X").await.expect(200);
    assert_eq!(counts(&formed), [2, 0, 2, 0]);
}

#[tokio::test]
async fn wrong_rows_are_told_and_keep_the_file_out() {
    let kit = Kit::open().await;
    let admin = clerk(&kit).await;
    let wrong = format!("{UNITS}P2,Phòng Hai,VP,division,31/02/2018\n");
    let outcome = sent(&kit, admin, "/imports/units", wrong.clone(), "text/csv").await.expect(200);
    assert_eq!(counts(&outcome), [3, 0, 0, 0]);
    let problem = &outcome["problems"][0];
    assert_eq!((&problem["row"], &problem["column"]), (&json!(4), &json!("valid_from")));
    let partial = sent(&kit, admin, "/imports/units?partial=true", wrong, "text/csv").await.expect(200);
    assert_eq!(counts(&partial), [3, 2, 0, 0]);
}

#[tokio::test]
async fn what_is_no_table_is_refused() {
    let kit = Kit::open().await;
    let admin = clerk(&kit).await;
    let garbage = sent(&kit, admin, "/imports/units", b"PK\x03\x04garbage".to_vec(), "application/octet-stream").await;
    assert_eq!(garbage.problem(422), "refusal-unreadable");
    assert_eq!(sent(&kit, admin, "/imports/units", "{}", "application/json").await.problem(415), "media-unsupported");
    assert_eq!(sent(&kit, admin, "/imports/planets", UNITS, "text/csv").await.problem(400), "request-malformed");
    assert_eq!(sent(&kit, admin, "/imports/units?dry=1", UNITS, "text/csv").await.problem(400), "request-malformed");
    for (form, media) in [
        ("", "multipart/form-data"),
        ("--X--\r\n", "multipart/form-data; boundary=X"),
        ("--X\r\nbroken", "multipart/form-data; boundary=X"),
    ] {
        assert_eq!(
            sent(&kit, admin, "/imports/units", form, media).await.problem(400),
            "request-malformed",
            "{form:?}"
        );
    }
    let narrow = kit.send(admin, "POST", "/imports/units", UNITS.into(), &[("content-type", "text/csv")]).await;
    assert_eq!(narrow.problem(403), "token-too-narrow");
    let officer = kit.person("clerk", admin.unit, &[Role::RecordsClerk]).await;
    let units = sent(&kit, officer, "/imports/units", UNITS, "text/csv").await;
    assert_eq!(units.problem(403), "refusal-not-permitted", "a file is no way around the permit of its act");
}
