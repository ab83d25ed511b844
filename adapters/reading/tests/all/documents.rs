//! Documents: what a person sees in Word or a PDF is what is read, as lines.

use std::io::Write;

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
        (
            "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>b</w:t></w:r></w:p>",
            "ab",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>",
            "a",
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
fn a_list_in_a_table_is_a_line_a_row() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let words = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let spanned = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>", words("Chung"));
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row(&["STT", "Mục tiêu", "Chỉ tiêu", "Đơn vị"].map(|w| cell(&words(w)))),
        row(&[
            cell(numbered),
            cell(&(words("Hồ sơ") + &words("đúng hạn"))),
            cell(&words("≥ 97%")),
            cell(&words("Văn phòng"))
        ]),
        row(&[cell(numbered), spanned, cell(&words("Phòng Nội vụ"))]),
        row(&[cell("<w:p/>"), cell("<w:p/>"), cell(&words("90%")), cell("<w:p/>")]),
    );
    let numbering = "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum>\
                     <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>";
    let read = text(docx(&body, numbering)).unwrap();
    let expected = [
        "STT\tMục tiêu\tChỉ tiêu\tĐơn vị",
        "1\tHồ sơ đúng hạn\t≥ 97%\tVăn phòng",
        "2\tChung\t\tPhòng Nội vụ",
        "\t\t90%",
    ];
    assert_eq!(read.lines().collect::<Vec<_>>(), expected);
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
