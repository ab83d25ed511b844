//! What leaves the office on paper: papers that an interface words, set in one of the office's formats.

use time::{Date, OffsetDateTime};

pub use print::{Block, Book, Cell, Closing, Column, Letterhead, Paper, Sheet, Side, Table, TableColumn};

use crate::Refusal;

text::words! {
    /// The formats of a paper.
    Format {
        /// For the archive and the printer.
        Pdf = "pdf",
        /// For the office's word processor, before it is signed.
        Docx = "docx",
    }
}

impl Format {
    /// The media type of its files.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }
}

/// The media type of a book's file.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The file of a paper, made at `now` (for its properties), beside the work of others.
///
/// # Errors
/// Trouble of ours.
pub async fn set(paper: Paper, format: Format, now: OffsetDateTime) -> Result<Vec<u8>, Refusal> {
    aside(move || match format {
        Format::Pdf => print::pdf(&paper, now),
        Format::Docx => print::docx(&paper),
    })
    .await
}

/// The XLSX of a book, made beside the work of others.
///
/// # Errors
/// Trouble of ours.
pub async fn bind(book: Book) -> Result<Vec<u8>, Refusal> {
    aside(move || print::xlsx(&book)).await
}

/// As an office writes a day.
pub(crate) fn day(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), u8::from(day.month()), day.year())
}

/// Setting a paper is work that others must not wait for.
async fn aside(make: impl FnOnce() -> Result<Vec<u8>, print::Fault> + Send + 'static) -> Result<Vec<u8>, Refusal> {
    let made = tokio::task::spawn_blocking(make).await;
    made.map_err(|error| Refusal::fault(error.to_string()))?.map_err(|fault| Refusal::fault(fault.to_string()))
}
