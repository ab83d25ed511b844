//! Quantities: a number with its unit and the words that compare it, wherever they stand around it.

use std::ops::Range;

use text::Decimal;
use text::number::{self, Doubt};
use text::token::{Kind, Token, any_phrase_at, entry_at, phrase_at};

use crate::model::{Comparator, Unit};

/// A number that may be a target.
#[derive(Debug, Clone)]
pub(crate) struct Quantity {
    /// Its tokens, with the words that compare.
    pub tokens: Range<usize>,
    /// Words after it that compare as well (`trở lên`).
    pub trailing: Option<Range<usize>>,
    /// The comparison that is written, if any.
    pub comparator: Option<Comparator>,
    /// The value.
    pub value: Decimal,
    /// Of what.
    pub unit: Unit,
    /// `không để`: the nought is in the words.
    pub nought: bool,
    /// Why it cannot be taken as it stands.
    pub doubt: Option<String>,
}

use Comparator::{AtLeast, AtMost, Equal, LessThan, MoreThan};

/// The words that compare, before the number.
const BEFORE: &[(&str, Comparator)] = &[
    ("trên", MoreThan),
    ("hơn", MoreThan),
    ("cao hơn", MoreThan),
    ("lớn hơn", MoreThan),
    ("nhiều hơn", MoreThan),
    ("vượt", MoreThan),
    ("vượt trên", MoreThan),
    (">", MoreThan),
    ("ít nhất", AtLeast),
    ("tối thiểu", AtLeast),
    ("thấp nhất", AtLeast),
    ("không dưới", AtLeast),
    ("không thấp hơn", AtLeast),
    ("không ít hơn", AtLeast),
    ("không nhỏ hơn", AtLeast),
    ("không kém", AtLeast),
    ("không kém hơn", AtLeast),
    ("≥", AtLeast),
    ("> =", AtLeast),
    ("từ", AtLeast),
    ("không quá", AtMost),
    ("không để quá", AtMost),
    ("không vượt", AtMost),
    ("không vượt quá", AtMost),
    ("không hơn", AtMost),
    ("không trên", AtMost),
    ("không cao hơn", AtMost),
    ("không lớn hơn", AtMost),
    ("không nhiều hơn", AtMost),
    ("tối đa", AtMost),
    ("nhiều nhất", AtMost),
    ("cao nhất", AtMost),
    ("chậm nhất", AtMost),
    ("trong vòng", AtMost),
    ("≤", AtMost),
    ("< =", AtMost),
    ("dưới", LessThan),
    ("thấp hơn", LessThan),
    ("ít hơn", LessThan),
    ("nhỏ hơn", LessThan),
    ("<", LessThan),
    ("bằng", Equal),
    ("đúng", Equal),
    ("=", Equal),
];

/// Words that may stand between the words that compare and the number.
const LINKS: &[&str] = &["là", "đạt", "được", "có", "mức", "phải", "khoảng", "từ", "bằng"];

/// The quantities of some tokens; numbers under the mask are names, dates or stretches of time.
pub(crate) fn quantities(tokens: &[Token<'_>], mask: &[bool]) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if mask[at] { None } else { quantity_at(tokens, mask, at) };
        at = found.as_ref().map_or(at + 1, |q| q.tokens.end.max(at + 1));
        out.extend(found);
    }
    out
}

fn quantity_at(tokens: &[Token<'_>], mask: &[bool], at: usize) -> Option<Quantity> {
    if let Some((&comparator, after)) = entry_at(tokens, at, BEFORE) {
        let mut next = after;
        for _ in 0..2 {
            next = any_phrase_at(tokens, next, LINKS).map_or(next, |(_, end)| end);
        }
        if let Some(quantity) = number_at(tokens, mask, next, at, Some(comparator)) {
            return Some(quantity);
        }
    }
    if let Some(end) = phrase_at(tokens, at, "không để") {
        let end = phrase_at(tokens, end, "xảy ra").unwrap_or(end);
        return Some(Quantity {
            tokens: at..end,
            trailing: None,
            comparator: Some(Equal),
            value: Decimal::whole(0),
            unit: Unit::Count,
            nought: true,
            doubt: None,
        });
    }
    number_at(tokens, mask, at, at, None)
}

/// The quantity whose number stands at `at` and whose comparing words, if any, begin at `start`.
fn number_at(
    tokens: &[Token<'_>],
    mask: &[bool],
    at: usize,
    start: usize,
    comparator: Option<Comparator>,
) -> Option<Quantity> {
    if *mask.get(at)? {
        return None;
    }
    let reading = number::read_at(tokens, at)?;
    // In words alone a number is one only after words that compare: "hồ sơ một cửa" counts nothing.
    if reading.in_words && comparator.is_none() {
        return None;
    }
    let mut doubt = reading.doubt.as_ref().map(Doubt::to_string);
    let (unit, mut end) = unit_at(tokens, reading.next, &mut doubt, comparator.is_some())?;
    if let Some((words, after)) = in_brackets(tokens, end) {
        end = after;
        if words != reading.value {
            let digits = reading.value;
            doubt.get_or_insert_with(|| Doubt::Contradiction { digits, words }.to_string());
        }
    }
    if let Some(range_end) = range_end(tokens, end) {
        doubt = Some("đây là một khoảng giá trị, chưa rõ mức phải đạt".to_owned());
        end = range_end;
    }
    let trailing = trailing(tokens, end);
    let after = trailing.as_ref().map(|(_, comparator)| *comparator);
    // "từ" alone only opens a stretch; with "trở xuống" it bounds from above.
    let comparator = after.or(comparator);
    let trailing = trailing.map(|(range, _)| range);
    Some(Quantity { tokens: start..end, trailing, comparator, value: reading.value, unit, nought: false, doubt })
}

/// `(tám mươi lăm phần trăm)` after a share in digits.
fn in_brackets(tokens: &[Token<'_>], at: usize) -> Option<(Decimal, usize)> {
    let words = number::read_at(tokens, phrase_at(tokens, at, "(")?).filter(|n| n.in_words)?;
    let unit = phrase_at(tokens, words.next, "phần trăm").unwrap_or(words.next);
    phrase_at(tokens, unit, ")").map(|end| (words.value, end))
}

fn unit_at(tokens: &[Token<'_>], at: usize, doubt: &mut Option<String>, compared: bool) -> Option<(Unit, usize)> {
    let units = ["%", "phần trăm", "ngày làm việc", "ngày", "giờ làm việc", "giờ"];
    if let Some((unit, end)) = any_phrase_at(tokens, at, &units) {
        let unit = match unit {
            "%" | "phần trăm" => Unit::Percent,
            "ngày làm việc" => Unit::WorkingDay,
            "ngày" => Unit::Day,
            _ => Unit::Hour,
        };
        return Some((unit, end));
    }
    if any_phrase_at(tokens, at, &["đồng", "triệu", "tỷ", "tỉ", "nghìn đồng", "usd"]).is_some() {
        *doubt = Some("chưa có chỉ tiêu tính bằng tiền".to_owned());
        return Some((Unit::Count, at + 1));
    }
    let counted = tokens.get(at).is_some_and(|t| t.kind == Kind::Word);
    (counted || compared).then_some((Unit::Count, at))
}

/// `- 95%`, `đến 95%` after a share: the index after it.
fn range_end(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let link = tokens.get(at).filter(|t| matches!(t.text, "-" | "–") || t.is("đến"))?;
    let to = number::read_at(tokens, at + 1).filter(|n| !n.in_words)?;
    let same_unit = tokens.get(to.next).is_some_and(|t| t.text == "%") || tokens[at - 1].text != "%";
    (same_unit && !link.text.is_empty())
        .then(|| to.next + usize::from(tokens.get(to.next).is_some_and(|t| t.text == "%")))
}

/// `trở lên` or `trở xuống`, within the few words that the number counts.
fn trailing(tokens: &[Token<'_>], end: usize) -> Option<(Range<usize>, Comparator)> {
    for at in end..tokens.len().min(end + 7) {
        if tokens[at].kind == Kind::Number || matches!(tokens[at].text, ";" | "." | ",") {
            return None;
        }
        if let Some((word, after)) = any_phrase_at(tokens, at, &["trở lên", "trở xuống"]) {
            return Some((at..after, if word == "trở lên" { AtLeast } else { AtMost }));
        }
    }
    None
}
