//! `dunghan process`: models of processes, and what happened held against them.

mod check;
mod conformance;
mod import;
mod sheet;
mod stats;

use clap::Subcommand;

use crate::House;
use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Đếm các phần tử của một quy trình và chỉ ra chỗ sai
    Check(check::Arguments),
    /// Đối chiếu nhật ký với quy trình: bao nhiêu hồ sơ đi đúng, lệch ở đâu
    Conformance(conformance::Arguments),
    /// Đưa một mô hình thành quy trình ISO có hiệu lực
    Import(import::Arguments),
    /// In phiếu quy trình của một mã quy trình ra PDF, DOCX
    Sheet(sheet::Arguments),
    /// Thống kê nhật ký: số hồ sơ, sự kiện, hoạt động, biến thể, thời gian (p95 nội suy giữa hai hồ sơ kề nhau)
    Stats(stats::Arguments),
}

pub(crate) async fn run(command: Command, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Check(arguments) => check::run(&arguments, screen),
        Command::Conformance(arguments) => conformance::run(&arguments, screen),
        Command::Import(arguments) => import::run(arguments, house, screen).await,
        Command::Sheet(arguments) => sheet::run(arguments, house, screen).await,
        Command::Stats(arguments) => stats::run(&arguments, screen),
    }
}
