//! Columns and cells: each line is what stands in a file and what an officer is told.

use reading::sheets::{self, DIRECTIVES, DOCUMENTS, FOLLOW_UPS, PEOPLE, UNITS};
use reading::{Cell, Problem};
use text::When;
use time::macros::{date, datetime};

use crate::kit::{bound, csv, problems, row, unit};

#[test]
fn columns_stand_in_any_order_under_either_name() {
    for header in [
        "Có từ ngày;kind;Mã đơn vị cấp trên;TÊN ĐƠN VỊ;code",
        "valid_from;Loại đơn vị (*);parent code;ten don vi;Mã đơn vị",
        "STT;valid_from;kind;parent_code;name;code;Ghi chú",
    ] {
        let table = csv(header, &UNITS);
        assert_eq!(problems(&table, &UNITS), [""; 0], "{header}");
    }
}

#[test]
fn headers_in_decomposed_letters_are_the_same() {
    // "Mã đơn vị" as a Mac writes it.
    let table = csv("Ma\u{303} đơn vi\u{323};name;parent_code;kind;valid_from\nVP;Văn pho\u{300}ng", &UNITS);
    let bound = bound(&table, &UNITS);
    assert_eq!(bound.rows().next().unwrap().text("name"), Some("Văn phòng"));
}

#[test]
fn wrong_columns_are_all_named_with_what_to_do() {
    let table = csv("code;Mã đơn vị;name;màu;kind;;valid_from\nVP;VP;Văn phòng;đỏ;office;lạc;2018-01-01", &UNITS);
    let told = problems(&table, &UNITS);
    assert_eq!(told[0], "B1 code \"Mã đơn vị\": cột đã có ở ô A1; hãy giữ một cột và xóa cột kia");
    assert!(told[1].starts_with("D1 màu \"màu\": không có cột này trong mẫu; hãy xóa cột hoặc đổi tên"), "{}", told[1]);
    assert!(told[2].starts_with("F1  \"\": cột có số liệu nhưng không có tên"), "{}", told[2]);
    assert_eq!(
        told[3],
        "- parent_code \"\": thiếu cột bắt buộc; hãy thêm cột \"Mã đơn vị cấp trên\" (hoặc parent_code)"
    );
    assert_eq!(told.len(), 4);
}

#[test]
fn optional_columns_may_be_left_out() {
    let table = csv("code,name,parent_code,kind,valid_from\nVP,Văn phòng,,office,2018-01-01", &UNITS);
    let bound = bound(&table, &UNITS);
    assert!(bound.has("kind") && !bound.has("under_office"));
    let row = bound.rows().next().unwrap();
    assert_eq!((row.yes_no("under_office"), row.raw("under_office")), (None, String::new()));
    assert_eq!((bound.len(), bound.is_empty()), (1, false));
}

#[test]
fn wrong_cells_say_what_to_write_instead() {
    let told = |sheet, key, value: &str| problems(&row(sheet, &[(key, value)]), sheet).join("|");
    for (sheet, key, value, expected) in [
        (
            &DIRECTIVES,
            "due_at",
            "31/02/2018",
            "tháng 2/2018 không có ngày 31 (tháng này có 28 ngày); hãy ghi ngày có thật, dạng dd/mm/yyyy",
        ),
        (&DIRECTIVES, "due_at", "12/31/2018", "không có tháng 31; hãy ghi ngày trước, tháng sau, dạng dd/mm/yyyy"),
        (&DIRECTIVES, "due_at", "05/12/18", "năm \"18\" chưa đủ bốn chữ số; hãy ghi dạng dd/mm/yyyy"),
        (&DIRECTIVES, "due_at", "sớm", "không đọc được ngày; hãy ghi dạng dd/mm/yyyy hoặc dd/mm/yyyy HH:MM"),
        (
            &DIRECTIVES,
            "due_at",
            "05/12/2018 25:00",
            "giờ không có thật; hãy ghi giờ từ 00:00 đến 23:59, dạng dd/mm/yyyy HH:MM",
        ),
        (&DIRECTIVES, "code", "", "ô này không được để trống vì dùng để nhận biết bản ghi; hãy ghi giá trị"),
        (&DOCUMENTS, "expected_tasks", "hai", "\"hai\" không phải số nguyên; hãy ghi chữ số, ví dụ 3"),
        (
            &DOCUMENTS,
            "has_deadline",
            "chắc là có",
            "\"chắc là có\" không phải có hoặc không; hãy ghi \"có\" hoặc \"không\"",
        ),
        (
            &DOCUMENTS,
            "direction",
            "đi",
            "\"đi\" không có trong danh mục; hãy chọn một trong: Văn bản đến (incoming); Văn bản đi (outgoing); Kết luận cuộc họp (meeting)",
        ),
    ] {
        assert!(
            told(sheet, key, value).ends_with(&format!(" {key} \"{value}\": {expected}")),
            "{}",
            told(sheet, key, value)
        );
    }
}

#[test]
fn every_problem_of_a_row_is_collected_and_the_good_cells_still_read() {
    let table = row(&DOCUMENTS, &[("issued_on", "30/02/2018"), ("level", "tỉnh"), ("urgency", "gấp")]);
    let bound = bound(&table, &DOCUMENTS);
    let mut row = bound.rows().next().unwrap();
    row.refuse("issuer", "chưa có đơn vị này; hãy nhập đơn vị trước");
    let columns: Vec<&str> = row.problems().iter().map(|p| p.column.as_str()).collect();
    assert_eq!(columns, ["issued_on", "level", "urgency", "issuer"]);
    assert_eq!((row.number(), row.text("number"), row.date("issued_on")), (2, Some("123/UBND-KGVX"), None));
    let last = row.into_problems().pop().unwrap();
    assert_eq!((last.row, last.value.as_str(), last.cell.as_deref()), (2, "UBND tỉnh", Some("C2")));
}

#[test]
fn a_problem_is_written_as_the_contract_says() {
    let problem = Problem { row: 8, column: "due_at".into(), value: "31/02/2018".into(), what: "x".into(), cell: None };
    let json = serde_json::to_string(&problem).unwrap();
    assert_eq!(json, r#"{"row":8,"column":"due_at","value":"31/02/2018","what":"x"}"#);
}

#[test]
fn days_and_moments_are_read_in_every_written_form() {
    let read = |value: &str| {
        let table = row(&FOLLOW_UPS, &[("at", value)]);
        bound(&table, &FOLLOW_UPS).rows().next().unwrap().moment("at")
    };
    let day = Some(When::Day(date!(2018 - 02 - 05)));
    for written in ["05/02/2018", "5/2/2018", "2018-02-05", "ngày 05 tháng 02 năm 2018", "43136"] {
        assert_eq!(read(written), day, "{written}");
    }
    let moment = Some(When::Moment(datetime!(2018-02-05 08:30 +7)));
    for written in ["05/02/2018 08:30", "05/02/2018 08:30:00", "2018-02-05T08:30:00+07:00", "2018-02-05 08:30"] {
        assert_eq!(read(written), moment, "{written}");
    }
    let table = row(&DOCUMENTS, &[("issued_on", "2018-02-04T18:30:00Z")]);
    // Half past one on the fifth, in the office.
    assert_eq!(bound(&table, &DOCUMENTS).rows().next().unwrap().date("issued_on"), Some(date!(2018 - 02 - 05)));
}

#[test]
fn yes_no_choices_numbers_and_lists_are_read_as_people_write_them() {
    for (written, expected) in [("có", true), ("Có", true), ("x", true), ("yes", true), ("không", false), ("No", false)]
    {
        let table = unit(&[("under_office", written)]);
        assert_eq!(bound(&table, &UNITS).rows().next().unwrap().yes_no("under_office"), Some(expected), "{written}");
    }
    for written in ["urgent", "Khẩn", "khẩn", "KHAN"] {
        let table = row(&DOCUMENTS, &[("urgency", written), ("expected_tasks", "3")]);
        let bound = bound(&table, &DOCUMENTS);
        let row = bound.rows().next().unwrap();
        assert_eq!((row.one_of("urgency"), row.integer("expected_tasks")), (Some("urgent"), Some(3)), "{written}");
    }
    let table = row(&PEOPLE, &[("roles", "officer; follower ;;")]);
    assert_eq!(bound(&table, &PEOPLE).rows().next().unwrap().list("roles"), ["officer", "follower"]);
}

#[test]
fn a_code_that_excel_took_for_a_date_is_refused_and_a_failed_formula_too() {
    let mut table = unit(&[]);
    table.rows[0].cells[0] = Cell::Date(date!(2018 - 12 - 05));
    table.rows[0].cells[1] = Cell::Fault("#N/A".into());
    let told = problems(&table, &UNITS);
    assert!(told[0].starts_with("A2 code \"05/12/2018\": Excel đã đổi mã này thành ngày"), "{told:?}");
    table.rows[0].cells[0] = Cell::Number(1.00209);
    assert!(problems(&table, &UNITS)[0].contains("có thể đã mất số 0 ở cuối"));
    assert!(told[1].starts_with("B2 name \"#N/A\": ô báo lỗi #N/A trong Excel"), "{told:?}");
}

#[test]
fn a_number_in_a_column_of_codes_is_its_digits_and_in_a_column_of_days_a_serial() {
    let mut table = unit(&[]);
    table.rows[0].cells[0] = Cell::Number(17.0);
    table.rows[0].cells[4] = Cell::Number(43136.0);
    let unit = bound(&table, &UNITS);
    let row = unit.rows().next().unwrap();
    assert_eq!((row.text("code"), row.date("valid_from")), (Some("17"), Some(date!(2018 - 02 - 05))));
    // The year alone is no day.
    let mut table = crate::kit::unit(&[]);
    table.rows[0].cells[4] = Cell::Number(2018.0);
    assert!(problems(&table, &UNITS)[0].contains("số 2018 không phải ngày"));
}

#[test]
fn a_cell_beyond_the_header_is_not_lost_in_silence() {
    let table = csv("code,name,parent_code,kind,valid_from\nSTC,Sở, ban,,department,2018-01-01", &UNITS);
    let told = problems(&table, &UNITS);
    assert!(told.last().unwrap().starts_with("F2  \"2018-01-01\": ô nằm ngoài các cột có tiêu đề"), "{told:?}");
}

/// The contract's table: `*` the natural key, `[…]` may be left out of a file. What a figure does not need may be as well.
const CONTRACT: [(&str, &str); 15] = [
    ("units", "code* name parent_code kind valid_from [valid_to] [successor_code] [under_office]"),
    ("people", "username* full_name unit_code position email roles [active]"),
    (
        "documents",
        "number* issued_on* issuer* level received_at subject has_deadline deadline [direction] [book_no] [urgency] \
         [secrecy] [expected_tasks]",
    ),
    (
        "directives",
        "code* document_number document_issued_on [document_issuer] level content lead_unit co_units follower \
         received_at entered_at due_at completed_at evidence [submitted_at] [accepted_at]",
    ),
    (
        "programme",
        "code* year title kind lead_unit follower due_at completed_at evidence [programme_of] [status] [leader] [product] [approval_form] [approved_by]",
    ),
    ("follow-ups", "subject_kind* subject_code* at* by text"),
    ("urgings", "subject_kind* subject_code* rung* delivered_at* [by] [answered_at]"),
    (
        "procedures",
        "code* name field level authority time_limit time_unit decision_number decided_on effective_on status \
         iso_process_code national_db_updated_at [prescribed_by] [published_at]",
    ),
    ("processes", "code* version* procedure_codes decision_number effective_on withdrawn_on [model_file]"),
    (
        "dossiers",
        "code* procedure_code unit_code channel received_at due_at finished_at returned_at status [received_unit] \
         [returned_unit]",
    ),
    ("dossier-events", "dossier_code* activity* at* actor unit_code [step_due_at]"),
    ("publications", "procedure_code* version* act* at proof"),
    ("reports", "unit_code* template_code* period* due_at submitted_at accepted_at [kind] [channel]"),
    (
        "initiatives",
        "code* title authors unit_code first_applied_on requested_on council_votes_for council_size recognised_on \
         decision_number [council_code]",
    ),
    ("obligations", "code* kind due_at done_at evidence"),
];

#[test]
fn sheets_are_as_the_contract_lists_them() {
    for (kind, listed) in CONTRACT {
        let sheet = sheets::sheet(kind).unwrap();
        let named = listed.split(' ').map(|column| column.trim_matches(['*', '[', ']']));
        let keys: Vec<&str> = sheet.columns.iter().map(|column| column.key).collect();
        assert_eq!(keys, named.collect::<Vec<_>>(), "{kind}");
        for (column, written) in sheet.columns.iter().zip(listed.split(' ')) {
            assert_eq!(column.natural, written.ends_with('*'), "{kind} {}", column.key);
            assert!(!(column.required && written.starts_with('[')), "{kind} {} may be left out", column.key);
        }
    }
    assert_eq!(sheets::ALL.len(), CONTRACT.len());
    assert!(sheets::sheet("khong-co").is_none());
}
