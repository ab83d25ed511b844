//! `dunghan ledger`: the log that cannot be changed unseen.

mod checkpoint;
mod prove;
mod verify;

use clap::Subcommand;

use crate::House;
use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Kiểm tra toàn bộ nhật ký; sự kiện bị sửa thì nêu tên
    Verify,
    /// In điểm chốt đã ký mới nhất
    Checkpoint,
    /// In bằng chứng một sự kiện nằm trong nhật ký
    Prove(prove::Arguments),
}

pub(crate) async fn run(command: Command, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Verify => verify::run(house, screen).await,
        Command::Checkpoint => checkpoint::run(house, screen).await,
        Command::Prove(arguments) => prove::run(&arguments, house, screen).await,
    }
}
