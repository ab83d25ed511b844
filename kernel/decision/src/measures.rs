//! Measures: the clauses of an objective, each quantity with what it is about, its baseline and its deadline.

use std::borrow::Cow;
use std::ops::Range;

use text::Decimal;
use text::token::{Kind, Token, any_phrase_at, phrase_at};

use crate::due;
use crate::model::{Comparator, Measure, Problem, Spanned, Unit};
use crate::quantity::{Quantity, quantities};
use crate::reference::{masked, sentences};
use crate::source::Source;
use crate::subject::Carried;

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

/// What all measures of an objective share.
pub(crate) struct Reading<'r, 's, 't> {
    pub source: &'s Source<'t>,
    /// The year of the objectives, for deadlines that name none.
    pub year: Option<i32>,
    pub problems: &'r mut Vec<Problem>,
}

impl<'s, 't> Reading<'_, 's, 't> {
    /// The measures of an objective's text, outside of the tokens that name its owner.
    pub fn text(&mut self, range: Range<usize>, owner: Option<&Range<usize>>) -> Vec<Measure> {
        let mut out: Vec<Measure> = Vec::new();
        let mut carried = Carried::default();
        for sentence in sentences(self.source, range) {
            if owner.is_some_and(|o| o.start <= sentence.start && sentence.end <= o.end + 1) {
                continue;
            }
            if !self.source.tokens[sentence.clone()].iter().any(|t| t.kind == Kind::Word || t.text == "%") {
                continue;
            }
            let before = out.len();
            let mut beside = None;
            for part in parts(self.source, sentence.clone()) {
                let part = match owner.filter(|o| part.contains(&o.start)) {
                    Some(o) => part.start..o.start,
                    None => part,
                };
                carried.noun = None;
                let part = Part::new(self, part);
                let count = out.len();
                part.read(&mut out, &mut carried, self.problems);
                if out.len() == count {
                    beside = beside.or_else(|| part.bare_deadline(self.problems));
                }
            }
            // "...; hoàn thành trước ngày 31/8": a part that says only by when says it of the others.
            if let Some(deadline) = beside {
                let open = out[before..].iter_mut().filter(|m| m.deadline.is_none());
                open.for_each(|measure| measure.deadline = Some(deadline.clone()));
            }
            if out.len() == before {
                let part = Part::new(self, sentence);
                match due::deadlines(&part.tokens).into_iter().next() {
                    // A sentence that says only by when says it of all before it.
                    Some(deadline) => {
                        let deadline = part.deadline(&deadline, self.problems);
                        for measure in out.iter_mut().filter(|m| m.deadline.is_none()) {
                            measure.deadline.clone_from(&deadline);
                        }
                    }
                    None => carried.whole = Some(part.all()),
                }
            }
        }
        out
    }

    /// The measures of a table's row: what it is about, the value, what the value counts and by when, as lists of tokens.
    pub fn row(&mut self, words: Vec<usize>, target: Vec<usize>, unit: &[usize], deadline: Vec<usize>) -> Vec<Measure> {
        let mut out = Vec::new();
        let valued = target.iter().any(|&i| self.source.tokens[i].kind == Kind::Number);
        let target_from = words.len();
        let has_unit = target.len() > 1 && !valued_alone(self.source, &target);
        let mut places = words.clone();
        places.extend(target);
        if valued && !has_unit {
            places.extend(unit);
        }
        let mut part = Part::of(self, places);
        if valued {
            part.targets_from = Some(target_from);
        }
        part.read(&mut out, &mut Carried::default(), self.problems);
        // One value in the cell: what it is about is the other cell, all of it.
        if let ([only], true, Some(&first), Some(&last)) = (&mut out[..], valued, words.first(), words.last()) {
            only.subject = self.source.spanned(self.source.phrase_of(words.iter().copied()), first..last + 1);
        }
        let part = Part::of(self, deadline);
        if let Some(range) = due::deadlines(&part.tokens).into_iter().next() {
            let deadline = part.deadline(&range, self.problems);
            for measure in out.iter_mut().filter(|m| m.deadline.is_none()) {
                measure.deadline.clone_from(&deadline);
            }
        }
        out
    }
}

/// Whether a cell says no unit: only a number with the words that compare it.
fn valued_alone(source: &Source<'_>, cell: &[usize]) -> bool {
    cell.last().is_some_and(|&i| source.tokens[i].kind == Kind::Number)
}

/// The parts of a sentence between semicolons, and between dashes that open a line.
fn parts(source: &Source<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        let text = source.tokens[at].text;
        let dash = matches!(text, "-" | "–" | "+" | "•" | "*") && source.opens_line(at);
        if text == ";" || (dash && at > start) {
            out.push(start..at);
            start = at + 1;
        }
    }
    out.push(start..sentence.end);
    out
}

/// One part of a sentence, or the cells of a row: its own tokens, and where each of them stands in the source.
pub(crate) struct Part<'s, 't> {
    pub(crate) source: &'s Source<'t>,
    pub(crate) tokens: Cow<'s, [Token<'t>]>,
    places: Places,
    year: Option<i32>,
    /// From which token on numbers are targets, even bare ones; those before it belong to what is measured.
    targets_from: Option<usize>,
}

enum Places {
    From(usize),
    Of(Vec<usize>),
}

impl<'s, 't> Part<'s, 't> {
    fn new(reading: &Reading<'_, 's, 't>, range: Range<usize>) -> Self {
        let tokens = Cow::Borrowed(&reading.source.tokens[range.clone()]);
        Self {
            source: reading.source,
            tokens,
            places: Places::From(range.start),
            year: reading.year,
            targets_from: None,
        }
    }

    fn of(reading: &Reading<'_, 's, 't>, places: Vec<usize>) -> Self {
        let tokens = Cow::Owned(places.iter().map(|&i| reading.source.tokens[i].clone()).collect());
        Self { source: reading.source, tokens, places: Places::Of(places), year: reading.year, targets_from: None }
    }

    pub(crate) fn place(&self, local: usize) -> usize {
        match &self.places {
            Places::From(start) => start + local,
            Places::Of(places) => places[local],
        }
    }

    pub(crate) fn in_source(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() {
            return 0..0;
        }
        self.place(range.start)..self.place(range.end - 1) + 1
    }

    fn phrase(&self, range: &Range<usize>) -> String {
        self.source.phrase_of(range.clone().map(|i| self.place(i)))
    }

    fn all(&self) -> Vec<usize> {
        self.trimmed((0..self.tokens.len()).collect()).into_iter().map(|i| self.place(i)).collect()
    }

    /// A deadline: its day where the words name one, else the words; one that does not exist is a problem.
    fn deadline(&self, range: &Range<usize>, problems: &mut Vec<Problem>) -> Option<Spanned<String>> {
        let words = self.phrase(range);
        match due::day(&words, self.year) {
            Ok(day) => {
                let value = day.map_or(words, |day| day.to_string());
                Some(self.source.spanned(value, self.in_source(range)))
            }
            Err(fault) => {
                let line = self.source.line_of(self.place(range.start));
                problems.push(Problem {
                    line, what: format!("Hạn \"{words}\" sai: {fault}. Sửa theo bản đã ký.")
                });
                None
            }
        }
    }

    /// The deadline of a part in which nothing else is to be reached by it: it opens the part, or follows the bare verb `hoàn thành`.
    fn bare_deadline(&self, problems: &mut Vec<Problem>) -> Option<Spanned<String>> {
        let range = due::deadlines(&self.tokens).into_iter().next()?;
        let verbs = ["hoàn thành", "hoàn thành xong", "xong", "thực hiện xong"];
        let verb = (range.start.saturating_sub(3)..range.start)
            .any(|i| any_phrase_at(&self.tokens, i, &verbs).is_some_and(|(_, end)| end == range.start));
        let ends = range.end + 1 >= self.tokens.len() || matches!(self.tokens[range.end].text, "," | ".");
        (ends && (verb || range.start == 0)).then(|| self.deadline(&range, problems))?
    }

    /// `so với năm 2017` to the end of its clause.
    fn baseline(&self) -> Option<Range<usize>> {
        let at = (0..self.tokens.len()).find(|&i| phrase_at(&self.tokens, i, "so với").is_some())?;
        let ends = |i: &usize| {
            matches!(self.tokens[*i].text, "," | "." | "(" | ")" | ":" | ";")
                || (*i > at + 2 && self.tokens[*i].is("và"))
        };
        let end = (at + 2..self.tokens.len()).find(ends).unwrap_or(self.tokens.len());
        Some(at..end)
    }

    fn read(&self, out: &mut Vec<Measure>, carried: &mut Carried, problems: &mut Vec<Problem>) {
        let deadlines = due::deadlines(&self.tokens);
        let baseline = self.baseline();
        let mut mask = masked(&self.tokens);
        for range in deadlines.iter().chain(&baseline) {
            mask[range.clone()].fill(true);
        }
        mask[..self.targets_from.unwrap_or(0)].fill(true);
        let mut clauses: Vec<Clause> = Vec::new();
        let mut spare = None;
        for quantity in quantities(&self.tokens, &mask, self.targets_from.unwrap_or(usize::MAX)) {
            if let Some(served) = self.take(quantity, &mut clauses, problems) {
                spare = spare.or(Some(served));
            }
        }
        // "lập bản đồ cho 2.450 thửa đất": the only number counts whom the work is for, and so it is the target.
        if let Some(quantity) = spare.filter(|_| clauses.is_empty()) {
            clauses.push(Clause { ends_before: 0, start: 0, quantity });
        }
        // "..., hoàn thành trong tháng 8": the verb goes with its deadline.
        let until: Vec<Range<usize>> = deadlines.iter().map(|d| due::with_its_verb(&self.tokens, d)).collect();
        for index in 0..clauses.len() {
            let end = clauses.get(index + 1).map_or(self.tokens.len(), |next| next.ends_before);
            let clause = &clauses[index];
            let quantity = &clause.quantity;
            let before = index.checked_sub(1).and_then(|i| clauses[i].quantity.trailing.as_ref());
            let beside = [baseline.as_ref(), quantity.trailing.as_ref(), quantity.from.as_ref(), before];
            let cut = |i: usize| until.iter().chain(beside.into_iter().flatten()).any(|r| r.contains(&i));
            let last = index + 1 == clauses.len();
            let own = |r: &Range<usize>| (clause.start..end).contains(&r.start) || (last && r.start >= end);
            // What stands before the first number holds for every number of the part.
            let leading = |r: &Range<usize>| r.end <= clauses[0].quantity.tokens.start;
            let subject = self.subject(clause, end, cut, carried);
            if subject.is_empty() {
                let shown = self.phrase(&quantity.tokens);
                let what = format!("Chỉ tiêu \"{shown}\" không nói đo cái gì: ghi rõ đối tượng.");
                self.problem(quantity, problems, what);
            }
            let baseline = baseline.as_ref().filter(|r| own(r) || leading(r)).or(quantity.from.as_ref());
            let deadline = deadlines.iter().find(|r| own(r)).or_else(|| deadlines.iter().find(|r| leading(r))).cloned();
            out.push(Measure {
                subject,
                comparator: self.comparator(clause, baseline.is_some()),
                value: self.source.spanned(quantity.value, self.in_source(&quantity.tokens)),
                unit: quantity.unit,
                baseline: baseline.map(|r| self.source.spanned(self.phrase(r), self.in_source(r))),
                deadline: deadline.and_then(|r| self.deadline(&r, problems)),
            });
        }
    }

    /// Takes a quantity as a clause of its own, as the true target of the clause before, or as a condition of it. What is given back
    /// counts only whom the work is for.
    fn take(&self, quantity: Quantity, clauses: &mut Vec<Clause>, problems: &mut Vec<Problem>) -> Option<Quantity> {
        let from = clauses.last().map_or(0, |c| c.quantity.tokens.end);
        let from = from.max(quantity.tokens.start.saturating_sub(LONGEST));
        let parted = clauses.last().and_then(|_| self.parting(from, &quantity));
        let starts = parted.clone().or(clauses.is_empty().then_some(0..0));
        if let Some(doubt) = &quantity.doubt {
            if starts.is_some() || !quantity.foreign {
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

    fn problem(&self, quantity: &Quantity, problems: &mut Vec<Problem>, what: String) {
        problems.push(Problem { line: self.source.line_of(self.place(quantity.tokens.start)), what });
    }

    /// The index after a link between clauses at `i`.
    fn link_at(&self, i: usize) -> Option<usize> {
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
            !named && phrase_at(&self.tokens, at, "số hóa").is_none()
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

    fn comparator(&self, clause: &Clause, compared: bool) -> Comparator {
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

    /// Without marks and links at either end.
    pub(crate) fn trimmed(&self, mut indices: Vec<usize>) -> Vec<usize> {
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
pub(crate) struct Clause {
    pub(crate) ends_before: usize,
    pub(crate) start: usize,
    pub(crate) quantity: Quantity,
}

pub(crate) fn is_time(unit: Unit) -> bool {
    matches!(unit, Unit::WorkingDay | Unit::Day | Unit::Hour)
}
