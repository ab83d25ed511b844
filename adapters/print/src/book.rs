//! A workbook: sheets of columns and rows, in words and numbers that a spreadsheet can reckon with.

/// A workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// Its sheets, from the left.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name on the tab: at most 31 letters are kept, and the signs that a tab cannot carry are left out.
    pub name: String,
    /// Lines above the table: what it is, as of when.
    pub above: Vec<String>,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// Its rows, each with one cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The words in its head.
    pub title: String,
    /// Its width, in letters.
    pub width: f64,
}

impl Column {
    /// A column under `title`, `width` letters wide.
    pub fn new(title: impl Into<String>, width: f64) -> Self {
        Self { title: title.into(), width }
    }
}

/// A cell. Text stays text: a spreadsheet never reads it as a formula or a day.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Count(i64),
    /// A share in percent (`69.5906`), shown with four decimals and never rounded further.
    Percent(f64),
    /// A day.
    Day(time::Date),
    /// A moment, shown in the office's own time: give it with the office's offset.
    Moment(time::OffsetDateTime),
    /// Words that open an address.
    Link {
        /// What is shown.
        text: String,
        /// What opens.
        address: String,
    },
}
