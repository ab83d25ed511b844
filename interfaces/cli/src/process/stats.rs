//! `dunghan process stats`: what a log holds.

use std::path::PathBuf;

use clap::Args;

use crate::screen::{Outcome, Screen};
use crate::{Failure, say};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Nhật ký: .xes, .xes.gz hoặc .csv
    #[arg(long, value_name = "FILE")]
    log: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let file = &arguments.log;
    let stats = app::processes::read_log(file).map_err(|refusal| Failure::of_file(file, refusal))?.stats();
    let through = stats.throughput_seconds;
    screen.answer(&stats, |out| {
        for (head, count) in [
            (say::CASES, stats.cases),
            (say::LOG_EVENTS, stats.events),
            (say::ACTIVITIES, stats.activities),
            (say::VARIANTS, stats.variants),
        ] {
            writeln!(out, "{head}: {count}")?;
        }
        for (head, seconds) in [
            (say::MEAN, through.mean),
            (say::MEDIAN, through.median),
            (say::P95, through.p95),
            (say::LONGEST, through.max),
        ] {
            writeln!(out, "{head}: {}", seconds.map_or_else(|| "-".to_owned(), say::lasting))?;
        }
        Ok(())
    })
}
