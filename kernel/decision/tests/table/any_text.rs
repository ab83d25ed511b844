//! What holds for any text: no panic, every span inside the text, one reading of composed and decomposed letters, linear time.

use decision::read;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Pieces of decisions in any order, with whatever else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(vec![
            "QUYẾT ĐỊNH", "Điều 1. Phê duyệt mục tiêu chất lượng năm 2018", "ĐIỀU 2:", "\n", "\n1. ", "\na) ", "\n- ", "\n1.1 ", "\nII. ", "100%", "trên 90%", "08 (tám)",
            " hồ sơ được trả đúng hạn", " và ", ", ", "; ", ". ", "./.", "Nơi nhận:", "Căn cứ Luật số 75/2015/QH13;", "Số: 12/QĐ-UBND", "ngày 05 tháng 01 năm 2018",
            "so với năm 2017", "trước ngày 30/6", "không để", "TCVN ISO 9001:", "2015", "ỦY BAN NHÂN DÂN", "SỞ NỘI VỤ", "\tCHỦ TỊCH", "   ", "(", ")", "từ", "trở lên",
            "Đơn vị chủ trì: Phòng Nội vụ", "chịu trách nhiệm thi hành", "PHỤ LỤC I", "(Ban hành kèm theo", "có hiệu lực kể từ ngày ký", "thay thế", "1,200", "5 ngày kể từ",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_span_is_inside_it(text in text()) {
        let decision = read(&text);
        for place in decision.spans() {
            let shown = decision.source.get(place.span.clone());
            prop_assert!(shown.is_some_and(|s| !s.is_empty()), "{:?}", place);
        }
        let lines = decision.source.split(['\n']).count();
        prop_assert!(decision.problems.iter().all(|p| (1..=lines).contains(&p.line)));
    }

    #[test]
    fn composed_and_decomposed_letters_are_read_alike(text in text()) {
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        prop_assert_eq!(read(&composed), read(&decomposed));
    }
}

/// One thing again and again is read in a time that grows with its length, not with its square: a square would take minutes.
/// A megabyte where the build is optimised, a tenth of it elsewhere.
#[test]
#[allow(clippy::disallowed_methods)]
fn noise_takes_no_square_of_time() {
    let length = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
    for noise in [
        "năm ngày kể từ ",
        "100% và ",
        "1. ",
        "Điều 1. a) ",
        "(",
        "ngày 05/12/2017 ",
        "Căn cứ; ",
        "- \n",
        "PHỤ LỤC\n",
        "x",
        "từ 5 ",
        "do Sở ",
        "so với năm ",
        "\t\tA ",
    ] {
        let head = "QUYẾT ĐỊNH\nmục tiêu năm 2018\nĐiều 1. Phê duyệt mục tiêu:\n1. ";
        let text = format!("{head}{}", noise.repeat(length / noise.len()));
        let start = std::time::Instant::now();
        let decision = read(&text);
        println!("{noise:?}: {:?}", start.elapsed());
        assert!(start.elapsed().as_secs() < 5, "{noise:?}: {:?}", start.elapsed());
        assert!(!decision.source.is_empty());
    }
}
