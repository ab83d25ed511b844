//! `calendar due|holidays|lunar`: a line is a command and its answer.

use std::fs;

use serde_json::json;

use crate::dunghan;

#[test]
fn when_terms_end() {
    let cases = [
        (["--from", "2018-02-12", "--working-days", "5"], "2018-02-26"),
        (["--from", "12/02/2018", "--working-days", "5"], "2018-02-26"),
        (["--from", "2018-02-12T22:00:00+07:00", "--working-days", "1"], "2018-02-13"),
        (["--from", "2018-02-12", "--days", "2"], "2018-02-21"),
        (["--from", "2018-01-31", "--months", "1"], "2018-02-28"),
        (["--from", "2018-02-12T09:00:00+07:00", "--working-hours", "8"], "2018-02-13T09:00:00+07:00"),
        (["--from", "2018-02-12T09:00:00+07:00", "--working-hours", "2.5"], "2018-02-12T11:30:00+07:00"),
        (["--from", "2018-02-12T02:00:00Z", "--working-hours", "2,5"], "2018-02-12T11:30:00+07:00"),
    ];
    for (term, due) in cases {
        let said = dunghan(&[&["calendar", "due", "--json"], &term[..]].concat());
        assert_eq!((said.code, said.json()["due"].as_str()), (0, Some(due)), "{term:?}");
    }
}

#[test]
fn a_due_date_explains_itself() {
    let said = dunghan(&["calendar", "due", "--from", "2018-02-12", "--working-days", "5", "--json"]);
    let answer = said.json();
    assert_eq!(said.err, "");
    assert_eq!(answer["at"], "2018-02-26T17:00:00+07:00");
    assert_eq!(answer["steps"][0], json!({ "date": "2018-02-13", "counted": 1, "why": null }));
    assert_eq!(answer["steps"][1]["date"], "2018-02-14");
    assert_eq!(answer["steps"][1]["counted"], json!(null));
    assert_eq!(answer["steps"][1]["why"], "Tết Nguyên đán");
    assert_eq!(answer["basis"][0], "Bộ luật Dân sự 2015, Điều 147");
    let counted: u64 = answer["steps"].as_array().expect("steps").iter().filter_map(|s| s["counted"].as_u64()).sum();
    assert_eq!(counted, 5);
}

#[test]
fn people_read_lines() {
    let said = dunghan(&["calendar", "due", "--from", "2018-02-12", "--working-days", "2"]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(
        lines[..4],
        ["Đến hạn: 2018-02-21", "Ngày        Tính  Lý do", "13/02/2018  1", "14/02/2018  -     Tết Nguyên đán"]
    );
    assert_eq!(lines[11], "Căn cứ: Bộ luật Dân sự 2015, Điều 147");
    assert!(lines[12].starts_with("Quy ước: ngày kết thúc khi hết giờ làm việc"), "{}", lines[12]);
}

#[test]
fn what_is_wrong_decides_the_exit_code() {
    let cases: [(&[&str], u8, &str); 8] = [
        (&["--from", "1999-12-01", "--working-days", "1"], 1, "ngoài phạm vi của lịch"),
        (&["--from", "2018-02-31", "--working-days", "1"], 2, "ngày 31 không có trong tháng 02 năm 2018"),
        (&["--from", "2018-02-12"], 2, "thiếu"),
        (&["--working-days", "5"], 2, "--from"),
        (&["--from", "2018-02-12", "--days", "5", "--months", "1"], 2, "không dùng cùng"),
        (&["--from", "2018-02-12", "--days", "-5"], 2, "-5"),
        (&["--from", "2018-02-12", "--working-hours", "1.01"], 2, "tròn phút"),
        (&["--batch", "nowhere.csv", "--unit", "day"], 1, "không mở được tệp"),
    ];
    for (arguments, code, what) in cases {
        let said = dunghan(&[&["calendar", "due"], arguments].concat());
        assert_eq!(said.code, code, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(what), "{arguments:?}: {}", said.err);
        assert_eq!(said.out, "", "{arguments:?}");
    }
}

/// Runs `--batch` over a file with this content.
fn batch(content: &str, unit: &str, more: &[&str]) -> crate::Said {
    let file = tempfile::NamedTempFile::new().expect("a file");
    fs::write(file.path(), content).expect("written");
    let path = file.path().to_str().expect("a path");
    dunghan(&[&["calendar", "due", "--batch", path, "--unit", unit], more].concat())
}

#[test]
fn a_batch_answers_each_row_in_order() {
    let said = batch("start,n\n2018-02-12,5\n2018-02-09,1\n12/02/2018,0\n", "working_day", &[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out, "start,n,due\n2018-02-12,5,2018-02-26\n2018-02-09,1,2018-02-12\n12/02/2018,0,2018-02-12\n");
    for (unit, due) in [("day", "2018-02-26"), ("month", "2018-03-12"), ("working_hour", "2018-02-12T10:30:00+07:00")] {
        let n = if unit == "month" {
            "1"
        } else if unit == "day" {
            "14"
        } else {
            "3"
        };
        let said = batch(&format!("\u{feff}n,start\r\n{n},2018-02-12\r\n"), unit, &[]);
        assert_eq!((said.code, said.out), (0, format!("start,n,due\n2018-02-12,{n},{due}\n")), "{unit}");
    }
    let said = batch("start,n\n\"14 giờ, ngày 05/12/2017\",1\n", "working_hour", &[]);
    assert_eq!(said.out, "start,n,due\n\"14 giờ, ngày 05/12/2017\",1,2017-12-05T15:00:00+07:00\n");
}

#[test]
fn a_bad_row_is_told_with_its_number_and_the_others_are_answered() {
    let said = batch("start,n\n2018-02-12,5\n2018-02-31,1\n2018-02-12\n2018-02-12,x\n2018-02-12,1\n", "day", &[]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.out,
        "start,n,due\n2018-02-12,5,2018-02-21\n2018-02-31,1,\n2018-02-12,,\n2018-02-12,x,\n2018-02-12,1,2018-02-13\n"
    );
    let told: Vec<&str> = said.err.lines().collect();
    assert!(told[0].contains(":3: ngày 31 không có trong tháng 02"), "{}", told[0]);
    assert!(told[1].contains(":4: ") && told[2].contains(":5: \"x\""), "{told:?}");
    assert_eq!(told[3], "3 dòng sai, cột due để trống; sửa các dòng đó rồi chạy lại");
    let said = batch("start,days\n2018-02-12,5\n", "day", &[]);
    assert!(said.code == 1 && said.err.contains("thiếu cột n"), "{}", said.err);
}

#[test]
fn a_batch_may_be_one_json_list() {
    let said = batch("start,n\n2018-02-12,5\n2018-02-12,x\n", "working_day", &["--json"]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.json(),
        json!([{ "start": "2018-02-12", "n": "5", "due": "2018-02-26" }, { "start": "2018-02-12", "n": "x", "due": null }])
    );
    assert_eq!(batch("start,n\n", "day", &["--json"]).json(), json!([]));
}

#[test]
fn holidays_have_a_basis_and_say_what_is_provisional() {
    let answer = dunghan(&["calendar", "holidays", "--year", "2026", "--json"]).json();
    let off = answer["days_off"].as_array().expect("a list");
    let culture = off.iter().find(|day| day["date"] == "2026-11-24").expect("24/11");
    assert_eq!(culture["basis"], "Nghị quyết 28/2026/QH16");
    assert!(off.iter().all(|day| day["basis"].as_str().is_some_and(|basis| !basis.is_empty())));
    let worked: Vec<_> = answer["working_days"].as_array().expect("a list").iter().map(|day| &day["date"]).collect();
    assert_eq!(worked, ["2026-01-10", "2026-08-22"]);
    assert_eq!(answer["provisional"], false);
    let later = dunghan(&["calendar", "holidays", "--year", "2035", "--json"]).json();
    assert_eq!((&later["provisional"], &later["days_off"][0]["provisional"]), (&json!(true), &json!(true)));
    let said = dunghan(&["calendar", "holidays", "--year", "1999", "--json"]);
    assert_eq!((said.code, said.json()["problems"][0]["at"].as_str()), (1, Some("--year")));
    let lines = dunghan(&["calendar", "holidays", "--year", "2026"]).out;
    assert!(lines.contains("10/01/2026  Thứ Bảy   làm bù"), "{lines}");
}

#[test]
fn lunar_dates_are_computed_here() {
    for (year, tet, gio_to) in [(2030, "2030-02-02", "2030-04-12"), (2018, "2018-02-16", "2018-04-25")] {
        let answer = dunghan(&["calendar", "lunar", "--year", &year.to_string(), "--json"]).json();
        assert_eq!(answer, json!({ "year": year, "tet": tet, "gio_to": gio_to }));
    }
    assert_eq!(
        dunghan(&["calendar", "lunar", "--year", "2018"]).out,
        "Tết Nguyên đán: 16/02/2018\nGiỗ Tổ Hùng Vương: 25/04/2018\n"
    );
    assert_eq!(dunghan(&["calendar", "lunar", "--year", "3000"]).code, 1);
}
