//! `dunghan export xlsx`: the figures of the objectives as a workbook, with the records behind each.

use std::fs;
use std::path::PathBuf;

use app::objectives::{MeasureWithRecords, book};
use clap::Args;
use serde_json::json;
use time::OffsetDateTime;

use crate::screen::{Outcome, Screen};
use crate::{Failure, House, console, say, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Tệp để ghi; tệp đã có bị ghi đè
    #[arg(value_name = "OUT")]
    out: PathBuf,
    /// Tính đến thời điểm này (một ngày là đến hết ngày đó); mặc định là bây giờ
    #[arg(long, value_name = "TIME", value_parser = value::end_of)]
    as_of: Option<OffsetDateTime>,
}

pub(crate) async fn run(arguments: Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { out, as_of } = arguments;
    let office = house.open().await?;
    office.refresh_figures(false).await?;
    let found = office.look(&console::actor(), &MeasureWithRecords { as_of }).await?;
    let bytes = app::paper::bind(book(&found, &say::Book)).await?;
    fs::write(&out, bytes).map_err(|error| Failure::wrong(out.display().to_string(), error.to_string()))?;
    let path = out.display().to_string();
    let measures: usize = found.measured.objectives.iter().map(|objective| objective.measures.len()).sum();
    let records: usize = found.records.iter().map(|records| records.rows.len()).sum();
    let answer = json!({ "file": path, "measures": measures, "records": records });
    screen.answer(&answer, |out| writeln!(out, "{}", say::written(&path)))
}
