//! `dunghan backup`: database, evidence and signing key in one file, while the office goes on working.

use std::path::PathBuf;

use clap::Args;

use crate::console;
use crate::screen::{Outcome, Screen};
use crate::{House, say};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Tệp sao lưu sẽ được tạo; phải chưa có
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) async fn run(arguments: &Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let done = house.back_up(&console::actor(), &arguments.file).await?;
    screen.answer(&done, |out| {
        writeln!(out, "{}", say::backed_up(&done))?;
        done.problems.iter().try_for_each(|problem| writeln!(out, "{problem}"))
    })
}
