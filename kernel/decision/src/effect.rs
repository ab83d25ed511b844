//! From when a decision has effect, and which decisions it replaces.

use std::ops::Range;

use text::token::{Token, any_phrase_at, phrase_at};
use text::{DocumentNumber, date, number};
use time::{Date, Duration};

use crate::model::{Problem, Spanned};
use crate::outline::Outline;
use crate::reference::sentences;
use crate::source::Source;

/// The day from which the decision has effect.
pub(crate) fn effective_from(
    source: &Source<'_>,
    outline: &Outline,
    issued_on: Option<Date>,
    problems: &mut Vec<Problem>,
) -> Option<Spanned<Date>> {
    for article in &outline.articles {
        for sentence in sentences(source, article.content.clone()) {
            let tokens = &source.tokens[..sentence.end];
            let found = sentence.clone().find_map(|i| phrase_at(tokens, i, "có hiệu lực").map(|end| (i, end)));
            let Some((at, mut next)) = found else { continue };
            // "Quyết định này có hiệu lực": not the effect of some other document that the sentence names.
            let own = tokens[sentence.start..at].iter().any(|t| t.is("này"))
                || phrase_at(tokens, at.saturating_sub(2), "quyết định").is_some();
            if !own || refers(tokens, at) {
                continue;
            }
            while let Some((_, after)) =
                any_phrase_at(tokens, next, &["thi hành", "kể từ", "từ", "kể", "thực hiện", "pháp luật", "bắt đầu"])
            {
                next = after;
            }
            let line = source.line_of(at);
            return match start(source, next..sentence.end, issued_on) {
                Ok((day, range)) => Some(source.spanned(day, range)),
                Err(what) => {
                    problems.push(Problem { line, what });
                    None
                }
            };
        }
    }
    let line = outline.articles.first().map_or(1, |a| source.line_of(a.content.start));
    problems.push(Problem {
        line,
        what: "Không có điều nào nói ngày có hiệu lực: xác định ngày bắt đầu thực hiện.".to_owned(),
    });
    None
}

/// "hết hiệu lực từ ngày Quyết định này có hiệu lực": the effect only dates that of another document.
fn refers(tokens: &[Token<'_>], at: usize) -> bool {
    ["ngày quyết định này có hiệu lực", "khi quyết định này có hiệu lực"]
        .iter()
        .any(|p| phrase_at(tokens, at.saturating_sub(4), p).is_some())
}

/// A date, the day of signing, or some days after it.
fn start(source: &Source<'_>, range: Range<usize>, issued_on: Option<Date>) -> Result<(Date, Range<usize>), String> {
    let tokens = &source.tokens[..range.end];
    if let Some((written, end)) = date::read_at(tokens, range.start) {
        let day = written.to_date().map_err(|fault| format!("Ngày có hiệu lực sai: {fault}. Sửa theo bản đã ký."))?;
        return Ok((day, range.start..end));
    }
    let after = phrase_at(tokens, range.start, "sau").and_then(|at| number::read_at(tokens, at));
    let days = after.as_ref().and_then(|n| n.value.to_whole().filter(|_| phrase_at(tokens, n.next, "ngày").is_some()));
    let signed = tokens[range.clone()].iter().position(|t| t.is("ký") || t.is("ban"));
    let Some(signed) = signed.map(|i| range.start + i) else {
        return Err("Không đọc được ngày có hiệu lực: ghi rõ ngày, tháng, năm.".to_owned());
    };
    let issued = issued_on.ok_or("Hiệu lực tính từ ngày ký nhưng thiếu ngày ban hành: bổ sung ngày ban hành.")?;
    let day = issued.checked_add(Duration::days(days.unwrap_or(0))).unwrap_or(issued);
    Ok((day, range.start..signed + 1))
}

/// Documents that no decision of an office replaces: their numbers stand there as grounds.
const OF_OTHERS: &[&str] = &["nghị định", "luật", "thông tư", "nghị quyết", "tờ trình"];

/// The numbers of the decisions that lose their effect: after `thay thế` or `bãi bỏ`, or before `hết hiệu lực`.
pub(crate) fn replaces(source: &Source<'_>, outline: &Outline) -> Vec<Spanned<DocumentNumber>> {
    let mut out: Vec<Spanned<DocumentNumber>> = Vec::new();
    for article in &outline.articles {
        for sentence in sentences(source, article.content.clone()) {
            let tokens = &source.tokens[..sentence.end];
            let after = sentence.clone().find_map(|i| {
                let (_, end) = any_phrase_at(tokens, i, &["thay thế", "bãi bỏ"])?;
                // "rà soát, bãi bỏ thủ tục" of an objective replaces nothing; "Quyết định có hiệu lực ...; thay thế" does.
                let own = i == sentence.start
                    || tokens[sentence.start..i].iter().any(|t| t.is("này"))
                    || (sentence.start..i).any(|at| phrase_at(&tokens[..i], at, "có hiệu lực").is_some());
                own.then_some(end)
            });
            let before = || sentence.clone().find(|&i| phrase_at(tokens, i, "hết hiệu lực").is_some());
            let range = match after {
                Some(end) => end..sentence.end,
                None => sentence.start..before().unwrap_or(sentence.start),
            };
            let mut at = range.start;
            while at < range.end {
                match DocumentNumber::read_at(&tokens[..range.end], at) {
                    Some((number, end)) => {
                        let law =
                            (at.saturating_sub(3)..at).any(|i| any_phrase_at(&tokens[..at], i, OF_OTHERS).is_some());
                        if !law && !out.iter().any(|held| held.value == number) {
                            out.push(source.spanned(number, at..end));
                        }
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
    }
    out
}
