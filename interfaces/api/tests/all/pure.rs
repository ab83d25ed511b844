//! Questions that store nothing: due dates, days off, a decision read.

use axum::body::Body;
use people::Role;
use serde_json::{Value, json};

use crate::kit::{Kit, Person};

async fn somebody(kit: &Kit) -> Person {
    kit.person("officer", kit.unit("A").await, &[Role::Officer]).await
}

fn question(from: &str, unit: &str, length: u32) -> Option<Value> {
    Some(json!({ "from": from, "term": { "unit": unit, "length": length } }))
}

#[tokio::test]
async fn due_dates_explain_themselves() {
    let kit = Kit::open().await;
    let officer = somebody(&kit).await;
    for (from, unit, length, due) in [
        ("2018-02-12", "working_day", 5, "2018-02-26"),
        ("2018-02-12", "day", 5, "2018-02-21"),
        ("2018-01-31", "month", 1, "2018-02-28"),
        ("2018-03-15T09:00:00+07:00", "working_hour", 4, "2018-03-15T14:30:00+07:00"),
        ("2018-03-15T09:00:00+07:00", "working_minute", 30, "2018-03-15T09:30:00+07:00"),
    ] {
        let answer = kit.ask(officer, "POST", "/calendar/due", question(from, unit, length)).await.expect(200);
        assert_eq!(answer["due"], due, "{from} {unit} {length}");
        assert!(!answer["steps"].as_array().expect("steps").is_empty());
    }
    let first = kit.ask(officer, "POST", "/calendar/due", question("2018-02-12", "working_day", 5)).await.expect(200);
    assert_eq!(first["steps"][0], json!({ "date": "2018-02-13", "counted": 1, "why": null, "basis": null }));
    assert_eq!(first["steps"][1]["why"], "Tết Nguyên đán");
    for (from, length) in [("1999-12-31", 5), ("2100-12-30", 5)] {
        let answer = kit.ask(officer, "POST", "/calendar/due", question(from, "working_day", length)).await;
        assert_eq!(answer.problem(422), "calendar-out-of-range");
    }
    kit.ask(officer, "POST", "/calendar/due", question("2018-02-12", "working_day", 10_001)).await.problem(400);
}

#[tokio::test]
async fn years_have_their_days_off() {
    let kit = Kit::open().await;
    let officer = somebody(&kit).await;
    let year = kit.ask(officer, "GET", "/calendar/holidays/2018", None).await.expect(200);
    assert_eq!(year["days_off"][0]["date"], "2018-01-01");
    assert_eq!(year["provisional"], false);
    for year in [1999, 2101] {
        let answer = kit.ask(officer, "GET", &format!("/calendar/holidays/{year}"), None).await;
        assert_eq!(answer.problem(404), "refusal-not-found");
    }
}

#[tokio::test]
async fn a_decision_is_read_and_not_stored() {
    let kit = Kit::open().await;
    let officer = somebody(&kit).await;
    let read = async |text: &'static [u8], media: &'static str| {
        kit.send(officer, "POST", "/decisions/read", Body::from(text), &[("content-type", media)]).await
    };
    let text = "QUYẾT ĐỊNH\nVề việc ban hành mục tiêu chất lượng năm 2018\nĐiều 1. Mục tiêu chất lượng năm 2018:\n\
                1. Trên 97,5% hồ sơ được giải quyết đúng hạn.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n";
    let decision = read(text.as_bytes(), "text/plain; charset=utf-8").await.expect(200);
    let measure = &decision["objectives"][0]["measures"][0];
    assert_eq!(
        (&measure["comparator"], &measure["value"], &measure["unit"]),
        (&json!(">"), &json!(97.5), &json!("percent"))
    );
    assert_eq!(decision["period"], json!({ "from": "2018-01-01", "to": "2018-12-31" }));
    assert_eq!(read(b"", "text/plain").await.expect(200)["objectives"], json!([]));
    assert_eq!(read(b"\xff", "text/plain").await.problem(400), "request-malformed");
    assert_eq!(read(b"{}", "application/json").await.problem(415), "media-unsupported");
    assert_eq!(kit.ask(officer, "GET", "/objectives", None).await.problem(404), "refusal-not-found");
}
