//! Numbers of Vietnamese administration: in digits, in words, and in both.

mod decimal;
mod words;

pub use decimal::Decimal;

use crate::form::normalise;
use crate::token::{Kind, Token, tokens};

/// A number read from running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its value; with a doubt, the one written first.
    pub value: Decimal,
    /// The index after its last token.
    pub next: usize,
    /// What makes it doubtful, if anything.
    pub doubt: Option<Doubt>,
    /// Whether it was written in words alone.
    pub in_words: bool,
}

/// Why a number cannot be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// Digits and words disagree: `08 (bảy)`.
    #[error("số viết bằng chữ số là {digits} nhưng viết bằng chữ là {words}")]
    Contradiction {
        /// The value in digits.
        digits: Decimal,
        /// The value in words.
        words: Decimal,
    },
    /// `1,200` may be a thousand two hundred or one and a fifth.
    #[error("\"{0}\" có thể hiểu là hàng nghìn hoặc phần thập phân; viết lại theo dạng 1.200 hoặc 1,2")]
    Separator(String),
}

/// Why a text is no number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Nothing is written.
    #[error("thiếu số")]
    Empty,
    /// It is no number that this grammar knows.
    #[error("\"{0}\" không phải là số (ví dụ đúng: 08; 1.200; 99,5; hai mươi mốt; 08 (tám))")]
    Shape(String),
    /// It is a number, but a doubtful one.
    #[error(transparent)]
    Doubtful(#[from] Doubt),
}

/// Reads a whole text as a number: `08`, `1.200`, `99,5`, `hai mươi mốt`, `08 (tám)`.
pub fn parse_number(text: &str) -> Result<Decimal, NumberError> {
    let text = normalise(text);
    let all = tokens(&text);
    if all.is_empty() {
        return Err(NumberError::Empty);
    }
    let (negative, at) = if all[0].text == "-" { (true, 1) } else { (false, 0) };
    match read_at(&all, at) {
        Some(Reading { doubt: Some(doubt), .. }) => Err(doubt.into()),
        Some(reading) if reading.next == all.len() => {
            Ok(if negative { reading.value.negated() } else { reading.value })
        }
        _ => Err(NumberError::Shape(text.trim().to_owned())),
    }
}

/// Reads the number that starts at token `at` of running text.
///
/// `năm` before a number is the word for year, and `không` (nought) alone is the word for no: neither is read as a number.
pub fn read_at(tokens: &[Token<'_>], at: usize) -> Option<Reading> {
    if let Some((value, doubt)) = digits(tokens.get(at)?) {
        let mut reading = Reading { value, next: at + 1, doubt, in_words: false };
        if let Some((words, next)) = bracketed(tokens, at + 1, words::read_at) {
            reading.next = next;
            if words != value {
                reading.doubt.get_or_insert(Doubt::Contradiction { digits: value, words });
            }
        }
        return Some(reading);
    }
    let (value, next) = words::read_at(tokens, at)?;
    let mut reading = Reading { value, next, doubt: None, in_words: true };
    let in_digits = |tokens: &[Token<'_>], at: usize| Some((digits(tokens.get(at)?)?.0, at + 1));
    if let Some((digits, next)) = bracketed(tokens, next, in_digits) {
        reading.next = next;
        reading.in_words = false;
        if digits != value {
            reading.doubt = Some(Doubt::Contradiction { digits, words: value });
        }
    }
    Some(reading)
}

fn bracketed(
    tokens: &[Token<'_>],
    at: usize,
    read: impl Fn(&[Token<'_>], usize) -> Option<(Decimal, usize)>,
) -> Option<(Decimal, usize)> {
    if tokens.get(at)?.text != "(" {
        return None;
    }
    let (value, next) = read(tokens, at + 1)?;
    (tokens.get(next)?.text == ")").then_some((value, next + 1))
}

/// The value of a number token: a dot before groups of three is a thousands mark, a comma is the decimal mark.
fn digits(token: &Token<'_>) -> Option<(Decimal, Option<Doubt>)> {
    if token.kind != Kind::Number {
        return None;
    }
    let text = token.text;
    let (whole, fraction) = match (text.matches('.').count(), text.matches(',').count()) {
        (0, 0) => (text.to_owned(), ""),
        (_, 0) if grouped(text, '.') => (text.replace('.', ""), ""),
        (1, 0) => (text.split_once('.')?.0.to_owned(), text.split_once('.')?.1),
        (0, 1) => (text.split_once(',')?.0.to_owned(), text.split_once(',')?.1),
        (0, _) if grouped(text, ',') => (text.replace(',', ""), ""),
        (_, 1) => {
            let (whole, fraction) = text.split_once(',')?;
            if !grouped(whole, '.') {
                return None;
            }
            (whole.replace('.', ""), fraction)
        }
        _ => return None,
    };
    let doubtful = text.matches(',').count() == 1 && !text.contains('.') && grouped(text, ',');
    let doubt = doubtful.then(|| Doubt::Separator(text.to_owned()));
    Some((Decimal::from_digits(&whole, fraction)?, doubt))
}

/// Whether a mark stands between a head of one to three digits (not a lone nought) and groups of three.
fn grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let head = groups.next().unwrap_or_default();
    (1..=3).contains(&head.len()) && !head.starts_with('0') && groups.all(|g| g.len() == 3)
}
