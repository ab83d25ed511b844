//! Puts the parts together: one text in, one decision out.

use std::ops::Range;

use text::token::phrase_at;

use crate::model::{Decision, Problem, Spanned};
use crate::outline::{Outline, outline};
use crate::source::Source;
use crate::{closing, effect, letterhead, objectives};

/// Reads a decision. It never fails: what is lacking is none, and a problem that says what to do.
pub fn read(text: &str) -> Decision {
    let normalised = text::normalise(text);
    let source = Source::new(&normalised);
    let outline = outline(&source);
    let mut problems = Vec::new();
    let head = letterhead::read(&source, outline.head.clone(), outline.tail.clone(), &mut problems);
    if outline.articles.is_empty() {
        let what = "Không thấy Điều 1: văn bản không phải quyết định hoặc bị thiếu trang.".to_owned();
        problems.push(Problem { line: 1, what });
    }
    let issued_on = head.issued_on.as_ref().map(|d| d.value);
    let legal_bases = legal_bases(&source, &outline);
    if legal_bases.is_empty() {
        let line = source.lines.get(outline.preamble.start).map_or(1, |l| l.number);
        problems.push(Problem {
            line, what: "Không thấy căn cứ ban hành nào: bổ sung các dòng Căn cứ.".to_owned()
        });
    }
    let effective_from = effect::effective_from(&source, &outline, issued_on, &mut problems);
    let replaces = effect::replaces(&source, &outline);
    let responsible = closing::responsible(&source, &outline, &mut problems);
    let recipients = closing::recipients(&source, &outline, &mut problems);
    let (objectives, period) = objectives::read(&source, &outline, head.title_tokens.clone(), &mut problems);
    problems.sort_by_key(|p| p.line);
    Decision {
        number: head.number,
        issued_on: head.issued_on,
        issuer: head.issuer,
        title: head.title,
        period,
        effective_from,
        legal_bases,
        replaces,
        responsible,
        recipients,
        objectives,
        problems,
        source: normalised,
    }
}

/// The paragraphs of the preamble that start with `Căn cứ`, without their closing marks.
fn legal_bases(source: &Source<'_>, outline: &Outline) -> Vec<Spanned<String>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in &source.lines[outline.preamble.clone()] {
        let range = line.tokens.clone();
        let dash = usize::from(matches!(source.tokens[range.start].text, "-" | "–"));
        let capital =
            source.tokens[..range.end].get(range.start + dash).is_some_and(|t| t.text.starts_with(char::is_uppercase));
        let opens = |phrase: &str| phrase_at(&source.tokens[..range.end], range.start + dash, phrase).is_some();
        let ended = range.start.checked_sub(1).is_some_and(|i| matches!(source.tokens[i].text, ";" | "," | "." | ":"));
        if capital && opens("căn cứ") {
            out.push(range.start + dash..range.end);
            open = true;
        } else if (line.capitals && ended)
            || (capital && (opens("xét") || (ended && ["theo", "thực hiện", "sau khi"].iter().any(|p| opens(p)))))
        {
            open = false;
        } else if let Some(last) = out.last_mut().filter(|_| open) {
            last.end = range.end;
        }
    }
    out.into_iter().flat_map(|r| split_bases(source, r)).map(|r| source.spanned(source.phrase(r.clone()), r)).collect()
}

/// Several bases in one paragraph ("...; Căn cứ ..."), each without its closing marks.
fn split_bases(source: &Source<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    for at in range.clone().skip(1) {
        let opens = phrase_at(&source.tokens[..range.end], at, "căn cứ").is_some();
        if opens && source.tokens[at - 1].text == ";" && source.tokens[at].text.starts_with(char::is_uppercase) {
            out.push(start..at);
            start = at;
        }
    }
    out.push(start..range.end);
    for r in &mut out {
        while r.start < r.end && matches!(source.tokens[r.end - 1].text, ";" | "," | ".") {
            r.end -= 1;
        }
    }
    out
}
