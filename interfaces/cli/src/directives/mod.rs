//! `dunghan directives`: what is given from above and when it is due.

mod deadline;
mod tasks;

use clap::Subcommand;

use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Thời hạn viết bằng lời kết thúc khi nào
    Deadline(deadline::Arguments),
    /// Nhiệm vụ mà một văn bản giao, kèm thời hạn và vị trí trong văn bản
    Tasks(tasks::Arguments),
}

pub(crate) fn run(command: Command, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Deadline(arguments) => deadline::run(&arguments, screen),
        Command::Tasks(arguments) => tasks::run(&arguments, screen),
    }
}
