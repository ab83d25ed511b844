//! What opens a line: an article, an item, a letter, a dash; or nothing, and the line goes on with the one before.

use text::token::{Kind, Token};

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
        if before.is_some_and(|t| REFERENCES.contains(&t.key.as_ref())) {
            return None;
        }
        let closed = before.is_none_or(|t| matches!(t.text, "." | ";" | ":" | ",")) || source.lines[index - 1].capitals;
        let (mark, length) = self.fitting(tokens, closed)?;
        match &mark {
            Mark::Article(n) => *self = Self { article: *n, ..Self::default() },
            Mark::Section(_) => *self = Self { article: self.article, ..Self::default() },
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

    fn fitting(&self, tokens: &[Token<'_>], closed: bool) -> Option<(Mark, usize)> {
        let first = tokens.first()?;
        let fits = |n: u32, last: u32| n == last + 1 || (closed && (n == 1 || n > last));
        if let Some((number, length)) = article(tokens) {
            let next = number == self.article + 1 || (closed && number > self.article);
            return next.then_some((Mark::Article(number), length));
        }
        if matches!(first.text, "-" | "–" | "+" | "•" | "*" | "·" | "▪" | "") {
            return (closed && tokens.len() > 1).then_some((Mark::Dash, 1));
        }
        let stop = tokens.get(1).filter(|t| t.joined && matches!(t.text, "." | ")" | "/"));
        if first.kind == Kind::Word && stop.is_some_and(|t| t.text != "/") {
            if is_section(first.text) {
                return closed.then(|| (Mark::Section(first.text.to_owned()), 2));
            }
            let mut chars = first.key.chars();
            let (letter, rest) = (chars.next()?, chars.next());
            let lower = rest.is_none() && first.text.starts_with(char::is_lowercase);
            let next = match self.letter {
                None => letter == 'a',
                Some(last) => {
                    LETTERS.split(last).nth(1).is_some_and(|after| after.starts_with(letter)) || letter == 'a'
                }
            };
            return (lower && next && closed).then_some((Mark::Letter(letter), 2));
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
