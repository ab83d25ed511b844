//! `process check`, `conformance` and `stats`: models and logs in, the answers of the contract out.

use serde_json::json;

use crate::dunghan;
use crate::house::Place;

/// A workflow whose total is not the sum of its steps, and one of whose tasks leads to nothing.
const WORKFLOW: &str = "<process code=\"W1\" name=\"Cấp giấy phép\" totaltime=\"5\">
<step name=\"Tiếp nhận\" time=\"0.5\"><task code=\"A\" name=\"Nhận\" time=\"0.5\" next=\"B\"/></step>
<step name=\"Xử lý\" time=\"4\"><task code=\"B\" name=\"Thụ lý\" time=\"4\" next=\"C\"/><task code=\"D\" name=\"Trả\" next=\"NULL\"/></step>
</process>";

const NET: &str = "<pnml><net id='n'>
<place id='1'><initialMarking><text>1</text></initialMarking></place><place id='2'/><place id='3'/>
<transition id='a'><name><text>nhận</text></name></transition><transition id='b'><name><text>trả</text></name></transition>
<arc id='1a' source='1' target='a'/><arc id='a2' source='a' target='2'/>
<arc id='2b' source='2' target='b'/><arc id='b3' source='b' target='3'/>
</net></pnml>";

/// Two cases that fit, one in which something else happened, and one that stopped.
const LOG: &str = "dossier_code,activity,at
1,nhận,2018-01-02T08:00:00+07:00
1,trả,2018-01-02T08:01:00+07:00
2,trả,2018-01-02T08:03:00+07:00
2,nhận,2018-01-02T08:00:00+07:00
3,nhận,2018-01-02T08:00:00+07:00
3,ký,2018-01-02T08:01:00+07:00
3,trả,2018-01-02T08:02:00+07:00
4,nhận,2018-01-02T08:00:00+07:00
";

#[test]
fn check_counts_and_tells() {
    let place = Place::new();
    let file = place.file("w.xml", WORKFLOW);
    let answer = dunghan(&["process", "check", &file, "--json"]).done();
    for (key, value) in [
        ("name", json!("Cấp giấy phép")),
        ("tasks", json!(3)),
        ("gateways", json!(0)),
        ("events", json!(0)),
        ("flows", json!(2)),
        ("total_days", json!(5)),
        ("sum_of_steps_days", json!(4.5)),
    ] {
        assert_eq!(answer[key], value, "{key}");
    }
    let kinds: Vec<&str> = answer["problems"].as_array().unwrap().iter().filter_map(|p| p["kind"].as_str()).collect();
    assert_eq!(kinds, ["time_mismatch", "dangling_flow", "unreachable"]);
    let dangling = &answer["problems"][1];
    assert_eq!((&dangling["at"], &dangling["line"]), (&json!("B"), &json!(3)));
    assert_eq!(dangling["what"], "bước tiếp theo \"C\" không có trong quy trình");
    let people = dunghan(&["process", "check", &file]);
    assert_eq!(people.code, 0);
    for line in ["Tổng thời gian: 5 ngày", "Các bước cộng lại: 4,5 ngày"] {
        assert!(people.out.contains(line), "{}", people.out);
    }
    let good = place.file("n.pnml", NET);
    let answer = dunghan(&["process", "check", &good, "--json"]).done();
    assert_eq!((&answer["tasks"], &answer["total_days"], &answer["problems"]), (&json!(2), &json!(null), &json!([])));
}

#[test]
fn conformance_by_both_methods() {
    let place = Place::new();
    let (log, model) = (place.file("l.csv", LOG), place.file("n.pnml", NET));
    let run = |more: &[&str]| {
        dunghan(&[&["process", "conformance", "--log", &log, "--model", &model, "--json"], more].concat()).done()
    };
    let aligned = run(&["--method", "alignment"]);
    // 1 and 1; a log move of 3 + 2; a model move of 1 + 2.
    let fitness = (1.0 + 1.0 + (1.0 - 1.0 / 5.0) + (1.0 - 1.0 / 3.0)) / 4.0;
    assert_eq!((&aligned["traces"], &aligned["fitting"], &aligned["cost"]), (&json!(4), &json!(2), &json!(2)));
    assert!((aligned["fitness"].as_f64().unwrap() - fitness).abs() < 1e-12);
    let deviations = json!([
        { "activity": "ký", "log_moves": 1, "model_moves": 0 },
        { "activity": "trả", "log_moves": 0, "model_moves": 1 },
    ]);
    assert_eq!(aligned["deviations"], deviations);
    assert_eq!(run(&[]), aligned);
    let replayed = run(&["--method", "replay"]);
    assert_eq!((&replayed["traces"], &replayed["fitting"]), (&json!(4), &json!(2)));
    let people = dunghan(&["process", "conformance", "--log", &log, "--model", &model]);
    assert!(
        people.out.starts_with("2 / 4 hồ sơ đi đúng quy trình; độ khớp 0,8667; tổng số chỗ lệch 2\n"),
        "{}",
        people.out
    );
    assert_eq!(dunghan(&["process", "conformance", "--log", &log, "--model", &model, "--method", "guess"]).code, 2);
    assert_eq!(dunghan(&["process", "conformance", "--log", &log]).code, 2);
}

#[test]
fn stats_of_a_log() {
    let place = Place::new();
    let log = place.file("l.csv", LOG);
    let answer = dunghan(&["process", "stats", "--log", &log, "--json"]).done();
    let expected = json!({ "cases": 4, "events": 8, "activities": 3, "variants": 3,
        "throughput_seconds": { "mean": 90.0, "median": 90.0, "p95": 171.0, "max": 180.0 } });
    assert_eq!(answer, expected);
    let people = dunghan(&["process", "stats", "--log", &log]);
    assert!(people.out.contains("Lâu nhất: 0 giờ 3 phút"), "{}", people.out);
}

#[test]
fn what_cannot_be_read_is_1_and_says_where() {
    let place = Place::new();
    let (log, model) = (place.file("l.csv", LOG), place.file("n.pnml", NET));
    let broken = place.file("b.pnml", &NET.replace("</net>", ""));
    let late = place.file("b.csv", &LOG.replace("2018-01-02T08:03", "2018-02-30T08:03"));
    let round = place.file("r.pnml", &NET.replace("target='3'", "target='1'").replace("<place id='3'/>", ""));
    for (arguments, at, what) in [
        (&["process", "check", "nowhere.bpmn"][..], "nowhere.bpmn", "không tìm thấy tệp"),
        (&["process", "check", &log], &log, "tệp không phải mô hình quy trình"),
        (&["process", "check", &broken], &broken, "dòng 6: "),
        (&["process", "stats", "--log", &model], &model, "tệp không phải nhật ký quy trình"),
        (&["process", "stats", "--log", &late], &late, "dòng 4: \"2018-02-30T08:03:00+07:00\" không phải là thời điểm"),
        (&["process", "conformance", "--log", &log, "--model", &round], &round, "mô hình không có điểm kết thúc"),
        (&["process", "conformance", "--log", &late, "--model", &model], &late, "dòng 4: "),
    ] {
        let said = dunghan(&[arguments, &["--json"]].concat());
        let answer = said.json();
        let problem = &answer["problems"][0];
        assert_eq!((said.code, problem["at"].as_str()), (1, Some(at)), "{arguments:?}: {}", said.err);
        assert!(problem["what"].as_str().is_some_and(|told| told.starts_with(what)), "{arguments:?}: {}", said.err);
    }
}
