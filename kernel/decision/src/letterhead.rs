//! What stands above the bases: number, place and date, issuing body, title, in one column or two flattened into lines.

use std::ops::Range;

use text::token::{Kind, Token, phrase_at};
use text::{DocumentNumber, date};
use time::Date;

use crate::bodies::{body_at, office_at};
use crate::model::{Problem, Spanned};
use crate::outline::is_heading;
use crate::source::Source;

/// What the letterhead says.
#[derive(Default)]
pub(crate) struct Letterhead {
    pub number: Option<Spanned<DocumentNumber>>,
    pub issued_on: Option<Spanned<Date>>,
    pub issuer: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    /// The tokens of the title.
    pub title_tokens: Range<usize>,
}

/// Reads the lines above the bases; `tail` is read for a date of issue beside the signature.
pub(crate) fn read(
    source: &Source<'_>,
    head: Range<usize>,
    tail: Range<usize>,
    problems: &mut Vec<Problem>,
) -> Letterhead {
    let mut out = Letterhead::default();
    let mut blank_number = None;
    let mut above: Vec<Range<usize>> = Vec::new();
    let mut below: Vec<Range<usize>> = Vec::new();
    let heading = head.clone().find(|&i| is_heading(source, i));
    let mut joined = 0;
    let mut motto = false;
    for index in head.clone() {
        if heading == Some(index) || index < joined {
            continue;
        }
        let mut range = source.lines[index].tokens.clone();
        // "ngày 30" / "tháng 01 năm 2018": a date broken between its parts.
        joined = index + 1;
        while joined < head.end && ends_in_date(source, &range) && opens_in_date(source, joined) {
            range.end = source.lines[joined].tokens.end;
            joined += 1;
        }
        if motto && ends_motto(source, &range) {
            continue;
        }
        let whole = range.len();
        let mut range = without_motto(source, range);
        motto |= range.len() < whole;
        if let Some((number, end)) = number_at(source, range.clone()) {
            match number {
                Some(number) if out.number.is_none() => out.number = Some(number),
                None => blank_number = Some(source.lines[index].number),
                Some(_) => {}
            }
            range.start = end;
        }
        // In a title "ngày ..." alone on its line goes on with a reference.
        let in_title =
            heading.is_some_and(|h| index > h) && source.tokens[range.start..].first().is_some_and(|t| t.is("ngày"));
        if !in_title {
            range = without_date(source, range, &mut out.issued_on, problems);
        }
        if !range.is_empty() {
            if heading.is_some_and(|h| index > h) { &mut below } else { &mut above }.push(range);
        }
    }
    if out.issued_on.is_none() {
        for index in tail {
            without_date(source, source.lines[index].tokens.clone(), &mut out.issued_on, problems);
        }
    }
    if heading.is_none() {
        // Without its heading, what is no body is the title.
        let split = above.iter().position(|r| opens_title(source, r)).unwrap_or(above.len());
        below = above.split_off(split);
    }
    let authority = authority_start(source, &below);
    let (title, authority) = below.split_at(authority);
    out.issuer = match (issuer(source, &above), issuer(source, authority)) {
        // "VĂN PHÒNG" under its superior's name: what decides is named in full under the heading.
        (Some(short), Some(full)) if !short.contains(' ') || is_bare(source, &short, &full) => Some(full),
        (above, authority) => above.or(authority),
    };
    if let (Some(first), Some(last)) = (title.first(), title.last()) {
        let tokens: Vec<usize> = title.iter().cloned().flatten().collect();
        out.title_tokens = first.start..last.end;
        out.title = Some(source.spanned(source.phrase_of(tokens), first.start..last.end));
    }
    report(source, &out, heading.unwrap_or(head.start), blank_number, problems);
    out
}

/// Whether a body's name is only its kind, and another one says the same with more words.
fn is_bare(source: &Source<'_>, short: &Spanned<String>, full: &Spanned<String>) -> bool {
    let first = source.tokens.partition_point(|t| t.span.start < short.span.start);
    let end = source.tokens.partition_point(|t| t.span.end <= short.span.end);
    let kind = body_at(&source.tokens[..end], first) == Some(end);
    kind && full.starts_with(short.value.as_str()) && full.len() > short.len()
}

fn report(source: &Source<'_>, out: &Letterhead, at: usize, blank_number: Option<usize>, problems: &mut Vec<Problem>) {
    let line = source.lines.get(at).map_or(1, |l| l.number);
    let mut lacks = |line: usize, missing: bool, what: &str| {
        if missing {
            problems.push(Problem { line, what: what.to_owned() });
        }
    };
    let blank = blank_number.is_some();
    lacks(
        blank_number.unwrap_or(line),
        out.number.is_none() && blank,
        "Số, ký hiệu còn để trống: bổ sung số của quyết định đã ban hành.",
    );
    lacks(line, out.number.is_none() && !blank, "Thiếu số, ký hiệu của quyết định: bổ sung từ bản đã ký.");
    lacks(line, out.issued_on.is_none(), "Thiếu ngày ban hành: bổ sung từ bản đã ký.");
    lacks(line, out.issuer.is_none(), "Không thấy tên cơ quan ban hành: bổ sung tên cơ quan.");
    lacks(line, out.title.is_none(), "Không thấy trích yếu sau chữ QUYẾT ĐỊNH: bổ sung trích yếu.");
}

/// A line without the words of the country and its motto, which stand in the other column.
fn without_motto(source: &Source<'_>, range: Range<usize>) -> Range<usize> {
    let tokens = &source.tokens[..range.end];
    let motto = ["cộng hòa xã hội chủ nghĩa", "đảng cộng sản việt nam", "độc lập"];
    match range.clone().find(|&i| motto.iter().any(|m| phrase_at(tokens, i, m).is_some())) {
        Some(at) => range.start..at,
        None => range,
    }
}

/// Whether a line is only the end of the motto's words, which were broken in a narrow column.
fn ends_motto(source: &Source<'_>, range: &Range<usize>) -> bool {
    let ends =
        ["nam", "việt nam", "nghĩa việt nam", "chủ nghĩa việt nam", "phúc", "hạnh phúc", "- hạnh phúc", "– hạnh phúc"];
    ends.iter().any(|end| phrase_at(&source.tokens[..range.end], range.start, end) == Some(range.end))
}

/// `Số: 123/QĐ-UBND` at the start of a line: the number, or none when it is blank, and the index after it.
#[allow(clippy::type_complexity)]
fn number_at(source: &Source<'_>, range: Range<usize>) -> Option<(Option<Spanned<DocumentNumber>>, usize)> {
    let tokens = &source.tokens[..range.end];
    let mut at = phrase_at(tokens, range.start, "số")?;
    let colon = tokens.get(at).is_some_and(|t| t.text == ":");
    at += usize::from(colon);
    if let Some((number, end)) = DocumentNumber::read_at(tokens, at) {
        return Some((Some(source.spanned(number, at..end)), end));
    }
    let blank = colon && tokens.get(at).is_none_or(|t| t.kind == Kind::Mark);
    blank.then_some((None, range.end))
}

/// A line without `Hà Tĩnh, ngày 05 tháng 01 năm 2018`, whose day is kept.
fn without_date(
    source: &Source<'_>,
    range: Range<usize>,
    issued_on: &mut Option<Spanned<Date>>,
    problems: &mut Vec<Problem>,
) -> Range<usize> {
    let tokens = &source.tokens[..range.end];
    let Some(at) = range.clone().find(|&i| tokens[i].is("ngày")) else { return range };
    let after_place = at == range.start || tokens[at - 1].text == ",";
    if !after_place {
        return range;
    }
    let start = place_start(range.start, at);
    match date::read_at(tokens, at) {
        Some((written, end)) if end == range.end => {
            match written.to_date() {
                Ok(day) if issued_on.is_none() => *issued_on = Some(source.spanned(day, at..end)),
                Ok(_) => {}
                Err(fault) => problems.push(Problem {
                    line: source.line_of(at),
                    what: format!("Ngày ban hành sai: {fault}. Sửa theo bản đã ký."),
                }),
            }
            range.start..start
        }
        // "ngày     tháng 01 năm 2018": blank on the copy.
        None if tokens[at + 1..].iter().any(|t| t.is("tháng")) => range.start..start,
        _ => range,
    }
}

/// Whether a line ends inside a date: `ngày`, `ngày 30`, `tháng`, `năm`.
fn ends_in_date(source: &Source<'_>, range: &Range<usize>) -> bool {
    let tokens = &source.tokens[range.clone()];
    let number = tokens.last().is_some_and(|t| t.kind == Kind::Number);
    let word = tokens.len().checked_sub(1 + usize::from(number)).map(|i| &tokens[i]);
    word.is_some_and(|t| {
        t.is("ngày") || t.is("tháng") || (t.is("năm") && !number && tokens.iter().any(|t| t.is("ngày")))
    })
}

/// Whether a line goes on with a date.
fn opens_in_date(source: &Source<'_>, index: usize) -> bool {
    let first = &source.of(&source.lines[index])[0];
    first.is("tháng") || first.is("năm") || first.kind == Kind::Number
}

/// Where the place before a date begins: in a line that only holds place and date, at its start.
fn place_start(start: usize, at: usize) -> usize {
    let words = at.saturating_sub(start);
    if words <= 6 { start } else { at.saturating_sub(3) }
}

fn opens_title(source: &Source<'_>, range: &Range<usize>) -> bool {
    let first = &source.tokens[range.start];
    ["về", "v", "phê", "ban", "công"].contains(&first.key.as_ref()) && body_at(&source.tokens, range.start).is_none()
}

/// Where, in the lines under the heading, the authority that decides is named: the last line in capitals that opens with a body
/// or an office and does not go on with the line before.
fn authority_start(source: &Source<'_>, lines: &[Range<usize>]) -> usize {
    let names = |range: &Range<usize>| {
        body_at(&source.tokens, range.start).is_some() || office_at(&source.tokens, range.start).is_some()
    };
    let mut start = lines.len();
    for (index, range) in lines.iter().enumerate() {
        // "HIỆU TRƯỞNG TRƯỜNG THPT Sơn Hà": the kind in capitals is enough.
        let opening = range.start..range.end.min(range.start + 2);
        let capitals = !source.text[source.span(opening)].chars().any(char::is_lowercase);
        // "... THƯƠNG BINH VÀ XÃ" / "HỘI": only the kind of a body under a line that names one.
        let bare = body_at(&source.tokens[..range.end], range.start) == Some(range.end);
        let goes_on =
            index > 0 && (goes_on(&source.tokens[lines[index - 1].end - 1]) || (bare && names(&lines[index - 1])));
        if names(range) && capitals && !goes_on {
            start = index;
        }
    }
    // "CHỦ TỊCH" on the line above its body.
    while start > 0 && start < lines.len() {
        let above = &lines[start - 1];
        if office_at(&source.tokens, above.start).is_none_or(|(_, end)| end != above.end) {
            break;
        }
        start -= 1;
    }
    start
}

/// Whether a line that ends with this token goes on with the next.
fn goes_on(last: &Token<'_>) -> bool {
    matches!(
        last.key.as_ref(),
        "và" | "của" | "tại" | "trong" | "cho" | "thuộc" | "," | "-" | "về" | "với" | "tịch" | "đốc"
    )
}

/// Bodies whose kind alone is a name.
const SUPERIORS: &[&str] =
    &["ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "chính phủ", "thủ tướng chính phủ"];

/// The last body that these lines name, its superiors and the office of a person left out.
fn issuer(source: &Source<'_>, lines: &[Range<usize>]) -> Option<Spanned<String>> {
    let mut body: Vec<Range<usize>> = Vec::new();
    for range in lines {
        let mut range = range.clone();
        if let Some((under, end)) = office_at(&source.tokens[..range.end], range.start) {
            range.start = under;
            body.clear();
            if end == range.end && under == end {
                continue;
            }
        }
        let opens = body_at(&source.tokens[..range.end], range.start);
        let unfinished = match &body[..] {
            // "BAN QUẢN LÝ" over "KHU KINH TẾ", "VĂN PHÒNG" over "ỦY BAN NHÂN DÂN": the kind of a body without its name. A
            // committee of the people or the party over another body is its superior.
            [only] => {
                let kind = body_at(&source.tokens[..only.end], only.start) == Some(only.end);
                let above = |phrase: &&&str| phrase_at(&source.tokens, only.start, phrase).is_some();
                kind && SUPERIORS.iter().find(above).is_none() && !source.tokens[only.end - 1].is("ủy")
            }
            _ => false,
        };
        if opens.is_some() && !unfinished {
            body = vec![range];
        } else if !body.is_empty() {
            body.push(range);
        }
    }
    let (first, last) = (body.first()?.start, body.last()?.end);
    Some(source.spanned(source.phrase_of(body.iter().cloned().flatten()), first..last))
}
