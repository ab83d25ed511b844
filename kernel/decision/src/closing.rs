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
];

/// How such an article may begin before it names anyone.
const OPENINGS: &[&str] = &[
    "các ông , bà",
    "các ông , ( bà )",
    "các ông ( bà )",
    "các ông / bà",
    "ông ( bà )",
    "các đồng chí",
    "giao",
    "yêu cầu",
    ":",
    "ông",
];

/// The bodies of the last article.
pub(crate) fn responsible(source: &Source<'_>, outline: &Outline, problems: &mut Vec<Problem>) -> Vec<Spanned<String>> {
    let Some(last) = outline.articles.last() else { return Vec::new() };
    for sentence in sentences(source, last.content.clone()) {
        let tokens = &source.tokens[..sentence.end];
        let Some(verb) = sentence.clone().find(|&i| any_phrase_at(tokens, i, CARRY_OUT).is_some()) else { continue };
        let mut start = sentence.start;
        while let Some((_, after)) = any_phrase_at(&tokens[..verb], start, OPENINGS) {
            start = after;
        }
        let trimmed = |r: Range<usize>| {
            let end = r.clone().rev().find(|&i| !matches!(tokens[i].text, "," | ";" | ":")).map_or(r.start, |i| i + 1);
            r.start..end
        };
        let bodies: Vec<_> =
            split_list(source, start..verb).into_iter().map(trimmed).filter(|r| !r.is_empty()).collect();
        // "Quyết định này" before the verb is the subject of effect, not a body.
        let bodies: Vec<_> =
            bodies.into_iter().filter(|r| phrase_at(tokens, r.start, "quyết định này").is_none()).collect();
        if !bodies.is_empty() {
            return bodies.into_iter().map(|r| source.spanned(source.phrase(r.clone()), r)).collect();
        }
    }
    let line = source.line_of(last.content.start.min(source.tokens.len().saturating_sub(1)));
    problems.push(Problem {
        line,
        what: "Điều cuối không nêu ai chịu trách nhiệm thi hành: bổ sung tên cơ quan, đơn vị.".to_owned(),
    });
    Vec::new()
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
            out.last().is_some_and(|r: &Range<usize>| matches!(source.tokens[r.end - 1].text, "," | "-"));
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
