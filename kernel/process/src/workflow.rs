//! The workflow of a one-stop shop: steps with a time, each some tasks that name the next one.

use serde::Serialize;
use text::Decimal;

/// A workflow file, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workflow {
    /// The code of the procedure.
    pub code: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Days in total; negative where there is no limit.
    pub total_days: Option<Decimal>,
    /// Its steps in the order of the file.
    pub steps: Vec<Step>,
    /// Times that are no numbers.
    pub unread: Vec<Unread>,
    /// The line of its root.
    pub line: u32,
}

/// A step: the work of one group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// Its name.
    pub name: Option<String>,
    /// The group that does it.
    pub group: Option<String>,
    /// The role in the group.
    pub role: Option<String>,
    /// Days for it; none where nothing is written.
    pub days: Option<Decimal>,
    /// Its tasks.
    pub tasks: Vec<StepTask>,
    /// Where the file says it; lines count from 1.
    pub line: u32,
}

/// A task of a step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepTask {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Option<String>,
    /// Days for it; none where nothing is written.
    pub days: Option<Decimal>,
    /// The codes of the tasks that may follow; empty at the end.
    pub next: Vec<String>,
    /// Where the file says it.
    pub line: u32,
}

/// A time that is no number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// Whose time it is.
    pub at: String,
    /// What is written.
    pub written: String,
    /// Where the file says it.
    pub line: u32,
}

impl Workflow {
    /// Its tasks in the order of the file.
    pub fn tasks(&self) -> impl Iterator<Item = &StepTask> {
        self.steps.iter().flat_map(|step| &step.tasks)
    }

    /// The total, where there is one: a negative one says that there is no limit.
    #[must_use]
    pub fn limit(&self) -> Option<Decimal> {
        self.total_days.filter(|days| days.units() >= 0)
    }

    /// The steps' days together: a step without a time takes none, so that steps of which none has a time take 0; none when one
    /// of them has no limit (a negative time), or there is no step.
    #[must_use]
    pub fn sum_of_steps(&self) -> Option<Decimal> {
        let timed = self.steps.iter().any(|step| step.days.is_some());
        if timed || self.steps.is_empty() { sum(self.steps.iter().map(|step| step.days)) } else { Decimal::new(0, 0) }
    }
}

impl Step {
    /// Its tasks' days together; none when none of them has a time or one has no limit.
    #[must_use]
    pub fn sum_of_tasks(&self) -> Option<Decimal> {
        sum(self.tasks.iter().map(|task| task.days))
    }
}

/// Reads days as the files write them: `15`, `0.5`, `0,5`, `-1`.
#[must_use]
pub fn parse_days(written: &str) -> Option<Decimal> {
    let written = written.trim();
    let (negative, digits) = written.strip_prefix('-').map_or((false, written), |rest| (true, rest));
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    if whole.is_empty() || !all.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = Decimal::new(all.parse().ok()?, u8::try_from(fraction.len()).ok()?)?;
    Some(if negative { value.negated() } else { value })
}

/// A sum that is exact, or none: of nothing written, with a negative part, or beyond what a decimal holds.
pub(crate) fn sum(days: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let mut total: Option<(i128, u8)> = None;
    for day in days.flatten() {
        if day.units() < 0 {
            return None;
        }
        let (units, scale) = total.unwrap_or((0, 0));
        let common = scale.max(day.scale());
        let lift = |units: i128, from: u8| units.checked_mul(10_i128.checked_pow(u32::from(common - from))?);
        total = Some((lift(units, scale)?.checked_add(lift(i128::from(day.units()), day.scale())?)?, common));
    }
    let (units, scale) = total?;
    Decimal::new(i64::try_from(units).ok()?, scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_written() {
        for (written, units, scale) in [("15", 15, 0), ("0.5", 5, 1), ("0,50", 5, 1), ("-1", -1, 0), (" 3 ", 3, 0)] {
            assert_eq!(parse_days(written), Decimal::new(units, scale), "{written}");
        }
        for written in ["", "-", "ba", "1.2.3", ".5", "1e3", "١"] {
            assert_eq!(parse_days(written), None, "{written}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let of = |written: &[&str]| sum(written.iter().map(|day| parse_days(day)));
        assert_eq!(of(&["0.1", "0.2"]), parse_days("0.3"));
        assert_eq!(of(&["0.5", "", "11.5"]), parse_days("12"));
        assert_eq!(of(&["1", "-1"]), None);
        assert_eq!(of(&["", ""]), None);
    }
}
