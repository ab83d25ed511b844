//! Tables: encodings, separators, numbers of rows, letterheads and Excel's dates.

use std::path::Path;

use reading::table::address;
use reading::{Cell, Limits, Table, Unreadable, read_table, read_table_bytes, sheets};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use time::macros::{date, datetime};

use crate::kit::{bound, csv, xlsx};

fn bytes(bytes: Vec<u8>) -> Result<Table, Unreadable> {
    read_table_bytes(bytes, &sheets::UNITS.names(), &Limits::default())
}

#[test]
fn a_csv_is_read_whatever_separates_its_cells() {
    for text in [
        "code,name\nVP,Văn phòng",
        "code;name\r\nVP;Văn phòng\r\n",
        "code\tname\rVP\tVăn phòng",
        "\u{feff}code;name\nVP;Văn phòng",
        "code;name\nVP;\"Văn phòng\"\n",
        "sep=;\ncode;name\nVP;Văn phòng",
    ] {
        let table = csv(text, &sheets::UNITS);
        assert_eq!(table.headers, ["code", "name"], "{text:?}");
        assert_eq!(table.rows[0].cells, [Cell::Text("VP".into()), Cell::Text("Văn phòng".into())], "{text:?}");
    }
}

#[test]
fn a_comma_inside_cells_does_not_win_over_the_true_separator() {
    for cell in ["Sở, ban, ngành, đoàn thể, hội", "xin,\"chào"] {
        let table = csv(&format!("code;name\nSTC;{cell}\n"), &sheets::UNITS);
        assert_eq!(table.headers, ["code", "name"]);
        assert_eq!(table.rows[0].cells[1], Cell::Text(cell.to_owned()));
    }
}

#[test]
fn utf_16_is_read_and_an_unknown_encoding_is_refused_with_what_to_do() {
    let text = "code;name\nVP;Văn phòng";
    let little: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    assert_eq!(bytes(little).unwrap(), bytes(big).unwrap());
    // "Văn phòng" in Windows-1258.
    let old = bytes(b"code;name\nVP;V\xe3n ph\xf2ng".to_vec()).unwrap_err();
    assert!(matches!(old, Unreadable::Encoding));
    assert!(old.what().contains("CSV UTF-8"), "{old}");
}

#[test]
fn rows_keep_the_numbers_of_the_file() {
    let table = csv("code;name\n\nA;một\n;;\n\n\nB;\"hai\nba\"\nC;bốn", &sheets::UNITS);
    let numbers: Vec<u32> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [3, 7, 8]);
    assert_eq!(table.rows[1].address(1), "B7");
    assert_eq!(
        [address(1, 0), address(1, 25), address(2, 26), address(9, 701), address(9, 702)],
        ["A1", "Z1", "AA2", "ZZ9", "AAA9"]
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest() {
    let broken = bytes("code;name\nA;\"một\nB;hai\nC;ba\n".into()).unwrap_err();
    assert!(matches!(broken, Unreadable::OpenQuote { row: 2 }), "{broken:?}");
    assert_eq!(csv("code;name\nA;\"một\nhai\"\n", &sheets::UNITS).rows.len(), 1);
    assert_eq!(csv("code;name\nA;màn hình 5\"\nB;ba\n", &sheets::UNITS).rows.len(), 2);
}

#[test]
fn a_letterhead_above_the_header_is_passed_over() {
    let table =
        csv("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nDANH SÁCH ĐƠN VỊ\nTên đơn vị;Mã đơn vị\nVăn phòng;VP", &sheets::UNITS);
    assert_eq!((table.header_row, table.rows[0].number), (3, 4));
    assert_eq!(table.headers, ["Tên đơn vị", "Mã đơn vị"]);
}

#[test]
fn the_sheet_that_holds_the_header_is_taken() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Báo cáo").unwrap();
    let page = book.add_worksheet();
    page.write(1, 1, "code").unwrap().write(1, 2, "name").unwrap();
    page.write(4, 1, "VP").unwrap().write(4, 2, 12).unwrap();
    let table = xlsx(&mut book, &sheets::UNITS);
    assert_eq!((table.header_row, table.rows[0].number), (2, 5));
    assert_eq!(table.rows[0].cells, [Cell::Empty, Cell::Text("VP".into()), Cell::Number(12.0)]);
}

#[test]
fn excel_dates_are_days_and_moments() {
    for epoch in [1900, 1904] {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        let stamp = ExcelDateTime::from_ymd(2018, 2, 28).unwrap().and_hms(14, 30, 0).unwrap();
        // 1462 days lie between the two beginnings.
        let serial = |n: f64| if epoch == 1904 { n - 1462.0 } else { n };
        page.write(0, 0, "number").unwrap().write(0, 1, "received_at").unwrap();
        page.write_with_format(1, 0, serial(43159.0), &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        page.write_with_format(1, 1, serial(stamp.to_excel()), &Format::new().set_num_format("dd/mm/yyyy hh:mm"))
            .unwrap();
        let mut bytes = book.save_to_buffer().unwrap();
        if epoch == 1904 {
            bytes = in_1904(&bytes);
        }
        let table = read_table_bytes(bytes, &sheets::DOCUMENTS.names(), &Limits::default()).unwrap();
        let cells = &table.rows[0].cells;
        assert_eq!(
            cells[..],
            [Cell::Date(date!(2018 - 02 - 28)), Cell::Moment(datetime!(2018-02-28 14:30))],
            "{epoch}"
        );
        assert_eq!(table.serial(serial(43159.0)), Some(Cell::Date(date!(2018 - 02 - 28))), "{epoch}");
    }
}

/// The same workbook, said to count from 1904.
fn in_1904(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        parts.push((name, text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ")));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    crate::kit::zipped(&parts)
}

#[test]
fn formats_are_told_by_content_and_old_ones_say_what_to_save_as() {
    let ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    assert!(matches!(bytes(ole.to_vec()), Err(Unreadable::OldFormat { save_as: ".xlsx" })));
    let mut locked = ole.to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(matches!(bytes(locked), Err(Unreadable::Encrypted)));
    assert!(matches!(bytes(b"%PDF-1.7\n".to_vec()), Err(Unreadable::NotThisFormat { .. })));
    assert!(matches!(bytes(b" \n".to_vec()), Err(Unreadable::NoText)));
    let gone = read_table(Path::new("khong-co.csv"), &[], &Limits::default()).unwrap_err();
    assert_eq!(gone.what(), "không tìm thấy tệp; hãy kiểm tra lại đường dẫn");
}

#[test]
fn official_lists_have_their_header_below_the_letterhead() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/procedures");
    let known = ["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"];
    for (file, rows) in [("danh-sach-tthc-BoTuPhap.xlsx", 271), ("danh-sach-tthc-BoXayDung.xlsx", 525)] {
        let path = folder.join(file);
        if !path.exists() {
            eprintln!("skipped: {file} is not on this machine");
            continue;
        }
        let table = read_table(&path, &known, &Limits::default()).unwrap();
        assert_eq!((table.header_row, table.rows[0].number), (2, 3), "{file}");
        assert_eq!(table.headers, known, "{file}");
        assert_eq!(table.rows.len(), rows, "{file}");
    }
}

#[test]
fn a_bound_table_of_a_workbook_reads_like_its_csv() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (at, header) in (0..).zip(["kind", "valid_from", "parent_code", "name", "code"]) {
        page.write(0, at, header).unwrap();
    }
    for (at, value) in (0..).zip(["Sở và tương đương", "2018-01-01", "", "Sở Tài chính", "STC"]) {
        page.write(1, at, value).unwrap();
    }
    let table = xlsx(&mut book, &sheets::UNITS);
    let bound = bound(&table, &sheets::UNITS);
    let row = bound.rows().next().unwrap();
    assert_eq!(row.problems(), []);
    assert_eq!((row.text("code"), row.one_of("kind")), (Some("STC"), Some("department")));
    assert_eq!((row.date("valid_from"), row.text("parent_code")), (Some(date!(2018 - 01 - 01)), None));
}
