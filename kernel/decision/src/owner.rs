//! Who is to reach an objective, when its text says: `Đơn vị chủ trì: ...`, `Giao ... chủ trì`, `... chịu trách nhiệm`.

use std::ops::Range;

use text::token::{any_phrase_at, phrase_at};

use crate::bodies::{body_at, office_at};
use crate::reference::sentences;
use crate::source::Source;

/// An owner: the tokens that name it, and the sentence or bracket that says so.
pub(crate) struct Owner {
    pub name: Range<usize>,
    pub sentence: Range<usize>,
}

/// Labels before a colon.
const LABELS: &[&str] = &[
    "đơn vị chủ trì",
    "cơ quan chủ trì",
    "bộ phận chủ trì",
    "phòng chủ trì",
    "chủ trì",
    "chủ trì thực hiện",
    "đơn vị chủ trì thực hiện",
    "đơn vị thực hiện",
    "cơ quan thực hiện",
    "bộ phận thực hiện",
    "đơn vị phụ trách",
    "bộ phận phụ trách",
    "người phụ trách",
    "phụ trách",
    "trách nhiệm",
    "trách nhiệm thực hiện",
    "chịu trách nhiệm",
    "chịu trách nhiệm thực hiện",
    "chịu trách nhiệm chính",
    "tổ chức thực hiện",
    "đơn vị chịu trách nhiệm thực hiện",
    "cơ quan chịu trách nhiệm",
    "bộ phận chịu trách nhiệm",
    "đơn vị chịu trách nhiệm",
    "người chịu trách nhiệm",
    "đơn vị đầu mối",
    "cơ quan đầu mối",
    "đầu mối",
    "giao",
    "thực hiện",
];

/// The longest name and its verb in tokens: noise is not looked through again for every body in it.
const LONGEST: usize = 60;

/// Verbs after a name.
const VERBS: &[&str] = &[
    "chủ trì",
    "chịu trách nhiệm",
    "có trách nhiệm",
    "phụ trách",
    "làm đầu mối",
    "là đầu mối",
    "thực hiện",
    "tham mưu",
    "theo dõi",
    "tổ chức",
    "đôn đốc",
    "phối hợp",
];

/// The owner that these tokens name, if any.
pub(crate) fn owner(source: &Source<'_>, range: Range<usize>) -> Option<Owner> {
    for sentence in sentences(source, range) {
        if let Some(owner) = labelled(source, &sentence).or_else(|| said(source, &sentence)) {
            return Some(owner);
        }
    }
    None
}

/// `Đơn vị chủ trì: Phòng Nội vụ`, perhaps in brackets.
fn labelled(source: &Source<'_>, sentence: &Range<usize>) -> Option<Owner> {
    let tokens = &source.tokens[..sentence.end];
    for at in sentence.clone() {
        let opens = at == sentence.start || matches!(tokens[at - 1].text, "(" | ";" | "-" | "–" | "," | ".");
        let label = if opens { any_phrase_at(tokens, at, LABELS) } else { None };
        let Some((_, colon)) = label.filter(|(_, end)| tokens.get(*end).is_some_and(|t| t.text == ":")) else {
            continue;
        };
        let end = (colon + 1..sentence.end)
            .find(|&i| matches!(tokens[i].text, ";" | ")" | ".") && !tokens_go_on(source, i, sentence.end));
        let end = end.unwrap_or(sentence.end);
        if end > colon + 1 {
            return Some(Owner { name: colon + 1..end, sentence: at..sentence.end });
        }
    }
    None
}

/// Whether a stop belongs to the name ("TP. Hà Tĩnh").
fn tokens_go_on(source: &Source<'_>, at: usize, end: usize) -> bool {
    source.tokens[at].text == "." && at + 1 < end
}

/// `Giao Văn phòng chủ trì`, `Phòng Nội vụ chịu trách nhiệm`, `(Văn phòng chủ trì)`, `do Văn phòng thực hiện`.
fn said(source: &Source<'_>, sentence: &Range<usize>) -> Option<Owner> {
    let tokens = &source.tokens[..sentence.end];
    for at in sentence.clone() {
        let opens = at == sentence.start || matches!(tokens[at - 1].text, "(" | ";");
        let given = phrase_at(tokens, at, "giao").filter(|_| opens);
        let by = phrase_at(tokens, at, "do");
        let start = given.or(by).or(opens.then_some(at));
        let Some(start) = start.filter(|&s| s < sentence.end) else { continue };
        if body_at(tokens, start).is_none() && office_at(tokens, start).is_none() {
            continue;
        }
        let last = sentence.end.min(start + LONGEST);
        let stop = (start..last).find(|&i| matches!(tokens[i].text, "." | ";" | ")" | ":")).unwrap_or(last);
        // In capitals it belongs to the name: "Phòng Hành chính - Tổ chức".
        let lower = |i: usize| tokens[i].text.starts_with(char::is_lowercase);
        let verb = (start + 1..stop).find(|&i| lower(i) && any_phrase_at(tokens, i, VERBS).is_some());
        let Some(verb) = verb else { continue };
        // Without "giao" only these verbs make an owner: "Sở tổ chức 02 hội nghị" is what is measured.
        let sure = given.is_some()
            || any_phrase_at(tokens, verb, &["chủ trì", "chịu trách nhiệm", "có trách nhiệm", "phụ trách"]).is_some()
            || by.is_some();
        // "Phòng Nghiệp vụ 3": a number that ends a name and begins with no nought counts nothing.
        let named = |i: usize| i + 1 == verb && !tokens[i].text.starts_with('0');
        let number_before = (start..verb).any(|i| tokens[i].kind == text::token::Kind::Number && !named(i));
        if sure && !number_before {
            let name_end = (start..verb).rev().find(|&i| tokens[i].text != ",").map_or(verb, |i| i + 1);
            return Some(Owner {
                name: start..name_end,
                sentence: if by.is_some() { at..stop } else { at..sentence.end },
            });
        }
    }
    None
}
