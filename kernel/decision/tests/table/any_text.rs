//! What holds for any text: no panic, every span inside the text, one reading of composed and decomposed letters. That the time grows
//! with the length is measured by the benchmark.

use decision::read;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::body;

/// Pieces of decisions in any order, with whatever else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(vec![
            "QUYẾT ĐỊNH", "Điều 1. Phê duyệt mục tiêu chất lượng năm 2018", "ĐIỀU 2:", "\n", "\n1. ", "\na) ", "\n- ", "\n1.1 ", "\nII. ", "100%", "trên 90%", "08 (tám)",
            " hồ sơ được trả đúng hạn", " và ", ", ", "; ", ". ", "./.", "Nơi nhận:", "Căn cứ Luật số 75/2015/QH13;", "Số: 12/QĐ-UBND", "ngày 05 tháng 01 năm 2018",
            "so với năm 2017", "trước ngày 30/6", "không để", "TCVN ISO 9001:", "2015", "ỦY BAN NHÂN DÂN", "SỞ NỘI VỤ", "\tCHỦ TỊCH", "   ", "(", ")", "từ", "trở lên",
            "Đơn vị chủ trì: Phòng Nội vụ", "chịu trách nhiệm thi hành", "PHỤ LỤC I", "(Ban hành kèm theo", "có hiệu lực kể từ ngày ký", "thay thế", "1,200", "5 ngày kể từ",
            "\nSTT\tNội dung\tChỉ tiêu\tĐơn vị chủ trì\tThời hạn\n1\t", "\n2\tTỷ lệ\t≥ 97%\tVăn phòng\tQuý IV", "\nTT\nMục tiêu\nMức\n1\n", "\n\t\t",
            "\nSTT   Mục tiêu      ĐVT    Chỉ tiêu\n1     ", "   %      95", "từ 5% xuống", "không quá 20 phút", "Mục tiêu 1:", "(1) A", "\nĐiều\n1.",
            "trước ngày 31/02/2018", "Phòng Nghiệp vụ 3", "trong đó", "không có", "công chức,",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_span_is_inside_it(text in text()) {
        body::any_text(&text);
    }

    #[test]
    fn any_bytes_taken_as_text_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400), text in text()) {
        let mixed = [&bytes[..], text.as_bytes(), &bytes[..]].concat();
        body::any_text(&String::from_utf8_lossy(&mixed));
    }

    #[test]
    fn composed_and_decomposed_letters_are_read_alike(text in text()) {
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        prop_assert_eq!(read(&composed), read(&decomposed));
    }
}
