//! `directives deadline`: words of a document, received 30/11/2017 at 8:00, and when they are due.

use serde_json::{Value, json};

use crate::dunghan;

fn deadline(words: &str, more: &[&str]) -> Value {
    let received = ["directives", "deadline", words, "--received", "2017-11-30T08:00:00+07:00", "--json"];
    let said = dunghan(&[&received, more].concat());
    assert_eq!(said.code, 0, "{words}: {}", said.err);
    said.json()
}

#[test]
fn when_words_are_due() {
    let cases = [
        ("trước 14 giờ, ngày 05/12/2017", "moment", "2017-12-05T14:00:00+07:00", ""),
        ("trước ngày 10/8/2018", "day", "2018-08-10T17:00:00+07:00", ""),
        ("chậm nhất ngày 15/12", "day", "2017-12-15T17:00:00+07:00", "year"),
        ("trước ngày 02/9/2018", "day", "2018-09-02T17:00:00+07:00", ""), // a Sunday and a holiday: stays as written
        ("trong Quý II", "period", "2018-06-29T17:00:00+07:00", "year"),  // 30/6/2018 is a Saturday
        ("hết năm 2017", "period", "2017-12-29T17:00:00+07:00", ""),
        ("trong tháng 12/2017", "period", "2017-12-29T17:00:00+07:00", ""),
        ("chậm nhất 05 ngày làm việc kể từ ngày nhận", "relative", "2017-12-07T17:00:00+07:00", ""),
        ("trong vòng 10 ngày", "relative", "2017-12-11T17:00:00+07:00", "start"), // 10/12 is a Sunday
        ("trong vòng 24 giờ", "relative", "2017-12-01T08:00:00+07:00", "start"),
        ("trong vòng 48 giờ", "relative", "2017-12-04T17:00:00+07:00", "start"), // ends on a Saturday
        ("trong 02 tháng kể từ ngày 01/3/2018", "relative", "2018-05-02T17:00:00+07:00", ""),
        ("trong thời hạn 03 ngày làm việc kể từ ngày ký", "relative", "2017-12-05T17:00:00+07:00", "start"),
        ("ngày 25 hàng tháng", "recurring", "2017-12-25T17:00:00+07:00", ""),
        ("trước ngày 15 của tháng cuối quý", "recurring", "2017-12-15T17:00:00+07:00", ""),
        ("trước ngày 20/12 hàng năm", "recurring", "2017-12-20T17:00:00+07:00", ""),
        ("trước ngày 01/3 hàng năm", "recurring", "2018-03-01T17:00:00+07:00", ""),
        ("trước 16 giờ thứ Sáu hàng tuần", "recurring", "2017-12-01T16:00:00+07:00", ""),
        ("báo cáo định kỳ hàng quý", "recurring", "2017-12-29T17:00:00+07:00", ""),
        ("báo cáo hàng ngày", "recurring", "2017-11-30T17:00:00+07:00", ""),
    ];
    for (words, kind, due, assumed) in cases {
        let answer = deadline(words, &[]);
        let said: Vec<&str> = answer["assumed"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        assert_eq!((&answer["kind"], &answer["due"]), (&json!(kind), &json!(due)), "{words}");
        assert_eq!(said.join(" "), assumed, "{words}");
    }
}

#[test]
fn the_day_of_issue_is_where_missing_parts_start() {
    assert_eq!(deadline("trước ngày 29/11", &["--issued", "2017-11-29"])["due"], "2017-11-29T17:00:00+07:00");
    assert_eq!(deadline("trước ngày 29/11", &[])["due"], "2018-11-29T17:00:00+07:00");
    let signed = deadline("trong thời hạn 03 ngày làm việc kể từ ngày ký", &["--issued", "28/11/2017"]);
    assert_eq!((&signed["due"], &signed["assumed"]), (&json!("2017-12-01T17:00:00+07:00"), &json!([])));
}

#[test]
fn what_nobody_can_tell_is_null_and_says_why() {
    let none = deadline("Tăng cường công tác kiểm tra", &[]);
    assert_eq!((&none["due"], &none["kind"], &none["span"]), (&json!(null), &json!("none"), &json!(null)));
    let event = deadline("sau 15 ngày kể từ ngày có kết luận thanh tra", &[]);
    assert_eq!((&event["due"], &event["kind"]), (&json!(null), &json!("relative")));
    assert!(event["problems"][0]["what"].as_str().is_some_and(|what| what.contains("có kết luận thanh tra")));
    let never = deadline("trước ngày 31/02/2018", &[]);
    assert_eq!((&never["due"], &never["kind"]), (&json!(null), &json!("none")));
    assert!(never["problems"][0]["what"].as_str().is_some_and(|what| what.contains("ngày 31 không có")));
    let off = deadline("trước ngày 02/9/2018", &[]);
    assert!(off["problems"][0]["what"].as_str().is_some_and(|what| what.contains("giữ nguyên ngày đã ghi")), "{off}");
}

#[test]
fn the_span_is_where_the_words_stand() {
    let answer = deadline("Báo cáo trước ngày 10/8 để tổng hợp", &[]);
    assert_eq!((&answer["span"], &answer["phrase"]), (&json!([8, 23]), &json!("trước ngày 10/8")));
}

#[test]
fn people_read_lines() {
    let said = dunghan(&["directives", "deadline", "trước ngày 10/8", "--received", "2017-11-30"]);
    assert_eq!(
        said.out,
        "Đến hạn: 17:00 Thứ Sáu, 10/08/2018\nTheo lời văn: trước ngày 10/8\nKhông ghi, lấy theo thông lệ: năm\n\
         Quy ước: 'trước ngày X' là đến hết giờ làm việc của ngày X\n"
    );
}

#[test]
fn the_tasks_of_a_document_with_their_deadlines() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("cong-van.txt");
    let text = "UBND tỉnh yêu cầu:\n1. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát, báo cáo trước ngày \
                10/8.\n2. Sở Y tế: bảo đảm thuốc trong Quý II.\n";
    std::fs::write(&file, text).expect("written");
    let file = file.display().to_string();
    let said = dunghan(&["directives", "tasks", &file, "--received", "2017-11-30T08:00:00+07:00", "--json"]).done();
    let rows = [("Sở Tài chính", "2018-08-10T17:00:00+07:00"), ("Sở Y tế", "2018-06-29T17:00:00+07:00")];
    for (at, (lead, due)) in rows.into_iter().enumerate() {
        assert_eq!((&said[at]["leads"][0], &said[at]["due"]), (&json!(lead), &json!(due)));
        assert_eq!((&said[at]["assumed"], &said[at]["line"]), (&json!(["year"]), &json!(at + 2)));
    }
    assert_eq!(said[0]["co_units"], json!(["Sở Nội vụ"]));
    assert_eq!(said.as_array().map(Vec::len), Some(2));
}
