//! `dunghan export`: records for other programs.

mod ics;

use clap::Subcommand;

use crate::House;
use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Hạn của các nhiệm vụ đang thực hiện, dạng iCalendar
    Ics(ics::Arguments),
}

pub(crate) async fn run(command: Command, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Ics(arguments) => ics::run(&arguments, house, screen).await,
    }
}
