//! A letter with one of everything.

use print::{Block, Closing, Letterhead, Paper, Side, Table, TableColumn};
use reading::Limits;

/// A drawing of one box with a word in it.
pub const BOX: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" viewBox="0 0 200 60">
<rect x="5" y="5" width="190" height="50" fill="#eef" stroke="#113" /><text x="20" y="38" font-family="Tinos" font-size="20">Thẩm định</text></svg>"##;

/// An urging letter of a made-up office.
pub fn letter(rows: usize) -> Paper {
    Paper {
        name: "Đôn đốc nhiệm vụ quá hạn".to_owned(),
        letterhead: Some(Letterhead {
            superior: Some("ỦY BAN NHÂN DÂN TỈNH".to_owned()),
            issuer: "VĂN PHÒNG".to_owned(),
            number: Some("Số:          /VP-TH".to_owned()),
            about: Some("V/v đôn đốc nhiệm vụ quá hạn".to_owned()),
            place_and_date: Some("An Bình, ngày      tháng 11 năm 2026".to_owned()),
        }),
        title: vec!["Kính gửi: Sở Nông nghiệp và Môi trường".to_owned()],
        blocks: vec![
            Block::Heading { level: 1, text: "I. Nhiệm vụ quá hạn".to_owned() },
            Block::Paragraph {
                text: "Văn phòng đề nghị quý Sở khẩn trương thực hiện các nhiệm vụ sau đây.".to_owned(),
            },
            Block::Fields { lines: vec![("Tổng số".to_owned(), "3 nhiệm vụ".to_owned())] },
            Block::Table(Table {
                columns: vec![
                    TableColumn::numbers("TT", 1),
                    TableColumn::words("Nhiệm vụ", 6),
                    TableColumn::words("Hạn", 2),
                ],
                rows: (1..=rows)
                    .map(|at| vec![at.to_string(), format!("Nhiệm vụ số {at}"), "05/11/2026".to_owned()])
                    .collect(),
            }),
            Block::Picture { svg: BOX.to_owned(), caption: "Bước đang chậm".to_owned() },
            Block::Note { text: "Số liệu tính đến 17 giờ.".to_owned() },
        ],
        closing: Some(Closing {
            recipients: vec!["Như trên".to_owned(), "Lưu: VT, TH".to_owned()],
            capacity: vec!["KT. CHÁNH VĂN PHÒNG".to_owned(), "PHÓ CHÁNH VĂN PHÒNG".to_owned()],
            signer: None,
        }),
        side: Side::Tall,
    }
}

/// A paper of one paragraph.
pub fn saying(text: &str) -> Paper {
    let blocks = vec![Block::Paragraph { text: text.to_owned() }];
    Paper { name: "Thử".to_owned(), letterhead: None, title: vec![], blocks, closing: None, side: Side::Tall }
}

/// The text of a file, its white space made single.
pub fn words(bytes: Vec<u8>) -> String {
    let text = reading::read_text_bytes(bytes, &Limits::default()).expect("a readable file");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
