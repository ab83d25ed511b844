//! The clauses of a part: which quantity is a target of its own, which is only a condition, and how each one compares.

use std::ops::Range;

use text::Decimal;
use text::token::{Kind, any_phrase_at, phrase_at};

use crate::model::{Comparator, Problem, Unit};
use crate::part::Part;
use crate::quantity::Quantity;

/// Nouns that are measured by a number after them.
const MEASURED: &[&str] =
    &["tỷ lệ", "tỉ lệ", "mức độ", "mức", "chỉ số", "thời gian", "số lượng", "số", "điểm", "thời hạn", "tổng số"];

/// Verbs of change: their number is at least reached.
const CHANGES: &[&str] = &["giảm", "tăng", "rút ngắn", "cắt giảm", "tiết kiệm"];

/// Words before a bare number that counts no target: "của 12 huyện", "trên địa bàn 17 xã".
const NO_TARGET_AFTER: &[&str] = &[
    "cho", "tại", "của", "với", "ở", "gồm", "các", "thuộc", "cả", "theo", "trong", "từ", "về", "bàn", "toàn", "qua",
    "bởi", "sau", "quá", "mỗi", "từng", "này", "do", "giữa", "trước",
];

/// The longest clause in tokens: further back nothing is looked for, so that noise takes no square of time.
const LONGEST: usize = 100;

/// What is denied carries a condition and no target: "không có phiếu dưới 3 điểm".
const DENIED: &[&str] = &["không có", "không còn", "không phát sinh", "không xảy ra", "không bị", "chưa có"];

/// A quantity and where its clause starts; the clause before ends earlier, before the words that part the two.
pub(crate) struct Clause {
    pub(crate) ends_before: usize,
    pub(crate) start: usize,
    pub(crate) quantity: Quantity,
}

pub(crate) fn is_time(unit: Unit) -> bool {
    matches!(unit, Unit::WorkingDay | Unit::Day | Unit::Hour)
}

impl Part<'_, '_> {
    /// Takes a quantity as a clause of its own, as the true target of the clause before, or as a condition of it. What is given back
    /// counts only whom the work is for.
    pub(crate) fn take(
        &self,
        quantity: Quantity,
        clauses: &mut Vec<Clause>,
        problems: &mut Vec<Problem>,
    ) -> Option<Quantity> {
        let from = clauses.last().map_or(0, |c| c.quantity.tokens.end);
        let from = from.max(quantity.tokens.start.saturating_sub(LONGEST));
        let parted = clauses.last().and_then(|_| self.parting(from, &quantity));
        let starts = parted.clone().or(clauses.is_empty().then_some(0..0));
        if let Some(doubt) = &quantity.doubt {
            // "cán bộ có từ 5 năm công tác": a mere condition.
            if starts.is_some() || !quantity.foreign || !self.tokens[quantity.tokens.start].is("từ") {
                let shown = self.phrase(&quantity.tokens);
                let what = format!("Chỉ tiêu \"{shown}\" chưa rõ: {doubt}. Sửa lại hoặc nhập tay giá trị.");
                self.problem(&quantity, problems, what);
            }
            return None;
        }
        if let Some(limit) = clauses.last().filter(|_| parted.is_none()).and_then(|c| self.limit(c, &quantity)) {
            clauses.last_mut().into_iter().for_each(|c| c.quantity = limit.clone());
            return None;
        }
        let compared = quantity.comparator.is_some();
        let denied = !quantity.nought
            && (clauses.last().is_some_and(|c| parted.is_none() && c.quantity.nought)
                || self.is_denied(starts.as_ref().map_or(from, |s| s.end), quantity.tokens.start));
        match starts {
            Some(_) if !compared && self.counts_no_target(&quantity) => {
                let before = quantity.tokens.start.checked_sub(1).filter(|&i| self.tokens[i].is("cho"));
                return before.map(|_| quantity);
            }
            Some(starts) if !denied => {
                clauses.push(Clause { ends_before: starts.start, start: starts.end, quantity });
            }
            // In one clause a share after a stretch of time, or after a count in a share's name, is the target.
            None if !denied && clauses.last().is_some_and(|c| self.is_condition(c, &quantity)) => {
                clauses.last_mut().into_iter().for_each(|c| c.quantity = quantity.clone());
            }
            // "100% hồ sơ được chuyển không quá 04 giờ": both are to be reached.
            None if !denied && compared => {
                clauses.push(Clause { ends_before: quantity.tokens.start, start: from, quantity });
            }
            _ if compared && !is_time(quantity.unit) => {
                let shown = self.phrase(&quantity.tokens);
                let what = format!(
                    "\"{shown}\" được hiểu là điều kiện của chỉ tiêu đứng trước, không phải chỉ tiêu riêng: kiểm tra lại."
                );
                self.problem(&quantity, problems, what);
            }
            _ => {}
        }
        None
    }

    /// Whether the number of a clause is only a condition beside a further one: "tỷ lệ hồ sơ giải quyết trong 05 ngày đạt 95%".
    fn is_condition(&self, clause: &Clause, further: &Quantity) -> bool {
        let first = clause.quantity.unit;
        let share = |i: usize| any_phrase_at(&self.tokens, i, &["tỷ lệ", "tỉ lệ"]).is_some();
        let named = first != Unit::Percent
            && further.unit == Unit::Percent
            && (clause.start..clause.quantity.tokens.start).any(share);
        named || (is_time(first) && !is_time(further.unit))
    }

    /// "không để tỷ lệ trễ hạn vượt quá 2%": not none of it, but at most so much.
    fn limit(&self, clause: &Clause, quantity: &Quantity) -> Option<Quantity> {
        let between = clause.quantity.tokens.end;
        if !clause.quantity.nought || !self.measured_at(between) {
            return None;
        }
        let before = quantity.tokens.start.checked_sub(1).filter(|&i| i >= between);
        let over = before.filter(|&i| self.tokens[i].is("quá"));
        let comparator = match quantity.comparator {
            Some(Comparator::MoreThan) => Comparator::AtMost,
            Some(Comparator::LessThan) => Comparator::AtLeast,
            None if over.is_some() => Comparator::AtMost,
            _ => return None,
        };
        let tokens = over.unwrap_or(quantity.tokens.start)..quantity.tokens.end;
        Some(Quantity { tokens, comparator: Some(comparator), ..quantity.clone() })
    }

    /// Whether the words of the clause before a number deny it.
    fn is_denied(&self, from: usize, to: usize) -> bool {
        let start = (from..to).rev().find_map(|i| self.link_at(i)).unwrap_or(from);
        (start..to).any(|i| any_phrase_at(&self.tokens[..to], i, DENIED).is_some())
    }

    pub(crate) fn problem(&self, quantity: &Quantity, problems: &mut Vec<Problem>, what: String) {
        problems.push(Problem { line: self.source.line_of(self.place(quantity.tokens.start)), what });
    }

    /// The index after a link between clauses at `i`.
    pub(crate) fn link_at(&self, i: usize) -> Option<usize> {
        match self.tokens[i].key.as_ref() {
            "," | "và" | "còn" => Some(i + 1),
            "trong" => phrase_at(&self.tokens, i, "trong đó"),
            "đồng" => phrase_at(&self.tokens, i, "đồng thời"),
            _ => None,
        }
    }

    /// The words that part the clause of a further quantity from the one before: they end at its noun of measure, at the number
    /// that a link leads to, or after the link that ends the clause before; none when no link parts the two.
    fn parting(&self, from: usize, quantity: &Quantity) -> Option<Range<usize>> {
        let to = quantity.tokens.start;
        let links: Vec<Range<usize>> = (from..to).filter_map(|i| Some(i..self.link_at(i)?)).collect();
        if let Some(link) = links.iter().find(|link| self.measured_at(link.end)) {
            return Some(link.clone());
        }
        let last = links.last()?.clone();
        let between = &self.tokens[last.end.min(to)..to];
        let near = ["trong", "đó", "phấn", "đấu", "đạt", "có", "đảm", "bảo", "và", "ít", "nhất"];
        if between.iter().all(|t| near.contains(&t.key.as_ref())) {
            return Some(last.start..to);
        }
        // The number ends its clause ("A đạt 97%, B đạt 95%"): the first link after the number before parts them.
        if links[0].start == from {
            return Some(links[0].clone());
        }
        let time_condition = is_time(quantity.unit);
        (!time_condition).then_some(last)
    }

    /// Whether a noun that is measured by a number stands at `at`; "số hóa" is a verb, and "mức độ 4" a name.
    pub(crate) fn measured_at(&self, at: usize) -> bool {
        any_phrase_at(&self.tokens, at, MEASURED).is_some_and(|(_, end)| {
            let named = self.tokens[at].is("mức") && self.tokens.get(end).is_some_and(|t| t.kind == Kind::Number);
            let before = at.checked_sub(1).map(|i| self.tokens[i].key.as_ref());
            let of_a_word = match self.tokens[at].key.as_ref() {
                "số" => {
                    before.is_some_and(|w| ["ký", "đổi", "một", "thuật", "mã", "đa", "dân", "kinh", "nền"].contains(&w))
                }
                "điểm" => before.is_some_and(|w| ["dứt", "thời", "địa", "trọng", "quan", "ưu", "đặc"].contains(&w)),
                _ => false,
            };
            !named && !of_a_word && phrase_at(&self.tokens, at, "số hóa").is_none()
        })
    }

    /// Whether a bare number only counts whom a target is for.
    fn counts_no_target(&self, quantity: &Quantity) -> bool {
        quantity.unit == Unit::Count
            && quantity.trailing.is_none()
            && self.targets_from.is_none()
            && quantity
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|i| NO_TARGET_AFTER.contains(&self.tokens[i].key.as_ref()))
    }

    pub(crate) fn comparator(&self, clause: &Clause, compared: bool) -> Comparator {
        let quantity = &clause.quantity;
        if let Some(written) = quantity.comparator {
            return written;
        }
        let before = &self.tokens[clause.start..quantity.tokens.start];
        let ends = |words: &[&str]| before.last().is_some_and(|t| words.contains(&t.key.as_ref()));
        let falls = before.iter().rev().take(3).any(|t| t.is("còn") || t.is("xuống"));
        if falls && !ends(&[","]) {
            return Comparator::AtMost;
        }
        let changes = (0..before.len())
            .any(|i| any_phrase_at(before, i, CHANGES).is_some_and(|(_, end)| compared || end == before.len()));
        if changes || ends(&["thêm"]) {
            return Comparator::AtLeast;
        }
        match quantity.unit {
            Unit::Percent if quantity.value < Decimal::whole(100) => Comparator::AtLeast,
            Unit::WorkingDay | Unit::Day | Unit::Hour if ends(&["trong", "vòng", "hạn"]) => Comparator::AtMost,
            _ => Comparator::Equal,
        }
    }
}
