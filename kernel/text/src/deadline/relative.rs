//! Deadlines that count from something: `05 ngày làm việc kể từ ngày nhận`, `trong vòng 24 giờ`.

use super::{Assumed, Phrase, Relative, Start, Unit};
use crate::date;
use crate::number;
use crate::token::{Kind, Token, any_phrase_at, entry_at, phrase_at};

const UNITS: &[(&str, (Unit, u32))] = &[
    ("ngày làm việc", (Unit::WorkingDay, 1)),
    ("ngày", (Unit::Day, 1)),
    ("giờ làm việc", (Unit::WorkingHour, 1)),
    ("giờ", (Unit::Hour, 1)),
    ("tiếng", (Unit::Hour, 1)),
    ("tuần", (Unit::Day, 7)),
    ("tháng", (Unit::Month, 1)),
    ("năm", (Unit::Month, 12)),
];

/// Reads a count at `at`, and the index after it. Unless `allowed`, it must say what it counts from: "trước 14 giờ" is no count.
pub(super) fn read_at(tokens: &[Token<'_>], at: usize, allowed: bool) -> Option<(Phrase, usize)> {
    let number = number::read_at(tokens, at).filter(|n| n.doubt.is_none())?;
    let count = number.value.to_whole().and_then(|n| u32::try_from(n).ok()).filter(|n| (1..=1000).contains(n))?;
    let (&(unit, factor), end) = entry_at(tokens, number.next, UNITS)?;
    // "03 ngày/lần", "ngày 05 tháng 12", "5 năm 2018-2022" count nothing from anywhere.
    if tokens.get(end).is_some_and(|t| t.text == "/" || t.is("lần") || t.kind == Kind::Number) {
        return None;
    }
    let count = count * factor;
    match start_at(tokens, end) {
        Some((Ok(from), end)) => Some((Phrase::Relative(Relative { count, unit, from }, None), end)),
        Some((Err(fault), end)) => Some((Phrase::Wrong(fault), end)),
        None if allowed => {
            let relative = Relative { count, unit, from: Start::Receipt };
            Some((Phrase::Relative(relative, Some(Assumed::Start)), end))
        }
        None => None,
    }
}

type StartRead = Result<Start, date::DateError>;

/// `kể từ ngày nhận được văn bản`, `sau khi ký`, `từ ngày 01/3/2018`.
fn start_at(tokens: &[Token<'_>], at: usize) -> Option<(StartRead, usize)> {
    let at = at + usize::from(tokens.get(at).is_some_and(|t| t.text == ","));
    let openings = ["kể từ", "tính từ", "từ", "sau", "kể"];
    let (_, mut next) = any_phrase_at(tokens, at, &openings)?;
    if let Some((written, end)) = date::read_at(tokens, next).filter(|(w, _)| w.year.is_some()) {
        return Some((written.to_date().map(Start::Day), end));
    }
    while let Some((_, after)) = any_phrase_at(tokens, next, &["ngày", "khi", "thời điểm", "lúc"]) {
        next = after;
    }
    let event_end = (next..tokens.len()).find(|&i| tokens[i].kind == Kind::Mark).unwrap_or(tokens.len());
    let event = &tokens[next..event_end];
    let names = |words: &[&str]| event.first().is_some_and(|t| words.contains(&t.key.as_ref()));
    let from = if names(&["nhận", "tiếp"]) {
        Start::Receipt
    } else if names(&["ký", "ban"]) || phrase_at(tokens, next, "văn bản ban hành").is_some() {
        Start::Issue
    } else if event.is_empty() {
        return None;
    } else {
        Start::Event(event.iter().map(|t| t.text).collect::<Vec<_>>().join(" "))
    };
    Some((Ok(from), event_end))
}
