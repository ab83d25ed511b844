//! `dunghan export`: records for other programs.

mod ics;
mod steps;
mod xlsx;

use clap::Subcommand;

use crate::House;
use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Các bước của mọi hồ sơ theo XES, cho công cụ khai phá quy trình
    Xes(steps::Arguments),
    /// Các bước của mọi hồ sơ theo OCEL 2.0 (JSON)
    Ocel(steps::Arguments),
    /// Con số của các mục tiêu cùng các bản ghi làm nên từng con số, dạng bảng tính
    Xlsx(xlsx::Arguments),
    /// Hạn của các nhiệm vụ đang thực hiện, dạng iCalendar
    Ics(ics::Arguments),
}

pub(crate) async fn run(command: Command, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    use app::procedures::Format;
    match command {
        Command::Xes(arguments) => steps::run(arguments, Format::Xes, house, screen).await,
        Command::Ocel(arguments) => steps::run(arguments, Format::Ocel, house, screen).await,
        Command::Xlsx(arguments) => xlsx::run(arguments, house, screen).await,
        Command::Ics(arguments) => ics::run(&arguments, house, screen).await,
    }
}
