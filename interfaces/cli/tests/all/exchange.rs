//! `exchange edxml`: a message of another office as JSON, as lines, and what is no message.

use std::path::Path;

use serde_json::json;

use crate::{Said, dunghan};

fn edxml(sample: &str, more: &[&str]) -> Said {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../adapters/exchange/tests/all/samples");
    let file = samples.join(sample).display().to_string();
    dunghan(&[&["exchange", "edxml", &file], more].concat())
}

#[test]
fn a_document_is_one_object() {
    let answer = edxml("new.edxml", &["--json"]).done();
    let expected = json!({
        "kind": "document", "type": "new", "code": null, "number": "1234/VPCP-KGVX", "issued_on": "2018-05-10",
        "subject": "V/v rà soát các cơ sở dạy nghề", "due_on": "2018-06-29", "problems": [],
        "from": {"id": "000.00.00.G22", "name": "Văn phòng Chính phủ"},
        "to": [{"id": "000.00.00.H41", "name": "Ủy ban nhân dân tỉnh"}],
    });
    for (key, value) in expected.as_object().expect("an object") {
        assert_eq!(&answer[key], value, "{key}");
    }
    assert_eq!(answer["attachments"][0]["name"], "cong-van.txt");
    assert_eq!(answer["attachments"][0].as_object().map(serde_json::Map::len), Some(3));
}

#[test]
fn a_status_is_one_object() {
    let answer = edxml("status.edxml", &["--json"]).done();
    assert_eq!((&answer["kind"], &answer["type"], &answer["code"]), (&json!("status"), &json!(null), &json!("03")));
    assert_eq!((&answer["number"], &answer["issued_on"]), (&json!("45/UBND-TH"), &json!("2018-03-02")));
}

#[test]
fn a_doubtful_message_is_read_and_says_so() {
    for (sample, line) in [("due_before_issue.edxml", 23), ("no_organ_id.edxml", 7)] {
        assert_eq!(edxml(sample, &["--json"]).done()["problems"][0]["line"], line, "{sample}");
    }
}

#[test]
fn what_is_no_xml_is_1_and_names_its_line() {
    for (sample, line) in [("stray_bytes.edxml", 1), ("unbound_prefix.edxml", 3), ("cut_short.edxml", 22)] {
        let said = edxml(sample, &["--json"]);
        assert_eq!((said.code, &said.json()["problems"][0]["line"]), (1, &json!(line)), "{sample}: {}", said.out);
        assert!(said.err.contains(&format!("dòng {line}: ")), "{}", said.err);
        assert_eq!(edxml(sample, &[]).out, "");
    }
    assert_eq!(edxml("none.edxml", &["--json"]).code, 1);
}

#[test]
fn people_read_lines() {
    let said = edxml("update.edxml", &[]);
    assert!(said.out.starts_with("Cập nhật văn bản\n"), "{}", said.out);
    assert!(said.out.contains("Nơi gửi: Văn phòng Chính phủ (000.00.00.G22)\n"), "{}", said.out);
}

#[test]
fn a_document_is_answered_with_a_status_that_is_read_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("tra-loi.edxml").display().to_string();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../adapters/exchange/tests/all/samples");
    let file = samples.join("new.edxml").display().to_string();
    let answer = |code: &str| {
        let arguments = ["exchange", "answer", &file, "--code", code, "--out", &out, "--remark", "Sai nơi nhận"];
        dunghan(&[&arguments[..], &["--at", "2018-05-11T08:00:00+07:00", "--json"]].concat())
    };
    answer("2").done();
    let read = dunghan(&["exchange", "edxml", &out, "--json"]).done();
    assert_eq!(
        (&read["kind"], &read["code"], &read["number"]),
        (&json!("status"), &json!("02"), &json!("1234/VPCP-KGVX"))
    );
    assert_eq!((&read["from"]["id"], &read["to"][0]["id"]), (&json!("000.00.00.H41"), &json!("000.00.00.G22")));
    assert_eq!((&read["subject"], &read["problems"]), (&json!("Sai nơi nhận"), &json!([])));
    assert_eq!(answer("07").code, 2);
}
