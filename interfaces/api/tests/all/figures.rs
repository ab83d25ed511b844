//! Figures of objectives, and exactly the records behind them.

use app::objectives::LoadDecision;
use people::Role;
use serde_json::json;

use crate::kit::{Kit, console, new_document, new_task};

const DECISION: &str = "QUYẾT ĐỊNH\nVề việc ban hành mục tiêu chất lượng năm 2018\nĐiều 1. Mục tiêu chất lượng năm 2018:\n\
    1. 100% ý kiến chỉ đạo của Chính phủ, Thủ tướng Chính phủ có thời hạn hoàn thành được cập nhật, theo dõi đúng hạn.\n\
    Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n";

#[tokio::test]
async fn figures_open_to_their_records() {
    let kit = Kit::open().await;
    let unit = kit.unit("A").await;
    let clerk = kit.person("clerk", unit, &[Role::RecordsClerk]).await;
    assert_eq!(kit.ask(clerk, "GET", "/objectives", None).await.problem(404), "refusal-not-found");
    let load = LoadDecision { text: DECISION.to_owned(), accept: true };
    kit.office.perform(&console(), None, &load).await.expect("it loads");

    let mut documents = Vec::new();
    for number in ["1/CT-TTg", "2/CT-TTg"] {
        let made = kit.ask(clerk, "POST", "/documents", Some(new_document(number))).await.expect(201);
        documents.push(made["id"].as_str().expect("an id").to_owned());
    }
    let path = format!("/documents/{}/tasks", documents[0]);
    kit.ask(clerk, "POST", &path, Some(new_task("NV-1", unit))).await.expect(201);

    let indicator = "directives.central.entered";
    for by in ["unit", "month", "level"] {
        let figure = kit.ask(clerk, "GET", &format!("/indicators/{indicator}?by={by}"), None).await.expect(200);
        assert_eq!(
            (&figure["numerator"], &figure["denominator"], &figure["value"]),
            (&json!(1), &json!(2), &json!(50))
        );
        assert!(figure["by"][by].is_array(), "{figure}");
    }
    let path = format!("/indicators/{indicator}/records");
    let all = kit.ask(clerk, "GET", &path, None).await.expect(200);
    assert_eq!((&all["total"], &all["next"]), (&json!(2), &json!(null)));
    let missed = kit.ask(clerk, "GET", &format!("{path}?verdict=missed"), None).await.expect(200);
    assert_eq!((&missed["rows"][0]["label"], &missed["rows"][0]["missing"]), (&json!("2/CT-TTg"), &json!(true)));
    let of_unit = kit.ask(clerk, "GET", &format!("{path}?unit=A"), None).await.expect(200);
    assert_eq!(of_unit["rows"][0]["label"], "NV-1");
    kit.ask(clerk, "GET", &format!("{path}?unit=Z"), None).await.problem(404);

    let before =
        kit.ask(clerk, "GET", &format!("/indicators/{indicator}?as_of=2018-03-12T00:00:00%2B07:00"), None).await;
    assert_eq!(before.expect(200)["value"], json!(null));
    let objectives = kit.ask(clerk, "GET", "/objectives?by=month", None).await.expect(200);
    assert_eq!(objectives["objectives"][0]["item"], "1");
    assert_eq!(objectives["as_of"], "2018-03-15T09:00:00+07:00");
    for (path, key) in [
        ("/objectives?objective=99", "objectives-no-such-objective"),
        ("/indicators/nothing", "objectives-no-such-indicator"),
        ("/indicators/nothing/records", "refusal-not-found"),
    ] {
        assert_eq!(kit.ask(clerk, "GET", path, None).await.problem(404), key, "{path}");
    }
    let kept_nowhere = kit.ask(clerk, "GET", "/indicators/dossiers.on_time", None).await.expect(200);
    assert_eq!(kept_nowhere["reason"], "no records yet");
}
