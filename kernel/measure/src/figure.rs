//! Figures: exact shares with their parts, never rounded into a target.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::count::{Cell, Key};
use crate::indicator::{Comparator, Target, Unit};

/// The days that a figure is about, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Period {
    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// How a figure is broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// By the unit that owes the work.
    Unit,
    /// By the month of the moment that places a record in the period.
    Month,
    /// By the level of the document.
    Level,
}

impl By {
    /// The name of the row that `key` is counted in; empty: the record does not say.
    #[must_use]
    pub fn row<L: AsRef<str>>(self, key: &Key<L>) -> String {
        match self {
            Self::Unit => key.unit.map(|unit| unit.to_string()).unwrap_or_default(),
            Self::Month => {
                key.window.map(|day| format!("{:04}-{:02}", day.year(), u8::from(day.month()))).unwrap_or_default()
            }
            Self::Level => key.level.as_ref().to_owned(),
        }
    }
}

/// A figure: counts, and what they say against a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The counts.
    pub cell: Cell,
    /// Ten-thousandths of the unit; `None` when the denominator is empty.
    pub value: Option<i64>,
    /// Whether the target is met, decided on the counts and not on the written value; `None` without a value or a target.
    pub met: Option<bool>,
    /// The same counts by row of the dimension that was asked for.
    pub by: BTreeMap<String, Cell>,
}

/// Adds up cells that belong to `period` into a figure.
pub fn figure<L: AsRef<str>>(
    cells: impl IntoIterator<Item = (Key<L>, Cell)>,
    period: Option<Period>,
    unit: Unit,
    target: Option<Target>,
    by: Option<By>,
) -> Figure {
    let mut total = Cell::default();
    let mut rows: BTreeMap<String, Cell> = BTreeMap::new();
    for (key, cell) in cells {
        // A record that no moment places in a period is shown as unknown in every period rather than in none.
        if period.is_some_and(|period| key.window.is_some_and(|day| !period.contains(day))) {
            continue;
        }
        total += cell;
        if let Some(by) = by {
            *rows.entry(by.row(&key)).or_default() += cell;
        }
    }
    rows.retain(|_, cell| !cell.is_zero());
    Figure { cell: total, value: value(total, unit, target), met: met(total, unit, target), by: rows }
}

/// The value in ten-thousandths, to the nearest, but never up to a target or a whole that the counts do not reach.
fn value(cell: Cell, unit: Unit, target: Option<Target>) -> Option<i64> {
    match unit {
        Unit::Count => Some(cell.numerator * 10_000),
        Unit::Percent if cell.denominator == 0 => None,
        Unit::Percent => {
            let (numerator, denominator) = (i128::from(cell.numerator) * 1_000_000, i128::from(cell.denominator));
            let down = numerator / denominator;
            let nearest = (2 * numerator + denominator) / (2 * denominator);
            let crosses = |line: i128| nearest >= line && numerator < line * denominator;
            let kept = crosses(1_000_000) || target.is_some_and(|target| crosses(i128::from(target.value)));
            i64::try_from(if kept { down } else { nearest }).ok()
        }
    }
}

fn met(cell: Cell, unit: Unit, target: Option<Target>) -> Option<bool> {
    let target = target?;
    let (left, right) = match unit {
        Unit::Count => (i128::from(cell.numerator) * 10_000, i128::from(target.value)),
        Unit::Percent if cell.denominator == 0 => return None,
        Unit::Percent => {
            (i128::from(cell.numerator) * 1_000_000, i128::from(target.value) * i128::from(cell.denominator))
        }
    };
    Some(match target.comparator {
        Comparator::Equal => left == right,
        Comparator::AtLeast => left >= right,
        Comparator::MoreThan => left > right,
        Comparator::AtMost => left <= right,
        Comparator::LessThan => left < right,
    })
}
