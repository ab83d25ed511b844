//! `dunghan procedures reconcile`: the catalogue held against a list that others keep.

use std::path::PathBuf;

use app::procedures::Reconcile;
use clap::Args;

use crate::screen::{Outcome, Screen};
use crate::{Failure, House, console, say, table};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Danh sách: .xlsx hoặc .csv (kể cả danh sách của Cổng dịch vụ công), hoặc .jsonl
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) async fn run(arguments: &Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let file = &arguments.file;
    let name = file.display().to_string();
    let bytes = crate::import::read(file).map_err(|error| Failure::wrong(&name, say::cannot_open(&error)))?;
    let office = house.open().await?;
    let found = office.look(&console::actor(), &Reconcile { bytes }).await;
    let found = found.map_err(|refusal| Failure::of_file(file, refusal))?;
    screen.answer(&found, |out| {
        writeln!(out, "{}", say::reconciled(&found))?;
        for (head, codes) in [(say::ONLY_HERE, &found.only_here), (say::ONLY_THERE, &found.only_there)] {
            if !codes.is_empty() {
                writeln!(out, "{head}: {}", codes.join("; "))?;
            }
        }
        if found.different.is_empty() {
            return Ok(());
        }
        let rows = found.different.iter().map(|row| [row.code.clone(), row.fields.join(", ")]);
        table::write(out, say::DIFFERENT_HEADS, rows)
    })
}
