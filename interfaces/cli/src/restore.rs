//! `dunghan restore`: a house made again from an archive, in a folder where there is nothing, with its log verified.

use std::path::PathBuf;

use clap::Args;

use crate::console;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, say};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Tệp sao lưu
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) async fn run(arguments: &Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let done = house.restore(&console::actor(), &arguments.file).await?;
    screen.answer(&done, |out| {
        writeln!(out, "{}", say::restored(&done))?;
        done.log.problems.iter().try_for_each(|problem| writeln!(out, "{}", say::log_problem(problem)))
    })?;
    if done.is_whole() { Ok(()) } else { Err(Failure::Told) }
}
