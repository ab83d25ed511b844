//! Numbers in words: `tám`, `hai mươi mốt`, `một trăm linh năm`, `chín mươi chín phẩy năm`.

use super::Decimal;
use crate::token::{Kind, Token};

/// Reads the longest number in words that starts at token `at`, and the index after it.
pub(super) fn read_at(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
    let word = |i: usize| tokens.get(i).filter(|t| t.kind == Kind::Word).map(|t| t.key.as_ref());
    if word(at) == Some("không") && word(at + 1) != Some("phẩy") {
        return None;
    }
    if word(at) == Some("năm") && tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number) {
        return None;
    }
    let (value, mut next) = whole(&word, at)?;
    let mut value = Decimal::new(value, 0)?;
    if word(next) == Some("phẩy") {
        let mut fraction = String::new();
        let mut i = next + 1;
        while let Some(digit) = word(i).and_then(digit) {
            fraction.push(char::from(b'0' + digit as u8));
            i += 1;
        }
        if !fraction.is_empty() {
            value = Decimal::from_digits(&value.to_string(), &fraction)?;
            next = i;
        }
    }
    Some((value, next))
}

/// Groups of thousands, each smaller than the one before: `hai triệu ba trăm nghìn`.
fn whole<'w>(word: &impl Fn(usize) -> Option<&'w str>, at: usize) -> Option<(i64, usize)> {
    let mut total = 0_i64;
    let mut next = at;
    let mut smallest = i64::MAX;
    while let Some((group, after)) = below_thousand(word, next) {
        let (scale, after) = match word(after) {
            Some("nghìn" | "ngàn") => (1_000, after + 1),
            Some("triệu") => (1_000_000, after + 1),
            Some("tỷ" | "tỉ") => (1_000_000_000, after + 1),
            _ => (1, after),
        };
        if scale >= smallest {
            break;
        }
        smallest = scale;
        total += group * scale;
        next = after;
        if scale == 1 {
            break;
        }
    }
    (next > at).then_some((total, next))
}

fn below_thousand<'w>(word: &impl Fn(usize) -> Option<&'w str>, at: usize) -> Option<(i64, usize)> {
    if let (Some(hundreds), Some("trăm")) = (word(at).and_then(digit), word(at + 1)) {
        let mut i = at + 2;
        if matches!(word(i), Some("linh" | "lẻ")) {
            let ones = word(i + 1).and_then(digit)?;
            i += 2;
            return Some((hundreds * 100 + ones, i));
        }
        if let Some((rest, next)) = below_hundred(word, i).filter(|(rest, _)| *rest >= 10) {
            return Some((hundreds * 100 + rest, next));
        }
        return Some((hundreds * 100, i));
    }
    below_hundred(word, at)
}

fn below_hundred<'w>(word: &impl Fn(usize) -> Option<&'w str>, at: usize) -> Option<(i64, usize)> {
    let ones = |i: usize| match word(i) {
        Some("mốt") => Some(1),
        Some("lăm" | "nhăm") => Some(5),
        Some("tư") => Some(4),
        other => other.and_then(digit).filter(|&d| d > 0),
    };
    if word(at) == Some("mười") {
        return Some(ones(at + 1).map_or((10, at + 1), |d| (10 + d, at + 2)));
    }
    let tens = word(at).and_then(digit)?;
    if tens > 0 && matches!(word(at + 1), Some("mươi")) {
        return Some(ones(at + 2).map_or((tens * 10, at + 2), |d| (tens * 10 + d, at + 3)));
    }
    Some((tens, at + 1))
}

fn digit(word: &str) -> Option<i64> {
    Some(match word {
        "không" => 0,
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}
