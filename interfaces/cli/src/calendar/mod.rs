//! `dunghan calendar`: due dates, days off and lunar dates.

mod batch;
mod due;
mod holidays;
mod lunar;

use clap::Subcommand;

use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Thời hạn kết thúc khi nào, giải thích từng ngày
    Due(due::Arguments),
    /// Ngày nghỉ và ngày làm bù trong năm, kèm căn cứ
    Holidays(holidays::Arguments),
    /// Tết Nguyên đán và Giỗ Tổ Hùng Vương trong năm
    Lunar(lunar::Arguments),
}

pub(crate) fn run(command: Command, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Due(arguments) => due::run(arguments, screen),
        Command::Holidays(arguments) => holidays::run(&arguments, screen),
        Command::Lunar(arguments) => lunar::run(&arguments, screen),
    }
}
