//! `dunghan export xes|ocel`: what happened to dossiers, without names of people.

use std::path::PathBuf;

use app::procedures::{ExportSteps, Format};
use clap::Args;
use serde_json::json;

use crate::screen::{Outcome, Screen};
use crate::{Failure, House, console, say};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Tệp để ghi; tệp đã có bị ghi đè
    #[arg(value_name = "OUT")]
    out: PathBuf,
}

pub(crate) async fn run(arguments: Arguments, format: Format, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { out } = arguments;
    let office = house.open().await?;
    let query = ExportSteps { format, out };
    let written = office.look(&console::actor(), &query).await;
    let written = written.map_err(|refusal| Failure::of_file(&query.out, refusal))?;
    let path = query.out.display().to_string();
    let answer = json!({ "file": path, "cases": written.cases, "events": written.events });
    screen.answer(&answer, |out| writeln!(out, "{}", say::exported(&path, written)))
}
