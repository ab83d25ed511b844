//! edXML as offices send it: well written, doubtful, and no XML at all.

use exchange::edxml::{Answer, Business, Kind, Message, Organisation, StatusCode, read_bytes, write_status};
use proptest::prelude::*;
use reading::{Limits, Unreadable};
use time::macros::{date, datetime};

macro_rules! sample {
    ($name:literal) => {
        include_str!(concat!("samples/", $name, ".edxml"))
    };
}

fn read(text: &str) -> Message {
    read_bytes(text.as_bytes().to_vec(), &Limits::default()).expect("a message")
}

#[test]
fn a_document_says_who_sent_what_to_whom_and_by_when() {
    let message = read(sample!("new"));
    assert_eq!((message.kind, message.business, message.code), (Kind::Document, Some(Business::New), None));
    assert_eq!(message.number.as_deref(), Some("1234/VPCP-KGVX"));
    assert_eq!(message.issued_on, Some(date!(2018 - 05 - 10)));
    assert_eq!(message.due_on, Some(date!(2018 - 06 - 29)));
    assert_eq!(message.subject.as_deref(), Some("V/v rà soát các cơ sở dạy nghề"));
    assert_eq!(message.from.id.as_deref(), Some("000.00.00.G22"));
    assert_eq!(message.from.name.as_deref(), Some("Văn phòng Chính phủ"));
    assert_eq!(message.to.len(), 1);
    assert_eq!(message.to[0].id.as_deref(), Some("000.00.00.H41"));
    assert_eq!(message.priority, Some(1));
    assert_eq!(message.sent_at, Some(datetime!(2018-05-10 15:20 +7)));
    assert_eq!(message.problems, []);
}

#[test]
fn a_file_comes_with_its_bytes_and_their_hash() {
    let message = read(sample!("new"));
    let [file] = message.attachments.as_slice() else { panic!("{:?}", message.attachments) };
    let text = "Giao Sở Lao động - Thương binh và Xã hội rà soát, báo cáo trước ngày 20/6/2018.\n";
    assert_eq!(file.name, "cong-van.txt");
    assert_eq!(file.content, text.as_bytes());
    assert_eq!(file.bytes, Some(text.len() as u64));
    // printf ... | sha256sum
    assert_eq!(file.sha256.as_deref(), Some("e9645b617cef4f3bdaf0e91d89f879b12d5988acbc21d3f1c160c7f1f8b0e39f"));
}

#[test]
fn what_a_message_does_with_a_document() {
    let first = "000.00.00.G22,2018/05/10,1234/VPCP-KGVX";
    for (sample, business, reason) in [
        (sample!("update"), Business::Update, "Sửa hạn báo cáo"),
        (sample!("revoke"), Business::Revoke, "Gửi nhầm nơi nhận"),
        (sample!("replace"), Business::Replace, "Thay văn bản có sai sót"),
    ] {
        let message = read(sample);
        assert_eq!((message.business, message.concerns.as_slice()), (Some(business), &[first.to_owned()][..]));
        assert_eq!((message.reason.as_deref(), message.problems.as_slice()), (Some(reason), &[][..]));
    }
}

#[test]
fn a_status_says_what_became_of_which_document() {
    let message = read(sample!("status"));
    assert_eq!((message.kind, message.business, message.code), (Kind::Status, None, Some(StatusCode::Received)));
    assert_eq!(message.number.as_deref(), Some("45/UBND-TH"));
    assert_eq!(message.issued_on, Some(date!(2018 - 03 - 02)));
    assert_eq!(message.from.name.as_deref(), Some("Sở Tài chính"));
    assert_eq!(message.to[0].id.as_deref(), Some("000.00.00.H41"));
    assert_eq!(message.problems, []);
}

#[test]
fn what_cannot_be_is_a_problem_with_its_line_and_the_rest_is_read() {
    let new = sample!("new");
    let without = |from: &str, to: &str| new.replace(from, to);
    let rows = [
        ("due before issue", sample!("due_before_issue").to_owned(), 23, "trước ngày ban hành"),
        ("no id of the sender", sample!("no_organ_id").to_owned(), 7, "không có mã định danh"),
        ("no subject", without("V/v rà soát các cơ sở dạy nghề", ""), 22, "thiếu trích yếu"),
        ("no number", without("<edXML:CodeNumber>1234</edXML:CodeNumber>", ""), 14, "chỉ có một phần"),
        ("no such day", without("<edXML:DueDate>2018/06/29", "<edXML:DueDate>2018/06/31"), 23, "ngày 31 không có"),
        ("no such business", without("DocType>0<", "DocType>9<"), 35, "loại nghiệp vụ \"9\""),
        ("update of what?", without("DocType>0<", "DocType>2<"), 34, "không ghi mã văn bản"),
        ("a file that is not there", without("<ContentId>tep-1<", "<ContentId>tep-2<"), 43, "không được gửi kèm"),
    ];
    for (name, text, line, what) in rows {
        let message = read(&text);
        let found = message.problems.iter().find(|problem| problem.line == line && problem.what.contains(what));
        assert!(found.is_some(), "{name}: {:?}", message.problems);
        assert_eq!(message.from.name.as_deref(), Some("Văn phòng Chính phủ"), "{name}");
    }
    let unknown = read(&sample!("status").replace(">03<", ">07<"));
    assert!(unknown.problems[0].what.contains("mã trạng thái \"07\""), "{:?}", unknown.problems);
}

#[test]
fn what_is_no_xml_is_refused_with_its_line() {
    let new = sample!("new");
    let rows = [
        ("stray bytes before the prolog", sample!("stray_bytes").to_owned(), 1, "đứng trước phần khai báo XML"),
        ("a blank line before it", format!("\n{new}"), 2, "đứng trước phần khai báo XML"),
        ("an unbound prefix", sample!("unbound_prefix").to_owned(), 3, "tiền tố \"edXML:\" chưa được khai báo"),
        ("cut short", sample!("cut_short").to_owned(), 22, "MessageHeader> không được đóng"),
        ("a wrong end", new.replace("</edXML:Subject>", "</edXML:Sub>"), 22, ""),
        ("a lone ampersand", new.replace("V/v rà soát", "A & B"), 22, ""),
        ("an entity of its own", new.replace("V/v rà soát", "&rasoat;"), 22, "&rasoat; không có trong XML"),
        ("two of an attribute", new.replace("<edXML:edXMLManifest>", "<edXML:edXMLManifest a=\"1\" a=\"2\">"), 42, ""),
        ("words after the end", format!("{new}hết"), 61, "ngoài phần tử gốc"),
        ("another document", "<?xml version=\"1.0\"?>\n<html><body/></html>".to_owned(), 2, "<html>"),
    ];
    for (name, text, line, what) in rows {
        match read_bytes(text.into_bytes(), &Limits::default()) {
            Err(Unreadable::AtLine { line: at, why }) => {
                assert_eq!(at, line, "{name}: {why}");
                assert!(why.contains(what), "{name}: {why}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn no_entity_is_expanded_and_no_depth_is_endless() {
    let bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE edXML [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><edXML>&b;</edXML>";
    let deep = "<a>".repeat(5000);
    for (text, what) in [(bomb, "không có trong XML"), (deep.as_str(), "tầng")] {
        let fault = read_bytes(text.as_bytes().to_vec(), &Limits::default()).expect_err(what).what();
        assert!(fault.contains(what), "{fault}");
    }
    let limits = Limits { bytes: 100, ..Limits::default() };
    assert!(matches!(read_bytes(vec![b'<'; 101], &limits), Err(Unreadable::TooLarge { .. })));
}

#[test]
fn bytes_that_are_no_text_are_named_by_their_line() {
    let mut bytes = sample!("new").as_bytes().to_vec();
    let at = sample!("new").find("V/v").expect("the subject");
    bytes[at] = 0xd0;
    let fault = read_bytes(bytes, &Limits::default()).expect_err("no UTF-8");
    assert!(matches!(fault, Unreadable::AtLine { line: 22, .. }), "{fault:?}");
}

#[test]
fn the_word_that_we_write_is_the_word_that_is_read() {
    let from = Organisation { id: Some("000.00.00.H41".to_owned()), name: Some("UBND tỉnh <A & B>".to_owned()) };
    let to = Organisation { id: Some("000.00.00.G22".to_owned()), name: None };
    for code in StatusCode::ALL {
        let written = write_status(&Answer {
            from: &from,
            to: &to,
            code,
            number: "1234/VPCP-KGVX",
            issued_on: date!(2018 - 05 - 10),
            document_id: None,
            description: "Sai nơi nhận\u{7}",
            staff: "Trần Thị Bình",
            at: datetime!(2018-05-11 08:00 +7),
        });
        let message = read(&written);
        assert_eq!((message.kind, message.code), (Kind::Status, Some(code)));
        assert_eq!((message.from, message.to[0].id.as_deref()), (from.clone(), Some("000.00.00.G22")));
        assert_eq!(message.number.as_deref(), Some("1234/VPCP-KGVX"));
        assert_eq!(message.document_id.as_deref(), Some("000.00.00.G22,2018/05/10,1234/VPCP-KGVX"));
        assert_eq!(message.subject.as_deref(), Some("Sai nơi nhận"));
        assert_eq!(message.sent_at, Some(datetime!(2018-05-11 08:00 +7)));
        assert_eq!(message.problems, []);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_a_message_or_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Err(fault) = read_bytes(bytes, &Limits::default()) {
            prop_assert!(!fault.what().is_empty());
        }
    }

    #[test]
    fn any_change_of_a_message_is_a_message_or_a_line(at in 0_usize..2000, by in "\\PC{0,6}", cut in 0_usize..40) {
        let text = sample!("new");
        let at = text.char_indices().map(|(at, _)| at).take_while(|place| *place <= at).last().unwrap_or(0);
        let to = text[at..].char_indices().map(|(next, _)| at + next).nth(cut).unwrap_or(text.len());
        let changed = format!("{}{by}{}", &text[..at], &text[to..]);
        let lines = changed.lines().count() as u32 + 1;
        match read_bytes(changed.into_bytes(), &Limits::default()) {
            Ok(message) => prop_assert!(message.problems.iter().all(|problem| (1..=lines).contains(&problem.line))),
            Err(Unreadable::AtLine { line, .. }) => prop_assert!((1..=lines).contains(&line)),
            Err(_) => {}
        }
    }
}
