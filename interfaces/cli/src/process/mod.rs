//! `dunghan process`: models of processes, and what happened held against them.

mod check;
mod conformance;
mod stats;

use clap::Subcommand;

use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Đếm các phần tử của một quy trình và chỉ ra chỗ sai
    Check(check::Arguments),
    /// Đối chiếu nhật ký với quy trình: bao nhiêu hồ sơ đi đúng, lệch ở đâu
    Conformance(conformance::Arguments),
    /// Thống kê nhật ký: số hồ sơ, sự kiện, hoạt động, biến thể, thời gian (p95 nội suy giữa hai hồ sơ kề nhau)
    Stats(stats::Arguments),
}

pub(crate) fn run(command: Command, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Check(arguments) => check::run(&arguments, screen),
        Command::Conformance(arguments) => conformance::run(&arguments, screen),
        Command::Stats(arguments) => stats::run(&arguments, screen),
    }
}
