//! XLSX: the sheet that holds the header, its dates read as dates.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx, XlsxError};

use super::{Cell, Epoch, HEADER_WITHIN, Rows, Table, header_at};
use crate::limits::{Limits, Unreadable};
use crate::unpack::Parts;

/// How many sheets are looked into for the header.
const SHEETS: usize = 50;

type Book = Xlsx<Cursor<Vec<u8>>>;

pub(super) fn read(bytes: &[u8], known: &[String], limits: &Limits) -> Result<Table, Unreadable> {
    let parts = Parts::unpack(bytes, limits, |name| name.ends_with(".xml") || name.ends_with(".rels"))?;
    if !parts.holds("xl/") {
        return Err(Unreadable::NotThisFormat { expected: "bảng .csv hoặc .xlsx" });
    }
    let mut book: Book = Xlsx::new(Cursor::new(parts.repack()?)).map_err(fault)?;
    let epoch = if book.has_1904_epoch() { Epoch::From1904 } else { Epoch::From1900 };
    let mut best: Option<(usize, String)> = None;
    for name in book.sheet_names().into_iter().take(SHEETS) {
        // A sheet that is a chart or a macro holds no rows.
        let Ok(top) = rows(&mut book, &name, epoch, limits, HEADER_WITHIN) else { continue };
        let count = header_at(&top.rows, known).0;
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, name));
        }
    }
    let name = best.map(|(_, name)| name).or_else(|| book.sheet_names().into_iter().next());
    let name = name.ok_or_else(|| Unreadable::damaged("không có trang tính"))?;
    Ok(Table::with_header(rows(&mut book, &name, epoch, limits, usize::MAX)?.rows, known, epoch))
}

/// The rows of a sheet, in the order of their numbers.
fn rows<'l>(
    book: &mut Book,
    sheet: &str,
    epoch: Epoch,
    limits: &'l Limits,
    most: usize,
) -> Result<Rows<'l>, Unreadable> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(fault)?;
    let mut rows = Rows::new(limits);
    let mut current = (0, Vec::new());
    while let Some(cell) = reader.next_cell().map_err(fault)? {
        let (row, column) = cell.get_position();
        let value = value(cell.get_value(), epoch);
        if value.is_empty() {
            continue;
        }
        if row < current.0 {
            return Err(Unreadable::damaged("các hàng không theo thứ tự"));
        }
        if row > current.0 {
            rows.push(current.0 + 1, std::mem::take(&mut current.1))?;
            current.0 = row;
            if rows.rows.len() >= most {
                return Ok(rows);
            }
        }
        if column >= limits.columns {
            return Err(Unreadable::TooManyColumns { limit: limits.columns });
        }
        let column = column as usize;
        if current.1.len() <= column {
            current.1.resize(column + 1, Cell::Empty);
        }
        current.1[column] = value;
    }
    rows.push(current.0 + 1, current.1)?;
    Ok(rows)
}

fn value(data: &DataRef<'_>, epoch: Epoch) -> Cell {
    match data {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(stamp) if stamp.is_datetime() => {
            epoch.cell(stamp.as_f64()).unwrap_or(Cell::Number(stamp.as_f64()))
        }
        DataRef::DateTime(stamp) => Cell::Number(stamp.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(error) => Cell::Fault(Data::Error(error.clone()).to_string()),
    }
}

fn fault(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Encrypted,
        other => Unreadable::damaged(other),
    }
}
