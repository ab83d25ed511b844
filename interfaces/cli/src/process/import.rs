//! `dunghan process import`: a model becomes the version of an ISO process that is in force.

use std::path::PathBuf;

use app::processes::{ImportProcess, ModelFile};
use clap::Args;
use serde_json::json;
use time::Date;

use crate::screen::{Outcome, Screen};
use crate::{Failure, House, console, say, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Quy trình: .bpmn (BPMN 2.0), .xml của một cửa, hoặc .pnml
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Mã quy trình
    #[arg(long, value_name = "C")]
    code: String,
    /// Lần ban hành
    #[arg(long, value_name = "V")]
    version: String,
    /// Ngày có hiệu lực
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    from: Date,
    /// Mã các thủ tục, cách nhau bằng dấu chấm phẩy
    #[arg(long, value_name = "A;B", value_delimiter = ';')]
    procedures: Vec<String>,
}

pub(crate) async fn run(arguments: Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { file, code, version, from, procedures } = arguments;
    let model = ModelFile::open(&file).map_err(|refusal| Failure::of_file(&file, refusal))?;
    let procedures = procedures.iter().map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()).collect();
    let act = ImportProcess { code, version, from, procedures, decision_number: None, model };
    let office = house.open().await?;
    office.perform(&console::actor(), None, &act).await?;
    office.sequence().await?;
    let (code, version) = (act.code.trim(), &act.version);
    let answer = json!({ "code": code, "version": version, "effective_on": from.to_string() });
    screen.answer(&answer, |out| writeln!(out, "{}", say::process_imported(code, version)))
}
