//! `dunghan calendar due`: when a term ends, explained day by day.

use std::path::PathBuf;

use calendar::{Calendar, Counted, Due, Step, Term};
use clap::{ArgGroup, Args};
use serde::Serialize;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::batch;
use crate::screen::{Outcome, Screen};
use crate::value::{self, Unit};
use crate::{Failure, say, table};

#[derive(Args)]
#[command(group = ArgGroup::new("term").required(true))]
pub(crate) struct Arguments {
    /// Ngày hoặc thời điểm bắt đầu (ngày này không tính vào thời hạn)
    #[arg(long, value_name = "DATE|TIME", value_parser = value::moment, required_unless_present = "batch")]
    from: Option<OffsetDateTime>,
    /// Số ngày làm việc
    #[arg(long, value_name = "N", group = "term", value_parser = value::count)]
    working_days: Option<u32>,
    /// Số ngày
    #[arg(long, value_name = "N", group = "term", value_parser = value::count)]
    days: Option<u32>,
    /// Số giờ làm việc (8; 2,5)
    #[arg(long, value_name = "N", group = "term", value_parser = value::hours)]
    working_hours: Option<Term>,
    /// Số tháng
    #[arg(long, value_name = "N", group = "term", value_parser = value::count)]
    months: Option<u32>,
    /// Tệp CSV có các cột start,n: in thêm cột due cho từng dòng
    #[arg(long, value_name = "FILE", group = "term", requires = "unit", conflicts_with = "from")]
    batch: Option<PathBuf>,
    /// Đơn vị của cột n trong --batch
    #[arg(long, requires = "batch", conflicts_with = "from")]
    unit: Option<Unit>,
}

/// The answer of the contract; `at` and `provisional` are added.
#[derive(Serialize)]
struct Answer<'a> {
    due: &'a str,
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    steps: &'a [Step],
    basis: &'a [String],
    provisional: bool,
}

pub(crate) fn run(arguments: Arguments, screen: &mut Screen<'_>) -> Outcome {
    if let (Some(file), Some(unit)) = (&arguments.batch, arguments.unit) {
        return batch::run(file, unit, screen);
    }
    let term = arguments
        .working_hours
        .or(arguments.working_days.map(Term::WorkingDays))
        .or(arguments.days.map(Term::Days))
        .or(arguments.months.map(Term::Months));
    let (Some(from), Some(term)) = (arguments.from, term) else {
        return Err(Failure::Use(say::TERM_MISSING.to_owned()));
    };
    let found = Calendar::office().due(from, term).map_err(|error| Failure::wrong("--from", error.to_string()))?;
    let due = written(&found, term)?;
    let Due { at, ref steps, ref basis, provisional, .. } = found;
    screen.answer(&Answer { due: &due, at, steps, basis, provisional }, |out| {
        writeln!(out, "{}", say::due(&due, provisional))?;
        table::write(out, say::STEP_HEADS, steps.iter().map(row))?;
        for line in basis {
            writeln!(out, "{}", say::basis(line))?;
        }
        Ok(())
    })
}

/// A date for days and months, a moment for hours.
fn written(due: &Due, term: Term) -> Result<String, Failure> {
    match term {
        Term::WorkingMinutes(_) => due.at.format(&Rfc3339).map_err(|error| Failure::Fault(error.to_string())),
        _ => Ok(due.date.to_string()),
    }
}

fn row(step: &Step) -> [String; 3] {
    let counted = match step.counted {
        Some(Counted::Whole(n)) => n.to_string(),
        Some(Counted::Minutes(minutes)) => say::hours_and_minutes(minutes),
        None => "-".to_owned(),
    };
    [value::day_in_words(step.date), counted, step.why.clone().unwrap_or_default()]
}
