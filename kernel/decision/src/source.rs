//! The lines and cells of a text as one run of tokens, without what no sentence contains: page numbers, rules, blank lines.

use std::ops::Range;

use text::token::{Kind, Token, tokens};

use crate::model::Spanned;

/// A text ready to be read.
pub(crate) struct Source<'t> {
    /// The normalised text.
    pub text: &'t str,
    /// Its tokens in order.
    pub tokens: Vec<Token<'t>>,
    /// Its lines; a line of two columns is two.
    pub lines: Vec<Line>,
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
        let mut source = Self { text, tokens: Vec::new(), lines: Vec::new() };
        let mut last_page = 0;
        let mut start = 0;
        for (index, line) in text.split('\n').enumerate() {
            for part in line.split('\u{c}') {
                let page = page_number(part.trim());
                if let Some(page) = page.filter(|&p| p > last_page && !source.awaits_number()) {
                    last_page = page;
                } else if !is_rule(part) {
                    source.add_cells(part, start, index + 1);
                }
                start += part.len() + 1;
            }
        }
        source
    }

    fn awaits_number(&self) -> bool {
        self.tokens.last().is_some_and(|t| NUMBER_FOLLOWS.contains(&t.key.as_ref()))
    }

    fn add_cells(&mut self, line: &'t str, start: usize, number: usize) {
        let mut from = 0;
        for gap in gaps(line) {
            self.add(&line[from..gap.start], start + from, number);
            from = gap.end;
        }
        self.add(&line[from..], start + from, number);
    }

    fn add(&mut self, cell: &'t str, start: usize, number: usize) {
        let first = self.tokens.len();
        self.tokens.extend(tokens(cell).into_iter().map(|mut t| {
            t.span = t.span.start + start..t.span.end + start;
            t
        }));
        if self.tokens.len() > first {
            let letters = cell.chars().any(char::is_alphabetic);
            let capitals = letters && !cell.chars().any(char::is_lowercase);
            self.lines.push(Line { number, tokens: first..self.tokens.len(), capitals });
        }
    }

    /// The tokens of a line.
    pub fn of(&self, line: &Line) -> &[Token<'t>] {
        &self.tokens[line.tokens.clone()]
    }

    /// The number of the line on which a token stands.
    pub fn line_of(&self, token: usize) -> usize {
        let index = self.lines.partition_point(|l| l.tokens.end <= token);
        self.lines.get(index).or(self.lines.last()).map_or(1, |l| l.number)
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
        broken && (next.text == "%" || tight("/") || tight("-") || (tight(":") && next.kind == Kind::Number))
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

/// Whether a line only draws a rule: `-----`, `___`, `* * *`.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '_' | '=' | '*' | '–' | '—' | '─' | '.' | '…' | '~'))
}
