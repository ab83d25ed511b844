//! Tables with numbered rows: cells parted by tabs or wide gaps, or one cell a line, each under the heading that tells what it holds.

mod builder;

use std::ops::Range;

use text::key;

pub(crate) use builder::Builder;

/// What a column holds, by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// What the objective is about, and whatever else is said of it.
    Words,
    /// The value to reach.
    Target,
    /// What the value counts.
    Unit,
    /// Who is to reach it.
    Owner,
    /// By when.
    Deadline,
    /// How it is computed, how often, remarks: numbers there are no targets.
    Note,
}

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Its columns after the one of numbers.
    pub columns: Vec<Column>,
    /// Its rows in order.
    pub rows: Vec<Row>,
    /// Its first token.
    pub start: usize,
}

impl Table {
    /// The tokens of a row's cells of one kind, in order.
    pub fn cells<'r>(&'r self, row: &'r Row, kind: Column) -> impl Iterator<Item = usize> + 'r {
        let cells = self.columns.iter().zip(&row.cells).filter(move |(column, _)| **column == kind);
        cells.flat_map(|(_, pieces)| pieces.iter().cloned().flatten())
    }

    /// The tokens of a row's cell in a column, where that column tells what the objective is.
    pub fn said<'r>(&'r self, row: &'r Row, at: usize) -> impl Iterator<Item = usize> + 'r {
        let told = matches!(self.columns.get(at), Some(Column::Words | Column::Target | Column::Unit));
        row.cells.get(at).filter(|_| told).into_iter().flatten().cloned().flatten()
    }
}

/// A row.
#[derive(Debug)]
pub(crate) struct Row {
    /// Its number as written, without a closing mark; empty when it goes on with the row above.
    pub number: String,
    /// The tokens of its number.
    pub opening: Range<usize>,
    /// The token ranges of its cells, by column; a cell of several lines has several.
    pub cells: Vec<Vec<Range<usize>>>,
}

/// What each heading says of its column; only one of them is the target.
pub(super) fn columns<'c>(headings: impl Iterator<Item = &'c str>) -> Vec<Column> {
    let keys: Vec<String> = headings.map(|h| h.split_whitespace().map(key).collect::<Vec<_>>().join(" ")).collect();
    let has = |heading: &str, words: &[&str]| words.iter().any(|w| heading.contains(w));
    let mut out: Vec<Column> = keys
        .iter()
        .map(|heading| {
            if has(heading, &["đơn vị tính", "đvt", "đơn vị đo"]) {
                Column::Unit
            } else if has(
                heading,
                &["ghi chú", "cách tính", "phương pháp", "công thức", "tần suất", "biện pháp", "căn cứ"],
            ) {
                Column::Note
            } else if has(heading, &["thời hạn", "thời gian", "hạn hoàn thành", "hoàn thành", "tiến độ"])
            {
                Column::Deadline
            } else if has(heading, &["phối hợp"]) && !has(heading, &["chủ trì"]) {
                Column::Note
            } else if has(
                heading,
                &[
                    "đơn vị",
                    "chủ trì",
                    "bộ phận",
                    "trách nhiệm",
                    "phụ trách",
                    "đầu mối",
                    "người",
                    "cơ quan",
                    "thực hiện",
                ],
            ) {
                Column::Owner
            } else if has(
                heading,
                &["mức", "chỉ tiêu", "kế hoạch", "giá trị", "kết quả", "tỷ lệ", "tỉ lệ", "số lượng", "đích"],
            ) {
                Column::Target
            } else {
                Column::Words
            }
        })
        .collect();
    // "Chỉ tiêu | Mức phải đạt": the first of two is what the second one is about.
    if !out.contains(&Column::Words)
        && let Some(first) = out
            .iter()
            .position(|c| *c == Column::Target)
            .filter(|_| out.iter().filter(|c| **c == Column::Target).count() > 1)
    {
        out[first] = Column::Words;
    }
    let mut seen = false;
    for column in out.iter_mut().rev().filter(|c| **c == Column::Target) {
        if std::mem::replace(&mut seen, true) {
            *column = Column::Words;
        }
    }
    out
}
