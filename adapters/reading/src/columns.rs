//! Columns: what a list of records may hold, and a table bound to it, every problem of a row at once.

mod value;

use serde::{Deserialize, Serialize};
use text::When;
use time::Date;

use crate::table::{Row, Table};
use value::Value;

/// What the cells of a column mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// A code or number that names something; never a quantity.
    Code,
    /// A day.
    Date,
    /// A day or a moment at which something happened.
    Moment,
    /// A day or a moment by which something is due: a day alone ends with its office hours.
    DueMoment,
    /// A whole number.
    Integer,
    /// Yes or no.
    YesNo,
    /// One of these, each a key and its Vietnamese name.
    OneOf(&'static [(&'static str, &'static str)]),
    /// Several codes, separated by semicolons.
    List,
}

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its English key.
    pub key: &'static str,
    /// Its Vietnamese header.
    pub header_vi: &'static str,
    /// Whether a file must have it.
    pub required: bool,
    /// Whether it belongs to the natural key: none of its cells may be empty.
    pub natural: bool,
    /// What its cells mean.
    pub kind: ColumnKind,
    /// A cell of the template's example row.
    pub example: &'static str,
    /// What one should know before filling it, in Vietnamese; may be empty.
    pub note: &'static str,
}

/// A kind of list and its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Its name on the command line.
    pub kind: &'static str,
    /// Its columns, in the order of the template.
    pub columns: &'static [Column],
}

impl Sheet {
    /// Every name that a column may stand under, for [`crate::read_table`].
    pub fn names(&self) -> Vec<&'static str> {
        self.columns.iter().flat_map(|column| [column.key, column.header_vi]).collect()
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

/// Columns that lists often carry beside their data, and that say nothing: an ordinal, a remark.
const IGNORED: [&str; 5] = ["stt", "tt", "so tt", "so thu tu", "ghi chu"];

/// The form in which the names of columns are compared: `Số, ký hiệu (*)` and `so ky hieu` are one.
pub(crate) fn name_key(name: &str) -> String {
    let folded: String = text::fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Something wrong in a file, where it stands and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The row, numbered as in the file.
    pub row: u32,
    /// The English key of the column; of one that is not known, its header.
    pub column: String,
    /// What is written there.
    pub value: String,
    /// What is wrong and what to do, in Vietnamese.
    pub what: String,
    /// The address of the cell, as in `B8`; none for a column that is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

/// A table whose columns are known.
#[derive(Debug)]
pub struct Bound<'t> {
    table: &'t Table,
    sheet: &'static Sheet,
    /// For each column of the sheet, its place in the table.
    places: Vec<Option<usize>>,
}

/// Finds the columns of a sheet in a table, in any order, under their key or their Vietnamese header.
///
/// A required column that is missing, a column that is not known and one that stands twice are problems.
pub fn bind<'t>(table: &'t Table, sheet: &'static Sheet) -> Result<Bound<'t>, Vec<Problem>> {
    let row = table.header_row;
    let mut places: Vec<Option<usize>> = vec![None; sheet.columns.len()];
    let mut problems = Vec::new();
    for (place, header) in table.headers.iter().enumerate() {
        let key = name_key(header);
        let at = |column: String, what: String| {
            let cell = Some(crate::table::address(row, place));
            Problem { row, column, value: header.clone(), what, cell }
        };
        if key.is_empty() {
            if table.rows.iter().any(|row| !row.cell(place).is_empty()) {
                let what = "cột có số liệu nhưng không có tên; hãy ghi tên cột ở hàng tiêu đề hoặc xóa cột này";
                problems.push(at(String::new(), what.to_owned()));
            }
            continue;
        }
        if IGNORED.contains(&key.as_str()) && !sheet.names().iter().any(|name| name_key(name) == key) {
            continue;
        }
        let known = |column: &Column| name_key(column.key) == key || name_key(column.header_vi) == key;
        let Some(index) = sheet.columns.iter().position(known) else {
            let what = format!(
                "không có cột này trong mẫu; hãy xóa cột hoặc đổi tên thành một trong: {}",
                free(sheet, &places)
            );
            problems.push(at(header.clone(), what));
            continue;
        };
        match places[index] {
            None => places[index] = Some(place),
            Some(first) => {
                let first = crate::table::address(row, first);
                let what = format!("cột đã có ở ô {first}; hãy giữ một cột và xóa cột kia");
                problems.push(at(sheet.columns[index].key.to_owned(), what));
            }
        }
    }
    for (column, _) in sheet.columns.iter().zip(&places).filter(|(column, place)| column.required && place.is_none()) {
        let what = format!("thiếu cột bắt buộc; hãy thêm cột \"{}\" (hoặc {})", column.header_vi, column.key);
        problems.push(Problem { row, column: column.key.to_owned(), value: String::new(), what, cell: None });
    }
    if problems.is_empty() { Ok(Bound { table, sheet, places }) } else { Err(problems) }
}

/// The columns that no header has taken yet.
fn free(sheet: &Sheet, places: &[Option<usize>]) -> String {
    let open = sheet.columns.iter().zip(places).filter(|(_, place)| place.is_none());
    open.map(|(column, _)| column.header_vi).collect::<Vec<_>>().join("; ")
}

impl<'t> Bound<'t> {
    /// Whether the file has a column.
    pub fn has(&self, key: &str) -> bool {
        self.sheet.position(key).is_some_and(|index| self.places[index].is_some())
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.table.rows.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    /// The rows, each read as its columns say, in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Record<'_>> {
        self.table.rows.iter().map(|row| self.record(row))
    }

    fn record<'b>(&'b self, row: &'b Row) -> Record<'b> {
        let mut record =
            Record { bound: self, row, values: Vec::with_capacity(self.places.len()), problems: Vec::new() };
        for (column, place) in self.sheet.columns.iter().zip(&self.places) {
            let read = place.map_or(Ok(None), |place| value::read(row.cell(place), column.kind, self.table));
            let value = match read {
                Ok(None) if column.natural && place.is_some() => {
                    record
                        .refuse(column.key, "ô này không được để trống vì dùng để nhận biết bản ghi; hãy ghi giá trị");
                    None
                }
                Ok(value) => value,
                Err(what) => {
                    record.refuse(column.key, what);
                    None
                }
            };
            record.values.push(value);
        }
        for place in self.table.headers.len()..row.cells.len() {
            let value = row.cell(place).shown();
            if !value.is_empty() {
                let what =
                    "ô nằm ngoài các cột có tiêu đề; hãy xóa ô, hoặc đặt nội dung có dấu phân cách trong ngoặc kép";
                let (column, cell) = (String::new(), Some(row.address(place)));
                record.problems.push(Problem { row: row.number, column, value, what: what.to_owned(), cell });
            }
        }
        record
    }
}

/// A row with its values; what could not be read is among its problems, and reads as nothing.
#[derive(Debug)]
pub struct Record<'b> {
    bound: &'b Bound<'b>,
    row: &'b Row,
    values: Vec<Option<Value>>,
    problems: Vec<Problem>,
}

impl Record<'_> {
    /// The row's number in the file.
    pub fn number(&self) -> u32 {
        self.row.number
    }

    /// Adds a problem that only the caller can see: a unit that does not exist.
    pub fn refuse(&mut self, key: &str, what: impl Into<String>) {
        let place = self.place(key);
        self.problems.push(Problem {
            row: self.row.number,
            column: key.to_owned(),
            value: self.raw(key),
            what: what.into(),
            cell: place.map(|place| self.row.address(place)),
        });
    }

    /// What is wrong with the row so far.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Gives the problems away.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// A cell as it stands in the file; empty when there is none.
    pub fn raw(&self, key: &str) -> String {
        self.place(key).map_or_else(String::new, |place| self.row.cell(place).shown())
    }

    /// Words or a code.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.value(key)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A day; of a moment, its day in the office's zone.
    pub fn date(&self, key: &str) -> Option<Date> {
        match self.value(key)? {
            Value::When(when) => Some(when.day()),
            _ => None,
        }
    }

    /// A day or a moment, as written: a day alone stays one.
    pub fn moment(&self, key: &str) -> Option<When> {
        match self.value(key)? {
            Value::When(when) => Some(*when),
            _ => None,
        }
    }

    /// A whole number.
    pub fn integer(&self, key: &str) -> Option<i64> {
        match self.value(key)? {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Yes or no.
    pub fn yes_no(&self, key: &str) -> Option<bool> {
        match self.value(key)? {
            Value::YesNo(yes) => Some(*yes),
            _ => None,
        }
    }

    /// The English key of a choice.
    pub fn one_of(&self, key: &str) -> Option<&'static str> {
        match self.value(key)? {
            Value::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    /// The codes of a list; none when nothing is written.
    pub fn list(&self, key: &str) -> &[String] {
        match self.value(key) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    fn value(&self, key: &str) -> Option<&Value> {
        self.values.get(self.bound.sheet.position(key)?)?.as_ref()
    }

    fn place(&self, key: &str) -> Option<usize> {
        self.bound.places[self.bound.sheet.position(key)?]
    }
}
