//! CSV: UTF-8 or UTF-16 with a mark, the separator told from the file.

use super::{Cell, Epoch, Rows, Table, header_at};
use crate::encoding::decode;
use crate::limits::{Limits, Unreadable};

/// What separates cells, the usual one of a Vietnamese Excel first.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];
/// How many rows are tried with each separator.
const TRIED: usize = 20;

pub(super) fn read(bytes: &[u8], known: &[String], limits: &Limits) -> Result<Table, Unreadable> {
    let text = decode(bytes)?;
    if text.contains('\0') || text.starts_with("%PDF-") {
        return Err(Unreadable::NotThisFormat { expected: "bảng .csv hoặc .xlsx" });
    }
    if text.trim().is_empty() {
        return Err(Unreadable::NoText);
    }
    // Line ends become \n here, so that blank lines can be counted below.
    let text = text::normalise(&text);
    let mut best = (SEPARATORS[0], (0, 0));
    for separator in SEPARATORS {
        let (rows, _) = rows(&text, separator, limits, TRIED)?;
        let widest = rows.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let score = (header_at(&rows.rows, known).0, widest);
        if score > best.1 {
            best = (separator, score);
        }
    }
    let (rows, open) = rows(&text, best.0, limits, usize::MAX)?;
    match open {
        Some(row) => Err(Unreadable::OpenQuote { row }),
        None => Ok(Table::with_header(rows.rows, known, Epoch::From1900)),
    }
}

/// The rows, and the number of the last one where a quotation mark in it was never closed.
fn rows<'l>(text: &str, separator: u8, limits: &'l Limits, most: usize) -> Result<(Rows<'l>, Option<u32>), Unreadable> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Rows::new(limits);
    let mut record = csv::StringRecord::new();
    let mut number = 0_u32;
    let mut long = false;
    for _ in 0..most {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader.read_record(&mut record).map_err(Unreadable::damaged)? {
            // A cell of several lines at the very end, and no mark after it: the mark that opened it was never closed.
            let open = long && !text.trim_end().ends_with('"');
            return Ok((rows, open.then_some(number)));
        }
        long = record.iter().next_back().is_some_and(|cell| cell.contains('\n'));
        // The reader passes over blank lines without a word; they are rows of the file.
        let blank = text.as_bytes()[start.min(text.len())..].iter().take_while(|&&b| b == b'\n').count();
        number = number.saturating_add(1).saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
        if record.len() as u64 > u64::from(limits.columns) {
            return Err(Unreadable::TooManyColumns { limit: limits.columns });
        }
        rows.push(number, record.iter().map(Cell::normalised).collect())?;
    }
    Ok((rows, None))
}
