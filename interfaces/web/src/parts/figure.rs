//! A figure that opens: its value beside its target, a thin bar, and the counts behind it.

use decision::Unit;
use measure::{Cell, Comparator, Target};

use super::Badge;
use crate::format;
use crate::words::Words;

/// A figure for a page.
#[derive(Clone, Debug)]
pub struct FigureView {
    /// How it is written.
    pub unit: Unit,
    /// Ten-thousandths of the unit; none without records.
    pub value: Option<i64>,
    /// What the decision asks.
    pub target: Option<Target>,
    /// Whether the target is met.
    pub met: Option<bool>,
    /// The counts.
    pub cell: Cell,
    /// Why there is no value, in words.
    pub reason: Option<String>,
    /// Where exactly these records are listed; the macro adds `verdict=`.
    pub records: Option<String>,
    /// The value at the end of each month so far, in ten-thousandths.
    pub months: Vec<Option<i64>>,
}

impl FigureView {
    /// Met, missed, or not known yet.
    pub fn badge(&self) -> Badge {
        Badge::of_target(self.met)
    }

    /// The value in words: 69,59%.
    pub fn value_in_words(&self, words: &Words) -> Option<String> {
        self.value.map(|value| words.measured(value, self.unit))
    }

    /// Another value of it in words.
    pub fn measured(&self, words: &Words, value: &i64) -> String {
        words.measured(*value, self.unit)
    }

    /// The target in words: từ 97% trở lên.
    pub fn target_in_words(&self, words: &Words) -> Option<String> {
        self.target.map(|target| words.target(target, self.unit))
    }

    /// Whether the figure has a denominator to show.
    pub fn is_share(&self) -> bool {
        self.unit == Unit::Percent
    }

    /// Counted and not met.
    pub fn missed(&self) -> i64 {
        self.cell.denominator - self.cell.numerator
    }

    /// Where all counted records are listed: only when the list holds no others.
    pub fn counted(&self) -> Option<&str> {
        self.records.as_deref().filter(|_| self.cell.unknown == 0 && self.cell.not_yet == 0)
    }

    /// Where the records of one verdict are listed.
    pub fn records_of(&self, verdict: &str) -> Option<String> {
        let address = self.records.as_ref()?;
        let joint = if address.contains('?') { '&' } else { '?' };
        Some(format!("{address}{joint}verdict={verdict}"))
    }

    /// How far the bar is filled, from 0 to 100.
    pub fn fill(&self) -> String {
        self.place(self.value.unwrap_or(0))
    }

    /// Where the target's mark stands on the bar.
    pub fn mark(&self) -> Option<String> {
        self.target.map(|target| self.place(target.value))
    }

    /// The points of the year's line in a box of 110 by 30, or none before two months have a value.
    pub fn line(&self) -> Option<String> {
        let points: Vec<String> = self
            .months
            .iter()
            .enumerate()
            .filter_map(|(month, value)| Some(format!("{},{}", month * 10, self.height((*value)?))))
            .collect();
        (points.len() > 1).then(|| points.join(" "))
    }

    /// The height of the target in the box of the year's line.
    pub fn target_height(&self) -> Option<String> {
        self.target.map(|target| self.height(target.value))
    }

    fn height(&self, value: i64) -> String {
        format!("{:.1}", 29.0 - self.share_of_scale(value) * 28.0)
    }

    fn place(&self, value: i64) -> String {
        format!("{:.2}", self.share_of_scale(value) * 100.0)
    }

    /// The top of its scale, in ten-thousandths: the whole, or a little more than the most that there is to show.
    pub fn whole_scale(&self) -> i64 {
        match self.unit {
            Unit::Percent => 1_000_000,
            Unit::Count | Unit::WorkingDay | Unit::Day | Unit::Hour => {
                let most = self.months.iter().flatten().chain(&self.value).max().copied();
                (most.unwrap_or(0).max(self.target.map_or(0, |target| target.value)) * 5 / 4).max(1)
            }
        }
    }

    fn share_of_scale(&self, value: i64) -> f64 {
        (value as f64 / self.whole_scale() as f64).clamp(0.0, 1.0)
    }
}

impl Words {
    /// A measured value with its unit: 69,59%.
    pub fn measured(&self, ten_thousandths: i64, unit: Unit) -> String {
        let number = format::decimal(ten_thousandths, self.lang);
        match unit {
            Unit::Percent => format!("{number}%"),
            Unit::Count => number,
            Unit::WorkingDay => self.say("measured-working-days").text("number", number).to_string(),
            Unit::Day => self.say("measured-days").text("number", number).to_string(),
            Unit::Hour => self.say("measured-hours").text("number", number).to_string(),
        }
    }

    /// A target: từ 97% trở lên.
    pub fn target(&self, target: Target, unit: Unit) -> String {
        let key = match target.comparator {
            Comparator::Equal => "target-equal",
            Comparator::AtLeast => "target-at-least",
            Comparator::MoreThan => "target-more-than",
            Comparator::AtMost => "target-at-most",
            Comparator::LessThan => "target-less-than",
        };
        self.say(key).text("value", self.measured(target.value, unit)).to_string()
    }
}
