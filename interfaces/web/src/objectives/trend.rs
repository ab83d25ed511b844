//! The year of a figure: a line against its target, drawn on the server, and the same in a table for readers and print.

use ::objectives::views::TrendPoint;
use time::{Date, OffsetDateTime};

use crate::parts::FigureView;
use crate::words::Words;

/// The box of the drawing: its plot, and room for the scale on the left and the months below.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 200.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 28.0;
/// The months that a year is drawn on.
const MONTHS: usize = 12;

/// A figure through its year.
#[derive(Clone, Debug, Default)]
pub struct Trend {
    /// The ends of its months, in order.
    pub points: Vec<Point>,
    /// Where the target lies in the drawing.
    pub target: Option<String>,
    /// The lines of the scale: where, and the value in ten-thousandths.
    pub scale: Vec<(String, i64)>,
}

/// What a figure was at the end of a month.
#[derive(Clone, Debug)]
pub struct Point {
    /// The day that it ended on.
    pub day: Date,
    /// Met.
    pub numerator: i64,
    /// Met or missed.
    pub denominator: i64,
    /// The value in ten-thousandths.
    pub value: Option<i64>,
    /// Where it lies in the drawing.
    pub x: String,
    /// The same; none without a value.
    pub y: Option<String>,
    /// The records behind it, as of that moment.
    pub records: Option<String>,
}

impl Trend {
    /// The drawing of these points, on the scale of their figure.
    pub fn of(points: &[TrendPoint], figure: &FigureView, records: impl Fn(OffsetDateTime) -> Option<String>) -> Trend {
        let top = figure.whole_scale();
        let y = |value: i64| {
            let share = (value as f64 / top as f64).clamp(0.0, 1.0);
            format!("{:.1}", HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM))
        };
        let place = |place: usize| {
            let step = (WIDTH - LEFT - RIGHT) / (MONTHS.max(points.len()) - 1) as f64;
            format!("{:.1}", LEFT + place as f64 * step)
        };
        let point = |(at, point): (usize, &TrendPoint)| {
            let day = point.at.to_offset(calendar::ZONE).date();
            Point {
                day,
                numerator: point.numerator,
                denominator: point.denominator,
                value: point.value,
                x: place(at),
                y: point.value.map(y),
                records: records(point.at),
            }
        };
        Trend {
            points: points.iter().enumerate().map(point).collect(),
            target: figure.target.map(|target| y(target.value)),
            scale: [0, top / 2, top].into_iter().map(|value| (y(value), value)).collect(),
        }
    }

    /// Whether there is a line to draw.
    pub fn is_drawn(&self) -> bool {
        self.points.iter().filter(|point| point.y.is_some()).count() > 1
    }

    /// The corners of the line; a month without a value is passed over.
    pub fn line(&self) -> String {
        let corner = |point: &Point| Some(format!("{},{}", point.x, point.y.as_ref()?));
        self.points.iter().filter_map(corner).collect::<Vec<_>>().join(" ")
    }

    /// The sentence that a reader hears instead of the drawing.
    pub fn in_words(&self, words: &Words, figure: &FigureView) -> String {
        let with_value = || self.points.iter().filter_map(|point| Some((point, point.value?)));
        match (with_value().next(), with_value().next_back()) {
            (Some((first, from)), Some((last, to))) => words
                .say("trend-in-words")
                .text("first", words.date(first.day))
                .text("from", words.measured(from, figure.unit))
                .text("last", words.date(last.day))
                .text("to", words.measured(to, figure.unit))
                .to_string(),
            _ => words.get("figure-year"),
        }
    }
}

impl Point {
    /// The month, as the scale below writes it.
    pub fn month(&self) -> u8 {
        u8::from(self.day.month())
    }
}

#[cfg(test)]
mod tests {
    use decision::Unit;
    use measure::{Cell, Comparator, Target};
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_line_lies_on_the_scale_of_its_figure() {
        let figure = FigureView {
            unit: Unit::Percent,
            value: Some(500_000),
            target: Some(Target { comparator: Comparator::AtLeast, value: 1_000_000 }),
            met: Some(false),
            cell: Cell::default(),
            reason: None,
            records: None,
            months: Vec::new(),
        };
        let at = |at, value| TrendPoint { at, numerator: 1, denominator: 2, value };
        let points = [
            at(datetime!(2026-01-31 23:59:59 +7), None),
            at(datetime!(2026-02-28 23:59:59 +7), Some(0)),
            at(datetime!(2026-03-05 10:00 +7), Some(500_000)),
        ];
        let trend = Trend::of(&points, &figure, |at| Some(at.date().to_string()));
        assert!(trend.is_drawn());
        assert_eq!(trend.line(), "100.7,172.0 153.5,92.0", "the month without a value is passed over");
        assert_eq!(trend.target.as_deref(), Some("12.0"));
        assert_eq!(trend.points[1].records.as_deref(), Some("2026-02-28"));
        assert!(!Trend::of(&points[..2], &figure, |_| None).is_drawn(), "one point is no line");
    }
}
