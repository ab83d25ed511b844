//! `import`: files into records, and the figures that follow from them.

use serde_json::{Value, json};

use crate::decisions::TEXT;
use crate::house::Place;
use crate::{dunghan, dunghan_in, run};

const UNITS: &str = "code,name,parent_code,kind,valid_from\nVP,Văn phòng UBND tỉnh,,office,01/01/2000\nSTC,Sở Tài chính,,department,01/01/2000\n";
const PEOPLE: &str = "username,full_name,unit_code,position,email,roles\nlan,Trần Thị Lan,VP,Chuyên viên,,follower\n";
const DOCUMENTS: &str = "number,issued_on,issuer,level,received_at,subject,has_deadline,deadline
12/TTg-KTTH,01/03/2018,Thủ tướng Chính phủ,prime_minister,2018-03-02T08:00:00+07:00,Về kinh tế,yes,20/3/2018
13/TTg-KTTH,02/03/2018,Thủ tướng Chính phủ,prime_minister,2018-03-05T08:00:00+07:00,Về ngân sách,yes,20/3/2018
";
const DIRECTIVES: &str = "code,document_number,document_issued_on,level,content,lead_unit,co_units,follower,received_at,entered_at,due_at,completed_at,evidence
CD-1,12/TTg-KTTH,01/03/2018,prime_minister,Báo cáo kết quả,STC,,lan,2018-03-02T08:00:00+07:00,2018-03-02T09:00:00+07:00,20/03/2018,2018-03-15T10:00:00+07:00,45/BC-STC ngày 15/3/2018
";

fn import(place: &Place, kind: &str, content: &str, more: &[&str]) -> crate::Said {
    let file = place.file(&format!("{kind}.csv"), content);
    dunghan_in(place, &[&["import", kind, &file], more].concat())
}

/// Rows, written, unchanged, updated, and how many problems.
fn counts(answer: &Value) -> [u64; 5] {
    let count = |key: &str| answer[key].as_u64().unwrap_or_else(|| panic!("{key} in {answer}"));
    let problems = answer["problems"].as_array().map_or(0, Vec::len) as u64;
    [count("rows"), count("written"), count("unchanged"), count("updated"), problems]
}

#[test]
fn records_become_a_figure() {
    let place = Place::new();
    let decision = place.file("decision.txt", TEXT);
    dunghan_in(&place, &["objectives", "load", &decision, "--accept"]).done();
    for (kind, content, rows) in
        [("units", UNITS, 2), ("people", PEOPLE, 1), ("documents", DOCUMENTS, 2), ("directives", DIRECTIVES, 1)]
    {
        assert_eq!(counts(&import(&place, kind, content, &[]).done()), [rows, rows, 0, 0, 0], "{kind}");
        assert_eq!(counts(&import(&place, kind, content, &[]).done()), [rows, 0, rows, 0, 0], "{kind} again");
    }
    let figure = dunghan_in(&place, &["measure", "--indicator", "directives.central.entered_tracked_on_time"]).done();
    // One of two documents' tasks was entered, tracked and done in time; the other was never entered.
    assert_eq!((&figure["numerator"], &figure["denominator"], &figure["value"]), (&json!(1), &json!(2), &json!(50)));
    assert_eq!(figure["met"], false);
    let earlier = ["measure", "--indicator", "directives.central.entered", "--as-of", "2018-03-01"];
    assert_eq!(dunghan_in(&place, &earlier).done()["value"], json!(null));
}

#[test]
fn a_wrong_row_keeps_the_file_out_unless_it_is_partial() {
    let place = Place::new();
    let wrong = format!("{UNITS}STP,Sở Tư pháp,,ministry,31/02/2018\n");
    let said = import(&place, "units", &wrong, &[]);
    let answer = said.json();
    assert_eq!((said.code, counts(&answer)[1]), (1, 0));
    let rows: Vec<_> =
        answer["problems"].as_array().expect("a list").iter().map(|p| (&p["row"], &p["column"])).collect();
    assert_eq!(rows, [(&json!(4), &json!("kind")), (&json!(4), &json!("valid_from"))]);
    assert_eq!(answer["problems"][1]["value"], "31/02/2018");
    let tried = import(&place, "units", UNITS, &["--dry-run"]).done();
    assert_eq!(counts(&tried), [2, 2, 0, 0, 0]);
    let partial = import(&place, "units", &wrong, &["--partial"]);
    assert_eq!((partial.code, counts(&partial.json())[..2].to_vec()), (1, vec![3, 2]));
    assert_eq!(counts(&import(&place, "units", UNITS, &[]).done()), [2, 0, 2, 0, 0]);
}

#[test]
fn people_see_a_table_of_what_is_wrong() {
    let place = Place::new();
    let file = place.file("units.csv", "code,name,parent_code,kind,valid_from\n,Sở Tài chính,,department,\n");
    let said = run(&["import", "units", &file], "", &place);
    assert_eq!(said.code, 1);
    assert!(said.out.starts_with("1 dòng: 0 mới") && said.out.contains("Sai gì, sửa thế nào"), "{}", said.out);
}

#[test]
fn a_template_is_a_workbook() {
    let place = Place::new();
    let out = place.path("mau.xlsx");
    let path = out.to_str().expect("a plain path");
    assert_eq!(dunghan(&["import", "directives", "--template", path, "--json"]).done()["template"], path);
    assert!(std::fs::read(&out).expect("written").starts_with(b"PK"));
}

#[test]
fn wrong_use_is_2() {
    for arguments in
        [&["import", "units"][..], &["import", "dogs", "f.csv"], &["import", "units", "f.csv", "--template", "o.xlsx"]]
    {
        assert_eq!(dunghan(arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(dunghan(&["import", "units", "nowhere.csv"]).code, 1);
}
