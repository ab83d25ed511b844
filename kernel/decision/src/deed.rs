//! What a decision does: whether it sets objectives, changes those of another one, or does something else.

use std::ops::Range;

use text::token::{any_phrase_at, phrase_at};

use crate::bodies::{body_at, office_at};
use crate::source::Source;

/// What the decision is about, by its title or its first article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    /// It sets objectives.
    Sets,
    /// It changes objectives that another decision set.
    Amends,
    /// It has none.
    Other,
}

/// What names objectives.
const OBJECTIVES: &[&str] = &["mục tiêu", "chỉ tiêu"];

/// Deeds that set no objectives, wherever a title names them.
const OTHER_DEEDS: &[&str] = &[
    "bổ nhiệm",
    "điều động",
    "thành lập",
    "kiện toàn",
    "thu hồi",
    "khen thưởng",
    "bãi bỏ",
    "miễn nhiệm",
    "giải thể",
    "hủy bỏ",
];

/// Deeds that set no objectives when a title begins with them.
const OTHER_DEEDS_FIRST: &[&str] = &[
    "tặng",
    "cử",
    "tuyển dụng",
    "phân công",
    "công nhận",
    "đánh giá",
    "tổng kết",
    "nâng",
    "kỷ luật",
    "cho",
    "ủy quyền",
    "chuyển",
    "tiếp nhận",
];

/// Words that change objectives that are there already.
const CHANGING: &[&str] = &["sửa đổi", "đính chính", "điều chỉnh", "bổ sung"];

pub(crate) fn deed(source: &Source<'_>, title: &Range<usize>, leads: &[Range<usize>]) -> Deed {
    let first = leads.first().cloned().unwrap_or(0..0);
    for range in [title, &first] {
        let tokens = &source.tokens[range.clone()];
        let has = |phrases: &[&str]| (0..tokens.len()).any(|i| any_phrase_at(tokens, i, phrases).is_some());
        let names = has(OBJECTIVES);
        let start = any_phrase_at(tokens, 0, &["về việc", "v / v", "về"]).map_or(0, |(_, end)| end);
        let opens = |phrases: &[&str]| any_phrase_at(tokens, start, phrases).is_some();
        // "phê duyệt điều chỉnh mục tiêu": what changes stands before what it changes.
        let object = (0..tokens.len()).find(|&i| any_phrase_at(tokens, i, OBJECTIVES).is_some());
        let changes = object.is_some_and(|o| (0..o).any(|i| any_phrase_at(tokens, i, CHANGING).is_some()));
        if changes || opens(CHANGING) {
            return if names { Deed::Amends } else { Deed::Other };
        }
        // "ban hành mục tiêu ... và bãi bỏ quyết định cũ" sets objectives all the same: what comes first is the deed.
        let before = object.unwrap_or(tokens.len());
        let other = (0..before).any(|i| any_phrase_at(tokens, i, OTHER_DEEDS).is_some());
        if other || opens(OTHER_DEEDS_FIRST) {
            return Deed::Other;
        }
        if names {
            return Deed::Sets;
        }
    }
    // A title that only says "ban hành kèm theo" leaves it to the articles.
    if leads.iter().any(|l| names_objectives(source, l)) && title.is_empty() { Deed::Sets } else { Deed::Other }
}

pub(crate) fn names_objectives(source: &Source<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|i| any_phrase_at(&source.tokens[..range.end], i, OBJECTIVES).is_some())
}

/// "Giao Chánh Văn phòng tổ chức thực hiện Mục tiêu": it names the objectives and sets none.
pub(crate) fn refers_only(source: &Source<'_>, lead: &Range<usize>) -> bool {
    let tokens = &source.tokens[..lead.end];
    let names = |at: usize| office_at(tokens, at).is_some() || body_at(tokens, at).is_some();
    let charges = phrase_at(tokens, lead.start, "giao").is_some_and(names);
    charges
        || ["tổ chức thực hiện", "quyết định này", "yêu cầu"].iter().any(|p| phrase_at(tokens, lead.start, p).is_some())
}
