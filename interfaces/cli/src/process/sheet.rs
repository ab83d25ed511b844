//! `dunghan process sheet`: an ISO process on paper.

use std::fs;
use std::path::PathBuf;

use app::paper::Format;
use app::processes::{FindProcess, ShowProcess};
use clap::Args;
use serde_json::json;

use crate::screen::{Outcome, Screen};
use crate::{Failure, House, console, say};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Mã quy trình; in lần ban hành đang áp dụng, hoặc lần gần nhất khi không có lần nào áp dụng
    #[arg(value_name = "CODE")]
    code: String,
    #[command(flatten)]
    files: Files,
}

#[derive(Args)]
#[group(required = true, multiple = true)]
struct Files {
    /// Ghi phiếu quy trình thành PDF; tệp đã có bị ghi đè
    #[arg(long, value_name = "OUT")]
    pdf: Option<PathBuf>,
    /// Ghi phiếu quy trình thành DOCX; tệp đã có bị ghi đè
    #[arg(long, value_name = "OUT")]
    docx: Option<PathBuf>,
}

pub(crate) async fn run(arguments: Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { code, files } = arguments;
    let office = house.open().await?;
    let id = office.look(&console::actor(), &FindProcess { code: code.clone() }).await;
    let id = id.map_err(|refusal| match refusal {
        app::Refusal::NotFound { .. } => Failure::wrong("CODE", say::no_process(&code)),
        other => other.into(),
    })?;
    let page = office.look(&console::actor(), &ShowProcess(id)).await?;
    let paper = app::processes::sheet(&page);
    let mut written = Vec::new();
    for (format, out) in [(Format::Pdf, files.pdf), (Format::Docx, files.docx)] {
        let Some(out) = out else { continue };
        let bytes = app::paper::set(paper.clone(), format, office.clock().now()).await?;
        fs::write(&out, bytes).map_err(|error| Failure::wrong(out.display().to_string(), error.to_string()))?;
        written.push(out.display().to_string());
    }
    let version = page.process.fields().version.clone();
    let answer = json!({ "code": code, "version": version, "files": written });
    screen.answer(&answer, |out| written.iter().try_for_each(|file| writeln!(out, "{}", say::written(file))))
}
