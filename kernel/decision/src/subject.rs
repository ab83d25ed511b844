//! What a quantity is about: the words after it, those before it, or what the clause before is about.

use std::ops::Range;

use text::token::{Kind, any_phrase_at, phrase_at};

use crate::clause::{Clause, is_time};
use crate::model::Spanned;
use crate::part::Part;

/// What a clause without its own noun is about, as tokens of the source.
#[derive(Default)]
pub(crate) struct Carried {
    /// The noun of the clause before, to its verb.
    pub noun: Option<Vec<usize>>,
    /// All that the clause or sentence before is about.
    pub whole: Option<Vec<usize>>,
}

/// Verbs that a clause may begin with when it goes on about the noun of the clause before.
const PREDICATES: &[&str] = &[
    "được",
    "đạt",
    "đảm bảo",
    "bảo đảm",
    "bị",
    "có",
    "đúng",
    "trước",
    "hoàn thành",
    "giải quyết",
    "xử lý",
    "trả",
    "nộp",
    "khai",
    "gửi",
    "thực hiện",
    "không",
    "đáp ứng",
    "hài lòng",
];

/// Verbs and links that end the words before a number and say nothing of what it is about.
const BEFORE_NUMBER: &[&str] = &[
    "đạt", "giảm", "tăng", "là", "được", "có", "còn", "xuống", "lên", "ở", "mức", "chiếm", "phấn", "đấu", "bảo", "đảm",
    "rút", "ngắn", "và", "phải", "cắt", "tỷ", "lệ", ":", ",", "(", "-", "–", ";", "≥", "=", ">", "<", "≤", "khoảng",
    "luôn", "duy", "trì", "trong", "từ",
];

/// The longest noun in words that a clause takes from the one before.
const LONGEST_NOUN: usize = 8;

/// Words that lead to a number and are no subject when nothing stands before them.
const LEADS: &[&str] = &["trong thời hạn", "trong thời gian", "trong vòng"];

/// Labels before a colon that name no subject: it stands in the sentence before.
const LABELS: &[&str] =
    &["chỉ tiêu", "mục tiêu", "kết quả", "mức", "mức phải đạt", "yêu cầu", "kế hoạch", "chỉ tiêu phấn đấu"];

impl Part<'_, '_> {
    /// What a quantity is about (see [`crate::Measure::subject`]); `carried` is what the clauses before are about.
    pub(crate) fn subject(
        &self,
        clause: &Clause,
        end: usize,
        cut: impl Fn(usize) -> bool,
        carried: &mut Carried,
    ) -> Spanned<String> {
        let quantity = &clause.quantity;
        let mut after: Vec<usize> = self.trimmed((quantity.tokens.end..end).filter(|&i| !cut(i)).collect());
        // "đơn vị có ít nhất 02 báo cáo": the verb belongs to the number that follows.
        while end < self.tokens.len()
            && after.last().is_some_and(|&i| matches!(self.tokens[i].key.as_ref(), "có" | "được" | "phải" | "đạt"))
        {
            after.pop();
        }
        self.drop_numbers_in_brackets(&mut after);
        let before: Vec<usize> = self.before(clause.start..quantity.tokens.start, &cut);
        let measured = |i: &usize| self.measured_at(*i);
        // A head whose own number stands between ("trước thời hạn 05 ngày đối với 20% hồ sơ") is not measured by this one.
        let free = |head: usize| {
            let share = any_phrase_at(&self.tokens, before[head], &["tỷ lệ", "tỉ lệ"]).is_some();
            share || !before[head..].iter().any(|&i| self.tokens[i].kind == Kind::Number)
        };
        let by_head = before.iter().position(measured).filter(|&head| !quantity.nought && free(head));
        let speaks = after.first().is_some_and(|&i| self.tokens[i].kind != Kind::Mark);
        // "tự kiểm tra 04 lần/năm": the times of what stands before.
        let times = after.first().is_some_and(|&i| self.tokens[i].is("lần")) && !before.is_empty();
        let time = is_time(quantity.unit) || times;
        let own = match by_head {
            Some(head) => before[head..].to_vec(),
            None if speaks && (!time || before.is_empty()) => after,
            None if !before.is_empty() => before.clone(),
            None => after,
        };
        let goes_on = own.first().is_some_and(|&i| any_phrase_at(&self.tokens, i, PREDICATES).is_some());
        let noun = match own.is_empty() {
            true => carried.whole.clone(),
            false => carried.noun.clone().filter(|_| goes_on && !quantity.nought),
        };
        // "Hồ sơ cấp phép: 100% đúng hạn": the noun stands before the number of its own clause.
        let ahead = goes_on && noun.is_none() && !before.is_empty() && own.first() > before.first();
        let noun = noun.or_else(|| ahead.then(|| before.iter().map(|&i| self.place(i)).collect()));
        let placed: Vec<usize> = own.iter().map(|&i| self.place(i)).collect();
        if noun.is_none() && !own.is_empty() {
            let predicate = (1..own.len()).find(|&i| any_phrase_at(&self.tokens, own[i], PREDICATES).is_some());
            // Without a verb all of it is the noun, unless it is a whole sentence of its own.
            let noun = predicate.or(Some(placed.len()).filter(|&all| all <= LONGEST_NOUN));
            carried.noun = noun.map(|end| placed[..end].to_vec());
            carried.whole = Some(placed.clone());
        }
        let range = match (own.first(), own.last()) {
            (Some(&first), Some(&last)) => first..last + 1,
            _ => quantity.tokens.clone(),
        };
        let words = noun.into_iter().flatten().chain(placed);
        self.source.spanned(self.source.phrase_of(words), self.in_source(&range))
    }

    /// "100% (12/12) nhiệm vụ": a bracket of numbers alone says nothing of what they count.
    fn drop_numbers_in_brackets(&self, indices: &mut Vec<usize>) {
        if indices.first().is_some_and(|&i| self.tokens[i].text == "(")
            && let Some(close) = indices.iter().take(12).position(|&i| self.tokens[i].text == ")")
            && indices[..close].iter().all(|&i| self.tokens[i].kind != Kind::Word)
        {
            indices.drain(..=close);
        }
    }

    /// The words before a number without the verbs that lead to it.
    fn before(&self, range: Range<usize>, cut: &impl Fn(usize) -> bool) -> Vec<usize> {
        let mut indices = self.trimmed(range.filter(|&i| !cut(i)).collect());
        let leads_at = |i: usize| any_phrase_at(&self.tokens, i, LEADS).map(|(_, end)| end);
        while let Some(&last) = indices.last() {
            let lead = indices.iter().rev().take(3).copied().find(|&i| leads_at(i) == Some(last + 1));
            if let Some(lead) = lead {
                indices.retain(|&i| i < lead);
            } else if BEFORE_NUMBER.contains(&self.tokens[last].key.as_ref())
                && !(last > 0 && self.tokens[last - 1].is("trở"))
            {
                indices.pop();
            } else {
                break;
            }
        }
        if let Some(&first) = indices.first()
            && let Some(end) = phrase_at(&self.tokens, first, "trong đó")
        {
            indices.retain(|&i| i >= end);
        }
        let label = |&first: &usize| {
            let (_, end) = any_phrase_at(&self.tokens, first, LABELS)?;
            indices.last().is_some_and(|&last| last + 1 == end).then_some(())
        };
        if indices.first().and_then(label).is_some() {
            indices.clear();
        }
        indices
    }
}
