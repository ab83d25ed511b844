//! Hostile files: whatever the bytes, an answer comes, in time.

use std::time::Duration;

use proptest::prelude::*;
use reading::{Limits, Unreadable, read_table_bytes, read_text_bytes, sheets};
use rust_xlsxwriter::Workbook;

use crate::body::{self, small};
use crate::kit::{docx, zipped};

fn table(bytes: Vec<u8>, limits: &Limits) -> Result<(), Unreadable> {
    read_table_bytes(bytes, &sheets::UNITS.names(), limits).map(|_| ())
}

#[test]
fn a_bomb_is_refused_while_it_unpacks() {
    // 24 MB of spaces in some 24 KB.
    let spaces = vec![b' '; 24 << 20];
    let text = zipped(&[("word/document.xml", &spaces)]);
    let book = zipped(&[("xl/workbook.xml", &spaces)]);
    assert!(text.len() < 1 << 17);
    let limits = Limits::default();
    assert!(matches!(read_text_bytes(text.clone(), &limits), Err(Unreadable::RatioTooHigh { limit: 100 })));
    assert!(matches!(table(book, &limits), Err(Unreadable::RatioTooHigh { .. })));
    let loose = Limits { ratio: 10_000, unpacked: 16 << 20, ..limits };
    assert!(matches!(read_text_bytes(text, &loose), Err(Unreadable::UnpacksTooLarge { .. })));
}

#[test]
fn many_small_parts_count_together() {
    let part = vec![b' '; 1 << 20];
    let names: Vec<String> = (0..20).map(|n| format!("xl/{n}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    assert!(matches!(table(zipped(&parts), &Limits::default()), Err(Unreadable::RatioTooHigh { .. })));
}

#[test]
fn tables_end_at_their_limits() {
    let limits = small();
    assert!(matches!(table(vec![b'a'; 2 << 20], &limits), Err(Unreadable::TooLarge { .. })));
    assert!(matches!(table(b"a\n".repeat(101), &limits), Err(Unreadable::TooManyRows { limit: 100 })));
    assert!(matches!(table(b"a,".repeat(30), &limits), Err(Unreadable::TooManyColumns { limit: 20 })));
    assert!(matches!(table(b"a,b,c,d,e,f,g,h,i,j,k\n".repeat(99), &limits), Err(Unreadable::TooManyCells { .. })));
    for (row, column) in [(200, 0), (0, 30)] {
        let mut book = Workbook::new();
        book.add_worksheet().write(row, column, "x").unwrap();
        let refused = table(book.save_to_buffer().unwrap(), &limits);
        assert!(matches!(refused, Err(Unreadable::TooManyRows { .. } | Unreadable::TooManyColumns { .. })));
    }
}

#[test]
fn a_count_that_is_a_lie_takes_no_memory() {
    let strings = b"<sst uniqueCount=\"9999999999999\"><si><t>a</t></si></sst>";
    let refused = table(zipped(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", strings)]), &small());
    assert!(matches!(refused, Err(Unreadable::Damaged { .. })));
}

#[test]
fn no_time_is_an_answer_too() {
    let limits = Limits { time: Duration::ZERO, ..Limits::default() };
    assert!(matches!(table(b"code,name\n".repeat(100_000), &limits), Err(Unreadable::TooSlow { .. })));
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:p><w:t>x&b;</w:t></w:p></w:document>";
    let bytes = zipped(&[("word/document.xml", bomb.as_bytes())]);
    assert_eq!(read_text_bytes(bytes, &Limits::default()).unwrap(), "x");
}

#[test]
fn every_reason_says_what_to_do() {
    for fault in [
        Unreadable::TooLarge { bytes: 60 << 20, limit: 50 << 20 },
        Unreadable::TooManyRows { limit: 5 },
        Unreadable::Encoding,
        Unreadable::Encrypted,
        Unreadable::NoText,
        Unreadable::MissingTool { tool: "poppler-utils" },
        Unreadable::OldFormat { save_as: ".xlsx" },
        Unreadable::TooSlow { limit: Duration::from_secs(60) },
    ] {
        assert!(fault.what().contains("hãy "), "{fault:?}");
    }
}

/// The bytes of a good file with some of them changed.
fn spoiled(good: Vec<u8>, changes: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mut bytes = good;
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *byte;
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        body::any_table(&bytes);
        body::any_process(&bytes);
        body::any_document(&bytes);
    }

    #[test]
    fn any_text_is_a_table_whose_rows_rise(text in "[a-zđ,;\t\"\n\r 0-9/]{0,300}") {
        body::any_table(text.as_bytes());
    }

    #[test]
    fn a_spoiled_workbook_gets_an_answer(changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..20)) {
        let good = reading::template_bytes(&sheets::UNITS).unwrap();
        body::any_table(&spoiled(good, &changes));
    }

    #[test]
    fn a_spoiled_document_gets_an_answer(
        changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..20),
        body in "(<w:p>|</w:p>|<w:tr>|</w:tr>|<w:tc>|</w:tc>|<w:del>|</w:del>|<w:t>|</w:t>|<w:tab/>|&amp;|&#0;|a){0,30}",
    ) {
        body::any_document(&docx(&body, ""));
        body::any_document(&spoiled(docx(&body, ""), &changes));
    }

    #[test]
    fn a_spoiled_process_gets_an_answer(
        body in "(<(d:)?(definitions|process|pnml|net|page|place|transition|arc|task|subProcess|boundaryEvent|sequenceFlow|lane|log|trace|event|step)( (id|name|source|target|sourceRef|targetRef|attachedToRef|key|value|next|time|ref)=\"[a-c:0-9,]{0,3}\"){0,3}(/)?>|</(process|trace|event|page)>|<text>|</text>|&a;|&#x41;|<!--|-->|<!\\[CDATA\\[|\n|1){0,40}",
        root in prop::sample::select(vec!["<definitions>", "<process>", "<pnml><net>", "<log>", "a,b\n", "dossier_code,activity,at\n", ""]),
    ) {
        body::any_process(format!("{root}{body}").as_bytes());
    }
}
