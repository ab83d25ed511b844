//! What numbers in running text belong to: sentences, and the references, years and standards that no measure is.

use std::ops::Range;

use text::token::{Kind, Token, any_phrase_at, phrase_at};
use text::{DocumentNumber, date};

use crate::bodies::body_at;
use crate::source::Source;

/// Words before a stop that ends no sentence.
const ABBREVIATIONS: &[&str] = &["tp", "tx", "tt", "tm", "kt", "tl", "ths", "ts", "pgs", "gs", "st", "v"];

/// The sentences of a stretch of tokens; a semicolon ends none.
pub(crate) fn sentences(source: &Source<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        if ends_sentence(&source.tokens[..range.end], at) {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < range.end {
        out.push(start..range.end);
    }
    out
}

fn ends_sentence(tokens: &[Token<'_>], at: usize) -> bool {
    if !matches!(tokens[at].text, "." | "!" | "?") {
        return false;
    }
    let abbreviated = at > 0 && tokens[at].joined && ABBREVIATIONS.contains(&tokens[at - 1].key.as_ref());
    !abbreviated
        && tokens
            .get(at + 1)
            .is_none_or(|next| !next.joined && (next.kind != Kind::Word || next.text.starts_with(char::is_uppercase)))
}

/// Words whose number is a name or a place in a text: `Điều 4`, `cấp độ 2`, `lần thứ 3`.
const NUMBERED: &[&str] = &[
    "điều",
    "khoản",
    "điểm",
    "mục",
    "chương",
    "phần",
    "phụ lục",
    "mẫu",
    "mẫu số",
    "biểu",
    "biểu mẫu",
    "số",
    "mức",
    "mức độ",
    "cấp độ",
    "cấp",
    "loại",
    "hạng",
    "nhóm",
    "bước",
    "đợt",
    "khóa",
    "kỳ",
    "thứ",
    "lần thứ",
    "phiên bản",
    "quý",
    "tháng",
    "quận",
    "khu vực",
    "giai đoạn",
    "nghị quyết",
];

/// Standards, whose numbers may follow after more of their words: `TCVN ISO 9001:2015`.
const STANDARDS: &[&str] = &["tcvn", "iso", "iec", "qcvn", "tcvs", "ts", "en", "iws"];

/// Units of money and of stretches of time that no measure of the contract has.
const STRETCHES: &[&str] = &["năm", "tháng", "tuần", "quý", "phút", "giây", "nhiệm kỳ"];

/// Marks the tokens whose numbers are names, dates, years, standards or stretches of time, so that no measure takes them.
pub(crate) fn masked(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut mask = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let end = reference_at(tokens, at).unwrap_or(at);
        mask[at..end].fill(true);
        at = end.max(at + 1);
    }
    mask
}

/// The index after the reference that starts at `at`.
fn reference_at(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let number = |i: usize| tokens.get(i).filter(|t| t.kind == Kind::Number);
    if tokens[at].kind == Kind::Word {
        if STANDARDS.contains(&tokens[at].key.as_ref()) {
            return Some(standard_end(tokens, at));
        }
        if let Some((_, end)) = date::read_at(tokens, at).filter(|_| tokens[at].is("ngày")) {
            return Some(end);
        }
        if tokens[at].is("ngày") && number(at + 1).is_some() {
            return Some(at + 2);
        }
        if tokens[at].is("năm") && number(at + 1).is_some_and(|t| t.text.len() == 4) {
            return Some(listed_end(tokens, at + 2));
        }
        if let Some(end) = numbered_body_at(tokens, at) {
            return Some(end);
        }
        let (_, next) = any_phrase_at(tokens, at, NUMBERED)?;
        let next = next + usize::from(tokens.get(next).is_some_and(|t| t.is("số")));
        let end = DocumentNumber::read_at(tokens, next).map(|(_, end)| end);
        return end.or_else(|| {
            let plain = number(next).filter(|_| !counts(tokens, next + 1))?;
            (plain.text.len() <= 4).then(|| listed_end(tokens, next + 1))
        });
    }
    if tokens[at].kind != Kind::Number {
        return None;
    }
    if let Some((_, end)) = DocumentNumber::read_at(tokens, at) {
        return Some(end);
    }
    if let Some((_, end)) = date::read_at(tokens, at) {
        return Some(end);
    }
    // "9001:2015", "2018-2020", "24/7"; "90-95%" stays, as a doubtful range.
    let pair = tokens.get(at + 1).filter(|t| matches!(t.text, ":" | "/" | "-" | "–")).and_then(|_| number(at + 2));
    if pair.is_some() && !counts(tokens, at + 3) && !is_range(tokens, at) && fraction_end(tokens, at).is_none() {
        return Some(at + 3);
    }
    if any_phrase_at(tokens, at + 1, STRETCHES).is_some() {
        return Some(at + 2);
    }
    let bracketed = tokens
        .get(at + 1)
        .is_some_and(|t| t.text == "(")
        .then(|| tokens[at + 1..].iter().take(6).position(|t| t.text == ")"));
    let after = bracketed.flatten().map(|i| at + 2 + i)?;
    any_phrase_at(tokens, after, STRETCHES).map(|(_, end)| end)
}

/// Words after the number of a body's name.
const AFTER_NAME: &[&str] = &["và", "chủ", "phụ", "thực", "phối", "chịu", "có", "theo", "tổng", "làm", "là", "tham"];

/// `Phòng Nghiệp vụ 3 chủ trì`: a body that is told from others by its number; the index after it.
fn numbered_body_at(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let name =
        body_at(tokens, at).filter(|&i| tokens.get(i).is_some_and(|t| t.text.starts_with(char::is_uppercase)))?;
    let number = (name + 1..tokens.len().min(name + 4)).find(|&i| tokens[i].kind != Kind::Word)?;
    let plain = tokens[number].kind == Kind::Number && !tokens[number].text.starts_with('0');
    let ends = |i: usize| {
        tokens.get(i).is_none_or(|t| (t.kind == Kind::Mark && t.text != "%") || AFTER_NAME.contains(&t.key.as_ref()))
    };
    let end = listed_end(tokens, number + 1);
    (plain && ends(end)).then_some(end)
}

/// "02 - 03 cuộc": two small numbers that count the same noun, a doubtful range; years, standards and hours of service are none.
fn is_range(tokens: &[Token<'_>], at: usize) -> bool {
    let small = |i: usize| tokens[i].text.len() <= 3;
    let noun = tokens.get(at + 3).is_some_and(|t| t.kind == Kind::Word && !AFTER_LIST.contains(&t.key.as_ref()));
    matches!(tokens[at + 1].text, "-" | "–") && small(at) && small(at + 2) && noun
}

/// Units of hours of service: "24/24 giờ" counts nothing.
const OF_SERVICE: &[&str] = &["giờ", "ngày", "tuần", "tháng", "năm"];

/// `12/12 đề án`: so many out of so many of what is counted after them; the index of the noun. "24/7" and "30/4" are none.
pub(crate) fn fraction_end(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let whole = |i: usize| tokens.get(i).filter(|t| !t.text.is_empty() && t.text.bytes().all(|b| b.is_ascii_digit()));
    let slash = tokens.get(at + 1).filter(|t| t.joined && t.text == "/")?;
    let (part, of, noun) = (whole(at)?, whole(at + 2).filter(|t| t.joined)?, tokens.get(at + 3)?);
    let key = noun.key.as_ref();
    let counted = noun.kind == Kind::Word && !noun.joined && noun.text.starts_with(char::is_lowercase);
    (counted && slash.joined && part.text.len() <= 4 && of.text.len() <= 4)
        .then_some(at + 3)
        .filter(|_| !AFTER_LIST.contains(&key) && !OF_SERVICE.contains(&key))
}

/// Whether a percent sign stands at `at`, so that the number before it is a share after all.
fn counts(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.text == "%") || phrase_at(tokens, at, "phần trăm").is_some()
}

/// Words after the last number of a list; any other word is what that number counts.
const AFTER_LIST: &[&str] = &["và", "trong", "của", "được", "theo", "tại", "trên", "cho", "có", "đến", "đối", "với"];

/// Goes on over `3, 4 và 5` when each is a number that is no share.
fn listed_end(tokens: &[Token<'_>], mut end: usize) -> usize {
    loop {
        let link =
            tokens.get(end).is_some_and(|t| matches!(t.text, "," | "-" | "–" | "/") || t.is("và") || t.is("đến"));
        let number = tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number);
        let free = !counts(tokens, end + 2)
            && tokens.get(end + 2).is_none_or(|t| t.kind == Kind::Mark || AFTER_LIST.contains(&t.key.as_ref()));
        if !(link && number && free) {
            return end;
        }
        end += 2;
    }
}

fn standard_end(tokens: &[Token<'_>], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(token) = tokens.get(end) {
        let part = STANDARDS.contains(&token.key.as_ref())
            || (token.kind == Kind::Number && !counts(tokens, end + 1))
            || (matches!(token.text, ":" | "-" | "/") && tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number));
        if !part {
            break;
        }
        end += 1;
    }
    end
}
