//! Quantities: a number with its unit and the words that compare it, wherever they stand around it.

use std::ops::Range;

use text::Decimal;
use text::number::{self, Doubt};
use text::token::{Kind, Token, any_phrase_at, entry_at, phrase_at};

use crate::model::{Comparator, Unit};
use crate::reference::fraction_end;

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
    /// `từ 60%` before `lên 75%`: what the value changes from.
    pub from: Option<Range<usize>>,
    /// `không để`: the nought is in the words.
    pub nought: bool,
    /// Its unit is none that measures have; beside another target it may be a mere condition.
    pub foreign: bool,
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
    ("vượt mức", MoreThan),
    ("vượt quá", MoreThan),
    ("đạt và vượt", AtLeast),
    ("đạt hoặc vượt", AtLeast),
    ("bằng hoặc cao hơn", AtLeast),
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
    ("không để dưới", AtLeast),
    ("≥", AtLeast),
    ("> =", AtLeast),
    ("từ", AtLeast),
    ("không quá", AtMost),
    ("không để quá", AtMost),
    ("không có quá", AtMost),
    ("không để có quá", AtMost),
    ("không để trên", AtMost),
    ("không để vượt quá", AtMost),
    ("không để xảy ra quá", AtMost),
    ("không để xảy ra trên", AtMost),
    ("không để phát sinh quá", AtMost),
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
const LINKS: &[&str] = &["là", "đạt", "được", "có", "mức", "phải", "từ", "bằng"];

/// What a value that changes from one number moves to, and how it then compares.
const SHIFTS: &[(&str, Comparator)] = &[
    ("lên", AtLeast),
    ("lên đến", AtLeast),
    ("lên tới", AtLeast),
    ("lên mức", AtLeast),
    ("xuống", AtMost),
    ("xuống còn", AtMost),
    ("xuống mức", AtMost),
    ("còn", AtMost),
];

/// What says that there is to be none, at the start of a clause.
const NONE: &[&str] = &["không có", "không còn", "không phát sinh", "không xảy ra", "không có trường hợp"];

/// Words after a bare number that it does not count.
const NOT_COUNTED: &[&str] = &[
    "tại", "trong", "của", "và", "hoặc", "đến", "trên", "theo", "được", "có", "là", "cho", "với", "từ", "không", "ở",
    "về", "do", "để", "khi", "sau", "trước",
];

/// Units that no measure of the contract has.
const FOREIGN: &[&str] = &["phút", "giây", "tuần", "tháng", "quý", "năm", "‰"];

/// The quantities of some tokens; numbers under the mask are names, dates or stretches of time. From token `bare` on a number needs
/// neither a unit nor words that compare.
pub(crate) fn quantities(tokens: &[Token<'_>], mask: &[bool], bare: usize) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if mask[at] { foreign_at(tokens, mask, at) } else { quantity_at(tokens, mask, at, bare) };
        at = found.as_ref().map_or(at + 1, |q| q.tokens.end.max(at + 1));
        out.extend(found);
    }
    out
}

fn quantity_at(tokens: &[Token<'_>], mask: &[bool], at: usize, bare: usize) -> Option<Quantity> {
    if let Some(shifted) = shifted_at(tokens, mask, at, bare) {
        return Some(shifted);
    }
    if let Some((&comparator, after)) = entry_at(tokens, at, BEFORE) {
        let next = after_links(tokens, after);
        if let Some(quantity) = number_at(tokens, mask, next, at, Some(comparator), bare) {
            return Some(quantity);
        }
    }
    if let Some(end) = nought_at(tokens, at) {
        return Some(Quantity {
            tokens: at..end,
            trailing: None,
            comparator: Some(Equal),
            value: Decimal::whole(0),
            unit: Unit::Count,
            from: None,
            nought: true,
            foreign: false,
            doubt: None,
        });
    }
    number_at(tokens, mask, at, at, None, bare)
}

/// `không để`, wherever it stands; `không có` and its like where a clause begins with them: the index after.
fn nought_at(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if let Some(end) = phrase_at(tokens, at, "không để") {
        return Some(any_phrase_at(tokens, end, &["xảy ra", "phát sinh"]).map_or(end, |(_, end)| end));
    }
    let (_, end) = any_phrase_at(tokens, at, NONE)?;
    let opens = at.checked_sub(1).is_none_or(|i| {
        matches!(tokens[i].key.as_ref(), "," | ":" | "(" | "-" | "–" | ";" | "và" | "đảm" | "bảo" | "đấu" | "đó")
    });
    let noun = tokens.get(end).is_some_and(|t| t.kind == Kind::Word);
    (opens && noun).then_some(end)
}

fn after_links(tokens: &[Token<'_>], mut next: usize) -> usize {
    for _ in 0..2 {
        next = any_phrase_at(tokens, next, LINKS).map_or(next, |(_, end)| end);
    }
    next
}

/// `từ 60% lên 75%`, `từ 5% năm 2020 xuống còn dưới 3%`: the second number is the value.
fn shifted_at(tokens: &[Token<'_>], mask: &[bool], at: usize, bare: usize) -> Option<Quantity> {
    let number = phrase_at(tokens, at, "từ").filter(|&i| !mask[i.min(mask.len() - 1)])?;
    let first = number_at(tokens, mask, number, number, None, bare).filter(|first| first.trailing.is_none())?;
    let end = first.tokens.end;
    let shift = (end..tokens.len().min(end + 6)).find_map(|i| Some((i, entry_at(tokens, i, SHIFTS)?)));
    let (from_end, (&moves, next)) = shift?;
    let compares = entry_at(tokens, next, BEFORE);
    let comparator = compares.map_or(moves, |(&comparator, _)| comparator);
    let number = after_links(tokens, compares.map_or(next, |(_, end)| end));
    let to = number_at(tokens, mask, number, next, Some(comparator), bare)?;
    Some(Quantity { tokens: at..to.tokens.end, from: Some(at..from_end), ..to })
}

/// `không quá 20 phút`: compared, and yet no measure has this unit.
fn foreign_at(tokens: &[Token<'_>], mask: &[bool], at: usize) -> Option<Quantity> {
    let opens = at == 0 || !mask[at - 1];
    if tokens[at].kind != Kind::Number || !opens {
        return None;
    }
    let reading = number::read_at(tokens, at)?;
    let fraction = tokens.get(reading.next).is_some_and(|t| t.text == "/" && t.joined)
        && tokens.get(reading.next + 1).is_some_and(|t| t.kind == Kind::Number);
    let foreign = any_phrase_at(tokens, reading.next, FOREIGN);
    let (unit, end) = foreign.or(fraction.then_some(("phân số", reading.next + 2)))?;
    let links = |from: usize| after_links(tokens, from) == at;
    let start = (at.saturating_sub(5)..at)
        .find(|&i| !mask[i] && entry_at(tokens, i, BEFORE).is_some_and(|(_, after)| after == at || links(after)));
    let falls = || at.checked_sub(1).filter(|&i| tokens[i].is("còn") || tokens[i].is("xuống"));
    let start = start.or_else(falls)?;
    Some(Quantity {
        tokens: start..end,
        trailing: None,
        comparator: None,
        value: reading.value,
        unit: Unit::Count,
        from: None,
        nought: false,
        foreign: true,
        doubt: Some(format!(
            "chỉ tiêu tính theo {unit} chưa đọc được; có phần trăm, số lượng, ngày, ngày làm việc và giờ"
        )),
    })
}

/// The quantity whose number stands at `at` and whose comparing words, if any, begin at `start`.
fn number_at(
    tokens: &[Token<'_>],
    mask: &[bool],
    at: usize,
    start: usize,
    comparator: Option<Comparator>,
    bare: usize,
) -> Option<Quantity> {
    if *mask.get(at)? {
        return None;
    }
    let reading = number::read_at(tokens, at)?;
    let bare = at >= bare;
    // In words alone a number is one only after words that compare: "hồ sơ một cửa" counts nothing.
    if reading.in_words && comparator.is_none() && !bare {
        return None;
    }
    let mut doubt = reading.doubt.as_ref().map(Doubt::to_string);
    let next = match fraction_end(tokens, at) {
        Some(noun) => {
            // "12/12 đề án" is all twelve of them; of "10/12" nobody knows whether ten are enough or a share is meant.
            if tokens[at].text != tokens[noun - 1].text {
                let shown = format!("{}/{}", tokens[at].text, tokens[noun - 1].text);
                doubt.get_or_insert_with(|| format!("phân số {shown} chưa rõ là số lượng hay tỷ lệ"));
            }
            noun
        }
        None => reading.next,
    };
    let range_end = range_end(tokens, next);
    let known = unit_at(tokens, next, &mut doubt, comparator.is_some() || bare || range_end.is_some());
    let (unit, mut end) = known?;
    if let Some((words, after)) = in_brackets(tokens, end, reading.in_words) {
        end = after;
        if words != reading.value {
            let digits = reading.value;
            doubt.get_or_insert_with(|| Doubt::Contradiction { digits, words }.to_string());
        }
    }
    if let Some(range_end) = range_end.or_else(|| self::range_end(tokens, end)) {
        doubt = Some("đây là một khoảng giá trị, chưa rõ mức phải đạt".to_owned());
        end = range_end;
    }
    if start > 0 && tokens[start - 1].is("khoảng") {
        doubt.get_or_insert_with(|| "\"khoảng\" không cho biết mức phải đạt".to_owned());
    }
    let trailing = trailing(tokens, end, comparator.is_some() && tokens[start].is("từ"));
    let after = trailing.as_ref().map(|(_, comparator)| *comparator);
    // "từ" alone only opens a stretch; with "trở xuống" it bounds from above.
    let comparator = after.or(comparator);
    let trailing = trailing.map(|(range, _)| range);
    Some(Quantity {
        tokens: start..end,
        trailing,
        comparator,
        value: reading.value,
        unit,
        from: None,
        nought: false,
        foreign: false,
        doubt,
    })
}

/// `(tám mươi lăm phần trăm)` after a share in digits, `(85%)` after one in words.
fn in_brackets(tokens: &[Token<'_>], at: usize, in_words: bool) -> Option<(Decimal, usize)> {
    let words = number::read_at(tokens, phrase_at(tokens, at, "(")?).filter(|n| n.in_words != in_words)?;
    let unit = any_phrase_at(tokens, words.next, &["phần trăm", "%"]).map_or(words.next, |(_, end)| end);
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
    if tokens.get(at).is_some_and(|t| t.text == "‰") {
        doubt.get_or_insert_with(|| "chỉ tiêu tính theo phần nghìn chưa đọc được".to_owned());
        return Some((Unit::Count, at + 1));
    }
    if any_phrase_at(tokens, at, &["đồng", "triệu", "tỷ", "tỉ", "nghìn đồng", "usd"]).is_some() {
        *doubt = Some("chưa có chỉ tiêu tính bằng tiền".to_owned());
        return Some((Unit::Count, at + 1));
    }
    // "5S" and "4 tại chỗ" are names; what is counted is a noun, a word apart.
    let counted =
        tokens.get(at).is_some_and(|t| t.kind == Kind::Word && !t.joined && !NOT_COUNTED.contains(&t.key.as_ref()));
    (counted || compared).then_some((Unit::Count, at))
}

/// `- 95%`, `đến 95%` after a number or share: the index after it.
fn range_end(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    tokens.get(at).filter(|t| matches!(t.text, "-" | "–") || t.is("đến"))?;
    let to = number::read_at(tokens, at + 1).filter(|n| !n.in_words)?;
    let share = |i: usize| any_phrase_at(tokens, i, &["%", "phần trăm"]).map(|(_, end)| end);
    let after_share = at > 0 && tokens[at - 1].text == "%";
    match share(to.next) {
        Some(end) => Some(end),
        None => (!after_share).then_some(to.next),
    }
}

/// `trở lên` or `trở xuống`, within the few words that the number counts; those of `từ` may have commas between.
fn trailing(tokens: &[Token<'_>], end: usize, opened: bool) -> Option<(Range<usize>, Comparator)> {
    for at in end..tokens.len().min(end + 9) {
        if tokens[at].kind == Kind::Number
            || matches!(tokens[at].text, ";" | ".")
            || (tokens[at].text == "," && !opened)
        {
            return None;
        }
        if let Some((word, after)) = any_phrase_at(tokens, at, &["trở lên", "trở xuống"]) {
            return Some((at..after, if word == "trở lên" { AtLeast } else { AtMost }));
        }
    }
    None
}
