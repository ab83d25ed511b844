//! Finds tables while a text's lines go by: the headings that open one, the rows under them, and the line that ends it.

use std::ops::Range;

use text::key;

use super::{Row, Table, columns};
use crate::source::Source;

/// How a table's cells are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Tabs,
    /// By wide gaps; a cell belongs to the heading that it stands under.
    Gaps,
    /// A cell a line.
    Lines,
}

/// Collects tables while a text's lines go by.
#[derive(Debug, Default)]
pub(crate) struct Builder<'t> {
    open: Option<Open>,
    /// Lines that may be the headings of a table with a cell a line: text, start, line number.
    headings: Vec<(&'t str, usize, usize)>,
}

#[derive(Debug)]
struct Open {
    table: Table,
    form: Form,
    /// Where each heading begins, in characters.
    places: Vec<usize>,
    /// What the headings say.
    headings: Vec<String>,
    /// The whole number of the last row.
    last: u32,
}

/// More headings than any table has.
const MOST_COLUMNS: usize = 12;

impl<'t> Builder<'t> {
    /// Whether a number alone on its line opens a row of a table with a cell a line.
    pub fn counts(&self, number: u32) -> bool {
        let follows = |open: &Open| open.form == Form::Lines && number == open.last + 1;
        self.headings.len() > 1 && number == 1 || self.open.as_ref().is_some_and(follows)
    }

    /// Takes a line that belongs to a table; false leaves it to the caller.
    pub fn takes(&mut self, source: &mut Source<'t>, line: &'t str, start: usize, number: usize) -> bool {
        if !self.headings.is_empty() {
            return self.collects(source, line, start, number);
        }
        if self.open.as_ref().is_some_and(|_| ends_table(line)) {
            self.close(source);
        }
        let cells = cells(line);
        if opens_table(&cells) {
            self.close(source);
            if cells.len() == 1 {
                self.headings.push((line, start, number));
                return true;
            }
            let parted = line.contains('\t') || line.trim_start().starts_with('|');
            let form = if parted { Form::Tabs } else { Form::Gaps };
            let headings: Vec<String> = cells[1..].iter().map(|cell| cell.text.to_owned()).collect();
            let columns = columns(headings.iter().map(String::as_str));
            let places = cells[1..].iter().map(|cell| cell.under).collect();
            let heading = source.add_tokens(line, start, number);
            self.open = Some(Open {
                table: Table { columns, rows: Vec::new(), start: heading.start },
                form,
                places,
                headings,
                last: 0,
            });
            return true;
        }
        self.open.as_mut().is_some_and(|open| open.takes(source, line, &cells, start, number))
    }

    /// Ends the last table.
    pub fn finish(&mut self, source: &mut Source<'t>) {
        for (line, start, number) in std::mem::take(&mut self.headings) {
            source.add_cells(line, start, number);
        }
        self.close(source);
    }

    fn close(&mut self, source: &mut Source<'t>) {
        if let Some(open) = self.open.take().filter(|open| !open.table.rows.is_empty()) {
            source.tables.push(open.table);
        }
    }

    /// A further heading, or the row `1` that ends them; anything else shows that this was no table.
    fn collects(&mut self, source: &mut Source<'t>, line: &'t str, start: usize, number: usize) -> bool {
        if line.trim().is_empty() {
            return true;
        }
        let first_row = row_number(line.trim()).is_some_and(|n| n == "1") && self.headings.len() > 1;
        if !first_row && self.headings.len() <= MOST_COLUMNS && line.trim().chars().count() <= 60 && !ends_table(line) {
            self.headings.push((line, start, number));
            return true;
        }
        let headings = std::mem::take(&mut self.headings);
        if !first_row {
            for (line, start, number) in headings {
                source.add_cells(line, start, number);
            }
            return false;
        }
        let columns = columns(headings[1..].iter().map(|(line, ..)| line.trim()));
        let mut first = source.tokens.len();
        for (line, start, number) in headings {
            first = first.min(source.add_tokens(line, start, number).start);
        }
        let mut open = Open {
            table: Table { columns, rows: Vec::new(), start: first },
            form: Form::Lines,
            places: Vec::new(),
            headings: Vec::new(),
            last: 0,
        };
        open.takes(source, line, &cells(line), start, number);
        self.open = Some(open);
        true
    }
}

impl Open {
    fn takes<'t>(
        &mut self,
        source: &mut Source<'t>,
        line: &'t str,
        cells: &[Cell<'t>],
        start: usize,
        number: usize,
    ) -> bool {
        let Some(&first) = cells.iter().find(|cell| !cell.text.is_empty()) else {
            return self.form != Form::Tabs;
        };
        let opens = row_number(first.text).filter(|n| self.follows(n));
        match (self.form, opens) {
            (Form::Lines, Some(n)) if cells.len() == 1 => {
                let opening = source.add_tokens(first.text, start + first.at, number);
                self.push(n, opening);
            }
            (Form::Lines, _) => {
                let width = self.table.columns.len();
                let Some(row) = self.table.rows.last_mut() else { return false };
                let Some(cell) = row.cells.iter_mut().take(width).find(|cell| cell.is_empty()) else { return false };
                cell.push(source.add_tokens(line, start, number));
            }
            (_, Some(n)) if cells.len() > 1 && first.at == cells[0].at => {
                let opening = source.add_tokens(first.text, start + first.at, number);
                self.push(n, opening);
                self.fill(source, cells, start, number);
            }
            (Form::Tabs, _) if cells.len() > 1 && cells[0].text.is_empty() && !self.table.rows.is_empty() => {
                self.push(String::new(), source.tokens.len()..source.tokens.len());
                self.fill(source, cells, start, number);
            }
            // A heading of several lines.
            (Form::Gaps, None)
                if self.table.rows.is_empty() && self.places.first().is_some_and(|&p| first.under + 2 >= p) =>
            {
                source.add_tokens(line, start, number);
                for &cell in cells {
                    let column = self.column_of(cell);
                    self.headings[column].push(' ');
                    self.headings[column].push_str(cell.text);
                }
                self.table.columns = columns(self.headings.iter().map(String::as_str));
            }
            // A line under the first column is no cell that goes on: a heading between rows, or what follows the table.
            (Form::Gaps, _) if self.goes_on(first) => {
                self.fill(source, cells, start, number);
            }
            _ => return false,
        }
        true
    }

    /// Whether a cell of wide gaps goes on with the row above: it stands under a heading and not under the numbers.
    fn goes_on(&self, cell: Cell<'_>) -> bool {
        self.form == Form::Gaps
            && !self.table.rows.is_empty()
            && self.places.first().is_some_and(|&place| cell.under + 2 >= place)
    }

    /// Whether a number can be the next row's: the next one, or a part of the last one.
    fn follows(&self, number: &str) -> bool {
        let this = whole(number);
        let last = self.last;
        // Rows may be counted anew under each heading of a group.
        self.form != Form::Lines || this == last + 1 || (number.contains('.') && this == last)
    }

    fn push(&mut self, number: String, opening: Range<usize>) {
        let cells = vec![Vec::new(); self.table.columns.len()];
        self.last = if number.is_empty() { self.last } else { whole(&number) };
        self.table.rows.push(Row { number, opening, cells });
    }

    fn column_of(&self, cell: Cell<'_>) -> usize {
        self.places.iter().rposition(|&place| cell.under + 2 >= place).unwrap_or(0)
    }

    /// Puts the cells after the number into the last row.
    fn fill<'t>(&mut self, source: &mut Source<'t>, cells: &[Cell<'t>], start: usize, number: usize) {
        let numbered = self.table.rows.last().is_some_and(|row| row.cells.iter().all(Vec::is_empty));
        let skip = usize::from(numbered && (self.form == Form::Tabs || row_number(cells[0].text).is_some()));
        for (index, &cell) in cells.iter().enumerate().skip(skip) {
            let column = if self.form == Form::Tabs { index - skip } else { self.column_of(cell) };
            let tokens = source.add_tokens(cell.text, start + cell.at, number);
            let last = self.table.columns.len().saturating_sub(1);
            if let Some(row) = self.table.rows.last_mut().filter(|_| !tokens.is_empty()) {
                row.cells[column.min(last)].push(tokens);
            }
        }
    }
}

/// A cell of a line.
#[derive(Debug, Clone, Copy)]
struct Cell<'t> {
    text: &'t str,
    /// Where it begins, in bytes of the line.
    at: usize,
    /// Where it begins, in characters of the line.
    under: usize,
}

/// The cells of a line; parted by tabs, or else by gaps of two spaces and more.
fn cells(line: &str) -> Vec<Cell<'_>> {
    let mut out: Vec<Cell<'_>> = Vec::new();
    let mut add = |from: usize, to: usize| {
        let at = to - line[from..to].trim_start().len();
        let (counted, under) = out.last().map_or((0, 0), |last| (last.at, last.under));
        let under = under + line[counted..at].chars().count();
        out.push(Cell { text: line[from..to].trim(), at, under });
    };
    let mut from = 0;
    // "| 1 | Tỷ lệ ... | ≥ 95% |": bars at both ends.
    let barred =
        line.trim().strip_prefix('|').and_then(|rest| rest.strip_suffix('|')).filter(|rest| rest.contains('|'));
    if let Some(inner) = barred {
        let mut from = line.len() - line.trim_start().len() + 1;
        for cell in inner.split('|') {
            add(from, from + cell.len());
            from += cell.len() + 1;
        }
        return out;
    }
    if line.contains('\t') {
        for cell in line.split('\t') {
            add(from, from + cell.len());
            from += cell.len() + 1;
        }
        return out;
    }
    from = line.len() - line.trim_start().len();
    while let Some(at) = line[from..].find("  ").map(|i| i + from) {
        add(from, at);
        from = line.len() - line[at..].trim_start().len();
    }
    if from < line.len() {
        add(from, line.len());
    }
    out
}

/// Whether these are the headings of a table: the first one is that of the numbers.
fn opens_table(cells: &[Cell<'_>]) -> bool {
    let Some(first) = cells.first().filter(|_| cells.len() <= MOST_COLUMNS) else { return false };
    first.text.len() <= 16 && matches!(key(first.text.trim_end_matches('.')).as_str(), "stt" | "tt" | "số tt" | "s.t.t")
}

/// Whether a line belongs to no table any more.
fn ends_table(line: &str) -> bool {
    let line = line.trim_start();
    let opens = |word: &str| {
        line.split_whitespace().take(word.split(' ').count()).map(key).eq(word.split(' ').map(str::to_owned))
    };
    line.starts_with(char::is_uppercase)
        && ["điều", "nơi nhận:", "nơi nhận", "phụ lục", "quyết định"].iter().any(|w| opens(w))
}

/// The number of a row, without its closing mark: `1`, `2.`, `3.1`.
fn row_number(cell: &str) -> Option<String> {
    let bare = cell.trim_end_matches(['.', ')', '/']);
    let digits = bare.split('.').all(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    digits.then(|| bare.trim_start_matches('0').to_owned()).filter(|n| !n.is_empty())
}

/// The whole part of a row's number.
fn whole(number: &str) -> u32 {
    number.split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}
