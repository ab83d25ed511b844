//! PDF: what stands on a page is read as it stands there, and no file does harm.

use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;
use reading::{Limits, Unreadable, read_text_bytes};

use crate::body;
use crate::drawn::{file, page, shown, stream};

fn text(bytes: Vec<u8>) -> Result<String, Unreadable> {
    read_text_bytes(bytes, &Limits::default())
}

/// Words at places: x, y, words.
fn placed(pieces: &[(u32, u32, &str)]) -> String {
    pieces.iter().map(|(x, y, words)| format!("BT /F1 10 Tf {x} {y} Td {} Tj ET\n", shown(words))).collect()
}

fn trimmed(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect()
}

#[test]
fn a_page_reads_as_it_stands() {
    let decision = "QUYẾT ĐỊNH Điều 1. Phê duyệt mục tiêu chất lượng năm 2018 ≥ 97%";
    for (says, pieces, expected) in [
        ("letters with their marks", &[(72, 700, decision)][..], &[decision][..]),
        ("lines from top to bottom, however drawn", &[(72, 600, "hai"), (72, 700, "một")], &["một", "hai"]),
        ("words beside one another", &[(72, 700, "một"), (90, 700, "hai")], &["một hai"]),
        (
            "columns stay apart and under one another",
            &[(72, 700, "SỞ"), (372, 700, "CỘNG"), (72, 680, "Số"), (372, 680, "Độc")],
            &[
                "SỞ                                                                     CỘNG",
                "Số                                                                     Độc",
            ],
        ),
        ("one word drawn in two", &[(72, 700, "mụ"), (82, 700, "c")], &["mục"]),
        ("a raised letter belongs to its line", &[(72, 700, "m"), (77, 703, "2")], &["m2"]),
    ] {
        let words: String = pieces.iter().map(|(_, _, words)| *words).collect();
        for packed in [false, true] {
            let read = text(page(&placed(pieces), &words, packed)).expect(says);
            assert_eq!(trimmed(&read), expected, "{says}");
        }
    }
}

#[test]
fn operators_that_move_the_pen() {
    for (says, content, expected) in [
        (
            "TJ moves back by thousandths",
            format!("BT /F1 10 Tf 72 700 Td [{}-1000{}] TJ ET", shown("a"), shown("b")),
            "a   b",
        ),
        ("TJ with a word's gap", format!("BT /F1 10 Tf 72 700 Td [{}-300{}] TJ ET", shown("a"), shown("b")), "a b"),
        (
            "TD sets what T* moves by",
            format!("BT /F1 10 Tf 72 700 TD 0 -20 TD {} Tj T* {} Tj ET", shown("a"), shown("b")),
            "a\nb",
        ),
        ("Tm and cm", format!("q 2 0 0 2 0 0 cm BT /F1 5 Tf 1 0 0 1 36 350 Tm {} Tj ET Q", shown("a")), "a"),
        ("a drawing by name, which names itself and is not drawn in itself", "/X Do".to_owned(), "chìm"),
        (
            "a text in place of glyphs, in a stretch of another",
            format!(
                "BT /F1 10 Tf 72 700 Td /P BMC /Span<</ActualText<FEFF1EBF>>> BDC {} Tj EMC EMC {} Tj ET",
                shown("ab"),
                shown("b")
            ),
            "ếb",
        ),
        (
            "a picture in the drawing",
            format!("BI /W 1 ID \u{1}(\u{2} EI BT /F1 10 Tf 72 700 Td {} Tj ET", shown("a")),
            "a",
        ),
    ] {
        let read = text(page(&content, "abchìm", true)).expect(says);
        let lines: Vec<&str> = trimmed(&read).into_iter().map(str::trim_start).collect();
        assert_eq!(lines.join("\n"), expected, "{says}");
    }
}

/// A table of two columns and three rows: headings in the middle of their columns, a number in the middle of its row, a row in one.
fn table(borders: &str) -> String {
    let words = placed(&[
        (105, 690, "STT"),
        (240, 690, "Mục tiêu"),
        (110, 664, "I. Chung"),
        (112, 640, "1"),
        (144, 646, "Hồ sơ"),
        (144, 634, "đúng hạn"),
    ]);
    format!("{borders}{words}")
}

#[test]
fn what_stands_between_rules_is_a_row_with_tabs() {
    let (heights, sides) = ([705, 680, 655, 625], [100, 140, 400]);
    let thin: String = heights.iter().map(|y| format!("100 {y} 300 0.5 re f ")).collect::<String>()
        + &sides.iter().map(|x| format!("{x} 625 0.5 30 re f {x} 680 0.5 25 re f ")).collect::<String>()
        + "100 655 0.5 25 re f 400 655 0.5 25 re f ";
    let lines: String = heights.iter().map(|y| format!("100 {y} m 400 {y} l S ")).collect::<String>()
        + "100 625 m 100 705 l S 400 625 m 400 705 l S 140 625 m 140 655 l S 140 680 m 140 705 l S ";
    let expected = ["STT\tMục tiêu", "I. Chung", "1\tHồ sơ đúng hạn"];
    for borders in [thin, lines] {
        let words = "STTMục tiêuI. Chung1Hồ sơđúng hạn";
        assert_eq!(trimmed(&text(page(&table(&borders), words, true)).unwrap()), expected, "{borders}");
    }
    // Paths that only clip draw nothing, and a line under words is no table.
    let clipped = "100 625 300 80 re W n 140 625 m 140 705 l n 100 660 m 300 660 l S ";
    let read = text(page(&table(clipped), "STTMục tiêuI. Chung1Hồ sơđúng hạn", true)).unwrap();
    assert!(!read.contains('\t'), "{read}");
}

#[test]
fn a_font_of_one_byte_names_its_letters() {
    let content = b"BT /F1 10 Tf 72 700 Td (A\\001\\002\\003) Tj ET";
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_vec(),
        stream("/Filter/ASCIIHexDecode", content.iter().map(|b| format!("{b:02x}")).collect::<String>().as_bytes()),
        b"<</Type/Font/Subtype/TrueType/Encoding<</Differences[1/uni1EBF/dcroat/ohornhookabove]>>>>".to_vec(),
    ];
    let read = text(file(&objects, "")).unwrap();
    assert_eq!(trimmed(&read).concat().trim(), "Aếđo\u{31b}\u{309}");
}

#[test]
fn every_code_can_be_written_in_a_string_in_brackets() {
    // Programs number glyphs from 1 on: codes that a string writes with a backslash, and line ends that it writes plainly.
    let codes = [
        (8, "\\b", 'I'),
        (9, "\\t", 'a'),
        (10, "\r\n", 'u'),
        (10, "\r", 'u'),
        (12, "\\f", '1'),
        (13, "\\r", 'm'),
        (40, "\\(", 'n'),
    ];
    for (code, written, letter) in codes {
        let map = format!(
            "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <{code:02x}> <{:04x}> endbfchar",
            u32::from(letter)
        );
        let objects = [
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_vec(),
            stream("", format!("BT /F1 10 Tf 72 700 Td ({written}) Tj ET").as_bytes()),
            b"<</Type/Font/Subtype/TrueType/ToUnicode 6 0 R>>".to_vec(),
            stream("", map.as_bytes()),
        ];
        let read = text(file(&objects, "")).unwrap();
        assert_eq!(trimmed(&read).concat().trim(), letter.to_string(), "{written:?}");
    }
}

#[test]
fn objects_packed_together_are_found() {
    let packed = b"2 0 3 44 <</Type/Pages/Kids[3 0 R]/Count 1>>          <</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 6 0 R>>>>>>";
    let first = 9;
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"null".to_vec(),
        b"null".to_vec(),
        stream(&format!("/Type/ObjStm/N 2/First {first}/Filter/FlateDecode"), &compress_to_vec_zlib(packed, 6)),
        stream("", b"BT /F1 10 Tf 72 700 Td (So 12) Tj ET"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    let read = text(file(&objects, "")).unwrap();
    assert_eq!(trimmed(&read).concat().trim(), "So 12");
}

#[test]
fn a_file_cut_off_before_its_end_is_read_as_far_as_it_goes() {
    let whole = page(&placed(&[(72, 700, "mục tiêu")]), "mục tiêu", true);
    let end = whole.windows(7).position(|w| w == b"trailer").unwrap();
    assert_eq!(trimmed(&text(whole[..end].to_vec()).unwrap()), ["mục tiêu"]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let picture = "q 595 0 0 842 0 0 cm /Im Do Q";
    assert!(matches!(text(page(picture, "a", true)), Err(Unreadable::NoText)), "a scanned page");
    let locked = file(
        &[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Kids[]/Count 0>>".to_vec()],
        "/Encrypt 9 0 R",
    );
    assert!(matches!(text(locked), Err(Unreadable::Encrypted)), "a password");
    assert!(matches!(text(b"%PDF-1.4\nnothing".to_vec()), Err(Unreadable::Damaged { .. })), "no pages");
    let silent = page(&placed(&[(72, 700, "mục tiêu")]), "x", true);
    // Where poppler is installed it has the last word, and may show the codes.
    let shown = text(silent).unwrap_or_default();
    assert!(!shown.contains("mục tiêu"), "a font that tells no letters: {shown}");
}

#[test]
fn a_page_that_unpacks_to_too_much_is_refused() {
    let limits = Limits { unpacked: 4 << 20, ..Limits::default() };
    let spaces = " ".repeat(32 << 20);
    let bomb = page(&spaces, "a", true);
    assert!(bomb.len() < 1 << 17);
    assert!(matches!(read_text_bytes(bomb, &limits), Err(Unreadable::UnpacksTooLarge { .. })));
    // A few bytes that draw the same words again and again.
    let again = page(&"/X Do ".repeat(20_000), "chìm", true);
    assert!(matches!(read_text_bytes(again, &limits), Err(Unreadable::UnpacksTooLarge { .. })));
}

#[test]
fn drawings_that_draw_one_another_again_and_again_are_refused() {
    let form = |number: usize| {
        let dict = format!("/Type/XObject/Subtype/Form/Resources<</XObject<</X {} 0 R>>>>", number + 1);
        stream(&dict, "/X Do ".repeat(12).as_bytes())
    };
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>".to_vec(),
    ];
    objects.extend((4..16).map(form));
    assert!(matches!(text(file(&objects, "")), Err(Unreadable::UnpacksTooLarge { .. })));
}

#[test]
fn objects_in_one_another_without_end_are_no_stack() {
    for opening in ["[", "<<", "<</A", "(", "<", "[<<"] {
        let deep = opening.repeat(100_000);
        let objects = [
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            format!("<</Type/Pages/Kids {deep}").into_bytes(),
            b"<</Kids[2 0 R 3 0 R]>>".to_vec(),
        ];
        assert!(text(file(&objects, "")).is_err(), "{opening}");
        assert!(text(page(&deep, "a", true)).is_err(), "{opening}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_spoiled_file_gets_an_answer(
        changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..30),
        packed in any::<bool>(),
        operators in "(BT |ET |q |Q |/X Do |/F1 9 Tf |1 0 0 1 9 9 Tm |\\[<2041>-99\\] TJ |<2041> Tj |9 9 Td |9 9 99 1 re f |9 9 m 9 99 l S |T\\* |BI ID |<< |\\[ |\\( ){0,40}",
    ) {
        let mut bytes = page(&operators, "a", packed);
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        body::any_document(&bytes);
    }

    #[test]
    fn any_bytes_after_the_sign_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        body::any_document(&[b"%PDF-1.4\n", &bytes[..]].concat());
    }
}
