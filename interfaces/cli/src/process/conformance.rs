//! `dunghan process conformance`: a log held against a model.

use std::path::PathBuf;

use ::process::{Bound, ConformanceError};
use clap::{Args, ValueEnum};

use crate::screen::{Outcome, Screen};
use crate::{Failure, say, table};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Nhật ký: .xes, .xes.gz hoặc .csv
    #[arg(long, value_name = "FILE")]
    log: PathBuf,
    /// Quy trình: .pnml, .bpmn hoặc .xml của một cửa
    #[arg(long, value_name = "FILE")]
    model: PathBuf,
    /// Cách đối chiếu; mặc định là căn chỉnh
    #[arg(long, value_enum, default_value_t = Method::Alignment, hide_default_value = true)]
    method: Method,
}

#[derive(Clone, Copy, ValueEnum)]
enum Method {
    /// Căn chỉnh: giải thích mỗi hồ sơ với ít chỗ lệch nhất
    Alignment,
    /// Phát lại: đếm dấu (token) thiếu và thừa
    Replay,
}

impl From<Method> for ::process::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Alignment => Self::Alignment,
            Method::Replay => Self::Replay,
        }
    }
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { log: log_file, model: file, method } = arguments;
    let model = app::processes::read_model(file).map_err(|refusal| Failure::of_file(file, refusal))?;
    let log = app::processes::read_log(log_file).map_err(|refusal| Failure::of_file(log_file, refusal))?;
    let of_model = |error: ConformanceError| Failure::wrong(file.display().to_string(), error.to_string());
    let net = model.to_net().map_err(of_model)?;
    let found = ::process::conform(&net, &log, (*method).into(), Bound::default()).map_err(of_model)?;
    screen.answer(&found, |out| {
        writeln!(out, "{}", say::conforms(&found))?;
        if found.deviations.is_empty() {
            return Ok(());
        }
        let rows = found
            .deviations
            .iter()
            .map(|row| [row.activity.clone(), row.log_moves.to_string(), row.model_moves.to_string()]);
        table::write(out, say::DEVIATION_HEADS, rows)
    })
}
