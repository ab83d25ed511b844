//! What opens a line: an article, an item, a letter, a dash; or nothing, and the line goes on with the one before.

use text::token::{Kind, Token, any_phrase_at};

use crate::source::Source;

/// What a line opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `Điều 1.`
    Article(u32),
    /// `II.`, `A.`
    Section(String),
    /// `3.`, `3)`
    Item(u32),
    /// `3.1`, `3.1.`
    Part(u32, u32),
    /// `a)`
    Letter(char),
    /// `-`, `+`
    Dash,
}

/// Where reading stands, so that a number in running text is not taken for the next item.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counter {
    article: u32,
    item: u32,
    part: u32,
    letter: Option<char>,
    /// The line before opens a section: it heads what follows and needs no closing mark.
    headed: bool,
    /// The line before opens with a dash, as its neighbours in a list do.
    dashed: bool,
}

/// Words that a number at the start of the next line belongs to.
const REFERENCES: &[&str] = &[
    "điều", "khoản", "điểm", "mục", "số", "quý", "tháng", "ngày", "năm", "độ", "nhất", "thiểu", "quá", "trên", "dưới",
    "lục",
];

const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

impl Counter {
    /// The mark that opens line `index` and how many tokens it takes, when it fits what came before.
    pub fn mark(&mut self, source: &Source<'_>, index: usize) -> Option<(Mark, usize)> {
        let tokens = source.of(&source.lines[index]);
        let before = index.checked_sub(1).and_then(|i| source.of(&source.lines[i]).last());
        // "II. VỀ TIẾN ĐỘ" is whole: no number goes on with it.
        if !self.headed && before.is_some_and(|t| REFERENCES.contains(&t.key.as_ref())) {
            return None;
        }
        let closed = self.headed
            || before.is_none_or(|t| matches!(t.text, "." | ";" | ":" | ","))
            || source.lines[index - 1].capitals;
        let found = self.fitting(tokens, closed);
        let dashed = matches!(found, Some((Mark::Dash, _)));
        self.headed = matches!(found, Some((Mark::Section(_), _)));
        self.dashed = dashed;
        let (mark, length) = found?;
        match &mark {
            Mark::Article(n) => *self = Self { article: *n, ..Self::default() },
            // Items go on counting through sections, or begin anew.
            Mark::Section(_) => {
                *self = Self { article: self.article, item: self.item, headed: true, ..Self::default() }
            }
            Mark::Item(n) => *self = Self { article: self.article, item: *n, ..Self::default() },
            Mark::Part(_, part) => {
                self.part = *part;
                self.letter = None;
            }
            Mark::Letter(letter) => self.letter = Some(*letter),
            Mark::Dash => {}
        }
        Some((mark, length))
    }

    /// The letter that a token is, when it is the next one or opens a new list.
    fn letter(&self, token: &Token<'_>) -> Option<char> {
        let mut chars = token.key.chars();
        let (letter, rest) = (chars.next()?, chars.next());
        let lower = rest.is_none() && token.text.starts_with(char::is_lowercase);
        let after = |last| LETTERS.split(last).nth(1).is_some_and(|after| after.starts_with(letter));
        (lower && (letter == 'a' || self.letter.is_some_and(after))).then_some(letter)
    }

    fn fitting(&self, tokens: &[Token<'_>], closed: bool) -> Option<(Mark, usize)> {
        let first = tokens.first()?;
        let fits = |n: u32, last: u32| n == last + 1 || (closed && (n == 1 || n > last));
        if let Some((number, length)) = article(tokens) {
            let next = number == self.article + 1 || (closed && number > self.article);
            return next.then_some((Mark::Article(number), length));
        }
        if matches!(first.text, "-" | "–" | "+" | "•" | "*" | "·" | "▪" | "") {
            let number = tokens.get(1).is_some_and(|t| t.kind == Kind::Number && !t.joined);
            return ((closed || self.dashed || number) && tokens.len() > 1).then_some((Mark::Dash, 1));
        }
        if let Some((n, length)) = named_item(tokens) {
            return (fits(n, self.item)).then_some((Mark::Item(n), length));
        }
        if let Some((inner, length)) = bracketed(tokens) {
            let number = small(inner.text).filter(|&n| fits(n, self.item)).map(Mark::Item);
            return number.or_else(|| self.letter(inner).map(Mark::Letter)).map(|mark| (mark, length));
        }
        let stop = tokens.get(1).filter(|t| t.joined && matches!(t.text, "." | ")" | "/"));
        if first.kind == Kind::Word && stop.is_some_and(|t| t.text != "/") {
            if is_section(first.text) {
                return closed.then(|| (Mark::Section(first.text.to_owned()), 2));
            }
            let letter = self.letter(first);
            // A letter in its bracket before a new sentence is clear even where the line before has no closing mark.
            let clear = stop.is_some_and(|t| t.text == ")") && tokens.get(2).is_some_and(opens_sentence);
            return letter.filter(|_| closed || clear).map(|letter| (Mark::Letter(letter), 2));
        }
        if first.kind != Kind::Number {
            return None;
        }
        if let Some((item, part)) = first.text.split_once('.') {
            let (item, part): (u32, u32) = (small(item)?, small(part)?);
            let length = 1 + usize::from(stop.is_some());
            let opens = tokens.get(length).is_none_or(opens_sentence);
            let next = item == self.item && fits(part, self.part);
            return (opens && next).then_some((Mark::Part(item, part), length));
        }
        let number = small(first.text)?;
        let stop = stop?;
        let opens = tokens.get(2).is_none_or(|t| opens_sentence(t) && !(stop.text == "/" && t.joined));
        (opens && fits(number, self.item)).then_some((Mark::Item(number), 2))
    }
}

/// `Điều 1.`, `ĐIỀU 1:`, `Điều 1 -`, or `Điều 1` alone on its line; "Điều 4 Quyết định này" is a reference.
fn article(tokens: &[Token<'_>]) -> Option<(u32, usize)> {
    if !tokens[0].is("điều") || !tokens[0].text.starts_with(char::is_uppercase) {
        return None;
    }
    let number = small(tokens.get(1)?.text)?;
    match tokens.get(2) {
        None => Some((number, 2)),
        Some(stop) if matches!(stop.text, "." | ":" | "-" | "–" | "/") => Some((number, 3)),
        Some(_) => None,
    }
}

/// `(1)`, `(a)` before a new sentence: what stands in the brackets.
fn bracketed<'b, 't>(tokens: &'b [Token<'t>]) -> Option<(&'b Token<'t>, usize)> {
    let inner = tokens.get(1).filter(|t| tokens[0].text == "(" && t.kind != Kind::Mark)?;
    (tokens.get(2)?.text == ")" && tokens.get(3).is_some_and(opens_sentence)).then_some((inner, 3))
}

/// `Mục tiêu 1:`, `Chỉ tiêu 2.`
fn named_item(tokens: &[Token<'_>]) -> Option<(u32, usize)> {
    let (_, at) = any_phrase_at(tokens, 0, &["mục tiêu", "chỉ tiêu", "mục tiêu số", "chỉ tiêu số"])?;
    let number = small(tokens.get(at)?.text)?;
    let stop = tokens.get(at + 1).filter(|t| matches!(t.text, ":" | "." | ")" | "-" | "–"))?;
    (tokens[0].text.starts_with(char::is_uppercase) && !stop.text.is_empty()).then_some((number, at + 2))
}

fn opens_sentence(token: &Token<'_>) -> bool {
    token.kind == Kind::Number || token.kind == Kind::Mark || token.text.starts_with(char::is_uppercase)
}

/// Roman numerals to XX, and the capitals A to E as they head sections.
fn is_section(word: &str) -> bool {
    const ROMANS: &[&str] = &[
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "A", "B", "C",
        "D", "E",
    ];
    ROMANS.contains(&word)
}

fn small(digits: &str) -> Option<u32> {
    (digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}
