//! Measures as figures of a page.

use ::objectives::views::{ByRow, MeasuredMeasure, MeasuredObjective, Part};
use decision::Unit;
use measure::{Cell, DenominatorRule, Target};
use time::OffsetDateTime;

use super::list::Asked;
use super::trend::Trend;
use crate::parts::FigureView;
use crate::sort;
use crate::words::Words;

/// One measure of an objective.
#[derive(Clone, Debug)]
pub struct MeasureView {
    /// What the number is about: the decision's words, or the indicator's where they say nothing apart.
    pub subject: String,
    /// The indicator that computes it.
    pub indicator: Option<String>,
    /// What that is called.
    pub title: Option<String>,
    /// Whether the binding waits for the QMR.
    pub proposed: bool,
    /// The figure.
    pub figure: FigureView,
    /// The simple figures of a compound one.
    pub parts: Vec<PartView>,
    /// By unit.
    pub units: Vec<PartView>,
    /// By month.
    pub months: Vec<PartView>,
    /// By level.
    pub levels: Vec<PartView>,
    /// The figure by the other reading of the decision's words.
    pub other_reading: Vec<PartView>,
    /// How the figure went through the year.
    pub trend: Trend,
    /// Which rule makes the denominator, in words, where there are two.
    pub rule: Option<String>,
}

/// A figure in one line.
#[derive(Clone, Debug)]
pub struct PartView {
    /// Its name in words.
    pub name: String,
    /// The figure.
    pub figure: FigureView,
}

/// Where the records behind figures are listed.
pub struct Address<'a> {
    /// Those of an indicator; the address holds a `?`.
    pub records: &'a dyn Fn(&str) -> String,
    /// Those behind the measure as of a moment.
    pub as_of: &'a dyn Fn(OffsetDateTime) -> Option<String>,
}

/// An objective with its measures.
#[derive(Clone, Debug)]
pub struct ObjectiveView {
    /// Its number in the decision.
    pub item: String,
    /// Its text.
    pub text: String,
    /// Its measures.
    pub measures: Vec<MeasureView>,
}

impl ObjectiveView {
    /// An objective as a reader of these words sees it; its figures open onto the records as of the same moment.
    pub fn of(objective: &MeasuredObjective, asked: &Asked, words: Words) -> ObjectiveView {
        let as_of = asked.day().map(|day| format!("&as_of={day}")).unwrap_or_default();
        let item = &objective.item;
        let records = |indicator: &str| format!("/objectives/{item}/records?indicator={indicator}{as_of}");
        let then = |indicator: &str, at: OffsetDateTime| {
            let day = Asked { as_of: at.to_offset(calendar::ZONE).date().to_string() };
            // The running month is counted up to now, not up to the end of today.
            let as_of = if day.moment() == Some(at) { format!("&as_of={}", day.as_of) } else { as_of.clone() };
            format!("/objectives/{item}/records?indicator={indicator}{as_of}")
        };
        let measure = |measure: &MeasuredMeasure| {
            let then = |at| Some(then(measure.indicator.as_deref()?, at));
            MeasureView::of(measure, &Address { records: &records, as_of: &then }, words)
        };
        let measures = objective.measures.iter().map(measure);
        ObjectiveView { item: objective.item.clone(), text: objective.text.clone(), measures: measures.collect() }
    }
}

impl MeasureView {
    /// Whether an indicator computes it.
    pub fn is_bound_to(&self, name: &str) -> bool {
        self.indicator.as_deref() == Some(name)
    }

    /// A measure whose numbers open at these addresses.
    pub fn of(measure: &MeasuredMeasure, at: &Address<'_>, words: Words) -> MeasureView {
        let address = at.records;
        let target = measure.comparator.zip(measure.target);
        let figure = FigureView {
            unit: measure.unit,
            value: measure.value,
            target: target.map(|(comparator, value)| Target { comparator, value }),
            met: measure.met,
            cell: Cell {
                numerator: measure.numerator.unwrap_or(0),
                denominator: measure.denominator.unwrap_or(0),
                unknown: measure.unknown,
                not_yet: measure.not_yet,
            },
            reason: measure.reason.map(|reason| words.term(reason)),
            records: measure.indicator.as_deref().filter(|_| measure.numerator.is_some()).map(address),
            months: measure.trend.iter().map(|point| point.value).collect(),
        };
        let trend = Trend::of(&measure.trend, &figure, at.as_of);
        let part = |part: &Part| PartView {
            name: words.get(indicator(&part.indicator)),
            figure: line(measure.unit, Row::from(part), Some(address(&part.indicator))),
        };
        let broken_down = |by: &str, name: &dyn Fn(&ByRow) -> String| -> Vec<PartView> {
            let shown = |row: &&ByRow| row.denominator > 0 || row.unknown > 0;
            let rows = measure.by.get(by).into_iter().flatten().filter(shown);
            let records = |row: &ByRow| Some(format!("{}&{by}={}", address(measure.indicator.as_deref()?), row.key));
            rows.map(|row| PartView { name: name(row), figure: line(measure.unit, Row::from(row), records(row)) })
                .collect()
        };
        let title = |name: &str| measure.title.clone().unwrap_or_else(|| words.get(indicator(name)));
        let or = |name: &str, none| if name.is_empty() { words.get(none) } else { name.to_owned() };
        let mut units = broken_down("unit", &|row| or(&row.name, "unit-nobody"));
        sort::by_name(&mut units, |unit| &unit.name);
        MeasureView {
            subject: match measure.indicator.as_deref() {
                Some(name) if measure.subject.is_empty() => title(name),
                _ => measure.subject.clone(),
            },
            title: measure.indicator.as_deref().map(title),
            indicator: measure.indicator.clone(),
            proposed: measure.proposed,
            figure,
            parts: measure.parts.iter().map(part).collect(),
            units,
            months: broken_down("month", &|row| or(&month(&row.key), "measure-no-month")),
            levels: broken_down("level", &|row| level(&row.key, words)),
            other_reading: measure.other_reading.iter().map(part).collect(),
            trend,
            rule: measure.denominator_rule.map(|rule| {
                words.get(match rule {
                    DenominatorRule::Due => "measure-rule-due",
                    DenominatorRule::Resolved => "measure-rule-resolved",
                })
            }),
        }
    }
}

/// A month as people write it: 03/2018.
fn month(key: &str) -> String {
    key.split_once('-').map(|(year, month)| format!("{month}/{year}")).unwrap_or_default()
}

/// A level of any population in words.
pub fn level(key: &str, words: Words) -> String {
    match directives::Level::from_key(key) {
        Some(level) => words.term(level),
        None => words.get(match key {
            "commune" => "level-commune",
            "committee" => "level-committee",
            "office" => "level-office",
            _ => "level-none",
        }),
    }
}

struct Row {
    value: Option<i64>,
    cell: Cell,
}

impl From<&Part> for Row {
    fn from(part: &Part) -> Row {
        let Part { numerator, denominator, unknown, value, .. } = *part;
        Row { value, cell: Cell { numerator, denominator, unknown, not_yet: 0 } }
    }
}

impl From<&ByRow> for Row {
    fn from(row: &ByRow) -> Row {
        let ByRow { numerator, denominator, unknown, not_yet, value, .. } = *row;
        Row { value, cell: Cell { numerator, denominator, unknown, not_yet } }
    }
}

fn line(unit: Unit, row: Row, records: Option<String>) -> FigureView {
    FigureView {
        unit,
        value: row.value,
        target: None,
        met: None,
        cell: row.cell,
        reason: None,
        records,
        months: Vec::new(),
    }
}

/// The message key of an indicator's name.
pub fn indicator(name: &str) -> &'static str {
    match name {
        "procedures.iso_coverage" => "indicator-procedures-iso-coverage",
        "qms.maintained" => "indicator-qms-maintained",
        "qms.improved" => "indicator-qms-improved",
        "programme.tracked_and_urged" => "indicator-programme-tracked-and-urged",
        "programme.tracked_and_urged.tracked" => "indicator-directives-tracked",
        "programme.tracked_and_urged.urged" => "indicator-urged",
        "programme.on_time" => "indicator-programme-on-time",
        "directives.central.entered" => "indicator-directives-entered",
        "directives.central.on_time" => "indicator-directives-on-time",
        "directives.central.entered_tracked_on_time" => "indicator-directives-entered-tracked-on-time",
        "directives.central.entered_tracked_on_time.entered" => "indicator-directives-entered",
        "directives.central.entered_tracked_on_time.tracked" => "indicator-directives-tracked",
        "directives.central.entered_tracked_on_time.on_time" => "indicator-directives-on-time-so-far",
        "directives.province.entered" => "indicator-directives-entered",
        "directives.province.on_time" => "indicator-directives-province-on-time",
        "directives.province.entered_on_time_and_tracked" => "indicator-directives-entered-on-time-and-tracked",
        "directives.province.entered_on_time_and_tracked.entered_on_time" => "indicator-directives-entered-on-time",
        "directives.province.entered_on_time_and_tracked.tracked" => "indicator-directives-tracked",
        "dossiers.right_process" => "indicator-dossiers-right-process",
        "dossiers.on_time" => "indicator-dossiers-on-time",
        "dossiers.on_time.resolved" => "indicator-dossiers-on-time-resolved",
        "centre.monitored" => "indicator-centre-monitored",
        "centre.monitored.tracked" => "indicator-centre-tracked",
        "centre.monitored.supervised" => "indicator-centre-supervised",
        "centre.monitored.urged" => "indicator-urged",
        "procedures.published_and_recorded" => "indicator-procedures-published-and-recorded",
        "procedures.published" => "indicator-procedures-published",
        "procedures.national_db" => "indicator-procedures-national-db",
        "reports.online" => "indicator-reports-online",
        "reports.online.programme" => "indicator-reports-programme",
        "reports.online.report" => "indicator-reports-report",
        "initiatives.recognised" => "indicator-initiatives-recognised",
        _ => "indicator-other",
    }
}
