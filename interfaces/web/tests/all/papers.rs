//! Papers and books that pages hand out: what stands on them, and that each format can be made.

use app::objectives::{FiguresWithRecords, Records, book};
use app::paper::{Block, Cell, Format, Paper, Table, bind, set};
use app::report::{Counts, Length, Period, ReportPage};
use commitment::State;
use measure::{Population, Verdict};
use objectives::views::{EvidenceRow, Measured};
use time::macros::{date, datetime};
use uuid::Uuid;
use web::report::file as report;
use web::urging::{draft, letter};
use web::words::{Lang, Words};

use super::{goals, samples};

const NOW: time::OffsetDateTime = datetime!(2026-11-25 9:00 +7);

fn table(paper: &Paper, at: usize) -> &Table {
    let mut tables =
        paper.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.nth(at).expect("a table")
}

/// The words below a heading.
fn below(paper: &Paper, heading: &str) -> Vec<String> {
    let is = |block: &&Block| !matches!(block, Block::Heading { text, .. } if text == heading);
    let after = paper.blocks.iter().skip_while(is).skip(1);
    after.map_while(|block| if let Block::Paragraph { text } = block { Some(text.clone()) } else { None }).collect()
}

async fn can_be_set(paper: Paper) {
    for (format, begins) in [(Format::Pdf, &b"%PDF"[..]), (Format::Docx, b"PK")] {
        assert!(set(paper.clone(), format, NOW).await.expect("set").starts_with(begins), "{format:?}");
    }
}

#[tokio::test]
async fn the_process_sheet_has_the_form_of_the_decision() {
    let paper = app::processes::sheet(&samples::process(true));
    assert_eq!(paper.title, ["QUY TRÌNH", "Cấp phép"]);
    let Block::Fields { lines } = &paper.blocks[1] else { panic!("{:?}", paper.blocks[1]) };
    for (name, value) in [
        ("Ký hiệu", "QT-XD-01"),
        ("Lần ban hành", "2"),
        ("Ngày có hiệu lực", "01/02/2026"),
        ("Thủ tục 1.000123", "Cấp giấy phép xây dựng"),
        ("Thủ tục 1.000124", "……"),
    ] {
        assert!(lines.contains(&(name.to_owned(), value.to_owned())), "{name}: {lines:?}");
    }
    assert_eq!(
        table(&paper, 0).rows,
        [["B1", "Tiếp nhận", "–", "–", "–"], ["B2", "Thẩm định", "Sở Xây dựng", "30 ngày làm việc", "BM-01"],]
    );
    assert_eq!(table(&paper, 1).rows, [["1", "BM-01"]]);
    // Procedures that differ are told apart; what nobody knows is left open.
    let limits = ["Thủ tục 1.000123:", "20 ngày làm việc", "Thủ tục 1.000124:", "……"];
    assert_eq!(below(&paper, "2.5. Thời hạn giải quyết"), limits);
    assert_eq!(below(&paper, "2.6. Địa điểm thực hiện"), ["……"]);
    can_be_set(paper).await;
    let without = app::processes::sheet(&samples::process(false));
    assert_eq!(below(&without, "2.10. Trình tự các bước thực hiện"), ["……"]);
    assert!(without.blocks.iter().any(|block| matches!(block, Block::Note { .. })), "not in force is said");
    can_be_set(without).await;
}

#[tokio::test]
async fn an_urging_letter_names_its_tasks_and_leaves_the_number_open() {
    let heads = draft::Heads {
        superior: "Ủy ban nhân dân tỉnh".to_owned(),
        issuer: "Văn phòng".to_owned(),
        unit: "Sở Nông nghiệp và Môi trường".to_owned(),
    };
    let line = |number| draft::Line {
        row: samples::task(number, State::OpenOverdue, Some(datetime!(2026-11-13 17:00 +7))),
        late: "quá hạn 7 ngày làm việc".to_owned(),
        due: "13/11/2026".to_owned(),
    };
    let lines = [line(1), line(2)];
    let paper = letter::letter(&heads, &lines, date!(2026 - 11 - 25));
    let head = paper.letterhead.as_ref().expect("a letter has its head");
    assert_eq!(head.superior.as_deref(), Some("ỦY BAN NHÂN DÂN TỈNH"));
    assert!(!head.number.as_ref().expect("a place").contains(|sign: char| sign.is_ascii_digit()), "{head:?}");
    assert_eq!(paper.title, ["Kính gửi: Sở Nông nghiệp và Môi trường"]);
    let rows = &table(&paper, 0).rows;
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[1][0].as_str(), rows[1][3].as_str(), rows[1][4].as_str()),
        ("2", "13/11/2026", "quá hạn 7 ngày làm việc")
    );
    assert!(rows[1][1].contains(&lines[1].row.code), "{rows:?}");
    assert_eq!(paper.closing.as_ref().expect("signed").recipients, ["Như trên", "Lưu: VT"]);
    can_be_set(paper).await;
}

#[tokio::test]
async fn the_report_has_one_line_a_unit_and_a_sum() {
    let period = Period::of(Length::Quarter, date!(2026 - 11 - 24));
    let found = ReportPage {
        at: NOW,
        levels: vec![(directives::Level::Chairman, Counts::default())],
        units: vec![(samples::id(2), "Sở Xây dựng".to_owned(), Counts::default())],
        total: Counts::default(),
    };
    let words = Words::new(Lang::Vi);
    let made = report::book(&period, &found, words);
    let names = |at: usize| made.sheets[at].rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>();
    let text = |text: &str| Cell::Text(text.to_owned());
    assert_eq!(names(0), [text("Chủ tịch UBND tỉnh"), text("Tổng cộng")]);
    assert_eq!(names(1), [text("Sở Xây dựng"), text("Tổng cộng")]);
    for sheet in &made.sheets {
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()), "{sheet:?}");
        assert!(sheet.above[0].contains("01/10/2026") && sheet.above[0].contains("31/12/2026"), "{sheet:?}");
    }
    assert!(bind(made).await.expect("bound").starts_with(b"PK"));
    let paper = report::paper(&period, &found, words);
    assert_eq!(table(&paper, 1).rows.len(), 2);
    can_be_set(paper).await;
}

#[tokio::test]
async fn figures_stand_in_the_workbook_to_four_decimals_and_cut_lists_say_so() {
    let row = |verdict, open: bool| EvidenceRow {
        population: Population::Directives,
        subject: Uuid::nil(),
        group: Uuid::nil(),
        missing: false,
        label: open.then(|| "NV-1".to_owned()),
        text: open.then(|| "=1+1".to_owned()),
        unit_name: "Sở Xây dựng".to_owned(),
        verdict,
    };
    let found = FiguresWithRecords {
        measured: Measured {
            as_of: NOW,
            known_at: None,
            decision: samples::id(1),
            objectives: goals::measured(),
            evidence_url: String::new(),
        },
        records: vec![Records {
            item: "3".to_owned(),
            place: 1,
            total: 5_402,
            rows: vec![row(Verdict::Met, true), row(Verdict::Missed, false)],
        }],
    };
    let made = book(&found, &Words::new(Lang::Vi));
    let text = |text: &str| Cell::Text(text.to_owned());
    let [figures, parts, records] = &made.sheets[..] else { panic!("{} sheets", made.sheets.len()) };
    assert_eq!(figures.rows.len(), 2, "an objective without a number has no line");
    let none = &figures.rows[0];
    assert_eq!((&none[6], &none[8], &none[9]), (&Cell::Empty, &Cell::Empty, &Cell::Empty));
    assert_ne!(none[12], Cell::Empty, "the reason stands there");
    let row = &figures.rows[1];
    assert_eq!(
        [&row[3], &row[4], &row[6], &row[7], &row[8], &row[9], &row[10], &row[11], &row[12]],
        [
            &text("≥"),
            &Cell::Percent(100.0),
            &Cell::Count(380),
            &Cell::Count(402),
            &Cell::Percent(94.5273),
            &text("Không đạt"),
            &Cell::Count(3),
            &Cell::Count(21),
            &Cell::Empty,
        ]
    );
    assert_eq!(parts.rows.len(), 1);
    assert_eq!(records.name, "Mục 3 - 1");
    assert!(records.above[1].contains("5.402"), "{:?}", records.above);
    assert_eq!(records.rows[0][..2], [text("NV-1"), text("=1+1")]);
    assert_eq!((&records.rows[1][0], &records.rows[1][1]), (&text("Nhiệm vụ của đơn vị khác"), &Cell::Empty));
    assert!(made.sheets.iter().all(|sheet| sheet.rows.iter().all(|row| row.len() == sheet.columns.len())));
    assert!(bind(made).await.expect("bound").starts_with(b"PK"));
}
