//! `decision read`, `objectives load` and `measure`: from a signed text to figures.

use serde_json::{Value, json};

use crate::house::Place;
use crate::{dunghan, dunghan_in};

/// Two objectives of a made-up decision that names its year and nothing else.
pub const TEXT: &str = "QUYẾT ĐỊNH
VỀ VIỆC PHÊ DUYỆT MỤC TIÊU CHẤT LƯỢNG NĂM 2018
ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương số 75/2015/QH13 ngày 19 tháng 6 năm 2015;
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Mục tiêu chất lượng năm 2018 với các nội dung sau:
1. 100% ý kiến chỉ đạo của Chính phủ, Thủ tướng Chính phủ có quy định thời hạn hoàn thành được cập nhật vào phần mềm và theo dõi thực hiện đúng hạn.
2. 100% hồ sơ một cửa của UBND tỉnh được xử lý đúng quy trình và 97% đảm bảo thời gian quy định.
Điều 2. Quyết định này có hiệu lực kể từ ngày 01/01/2018.
Nơi nhận:
- Như Điều 2;
";

#[test]
fn a_file_prints_one_object_and_several_print_lines() {
    let place = Place::new();
    let file = place.file("decision.txt", TEXT);
    let one = dunghan(&["decision", "read", &file, "--json"]).done();
    assert_eq!((&one["number"], &one["period"]["from"]), (&json!(null), &json!("2018-01-01")));
    assert_eq!(one["objectives"][1]["measures"][1]["value"], 97);
    let several = dunghan(&["decision", "read", &file, "nowhere.txt", &file, "--json"]);
    assert_eq!(several.code, 1);
    let lines: Vec<Value> = several.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((&lines[0], &lines[2]), (&one, &one));
    assert_eq!(lines[1]["problems"][0]["at"], "nowhere.txt");
    assert!(several.err.starts_with("nowhere.txt: "), "{}", several.err);
    let people = dunghan(&["decision", "read", &file]);
    assert!(people.out.contains("Số, ký hiệu: (văn bản không ghi)"), "{}", people.out);
}

#[test]
fn what_cannot_be_read_is_1_and_says_why() {
    let place = Place::new();
    let scanned = place.file("scan.pdf", "%PDF-1.4\n%%EOF\n");
    let said = dunghan(&["decision", "read", &scanned, "--json"]);
    assert_eq!((said.code, said.json()["problems"][0]["at"].as_str()), (1, Some(scanned.as_str())));
    let letter = place.file("letter.txt", "Kính gửi: Sở Tài chính\nĐề nghị báo cáo.\n");
    assert_eq!(dunghan(&["decision", "read", &letter, "--json"]).done()["objectives"], json!([]));
    assert_eq!(dunghan_in(&place, &["objectives", "load", &letter]).code, 1);
    assert_eq!(dunghan(&["decision", "read"]).code, 2);
}

#[test]
fn bindings_wait_until_they_are_accepted() {
    let place = Place::new();
    let file = place.file("decision.txt", TEXT);
    let before = dunghan_in(&place, &["measure"]);
    assert_eq!((before.code, before.json()["problems"][0]["at"].as_str()), (1, Some("hồ sơ")));
    let loaded = dunghan_in(&place, &["objectives", "load", &file]).done();
    let binding = |answer: &Value, o: usize, m: usize| answer["objectives"][o]["measures"][m]["binding"].clone();
    let proposed = json!({ "stage": "proposed", "indicator": "directives.central.entered_tracked_on_time" });
    assert_eq!(binding(&loaded, 0, 0), proposed);
    let events = dunghan_in(&place, &["ledger", "verify"]).done()["events"].clone();
    // The same file again changes nothing; with --accept it binds what waited, once.
    dunghan_in(&place, &["objectives", "load", &file]).done();
    assert_eq!(dunghan_in(&place, &["ledger", "verify"]).done()["events"], events);
    let accepted = dunghan_in(&place, &["objectives", "load", &file, "--accept"]).done();
    assert_eq!(binding(&accepted, 0, 0)["stage"], "confirmed");
    assert_eq!(binding(&accepted, 1, 1)["indicator"], "dossiers.on_time");
}

#[test]
fn a_figure_without_records_says_so() {
    let place = Place::new();
    let file = place.file("decision.txt", TEXT);
    dunghan_in(&place, &["objectives", "load", &file, "--accept"]).done();
    let answer = dunghan_in(&place, &["measure", "--as-of", "2018-12-31"]).done();
    assert_eq!(answer["as_of"], "2018-12-31T23:59:59+07:00");
    let dossiers = &answer["objectives"][1]["measures"][1];
    assert_eq!((&dossiers["indicator"], &dossiers["target"]), (&json!("dossiers.on_time"), &json!(97)));
    assert_eq!((&dossiers["value"], &dossiers["met"]), (&json!(null), &json!(null)));
    assert_eq!(dossiers["reason"], "no records yet");
    let alone = dunghan_in(&place, &["measure", "--indicator", "dossiers.on_time", "--as-of", "2018-12-31"]).done();
    assert_eq!(&alone, dossiers);
    let one = dunghan_in(&place, &["measure", "--objective", "2", "--by", "unit"]).done();
    assert_eq!(one["objectives"].as_array().map(Vec::len), Some(1));
    for wrong in [&["measure", "--objective", "7"][..], &["measure", "--indicator", "no.such"]] {
        assert_eq!(dunghan_in(&place, wrong).code, 1, "{wrong:?}");
    }
    assert_eq!(dunghan_in(&place, &["measure", "--as-of", "2018-02-31"]).code, 2);
    assert_eq!(dunghan_in(&place, &["measure", "--by", "year"]).code, 2);
}
