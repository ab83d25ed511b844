//! `dunghan objectives`: the objectives of a decision, made live.

mod load;

use clap::Subcommand;

use crate::House;
use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Nạp quyết định và gắn từng chỉ tiêu với chỉ số đo
    Load(load::Arguments),
}

pub(crate) async fn run(command: Command, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Load(arguments) => load::run(&arguments, house, screen).await,
    }
}
