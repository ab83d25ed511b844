//! `dunghan process check`: what a model holds and what is wrong with it.

use std::path::PathBuf;

use clap::Args;

use crate::screen::{Outcome, Screen};
use crate::{Failure, say, table};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Quy trình: .bpmn (BPMN 2.0), .xml của một cửa, hoặc .pnml
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let file = &arguments.file;
    let check = app::processes::read_model(file).map_err(|refusal| Failure::of_file(file, refusal))?.check();
    screen.answer(&check, |out| {
        writeln!(out, "{}", check.name.as_deref().unwrap_or(say::NO_NAME))?;
        let days = |days: Option<text::Decimal>| days.map_or_else(|| "-".to_owned(), say::days);
        for (head, value) in [
            (say::TASKS, check.tasks.to_string()),
            (say::GATEWAYS, check.gateways.to_string()),
            (say::EVENTS, check.events.to_string()),
            (say::FLOWS, check.flows.to_string()),
            (say::TOTAL_DAYS, days(check.total_days)),
            (say::SUM_OF_STEPS, days(check.sum_of_steps_days)),
        ] {
            writeln!(out, "{head}: {value}")?;
        }
        if check.problems.is_empty() {
            return writeln!(out, "{}", say::NO_PROBLEMS);
        }
        let rows = check.problems.iter().map(|problem| {
            let line = problem.line.map_or_else(|| "-".to_owned(), |line| line.to_string());
            [line, problem.at.clone(), problem.what.clone()]
        });
        table::write(out, say::MODEL_PROBLEM_HEADS, rows)
    })
}
