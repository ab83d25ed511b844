//! `dunghan decision`: signed decisions as files.

mod read;

use clap::Subcommand;

use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Đọc quyết định (.txt, .docx, .pdf) thành mục tiêu và chỉ tiêu
    Read(read::Arguments),
}

pub(crate) fn run(command: Command, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Read(arguments) => read::run(&arguments, screen),
    }
}
