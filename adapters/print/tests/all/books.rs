//! Books, read back by a spreadsheet reader.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use print::{Book, Cell, Column, Sheet};
use time::macros::{date, datetime};

fn sheet(name: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    let width = rows.first().map_or(0, Vec::len);
    let columns = (1..=width).map(|at| Column::new(format!("Cột {at}"), 20.0)).collect();
    Sheet { name: name.to_owned(), above: vec!["Tính đến 31/12/2026".to_owned()], columns, rows }
}

fn read(book: &Book) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(print::xlsx(book).unwrap())).unwrap()
}

#[test]
fn cells_keep_their_kind_and_text_is_never_a_formula() {
    let row = vec![
        Cell::Text("=1+1".to_owned()),
        Cell::Text("05/12".to_owned()),
        Cell::Count(1_368),
        Cell::Percent(69.5906),
        Cell::Day(date!(2026 - 12 - 31)),
        Cell::Moment(datetime!(2026-12-31 17:00 +7)),
        Cell::Empty,
        Cell::Link { text: "CĐ-1".to_owned(), address: "https://example.gov.vn/directives/1".to_owned() },
    ];
    let mut file = read(&Book { sheets: vec![sheet("Chỉ đạo", vec![row])] });
    let range = file.worksheet_range("Chỉ đạo").unwrap();
    let cells: Vec<&Data> = range.rows().nth(2).unwrap().iter().collect();
    assert_eq!(cells[0], &Data::String("=1+1".to_owned()));
    assert_eq!(cells[1], &Data::String("05/12".to_owned()));
    assert_eq!(cells[2], &Data::Float(1368.0));
    assert_eq!(cells[3], &Data::Float(69.5906));
    let day = |cell: &Data| match cell {
        Data::DateTime(stamp) => stamp.to_ymd_hms_milli(),
        other => panic!("{other:?} is no day"),
    };
    assert_eq!(day(cells[4]), (2026, 12, 31, 0, 0, 0, 0));
    assert_eq!(day(cells[5]), (2026, 12, 31, 17, 0, 0, 0));
    assert_eq!(cells[6], &Data::Empty);
    assert_eq!(cells[7], &Data::String("CĐ-1".to_owned()));
    assert!(file.worksheet_formula("Chỉ đạo").unwrap().is_empty());
}

#[test]
fn a_tab_carries_what_a_tab_can() {
    let long = "Chỉ đạo: 1/2 [quý] của Ủy ban nhân dân tỉnh và các sở";
    let file = read(&Book { sheets: vec![sheet(long, vec![])] });
    assert_eq!(file.sheet_names(), ["Chỉ đạo 12 quý của Ủy ban nhân "]);
}
