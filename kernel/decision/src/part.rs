//! One part of a sentence, or the cells of a row: its quantities with what they are about, their baselines and deadlines.

use std::borrow::Cow;
use std::ops::Range;

use text::token::{Token, any_phrase_at, phrase_at};

use crate::clause::Clause;
use crate::due;
use crate::measures::Reading;
use crate::model::{Measure, Problem, Spanned};
use crate::quantity::{Quantity, quantities};
use crate::reference::masked;
use crate::source::Source;
use crate::subject::Carried;

/// One part of a sentence, or the cells of a row: its own tokens, and where each of them stands in the source.
pub(crate) struct Part<'s, 't> {
    pub(crate) source: &'s Source<'t>,
    pub(crate) tokens: Cow<'s, [Token<'t>]>,
    places: Places,
    year: Option<i32>,
    /// From which token on numbers are targets, even bare ones; those before it belong to what is measured.
    pub(crate) targets_from: Option<usize>,
}

enum Places {
    From(usize),
    Of(Vec<usize>),
}

impl<'s, 't> Part<'s, 't> {
    pub(crate) fn new(reading: &Reading<'_, 's, 't>, range: Range<usize>) -> Self {
        let tokens = Cow::Borrowed(&reading.source.tokens[range.clone()]);
        Self {
            source: reading.source,
            tokens,
            places: Places::From(range.start),
            year: reading.year,
            targets_from: None,
        }
    }

    pub(crate) fn of(reading: &Reading<'_, 's, 't>, places: Vec<usize>) -> Self {
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
        match &self.places {
            Places::From(start) => start + range.start..start + range.end,
            // The unit of a row may stand before its value.
            Places::Of(places) => {
                let places = &places[range.clone()];
                let (first, last) = (places.iter().min(), places.iter().max());
                first.zip(last).map_or(0..0, |(&first, &last)| first..last + 1)
            }
        }
    }

    pub(crate) fn phrase(&self, range: &Range<usize>) -> String {
        self.source.phrase_of(range.clone().map(|i| self.place(i)))
    }

    pub(crate) fn all(&self) -> Vec<usize> {
        self.trimmed((0..self.tokens.len()).collect()).into_iter().map(|i| self.place(i)).collect()
    }

    /// A deadline: its day where the words name one, else the words; one that does not exist is a problem.
    pub(crate) fn deadline(&self, range: &Range<usize>, problems: &mut Vec<Problem>) -> Option<Spanned<String>> {
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
    pub(crate) fn bare_deadline(&self, problems: &mut Vec<Problem>) -> Option<Spanned<String>> {
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

    pub(crate) fn read(&self, out: &mut Vec<Measure>, carried: &mut Carried, problems: &mut Vec<Problem>) {
        let deadlines = due::deadlines(&self.tokens);
        let baseline = self.baseline();
        // The cell of the value is read by itself: "trả trong ngày" beside "100%" is no day.
        let from = self.targets_from.unwrap_or(0);
        let mut mask = vec![true; from];
        mask.extend(masked(&self.tokens[from..]));
        for range in deadlines.iter().chain(&baseline) {
            mask[range.clone()].fill(true);
        }
        let mut clauses: Vec<Clause> = Vec::new();
        let mut spare: Vec<Quantity> = Vec::new();
        for quantity in quantities(&self.tokens, &mask, self.targets_from.unwrap_or(usize::MAX)) {
            if let Some(served) = self.take(quantity, &mut clauses, problems) {
                spare.push(served);
            }
        }
        // "lập bản đồ cho 2.450 thửa đất": where no other number is a target, those that count whom the work is for are.
        if clauses.is_empty() {
            for quantity in spare {
                let start = clauses.last().map_or(0, |c: &Clause| c.quantity.tokens.end);
                let link = (start..quantity.tokens.start).rev().find(|&i| self.link_at(i).is_some());
                let ends_before = link.unwrap_or(quantity.tokens.start);
                clauses.push(Clause { ends_before, start, quantity });
            }
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
