//! Finds the deadlines of a text by the words that announce them, and chooses the best announced one.

use std::ops::Range;

use super::{Bound, Found, Phrase, phrase};
use crate::token::{Kind, Token, any_phrase_at, phrase_at};

/// How surely a phrase is a deadline, from what announces it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Nothing announces it: a deadline only when the text says nothing else.
    Bare,
    /// `hàng tháng` and no day.
    Habit,
    /// `trong`, `đến`, `hoàn thành`, or a count with its start.
    Announced,
    /// `trước`, `chậm nhất`, `không quá`.
    Bounded,
}

/// Words that announce a deadline, their bound, and whether they belong to its phrase.
const CUES: &[(&str, Bound, Rank, bool)] = &[
    ("trước", Bound::Before, Rank::Bounded, true),
    ("chậm nhất", Bound::By, Rank::Bounded, true),
    ("muộn nhất", Bound::By, Rank::Bounded, true),
    ("trễ nhất", Bound::By, Rank::Bounded, true),
    ("không quá", Bound::By, Rank::Bounded, true),
    ("không muộn hơn", Bound::By, Rank::Bounded, true),
    ("tối đa", Bound::By, Rank::Bounded, true),
    ("trong", Bound::Within, Rank::Announced, true),
    ("đến", Bound::Within, Rank::Announced, true),
    ("hết", Bound::Within, Rank::Announced, true),
    ("cuối", Bound::Within, Rank::Announced, true),
    ("sau", Bound::Within, Rank::Announced, true),
    ("hoàn thành", Bound::Within, Rank::Announced, false),
    ("xong", Bound::Within, Rank::Announced, false),
    ("hạn", Bound::Within, Rank::Announced, false),
];

/// Words that may stand between what announces a deadline and the deadline.
const LINKS: &[&str] = &["là", "vào", "vòng", "thời hạn", "thời gian", "khoảng", "cuối", "hết", "đến", ":", "chót"];

/// Words before a phrase that make it something else than a deadline: the start of a stretch, a moment of counting, a baseline.
const NOT_DEADLINES: &[&str] = &["tính", "từ", "kể", "so"];

/// Words that may surround a deadline that stands alone.
const FILLERS: &[&str] = &[
    "thời", "gian", "hạn", "hoàn", "thành", "báo", "cáo", "vào", "là", ":", ".", ";", ",", "(", ")", "-", "gửi",
    "trình",
];

/// The deadline that these tokens tell, if any: the best announced, and of equals the first.
pub fn find(tokens: &[Token<'_>]) -> Option<Found> {
    let mut best: Option<(Rank, Found)> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some((rank, found)) = candidate(tokens, at) else {
            at += 1;
            continue;
        };
        at = found.tokens.end.max(at + 1);
        if rank == Rank::Bare && !stands_alone(tokens, &found.tokens) {
            continue;
        }
        if best.as_ref().is_none_or(|(held, _)| rank > *held) {
            best = Some((rank, found));
        }
    }
    best.map(|(_, found)| found)
}

/// The phrase that starts at `at`, with what announces it.
fn candidate(tokens: &[Token<'_>], at: usize) -> Option<(Rank, Found)> {
    let mut next = at;
    let mut rank = Rank::Bare;
    let mut bound = Bound::Within;
    let mut start = None;
    let mut last_cue = "";
    let mut within = false;
    while let Some((cue, cue_bound, cue_rank, belongs, after)) = cue_at(tokens, next) {
        rank = rank.max(cue_rank);
        bound = bound.max(cue_bound);
        if belongs {
            start.get_or_insert(next);
        }
        within |= cue != "trước";
        last_cue = cue;
        next = after;
        while let Some((link, after)) = any_phrase_at(tokens, next, LINKS) {
            if matches!(link, "cuối" | "hết") {
                last_cue = link;
            }
            within |= link == "thời hạn";
            next = after;
        }
    }
    let announced = next > at;
    let cues = phrase::Cues { announced, last: last_cue, within };
    let (phrase, end) = phrase::read_at(tokens, next, &cues)?;
    if at > 0 && NOT_DEADLINES.contains(&tokens[at - 1].key.as_ref()) {
        return None;
    }
    let own = match &phrase {
        Phrase::Relative(_, None) => Rank::Announced,
        Phrase::Recurring(_) if phrase::names_a_day(tokens, next..end) => Rank::Announced,
        Phrase::Recurring(_) => Rank::Habit,
        _ => Rank::Bare,
    };
    let found = Found { tokens: start.unwrap_or(next)..end, bound, phrase };
    Some((rank.max(own), found))
}

fn cue_at(tokens: &[Token<'_>], at: usize) -> Option<(&'static str, Bound, Rank, bool, usize)> {
    if tokens.get(at)?.kind != Kind::Word {
        return None;
    }
    CUES.iter().find_map(|&(cue, bound, rank, belongs)| {
        phrase_at(tokens, at, cue).map(|after| (cue, bound, rank, belongs, after))
    })
}

fn stands_alone(tokens: &[Token<'_>], phrase: &Range<usize>) -> bool {
    // A text that says only when is short; the limit also keeps a long text of fillers from being walked again and again.
    if tokens.len() > 40 {
        return false;
    }
    let outside = tokens[..phrase.start].iter().chain(&tokens[phrase.end..]);
    outside.into_iter().all(|t| FILLERS.contains(&t.key.as_ref()))
}
