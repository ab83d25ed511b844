//! Measures: those of an objective's text, sentence by sentence, and those of a table's row.

use std::ops::Range;

use text::token::Kind;

use crate::due;
use crate::model::{Measure, Problem};
use crate::part::Part;
use crate::reference::sentences;
use crate::source::Source;
use crate::subject::Carried;

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
