//! Documents: what a person sees in Word or a PDF is what is read, as lines.

use std::io::Write;
use std::process::{Command, Stdio};

use reading::{Limits, Unreadable, read_text, read_text_bytes};

use crate::kit::docx;

fn text(bytes: Vec<u8>) -> Result<String, Unreadable> {
    read_text_bytes(bytes, &Limits::default())
}

#[test]
fn plain_text_is_read_from_a_file() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all("\u{feff}Điều 1. Ban hành\r\n".as_bytes()).unwrap();
    assert_eq!(read_text(file.path()).unwrap(), "Điều 1. Ban hành\r\n");
}

#[test]
fn a_docx_reads_as_word_shows_it() {
    for (body, expected) in [
        (
            "<w:p><w:r><w:t>Điều 1.</w:t></w:r><w:r><w:t xml:space=\"preserve\"> A &amp; B&#x111;</w:t></w:r></w:p>",
            "Điều 1. A & Bđ",
        ),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>\n<w:p/>\n<w:p><w:r><w:t>d</w:t></w:r></w:p>",
            "a\tb\nc\n\nd",
        ),
        ("<w:p><w:pPr><w:tabs><w:tab w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a"),
        (
            "<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText><w:tab/></w:r></w:del></w:p>",
            "mới",
        ),
        (
            "<w:p><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo></w:p>",
            "mới",
        ),
        ("<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"1\"/><w:instrText>PAGE</w:instrText></w:r></w:p>", "a"),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p/><w:p><w:r><w:t>97%</w:t></w:r></w:p></w:tc></w:tr>\
             <w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            "1\t97%\nx",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Nơi nhận:</w:t></w:r></w:p><w:p><w:r><w:t>- Như Điều 4;</w:t></w:r></w:p></w:tc>\
             <w:tc><w:p><w:r><w:t>TM. ỦY BAN</w:t><w:br/><w:t>CHỦ TỊCH</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "Nơi nhận:\n- Như Điều 4;\nTM. ỦY BAN\nCHỦ TỊCH",
        ),
    ] {
        assert_eq!(text(docx(body, "")).unwrap(), expected, "{body}");
    }
}

#[test]
fn automatic_numbers_are_written_out() {
    let level = |at: u8, format: &str, shape: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{shape}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"7\">{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"8\">{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%2)"),
        level(2, "decimal", "%1.%2.%3."),
        level(0, "upperRoman", "%1."),
        level(1, "bullet", "\u{f0b7}")
    );
    let item = |list: u8, level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let body = [
        item(1, 0, "Một"),
        item(1, 1, "ý a"),
        item(1, 1, "ý b"),
        item(1, 2, "sâu"),
        "<w:p><w:pPr><w:pStyle w:val=\"Muc\"/></w:pPr><w:r><w:t>Hai</w:t></w:r></w:p>".to_owned(),
        item(1, 1, "ý a"),
        item(2, 0, "Phần"),
        item(2, 1, "gạch"),
        item(3, 0, "Năm"),
        item(0, 0, "không số"),
        item(9, 0, "danh sách không có"),
    ];
    let expected = [
        "1. Một",
        "a) ý a",
        "b) ý b",
        "1.b.1. sâu",
        "2. Hai",
        "a) ý a",
        "I. Phần",
        "- gạch",
        "5. Năm",
        "không số",
        "danh sách không có",
    ];
    assert_eq!(text(docx(&body.concat(), &numbering)).unwrap().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn what_holds_no_text_says_why() {
    assert!(matches!(text(docx("<w:p/>", "")), Err(Unreadable::NoText)));
    assert!(matches!(text(b"\n \n".to_vec()), Err(Unreadable::NoText)));
    assert!(matches!(text(b"{\\rtf1}".to_vec()), Err(Unreadable::OldFormat { save_as: ".docx" })));
    assert!(matches!(text(b"a\0b".to_vec()), Err(Unreadable::NotThisFormat { .. })));
    assert!(matches!(text(b"V\xe3n".to_vec()), Err(Unreadable::Encoding)));
    assert!(matches!(text(crate::kit::zipped(&[("a.txt", b"a")])), Err(Unreadable::NotThisFormat { .. })));
}

/// A PDF of one page, with a line of text or none.
fn pdf(line: &str) -> Vec<u8> {
    let stream = format!("BT /F1 24 Tf 72 700 Td ({line}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>\nstream\n{stream}\nendstream", stream.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for (number, object) in (1..).zip(&objects) {
        places += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = out.len();
    out +=
        &format!("xref\n0 6\n0000000000 65535 f \n{places}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}

#[test]
fn a_pdf_is_read_where_its_tool_is_installed() {
    let installed = Command::new("pdftotext").arg("-v").stderr(Stdio::null()).stdout(Stdio::null()).status().is_ok();
    let read = text(pdf("Quyet dinh 123"));
    if !installed {
        assert!(matches!(read, Err(Unreadable::MissingTool { .. })));
        eprintln!("skipped: pdftotext is not on this machine");
        return;
    }
    assert_eq!(read.unwrap().trim(), "Quyet dinh 123");
    assert!(matches!(text(pdf("")), Err(Unreadable::NoText)));
    assert!(matches!(text(b"%PDF-1.4\nnothing".to_vec()), Err(Unreadable::Damaged { .. })));
}
