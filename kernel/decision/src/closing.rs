//! Who carries a decision out, by its last article, and who gets it.

use std::ops::Range;

use text::token::{any_phrase_at, phrase_at};

use crate::bodies::split_list;
use crate::model::{Problem, Spanned};
use crate::outline::Outline;
use crate::reference::sentences;
use crate::source::Source;

/// The verbs of the article that names who carries a decision out.
const CARRY_OUT: &[&str] = &[
    "chịu trách nhiệm",
    "có trách nhiệm",
    "căn cứ quyết định",
    "căn cứ nội dung",
    "theo quyết định",
    "thi hành",
    "triển khai thực hiện",
    "chiếu quyết định",
    "chủ trì",
];

/// What joins those who help to the one who leads.
const HELPED_BY: &[&str] =
    &[", phối hợp với", ", phối hợp cùng", "phối hợp với", "phối hợp cùng", ", phối hợp", "và phối hợp với"];

/// What those who help do: it ends their names.
const HELPERS_END: &[&str] = &[
    "tổ chức",
    "triển khai",
    "thực hiện",
    "hướng dẫn",
    "theo dõi",
    "chịu trách nhiệm",
    "thi hành",
    "kiểm tra",
    "đôn đốc",
    ".",
];

/// How such an article may begin before it names anyone.
const OPENINGS: &[&str] = &[
    "các ông , bà",
    "các ông bà",
    "các ông và bà",
    "các ông , ( bà )",
    "các ông ( bà )",
    "các ông / bà",
    "các ông / các bà",
    "các ông , các bà",
    "ông / bà",
    "ông , bà",
    "ông ( bà )",
    "các đồng chí",
    "giao",
    "yêu cầu",
    ":",
    "ông",
];

/// What may head the last article before it names anyone.
const HEADINGS: &[&str] = &[
    "trách nhiệm thi hành",
    "trách nhiệm thực hiện",
    "trách nhiệm tổ chức thực hiện",
    "tổ chức thực hiện",
    "tổ chức thi hành",
    "điều khoản thi hành",
    "hiệu lực và trách nhiệm thi hành",
    "hiệu lực thi hành",
];

/// The bodies of the last article.
pub(crate) fn responsible(source: &Source<'_>, outline: &Outline, problems: &mut Vec<Problem>) -> Vec<Spanned<String>> {
    let Some(last) = outline.articles.last() else { return Vec::new() };
    let mut out: Vec<Spanned<String>> = Vec::new();
    for sentence in sentences(source, last.content.clone()) {
        for name in carriers(source, sentence) {
            let value = source.phrase(name.clone());
            if !out.iter().any(|held| held.value == value) {
                out.push(source.spanned(value, name));
            }
        }
    }
    if !out.is_empty() {
        return out;
    }
    let line = source.line_of(last.content.start);
    problems.push(Problem {
        line,
        what: "Điều cuối không nêu ai chịu trách nhiệm thi hành: bổ sung tên cơ quan, đơn vị.".to_owned(),
    });
    Vec::new()
}

/// Those who carry the decision out by one sentence.
fn carriers(source: &Source<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let tokens = &source.tokens[..sentence.end];
    let mut start = sentence.start;
    if let Some((_, end)) = any_phrase_at(tokens, start, HEADINGS) {
        // A heading on its own line, or before a colon; "Trách nhiệm thi hành Quyết định này thuộc về ..." is none.
        let heads = tokens.get(end).is_none_or(|t| matches!(t.text, ":" | ".") || source.opens_line(end));
        start = if heads { end } else { start };
    }
    while let Some((_, after)) = any_phrase_at(tokens, start, OPENINGS) {
        start = after;
    }
    let verb = (start..sentence.end).find(|&i| any_phrase_at(tokens, i, CARRY_OUT).is_some());
    let Some(verb) = verb.filter(|&v| v > start && !tokens[v - 1].is("lực")) else { return Vec::new() };
    while let Some((_, after)) = any_phrase_at(&tokens[..verb], start, OPENINGS) {
        start = after;
    }
    let trimmed = |r: Range<usize>| {
        let end = r.clone().rev().find(|&i| !matches!(tokens[i].text, "," | ";" | ":")).map_or(r.start, |i| i + 1);
        r.start..end
    };
    let names = split_list(source, start..verb).into_iter().map(trimmed);
    // "... chủ trì, phối hợp với Trưởng các phòng tổ chức thực hiện": those who help carry it out as well.
    let helped =
        phrase_at(tokens, verb, "chủ trì").and_then(|end| any_phrase_at(tokens, end, HELPED_BY)).map(|(_, end)| end);
    let helpers = helped.into_iter().flat_map(|from| {
        let to =
            (from..sentence.end).find(|&i| any_phrase_at(tokens, i, HELPERS_END).is_some()).unwrap_or(sentence.end);
        split_list(source, from..to).into_iter().map(trimmed)
    });
    let names = names.chain(helpers);
    // "Quyết định này" before the verb is the subject of effect, not a body.
    names.filter(|r| !r.is_empty() && phrase_at(tokens, r.start, "quyết định").is_none()).collect()
}

/// Those who get the decision, without dash and closing mark.
pub(crate) fn recipients(source: &Source<'_>, outline: &Outline, problems: &mut Vec<Problem>) -> Vec<Spanned<String>> {
    let lines = &source.lines[outline.tail.clone()];
    let opening = lines.iter().position(|l| phrase_at(source.of(l), 0, "nơi nhận").is_some());
    let Some(opening) = opening else {
        if !outline.articles.is_empty() {
            let line = source.lines.last().map_or(1, |l| l.number);
            problems.push(Problem { line, what: "Không thấy mục Nơi nhận: bổ sung nơi nhận.".to_owned() });
        }
        return Vec::new();
    };
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (index, line) in lines[opening..].iter().enumerate() {
        let mut range = line.tokens.clone();
        if index == 0 {
            range.start += 2;
            range.start += usize::from(source.tokens.get(range.start).is_some_and(|t| t.text == ":"));
        }
        let Some(first) = source.tokens[..range.end].get(range.start) else { continue };
        let dash = matches!(first.text, "-" | "–" | "+" | "•");
        let last_goes_on =
            out.last().is_some_and(|r: &Range<usize>| matches!(source.tokens[r.end - 1].text, "," | "-" | ":"));
        let goes_on = open && !line.capitals && (last_goes_on || !first.text.starts_with(char::is_uppercase));
        if dash || (index == 0 && !line.capitals) {
            out.push(range.start + usize::from(dash)..range.end);
        } else if let Some(last) = out.last_mut().filter(|_| goes_on) {
            last.end = range.end;
        } else {
            continue;
        }
        open = !matches!(source.tokens[range.end - 1].text, ";" | ".");
    }
    out.into_iter().flat_map(|r| one_each(source, r)).map(|r| source.spanned(source.phrase(r.clone()), r)).collect()
}

/// Several recipients on one line, split at semicolons, without their closing marks.
fn one_each(source: &Source<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        if source.tokens[at].text == ";" {
            out.push(start..at);
            start = at + 1;
        }
    }
    out.push(start..range.end);
    for r in &mut out {
        while r.start < r.end && matches!(source.tokens[r.start].text, "-" | "–") {
            r.start += 1;
        }
        while r.start < r.end && matches!(source.tokens[r.end - 1].text, "." | "," | ";" | "/") {
            r.end -= 1;
        }
    }
    out.retain(|r| !r.is_empty());
    out
}
