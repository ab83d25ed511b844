//! The same paper as PDF and as DOCX.

use print::{Block, Fault, Side};
use time::macros::datetime;

use crate::kit::{letter, saying, words};

const NOW: time::OffsetDateTime = datetime!(2026-11-25 9:00 +7);

/// What a reader must meet, in this order within each column.
const SAID: &[&str] = &[
    "ỦY BAN NHÂN DÂN TỈNH",
    "VĂN PHÒNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "V/v đôn đốc nhiệm vụ quá hạn",
    "Kính gửi: Sở Nông nghiệp và Môi trường",
    "I. Nhiệm vụ quá hạn",
    "Văn phòng đề nghị quý Sở khẩn trương thực hiện các nhiệm vụ sau đây.",
    "3 nhiệm vụ",
    "Nhiệm vụ số 3",
    "05/11/2026",
    "Bước đang chậm",
    "Số liệu tính đến 17 giờ.",
    "Nơi nhận:",
    "- Như trên;",
    "PHÓ CHÁNH VĂN PHÒNG",
];

#[test]
fn both_formats_say_everything_that_stands_on_the_paper() {
    let paper = letter(3);
    for (format, bytes) in [("pdf", print::pdf(&paper, NOW)), ("docx", print::docx(&paper))] {
        let read = words(bytes.unwrap());
        for said in SAID {
            assert!(read.contains(said), "{format} lacks {said:?}:\n{read}");
        }
    }
}

#[test]
fn a_long_list_runs_over_pages_with_its_head_on_each() {
    let read = words(print::pdf(&letter(120), NOW).unwrap());
    assert!(read.contains("Nhiệm vụ số 120"), "{read}");
    assert!(read.matches("TT Nhiệm vụ Hạn").count() >= 3, "{read}");
}

#[test]
fn words_are_never_read_as_layout() {
    for text in
        [r"#emph[a] *b* _c_ $x^2$ `d` <e> \u{41} @f // g", "= Tiêu đề", "]] #panic()", "a & b < c > d \"e\" 'f'"]
    {
        for bytes in [print::pdf(&saying(text), NOW), print::docx(&saying(text))] {
            let read = words(bytes.unwrap());
            assert!(read.contains(&text.split_whitespace().collect::<Vec<_>>().join(" ")), "{text:?} became {read:?}");
        }
    }
}

#[test]
fn a_picture_that_is_none_is_named_by_its_place() {
    for svg in ["", "<svg", "<html></html>", "<svg>&b;</svg>"] {
        let mut paper = saying("trước");
        paper.blocks.push(Block::Picture { svg: svg.to_owned(), caption: "hình".to_owned() });
        for made in [print::pdf(&paper, NOW), print::docx(&paper)] {
            assert!(matches!(made, Err(Fault::Picture { at: 2, .. })), "{svg:?}: {made:?}");
        }
    }
}

#[test]
fn a_wide_paper_lies_on_its_side() {
    let paper = print::Paper { side: Side::Wide, ..letter(2) };
    let pdf = String::from_utf8_lossy(&print::pdf(&paper, NOW).unwrap()).into_owned();
    assert!(pdf.contains("/MediaBox[0 0 841"), "the long side lies");
    print::docx(&paper).unwrap();
}

#[test]
fn the_same_paper_at_the_same_moment_gives_the_same_bytes() {
    let made = || print::pdf(&letter(2), NOW).unwrap();
    assert!(made() == made(), "two makings differ");
}
