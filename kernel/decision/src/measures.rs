//! Measures: the clauses of an objective, each quantity with what it is about, its baseline and its deadline.

use std::ops::Range;

use text::Decimal;
use text::deadline::{self, DayPhrase, PeriodPhrase, Phrase};
use text::token::{Kind, Token, any_phrase_at, phrase_at};

use crate::model::{Comparator, Measure, Problem, Spanned, Unit};
use crate::quantity::{Quantity, quantities};
use crate::reference::{masked, sentences};
use crate::source::Source;

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

/// Nouns that are measured by a number after them.
const MEASURED: &[&str] =
    &["tỷ lệ", "tỉ lệ", "mức độ", "mức", "chỉ số", "thời gian", "số lượng", "số", "điểm", "thời hạn", "tổng số"];

/// Verbs of change: their number is at least reached.
const CHANGES: &[&str] = &["giảm", "tăng", "rút ngắn", "cắt giảm", "tiết kiệm"];

/// Words before a bare number that counts no target: "của 12 huyện".
const NO_TARGET_AFTER: &[&str] =
    &["cho", "tại", "của", "với", "ở", "gồm", "các", "thuộc", "cả", "theo", "trong", "từ", "về"];

/// The measures of an objective's text, outside the tokens that name its owner.
pub(crate) fn measures(
    source: &Source<'_>,
    range: Range<usize>,
    owner: Option<&Range<usize>>,
    problems: &mut Vec<Problem>,
) -> Vec<Measure> {
    let mut out: Vec<Measure> = Vec::new();
    for sentence in sentences(source, range) {
        if owner.is_some_and(|o| o.start <= sentence.start && sentence.end <= o.end + 1) {
            continue;
        }
        if !source.tokens[sentence.clone()].iter().any(|t| t.kind == Kind::Word || t.text == "%") {
            continue;
        }
        let mut found_any = false;
        for part in parts(source, sentence.clone()) {
            let part = match owner.filter(|o| part.contains(&o.start)) {
                Some(o) => part.start..o.start,
                None => part,
            };
            let before = out.len();
            Part::new(source, part).read(&mut out, problems);
            found_any |= out.len() > before;
        }
        // A sentence that says only by when says it of all before it.
        if !found_any && let Some(deadline) = Part::new(source, sentence).deadline() {
            let deadline = source.spanned(source.phrase(deadline.clone()), deadline);
            for measure in out.iter_mut().filter(|m| m.deadline.is_none()) {
                measure.deadline = Some(deadline.clone());
            }
        }
    }
    out
}

/// The parts of a sentence between semicolons.
fn parts(source: &Source<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        if source.tokens[at].text == ";" {
            out.push(start..at);
            start = at + 1;
        }
    }
    out.push(start..sentence.end);
    out
}

/// One part of a sentence: its own tokens, counted from `start` in the source.
struct Part<'s, 't> {
    source: &'s Source<'t>,
    tokens: &'s [Token<'t>],
    start: usize,
}

impl<'s, 't> Part<'s, 't> {
    fn new(source: &'s Source<'t>, range: Range<usize>) -> Self {
        Self { source, tokens: &source.tokens[range.clone()], start: range.start }
    }

    fn in_source(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.start..range.end + self.start
    }

    /// The deadline of this part, in the source. A count from receipt is part of what is measured, and "trong năm 2018" is the
    /// decision's own period: neither is a deadline of an objective.
    fn deadline(&self) -> Option<Range<usize>> {
        self.local_deadline().map(|r| self.in_source(&r))
    }

    fn local_deadline(&self) -> Option<Range<usize>> {
        let found = deadline::find(self.tokens)?;
        let said = &self.tokens[found.tokens.clone()];
        let until = said.iter().any(|t| matches!(t.key.as_ref(), "hết" | "cuối" | "đến" | "trước" | "nhất"));
        let counts = match &found.phrase {
            Phrase::Relative(..) | Phrase::Wrong(_) | Phrase::Time(_) => false,
            // "trả trong ngày" is how the work is done, not by when the objective is reached.
            Phrase::Day(DayPhrase::Today | DayPhrase::Tomorrow, _) => false,
            Phrase::Period(PeriodPhrase::Year(_) | PeriodPhrase::Turn(..)) => until,
            Phrase::Recurring(_) => said.iter().any(|t| t.kind == Kind::Number),
            _ => true,
        };
        counts.then_some(found.tokens)
    }

    /// `so với năm 2017` to the end of its clause.
    fn baseline(&self) -> Option<Range<usize>> {
        let at = (0..self.tokens.len()).find(|&i| phrase_at(self.tokens, i, "so với").is_some())?;
        let ends = |i: &usize| {
            matches!(self.tokens[*i].text, "," | "." | "(" | ")" | ":") || (*i > at + 2 && self.tokens[*i].is("và"))
        };
        let end = (at + 2..self.tokens.len()).find(ends).unwrap_or(self.tokens.len());
        Some(at..end)
    }

    fn read(&self, out: &mut Vec<Measure>, problems: &mut Vec<Problem>) {
        let deadline = self.local_deadline();
        let baseline = self.baseline();
        let mut mask = masked(self.tokens);
        for range in [&deadline, &baseline].into_iter().flatten() {
            mask[range.clone()].fill(true);
        }
        let found = quantities(self.tokens, &mask);
        let mut clauses: Vec<Clause> = Vec::new();
        for quantity in found {
            if let Some(doubt) = &quantity.doubt {
                let shown = self.source.phrase(self.in_source(&quantity.tokens));
                self.problem(
                    &quantity,
                    problems,
                    format!("Chỉ tiêu \"{shown}\" chưa rõ: {doubt}. Sửa lại hoặc nhập tay giá trị."),
                );
                continue;
            }
            let from = clauses.last().map_or(0, |c| c.quantity.tokens.end);
            let parted = clauses.last().and_then(|_| self.parting(from, &quantity));
            if let Some(starts) = parted.or(clauses.is_empty().then_some(0..0)) {
                if quantity.comparator.is_none() && self.counts_no_target(&quantity) {
                    continue;
                }
                clauses.push(Clause { ends_before: starts.start, start: starts.end, quantity });
            } else if clauses.last().is_some_and(|c| is_time(c.quantity.unit) && !is_time(quantity.unit)) {
                // A share after a stretch of time in one clause: the share is the target, the time its condition.
                clauses.last_mut().into_iter().for_each(|c| c.quantity = quantity.clone());
            } else if quantity.comparator.is_some() && !is_time(quantity.unit) {
                let shown = self.source.phrase(self.in_source(&quantity.tokens));
                self.problem(&quantity, problems, format!("\"{shown}\" được hiểu là điều kiện của chỉ tiêu đứng trước, không phải chỉ tiêu riêng: kiểm tra lại."));
            }
        }
        let mut carried = Carried::default();
        // "..., hoàn thành trong tháng 8": the verb goes with its deadline.
        let until = deadline.clone().map(|d| self.with_its_verb(d));
        for index in 0..clauses.len() {
            let end = clauses.get(index + 1).map_or(self.tokens.len(), |next| next.ends_before);
            let clause = &clauses[index];
            let cut =
                |i: usize| [&until, &baseline, &clause.quantity.trailing].into_iter().flatten().any(|r| r.contains(&i));
            let last = index + 1 == clauses.len();
            let own = |r: &Range<usize>| (clause.start..end).contains(&r.start) || (last && r.start >= end);
            // What stands before the first number holds for every number of the part.
            let leading = |r: &Range<usize>| r.end <= clauses[0].quantity.tokens.start;
            let subject = self.subject(clause, end, cut, &mut carried);
            let place = |r: &Option<Range<usize>>| {
                let r = r.as_ref().filter(|r| own(r) || leading(r))?;
                let r = self.in_source(r);
                Some(self.source.spanned(self.source.phrase(r.clone()), r))
            };
            let quantity = &clause.quantity;
            if subject.is_empty() {
                let shown = self.source.phrase(self.in_source(&quantity.tokens));
                self.problem(
                    quantity,
                    problems,
                    format!("Chỉ tiêu \"{shown}\" không nói đo cái gì: ghi rõ đối tượng."),
                );
            }
            out.push(Measure {
                subject,
                comparator: self.comparator(clause, baseline.is_some()),
                value: self.source.spanned(quantity.value, self.in_source(&quantity.tokens)),
                unit: quantity.unit,
                baseline: place(&baseline),
                deadline: place(&deadline),
            });
        }
    }

    fn problem(&self, quantity: &Quantity, problems: &mut Vec<Problem>, what: String) {
        problems.push(Problem { line: self.source.line_of(self.start + quantity.tokens.start), what });
    }

    /// The words that part the clause of a further quantity from the one before: they end at its noun of measure, at the number
    /// that a link leads to, or after the link that ends the clause before; none when no link parts the two.
    fn parting(&self, from: usize, quantity: &Quantity) -> Option<Range<usize>> {
        let to = quantity.tokens.start;
        let is_link = |i: usize| self.tokens[i].text == "," || self.tokens[i].is("và") || self.tokens[i].is("còn");
        let links: Vec<usize> = (from..to).filter(|&i| is_link(i)).collect();
        let measured = |i: &&usize| self.measured_at(**i + 1);
        if let Some(&link) = links.iter().find(measured) {
            return Some(link..link + 1);
        }
        let last = *links.last()?;
        let between = &self.tokens[last + 1..to];
        let near = ["trong", "đó", "phấn", "đấu", "đạt", "có", "đảm", "bảo", "và", "ít", "nhất"];
        if between.iter().all(|t| near.contains(&t.key.as_ref())) {
            return Some(last..to);
        }
        // The number ends its clause ("A đạt 97%, B đạt 95%"): the first link after the number before parts them.
        if links[0] == from {
            return Some(from..from + 1);
        }
        let time_condition = is_time(quantity.unit);
        (!time_condition).then_some(last..last + 1)
    }

    /// Whether a noun that is measured by a number stands at `at`; "số hóa" is a verb.
    fn measured_at(&self, at: usize) -> bool {
        any_phrase_at(self.tokens, at, MEASURED).is_some() && phrase_at(self.tokens, at, "số hóa").is_none()
    }

    /// Whether a bare number only counts whom a target is for.
    fn counts_no_target(&self, quantity: &Quantity) -> bool {
        quantity.unit == Unit::Count
            && quantity.trailing.is_none()
            && quantity
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|i| NO_TARGET_AFTER.contains(&self.tokens[i].key.as_ref()))
    }

    fn comparator(&self, clause: &Clause, compared: bool) -> Comparator {
        let quantity = &clause.quantity;
        if let Some(written) = quantity.comparator {
            return written;
        }
        let before = &self.tokens[clause.start..quantity.tokens.start];
        let ends = |words: &[&str]| before.last().is_some_and(|t| words.contains(&t.key.as_ref()));
        if ends(&["còn", "xuống"]) {
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

    /// What a quantity is about (see [`Measure::subject`]); `carried` is what the clauses before are about.
    fn subject(
        &self,
        clause: &Clause,
        end: usize,
        cut: impl Fn(usize) -> bool,
        carried: &mut Carried,
    ) -> Spanned<String> {
        let quantity = &clause.quantity;
        let after: Vec<usize> = self.trimmed((quantity.tokens.end..end).filter(|&i| !cut(i)).collect());
        let before: Vec<usize> = self.before(clause.start..quantity.tokens.start, &cut);
        let measured = |i: &usize| self.measured_at(*i);
        let by_head = before.iter().position(measured).filter(|_| !quantity.nought);
        let speaks = after.first().is_some_and(|&i| self.tokens[i].kind != Kind::Mark);
        let time = is_time(quantity.unit);
        let own = match by_head {
            Some(head) => before[head..].to_vec(),
            None if speaks && (!time || before.is_empty()) => after,
            None if !before.is_empty() => before,
            None => after,
        };
        let goes_on = own.first().is_some_and(|&i| any_phrase_at(self.tokens, i, PREDICATES).is_some());
        let noun = match own.is_empty() {
            true => carried.whole.clone(),
            false => carried.noun.clone().filter(|_| goes_on && !quantity.nought),
        };
        let indices: Vec<usize> = noun.clone().into_iter().flatten().chain(own.iter().copied()).collect();
        if noun.is_none()
            && let (Some(&first), Some(&last)) = (own.first(), own.last())
        {
            let predicate = (first + 1..=last).find(|&i| any_phrase_at(self.tokens, i, PREDICATES).is_some());
            *carried = Carried { noun: predicate.map(|i| first..i), whole: Some(first..last + 1) };
        }
        let range = match (own.first(), own.last()) {
            (Some(&first), Some(&last)) => first..last + 1,
            _ => quantity.tokens.clone(),
        };
        let text = self.source.phrase_of(indices.into_iter().map(|i| i + self.start));
        self.source.spanned(text, self.in_source(&range))
    }

    /// A deadline with the `, hoàn thành` before it.
    fn with_its_verb(&self, deadline: Range<usize>) -> Range<usize> {
        let verbs = [", hoàn thành", ", xong", ", thực hiện"];
        let start = (deadline.start.saturating_sub(3)..deadline.start)
            .find(|&i| any_phrase_at(self.tokens, i, &verbs).is_some_and(|(_, end)| end == deadline.start));
        start.unwrap_or(deadline.start)..deadline.end
    }

    /// The words before a number without the verbs that lead to it.
    fn before(&self, range: Range<usize>, cut: &impl Fn(usize) -> bool) -> Vec<usize> {
        let mut indices = self.trimmed(range.filter(|&i| !cut(i)).collect());
        while indices.last().is_some_and(|&i| BEFORE_NUMBER.contains(&self.tokens[i].key.as_ref())) {
            indices.pop();
        }
        indices
    }

    /// Without marks and links at either end.
    fn trimmed(&self, mut indices: Vec<usize>) -> Vec<usize> {
        let loose = |i: usize| {
            matches!(self.tokens[i].text, "," | "." | ";" | ":" | "-" | "–" | "/") || self.tokens[i].is("và")
        };
        while indices.last().is_some_and(|&i| loose(i) || self.tokens[i].text == "(") {
            indices.pop();
        }
        let opened = indices.iter().filter(|&&i| self.tokens[i].text == "(").count();
        let closed = indices.iter().filter(|&&i| self.tokens[i].text == ")").count();
        if closed > opened && indices.last().is_some_and(|&i| self.tokens[i].text == ")") {
            indices.pop();
        }
        let skip = indices.iter().take_while(|&&i| loose(i)).count();
        indices.split_off(skip)
    }
}

/// A quantity and where its clause starts; the clause before ends earlier, before the words that part the two.
struct Clause {
    ends_before: usize,
    start: usize,
    quantity: Quantity,
}

/// What a clause without its own noun is about.
#[derive(Default)]
struct Carried {
    /// The noun of the clause before, to its verb.
    noun: Option<Range<usize>>,
    /// All that the clause before is about.
    whole: Option<Range<usize>>,
}

fn is_time(unit: Unit) -> bool {
    matches!(unit, Unit::WorkingDay | Unit::Day | Unit::Hour)
}
