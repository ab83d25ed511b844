//! `dunghan exchange`: messages between offices.

mod answer;
mod edxml;

use clap::Subcommand;

use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Gói tin edXML (QCVN 102:2016): văn bản hoặc trạng thái văn bản
    Edxml(edxml::Arguments),
    /// Gói tin trạng thái trả lời một văn bản đã nhận
    Answer(answer::Arguments),
}

pub(crate) fn run(command: Command, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Edxml(arguments) => edxml::run(&arguments, screen),
        Command::Answer(arguments) => answer::run(&arguments, screen),
    }
}
