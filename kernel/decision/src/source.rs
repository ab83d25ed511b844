//! The lines and cells of a text as one run of tokens, without what no sentence contains: page numbers, rules, blank lines.

use std::ops::Range;

use text::token::{Kind, Token, tokens};

use crate::model::Spanned;
use crate::table::{Builder, Table};

/// A text ready to be read.
pub(crate) struct Source<'t> {
    /// The normalised text.
    pub text: &'t str,
    /// Its tokens in order.
    pub tokens: Vec<Token<'t>>,
    /// Its lines; a line of two columns is two. Lines of tables are none.
    pub lines: Vec<Line>,
    /// Its tables with numbered rows.
    pub tables: Vec<Table>,
    /// The line of each token, counted from 1.
    line_numbers: Vec<usize>,
}

/// A line, or one cell of a line in columns.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Counted from 1 in the text.
    pub number: usize,
    /// Its tokens, never none.
    pub tokens: Range<usize>,
    /// Whether it has letters and all are capitals.
    pub capitals: bool,
}

/// Words after which a number alone on a line belongs to the sentence and not to the page.
const NUMBER_FOLLOWS: &[&str] =
    &["nhất", "thiểu", "quá", "trên", "dưới", "đa", "từ", "đạt", "điều", "khoản", "số", "hơn", "giảm", "tăng"];

impl<'t> Source<'t> {
    /// Cuts a normalised text into lines and tokens.
    pub fn new(text: &'t str) -> Self {
        let mut source =
            Self { text, tokens: Vec::new(), lines: Vec::new(), tables: Vec::new(), line_numbers: Vec::new() };
        let mut builder = Builder::default();
        let mut last_page = 0;
        let mut start = 0;
        for (index, line) in text.split('\n').enumerate() {
            for part in line.split('\u{c}') {
                let page = page_number(part.trim());
                let rest = &text[(start + part.len() + 1).min(text.len())..];
                let framed = part.trim().ends_with(['-', '–', '—']) || part.trim().starts_with("Trang");
                let page = page.filter(|&p| framed || (p > last_page && source.is_page(p, last_page, rest)));
                if let Some(page) = page.filter(|&p| !builder.counts(p)) {
                    last_page = last_page.max(page);
                } else if builder.takes(&mut source, part, start, index + 1) {
                    // A row of a table, or a part of one.
                } else if !is_rule(part) {
                    source.add_cells(part, start, index + 1);
                }
                start += part.len() + 1;
            }
        }
        builder.finish(&mut source);
        source.join_broken_articles();
        source
    }

    /// `Điều` at a line's end whose number stands on the next one.
    fn join_broken_articles(&mut self) {
        let mut index = 0;
        while index + 1 < self.lines.len() {
            let (line, next) = (&self.lines[index], &self.lines[index + 1]);
            let alone = line.tokens.len() == 1 && self.tokens[line.tokens.start].is("điều");
            if alone && self.tokens[next.tokens.start].kind == Kind::Number && line.tokens.end == next.tokens.start {
                let (end, capitals) = (next.tokens.end, next.capitals);
                self.lines[index].tokens.end = end;
                self.lines[index].capitals = capitals;
                self.lines.remove(index + 1);
            }
            index += 1;
        }
    }

    /// Whether a number alone on its line is a page's: it goes on counting, or stands apart, and no sentence waits for it.
    fn is_page(&self, page: u32, last: u32, rest: &str) -> bool {
        let awaited = self.tokens.last().is_some_and(|t| NUMBER_FOLLOWS.contains(&t.key.as_ref()));
        let apart =
            rest.trim_start_matches([' ', '\t', '\r']).starts_with(['\n', '\u{c}']) || rest.trim_start().is_empty();
        !awaited && !rest.trim_start().starts_with('%') && (apart || page <= last + 3)
    }

    /// Adds a line, each of its columns a line of its own.
    pub fn add_cells(&mut self, line: &'t str, start: usize, number: usize) {
        let mut from = 0;
        for gap in gaps(line) {
            self.add(&line[from..gap.start], start + from, number);
            from = gap.end;
        }
        self.add(&line[from..], start + from, number);
    }

    fn add(&mut self, cell: &'t str, start: usize, number: usize) {
        let tokens = if is_rule(cell) { 0..0 } else { self.add_tokens(cell, start, number) };
        if !tokens.is_empty() {
            let letters = cell.chars().any(char::is_alphabetic);
            let capitals = letters && !cell.chars().any(char::is_lowercase);
            self.lines.push(Line { number, tokens, capitals });
        }
    }

    /// Adds the tokens of a piece of a line that begins at byte `start`, and says which they are.
    pub fn add_tokens(&mut self, piece: &'t str, start: usize, number: usize) -> Range<usize> {
        let first = self.tokens.len();
        self.tokens.extend(tokens(piece).into_iter().map(|mut t| {
            t.span = t.span.start + start..t.span.end + start;
            t
        }));
        self.line_numbers.resize(self.tokens.len(), number);
        first..self.tokens.len()
    }

    /// The tokens of a line.
    pub fn of(&self, line: &Line) -> &[Token<'t>] {
        &self.tokens[line.tokens.clone()]
    }

    /// The number of the line on which a token stands; past the last one, that of the last.
    pub fn line_of(&self, token: usize) -> usize {
        self.line_numbers.get(token).or(self.line_numbers.last()).copied().unwrap_or(1)
    }

    /// Whether a token is the first of its line.
    pub fn opens_line(&self, token: usize) -> bool {
        token == 0 || self.line_of(token) != self.line_of(token - 1)
    }

    /// The bytes from the first to the last of these tokens.
    pub fn span(&self, range: Range<usize>) -> Range<usize> {
        match (self.tokens.get(range.start), self.tokens[..range.end].last()) {
            (Some(first), Some(last)) if !range.is_empty() => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    /// These tokens as written, with single spaces and broken lines joined.
    pub fn phrase(&self, range: Range<usize>) -> String {
        self.phrase_of(range)
    }

    /// The tokens of any iterator as written: a cut between them is a space.
    pub fn phrase_of(&self, indices: impl IntoIterator<Item = usize>) -> String {
        let mut out = String::new();
        let mut last: Option<usize> = None;
        for index in indices {
            let token = &self.tokens[index];
            if last.is_some_and(|l| !(l + 1 == index && self.joins(l))) {
                out.push(' ');
            }
            out.push_str(token.text);
            last = Some(index);
        }
        out
    }

    /// A value with the bytes of its tokens.
    pub fn spanned<T>(&self, value: T, range: Range<usize>) -> Spanned<T> {
        Spanned { value, span: self.span(range) }
    }

    /// Whether no space stands between a token and the next: none is written, or the line was broken inside `9001:2015`,
    /// `123/QĐ-UBND` or `90%`.
    fn joins(&self, index: usize) -> bool {
        let (token, next) = (&self.tokens[index], &self.tokens[index + 1]);
        if next.joined {
            return true;
        }
        let broken = self.text[token.span.end..next.span.start].contains('\n');
        let tight = |text: &str| token.text == text && token.joined;
        let standard = || index > 0 && self.tokens[index - 1].kind == Kind::Number && next.kind == Kind::Number;
        broken && (next.text == "%" || tight("/") || tight("-") || (tight(":") && standard()))
    }
}

/// Runs of three spaces or a tab before a capital: columns. A line's own mark (`1.`, `-`) is no column.
fn gaps(line: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut cell_start = 0;
    while let Some(at) = line[from..].find([' ', '\t']).map(|i| i + from) {
        let rest = line[at..].trim_start_matches([' ', '\t']);
        let end = line.len() - rest.len();
        let wide = end - at >= 3 || line[at..end].contains('\t');
        let opens = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '-'));
        // The length goes first: looking at the whole head at every space would be a square of the line.
        let short = at - cell_start <= 16 && line[cell_start..at].trim().chars().count() <= 4;
        let marker = short && !line[cell_start..at].chars().any(char::is_uppercase);
        if wide && opens && !marker {
            out.push(at..end);
            cell_start = end;
        }
        from = end;
    }
    out
}

/// The page that a line is the number of: `2`, `- 2 -`, `Trang 2`, `2/5`.
fn page_number(line: &str) -> Option<u32> {
    let bare = line.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ' '));
    let bare = bare.strip_prefix("Trang").map_or(bare, str::trim_start);
    let digits = bare.split_once('/').map_or(bare, |(page, of)| if of.parse::<u16>().is_ok() { page } else { "" });
    (digits.len() <= 3 && !digits.starts_with('+')).then(|| digits.parse().ok())?
}

/// Whether a line or cell only draws a rule: `-----`, `___`, `* * *`, `|`.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| {
        c.is_whitespace() || matches!(c, '-' | '_' | '=' | '*' | '–' | '—' | '─' | '.' | '…' | '~' | '|' | '│')
    })
}
