//! The figures of a decision as a workbook, with the records behind each, so that anybody can count again.

use decision::Unit;
use measure::{Comparator, Verdict};
use objectives::views::{EvidenceRow, Measured, MeasuredMeasure, Part, Reason};
use people::Scope;
use print::{Book, Cell, Column, Sheet};
use time::OffsetDateTime;

use super::evidence::Evidence;
use super::measure::Measure;
use crate::look::Query;
use crate::{Office, Refusal};

/// So many records of one measure are listed: its sheet says so where there are more.
const MOST: usize = 5_000;

/// Measures every objective, with the records behind each measure.
#[derive(Debug, Clone, Copy, Default)]
pub struct MeasureWithRecords {
    /// The moment asked about; `None`: now.
    pub as_of: Option<OffsetDateTime>,
}

/// What a workbook of figures shows.
#[derive(Debug, Clone)]
pub struct FiguresWithRecords {
    /// The figures.
    pub measured: Measured,
    /// The records of each measure that an indicator counts, in the order of the figures.
    pub records: Vec<Records>,
}

/// The records of a measure.
#[derive(Debug, Clone)]
pub struct Records {
    /// The objective's number.
    pub item: String,
    /// Which of its measures, from 1.
    pub place: usize,
    /// How many there are.
    pub total: usize,
    /// The first of them.
    pub rows: Vec<EvidenceRow>,
}

impl Query for MeasureWithRecords {
    const NAME: &'static str = "objectives.view";
    type Answer = FiguresWithRecords;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<FiguresWithRecords, Refusal> {
        // One moment for all of it, also where it is now.
        let as_of = Some(self.as_of.unwrap_or_else(|| office.clock().now()));
        let measured = Measure { as_of, ..Measure::default() }.answer(office, scope).await?;
        let mut records = Vec::new();
        for objective in &measured.objectives {
            for (place, measure) in (1..).zip(&objective.measures) {
                let Some(indicator) = measure.indicator.clone().filter(|_| measure.numerator.is_some()) else {
                    continue;
                };
                let found = Evidence { as_of, ..Evidence::of(indicator) }.page(office, scope, MOST).await?;
                records.push(Records { item: objective.item.clone(), place, total: found.total, rows: found.rows });
            }
        }
        Ok(FiguresWithRecords { measured, records })
    }
}

/// The words of a workbook of figures: whoever hands it out says them in the reader's language.
pub trait BookWords {
    /// A word of the table.
    fn word(&self, word: BookWord) -> String;
    /// `Tính đến ...`.
    fn as_of(&self, at: OffsetDateTime) -> String;
    /// The tab with the records of a measure.
    fn tab(&self, item: &str, place: usize) -> String;
    /// How many records are listed, of how many.
    fn listed(&self, rows: usize, total: usize) -> String;
    /// What an indicator is called.
    fn indicator(&self, name: &str) -> String;
    /// What a number is written in.
    fn unit(&self, unit: Unit) -> String;
    /// Why there is no value.
    fn reason(&self, reason: Reason) -> String;
    /// What is said of a record.
    fn verdict(&self, verdict: Verdict) -> String;
}

text::words! {
    /// A word of a workbook of figures.
    BookWord {
        /// The tab of the figures.
        Figures = "figures",
        /// The tab of the parts.
        Parts = "parts",
        /// The objective's number.
        Item = "item",
        /// What the number is about.
        Subject = "subject",
        /// The indicator.
        Indicator = "indicator",
        /// The part of a compound figure, or its other reading.
        Part = "part",
        /// What the target asks: the sign before it.
        Sign = "sign",
        /// The target.
        Target = "target",
        /// What both are written in.
        Unit = "unit",
        /// Met.
        Numerator = "numerator",
        /// Met or missed.
        Denominator = "denominator",
        /// The value.
        Value = "value",
        /// Whether the target is met.
        Result = "result",
        /// The target is met.
        Met = "met",
        /// The target is missed.
        Missed = "missed",
        /// Records that lack a moment.
        Unknown = "unknown",
        /// Records whose time has not come.
        NotYet = "not_yet",
        /// Why there is no value.
        Reason = "reason",
        /// A record.
        Record = "record",
        /// What it is about.
        About = "about",
        /// Whose it is.
        Whose = "whose",
        /// What is said of it.
        Verdict = "verdict",
        /// A record that is not open to the reader.
        Closed = "closed",
    }
}

/// The workbook: figures, parts, and the records of each measure.
#[must_use]
pub fn book(found: &FiguresWithRecords, words: &impl BookWords) -> Book {
    let mut sheets = vec![figures(&found.measured, words), parts(&found.measured, words)];
    sheets.extend(found.records.iter().map(|records| listed(records, &found.measured, words)));
    Book { sheets }
}

fn columns(words: &impl BookWords, columns: &[(BookWord, f64)]) -> Vec<Column> {
    columns.iter().map(|(word, width)| Column::new(words.word(*word), *width)).collect()
}

fn figures(measured: &Measured, words: &impl BookWords) -> Sheet {
    use BookWord as W;
    let row = |item: &str, text: &str, measure: &MeasuredMeasure| {
        let subject = if measure.subject.is_empty() { text } else { &measure.subject };
        let name = measure.indicator.as_ref();
        let name = name.map(|name| measure.title.clone().unwrap_or_else(|| words.indicator(name)));
        let met = measure.met.map(|met| words.word(if met { W::Met } else { W::Missed }));
        vec![
            Cell::Text(item.to_owned()),
            Cell::Text(subject.to_owned()),
            text_or_empty(name),
            text_or_empty(measure.comparator.map(|sign| self::sign(sign).to_owned())),
            number(measure.target, measure.unit),
            Cell::Text(words.unit(measure.unit)),
            count(measure.numerator),
            count(measure.denominator),
            number(measure.value, measure.unit),
            text_or_empty(met),
            Cell::Count(measure.unknown),
            Cell::Count(measure.not_yet),
            text_or_empty(measure.reason.map(|reason| words.reason(reason))),
        ]
    };
    let rows = measured.objectives.iter().flat_map(|objective| {
        objective.measures.iter().map(|measure| row(&objective.item, &objective.text, measure)).collect::<Vec<_>>()
    });
    Sheet {
        name: words.word(W::Figures),
        above: vec![words.as_of(measured.as_of)],
        columns: columns(
            words,
            &[
                (W::Item, 8.0),
                (W::Subject, 50.0),
                (W::Indicator, 36.0),
                (W::Sign, 8.0),
                (W::Target, 12.0),
                (W::Unit, 14.0),
                (W::Numerator, 12.0),
                (W::Denominator, 12.0),
                (W::Value, 12.0),
                (W::Result, 12.0),
                (W::Unknown, 12.0),
                (W::NotYet, 12.0),
                (W::Reason, 26.0),
            ],
        ),
        rows: rows.collect(),
    }
}

fn parts(measured: &Measured, words: &impl BookWords) -> Sheet {
    use BookWord as W;
    let row = |item: &str, measure: &MeasuredMeasure, part: &Part| {
        let name = measure.indicator.as_ref();
        let name = name.map(|name| measure.title.clone().unwrap_or_else(|| words.indicator(name)));
        vec![
            Cell::Text(item.to_owned()),
            text_or_empty(name),
            Cell::Text(words.indicator(&part.indicator)),
            Cell::Count(part.numerator),
            Cell::Count(part.denominator),
            number(part.value, measure.unit),
            Cell::Count(part.unknown),
        ]
    };
    let mut rows = Vec::new();
    for objective in &measured.objectives {
        for measure in &objective.measures {
            let all = measure.parts.iter().chain(&measure.other_reading);
            rows.extend(all.map(|part| row(&objective.item, measure, part)));
        }
    }
    Sheet {
        name: words.word(W::Parts),
        above: vec![words.as_of(measured.as_of)],
        columns: columns(
            words,
            &[
                (W::Item, 8.0),
                (W::Indicator, 44.0),
                (W::Part, 44.0),
                (W::Numerator, 12.0),
                (W::Denominator, 12.0),
                (W::Value, 12.0),
                (W::Unknown, 12.0),
            ],
        ),
        rows,
    }
}

fn listed(records: &Records, measured: &Measured, words: &impl BookWords) -> Sheet {
    use BookWord as W;
    let row = |row: &EvidenceRow| {
        let closed = || words.word(W::Closed);
        vec![
            Cell::Text(row.label.clone().unwrap_or_else(closed)),
            text_or_empty(row.text.clone()),
            Cell::Text(row.unit_name.clone()),
            Cell::Text(words.verdict(row.verdict)),
        ]
    };
    Sheet {
        name: words.tab(&records.item, records.place),
        above: vec![words.as_of(measured.as_of), words.listed(records.rows.len(), records.total)],
        columns: columns(words, &[(W::Record, 24.0), (W::About, 70.0), (W::Whose, 40.0), (W::Verdict, 20.0)]),
        rows: records.rows.iter().map(row).collect(),
    }
}

fn text_or_empty(text: Option<String>) -> Cell {
    text.map_or(Cell::Empty, Cell::Text)
}

fn count(count: Option<i64>) -> Cell {
    count.map_or(Cell::Empty, Cell::Count)
}

/// Ten-thousandths as a cell. Four decimals survive the way through a double.
fn number(ten_thousandths: Option<i64>, unit: Unit) -> Cell {
    match (ten_thousandths, unit) {
        (None, _) => Cell::Empty,
        (Some(number), Unit::Percent) => Cell::Percent(number as f64 / 10_000.0),
        (Some(number), _) if number % 10_000 == 0 => Cell::Count(number / 10_000),
        (Some(number), _) => Cell::Percent(number as f64 / 10_000.0),
    }
}

const fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Equal => "=",
        Comparator::AtLeast => "≥",
        Comparator::MoreThan => ">",
        Comparator::AtMost => "≤",
        Comparator::LessThan => "<",
    }
}
