//! Tables: a CSV file or the sheet of a workbook as rows of cells, each row under the number that its reader sees.

mod csv;
mod xlsx;

use std::path::Path;

use time::{Date, Duration, PrimitiveDateTime, Time, macros::date};

use crate::columns::name_key;
use crate::guard::{bytes_of, guarded, sized};
use crate::limits::{Limits, Unreadable};
use crate::unpack::{is_zip, old_container};

/// How far down a header may stand below a letterhead.
const HEADER_WITHIN: usize = 20;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Text in NFC without spaces at its ends.
    Text(String),
    /// A number that is not formatted as a date.
    Number(f64),
    /// A day.
    Date(Date),
    /// A local time of a day.
    Moment(PrimitiveDateTime),
    /// True or false.
    Bool(bool),
    /// A formula that failed, as Excel shows it (`#N/A`).
    Fault(String),
}

impl Cell {
    /// A text, or empty when nothing is written.
    pub fn text(text: &str) -> Self {
        Self::normalised(&text::normalise(text))
    }

    /// As [`Cell::text`], of text that is in NFC already.
    fn normalised(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            trimmed => Self::Text(trimmed.to_owned()),
        }
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// As a person reads it.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => shown_day(*day),
            Self::Moment(moment) => {
                format!("{} {:02}:{:02}", shown_day(moment.date()), moment.hour(), moment.minute())
            }
            Self::Bool(yes) => if *yes { "có" } else { "không" }.to_owned(),
        }
    }
}

fn shown_day(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), u8::from(day.month()), day.year())
}

/// A row that is not blank; cells that it lacks at its end are empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// As in the file: its first row is 1.
    pub number: u32,
    /// From column A on.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column, counted from 0.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// The address of a cell of this row, as in `B8`.
    pub fn address(&self, column: usize) -> String {
        address(self.number, column)
    }
}

/// The address of a cell, as in `B8`; columns count from 0.
pub fn address(row: u32, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{row}")
}

/// A header and the rows below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The number of the header's row.
    pub header_row: u32,
    /// The names of the columns; an unnamed one is empty.
    pub headers: Vec<String>,
    /// The rows below the header that are not blank.
    pub rows: Vec<Row>,
    epoch: Epoch,
}

impl Table {
    /// The same table with other columns.
    pub(crate) fn with(self, headers: Vec<String>, rows: Vec<Row>) -> Self {
        Self { headers, rows, ..self }
    }

    /// A table that was no file of rows: a header, and rows below it.
    pub(crate) fn of(headers: Vec<String>, rows: Vec<Row>) -> Self {
        Self { header_row: 1, headers, rows, epoch: Epoch::From1900 }
    }

    /// The day or moment that Excel means by a number, when it is one between 1950 and 2100.
    pub fn serial(&self, number: f64) -> Option<Cell> {
        let cell = self.epoch.cell(number)?;
        let day = match &cell {
            Cell::Date(day) => *day,
            Cell::Moment(moment) => moment.date(),
            _ => return None,
        };
        (1950..2100).contains(&day.year()).then_some(cell)
    }

    /// Takes the first row that holds the most known names as the header, or else the first row.
    fn with_header(mut rows: Vec<Row>, known: &[String], epoch: Epoch) -> Self {
        let at = header_at(&rows, known).1;
        let header = (at < rows.len()).then(|| rows.drain(..=at).next_back()).flatten();
        let (header_row, cells) = header.map_or((1, Vec::new()), |row| (row.number, row.cells));
        let headers = cells.iter().map(|cell| one_line(&cell.shown())).collect();
        Self { header_row, headers, rows, epoch }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many known names the best row holds, and its index.
fn header_at(rows: &[Row], known: &[String]) -> (usize, usize) {
    let mut best = (0, 0);
    for (index, row) in rows.iter().take(HEADER_WITHIN).enumerate() {
        let named = row.cells.iter().filter(|cell| matches!(cell, Cell::Text(name) if known.contains(&name_key(name))));
        let count = named.count();
        if count > best.0 {
            best = (count, index);
        }
    }
    best
}

/// From which day a workbook counts its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Epoch {
    /// Day 1 is 01/01/1900, with a 29/02/1900 that never was.
    From1900,
    /// Day 0 is 01/01/1904.
    From1904,
}

impl Epoch {
    /// The day of a number, or its moment where it has a fraction; a fraction alone is a time, kept as text.
    fn cell(self, number: f64) -> Option<Cell> {
        // Up to 31/12/9999.
        if !(0.0..2_958_466.0).contains(&number) {
            return None;
        }
        let seconds = (number * 86_400.0).round() as i64;
        let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let time = Time::MIDNIGHT + Duration::seconds(seconds);
        if days == 0 && self == Self::From1900 {
            return Some(Cell::Text(format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())));
        }
        let start = match self {
            Self::From1904 => date!(1904 - 01 - 01),
            Self::From1900 if days < 60 => date!(1899 - 12 - 31),
            Self::From1900 => date!(1899 - 12 - 30),
        };
        let day = start.checked_add(Duration::days(days))?;
        Some(if seconds == 0 { Cell::Date(day) } else { Cell::Moment(PrimitiveDateTime::new(day, time)) })
    }
}

/// Collects rows under the limits; blank ones are dropped, their numbers stay.
struct Rows<'l> {
    limits: &'l Limits,
    rows: Vec<Row>,
    cells: u64,
}

impl<'l> Rows<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self { limits, rows: Vec::new(), cells: 0 }
    }

    fn push(&mut self, number: u32, mut cells: Vec<Cell>) -> Result<(), Unreadable> {
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        if number > self.limits.rows {
            return Err(Unreadable::TooManyRows { limit: self.limits.rows });
        }
        if cells.len() as u64 > u64::from(self.limits.columns) {
            return Err(Unreadable::TooManyColumns { limit: self.limits.columns });
        }
        self.cells += cells.len() as u64;
        if self.cells > self.limits.cells {
            return Err(Unreadable::TooManyCells { limit: self.limits.cells });
        }
        self.rows.push(Row { number, cells });
        Ok(())
    }
}

/// Reads a .csv or .xlsx file.
///
/// `known` are the names that its columns may have (see [`crate::Sheet::names`]): by them the sheet of a workbook is chosen and the
/// header found, even below a letterhead. Without a match the first sheet and its first row are taken.
pub fn read_table(path: &Path, known: &[&str], limits: &Limits) -> Result<Table, Unreadable> {
    read_table_bytes(bytes_of(path, limits)?, known, limits)
}

/// As [`read_table`], of bytes; what they are is decided from them alone.
pub fn read_table_bytes(bytes: Vec<u8>, known: &[&str], limits: &Limits) -> Result<Table, Unreadable> {
    sized(bytes.len(), limits)?;
    let known: Vec<String> = known.iter().map(|name| name_key(name)).collect();
    let limits = *limits;
    guarded(limits.time, move || {
        if let Some(fault) = old_container(&bytes, ".xlsx") {
            return Err(fault);
        }
        if is_zip(&bytes) { xlsx::read(&bytes, &known, &limits) } else { csv::read(&bytes, &known, &limits) }
    })
}
