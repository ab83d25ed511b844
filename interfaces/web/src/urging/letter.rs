//! The draft of an urging letter as a file in the layout of official letters, for the e-office where it is signed and numbered.

use app::paper::{Block, Closing, Letterhead, Paper, Side, Table, TableColumn};
use axum::extract::{Path, Query};
use time::Date;

use super::draft::{Asked, Heads, Line, drafted};
use crate::answer::{Answer, Trouble};
use crate::error::Problem;
use crate::reader::Reader;
use crate::words::{Lang, Words};

/// The letter that these tasks make.
#[must_use]
pub fn letter(heads: &Heads, lines: &[Line], today: Date) -> Paper {
    let words = Words::new(Lang::Vi);
    let task = |(number, line): (usize, &Line)| {
        let row = &line.row;
        vec![
            number.to_string(),
            format!("{} ({})", row.content, row.code),
            row.document_number.clone(),
            line.due.clone(),
            line.late.clone(),
        ]
    };
    let body = words.say("draft-body").text("unit", &heads.unit).number("tasks", lines.len());
    let date = words.say("draft-date").text("month", u8::from(today.month())).text("year", today.year());
    let recipient = |key: &str| words.get(key).trim_end_matches([';', '.']).to_owned();
    Paper {
        name: words.say("draft-title").text("unit", &heads.unit).to_string(),
        letterhead: Some(Letterhead {
            superior: Some(heads.superior.to_uppercase()).filter(|name| !name.is_empty()),
            issuer: heads.issuer.to_uppercase(),
            number: Some(words.get("draft-number")),
            about: Some(words.get("draft-about")),
            place_and_date: Some(date.to_string()),
        }),
        title: vec![words.say("draft-to").text("unit", &heads.unit).to_string()],
        blocks: vec![
            Block::Paragraph { text: body.text("day", words.date(today)).to_string() },
            Block::Table(Table {
                columns: vec![
                    TableColumn::numbers(words.get("draft-place"), 2),
                    TableColumn::words(words.get("draft-task"), 12),
                    TableColumn::words(words.get("draft-document"), 6),
                    TableColumn::words(words.get("draft-due"), 5),
                    TableColumn::words(words.get("draft-late"), 6),
                ],
                rows: (1..).zip(lines).map(task).collect(),
            }),
            Block::Paragraph { text: words.get("draft-ask") },
        ],
        closing: Some(Closing {
            recipients: vec![recipient("draft-as-above"), recipient("draft-kept")],
            capacity: vec![words.get("draft-signer")],
            signer: None,
        }),
        side: Side::Tall,
    }
}

/// Hands it out; without a late task there is nothing to write.
pub async fn open(reader: Reader, Path(format): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let format = crate::paper::format(&reader, &format)?;
    let (heads, lines) = drafted(&reader, &asked).await?;
    if lines.is_empty() {
        return Err(Trouble::new(reader.frame.clone(), Problem::Missing));
    }
    let paper = letter(&heads, &lines, reader.frame.now.to_offset(calendar::ZONE).date());
    crate::paper::paper(&reader, paper, format, "cong-van-don-doc").await
}
