//! Processes: models (BPMN 2.0, one-stop workflows, PNML) and logs of what happened (XES, CSV).
//!
//! What a file is, is decided by its content. Entities of a file's own are never expanded, and a problem names its line.

mod bpmn;
mod csv;
mod moment;
mod pnml;
mod workflow;
mod xes;

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use ::process::{Log, Model};

use crate::guard::{bytes_of, guarded, sized};
use crate::limits::{Limits, Unreadable};
use crate::xml::{self, Namespaces};

const MODELS: &str = "mô hình quy trình (.bpmn, .xml của một cửa, .pnml)";
const LOGS: &str = "nhật ký quy trình (.xes, .xes.gz, .csv)";

impl Limits {
    /// For logs, which are longer than other files: 10 million events, a gigabyte of text.
    #[must_use]
    pub fn of_logs() -> Self {
        let usual = Self::default();
        Self { bytes: 1 << 30, unpacked: 1 << 30, rows: 10_000_000, time: Duration::from_secs(300), ..usual }
    }
}

/// Reads a model, inside the usual limits.
pub fn read_model(path: &Path) -> Result<Model, Unreadable> {
    let limits = Limits::default();
    read_model_bytes(bytes_of(path, &limits)?, &limits)
}

/// As [`read_model`], of bytes and inside other limits.
pub fn read_model_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Model, Unreadable> {
    Ok(read_model_file(bytes, limits)?.0)
}

/// As [`read_model_bytes`], with the text of the file, for whoever keeps it.
pub fn read_model_file(bytes: Vec<u8>, limits: &Limits) -> Result<(Model, String), Unreadable> {
    sized(bytes.len(), limits)?;
    guarded(limits.time, move || {
        let text = xml::decode(bytes)?;
        let root = xml::read(&text, MODELS, Namespaces::OfRoot)?;
        let model = match root.name.as_str() {
            "definitions" => bpmn::read(&root).map(Model::Diagram),
            "process" => workflow::read(&root).map(Model::Workflow),
            "pnml" => pnml::read(&root).map(Model::Net),
            _ => Err(Unreadable::NotThisFormat { expected: MODELS }),
        }?;
        Ok((model, text))
    })
}

/// Reads a log, inside the limits of logs.
pub fn read_log(path: &Path) -> Result<Log, Unreadable> {
    let limits = Limits::of_logs();
    read_log_bytes(bytes_of(path, &limits)?, &limits)
}

/// As [`read_log`], of bytes and inside other limits.
///
/// The events of a trace of XES keep the order of the file; those of a case in a CSV file are put in the order of time.
pub fn read_log_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Log, Unreadable> {
    sized(bytes.len(), limits)?;
    let limits = *limits;
    guarded(limits.time, move || {
        let bytes = if bytes.starts_with(&[0x1f, 0x8b]) { unzip(&bytes, &limits)? } else { bytes };
        let text = xml::decode(bytes)?;
        if text.trim_start().starts_with('<') { xes::read(&text, &limits) } else { csv::read(&text, &limits) }
    })
}

/// What a .gz holds, never more than the limit.
fn unzip(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Unreadable> {
    let allowed = crate::unpack::allowed(bytes.len(), limits);
    let mut content = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes)
        .take(allowed + 1)
        .read_to_end(&mut content)
        .map_err(Unreadable::damaged)?;
    if content.len() as u64 > allowed { Err(crate::unpack::too_large(allowed, limits)) } else { Ok(content) }
}

/// A name as it is compared and shown: NFC, a line break or a run of spaces as one space; none when nothing is left.
fn label(written: &str) -> Option<String> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let label = if written.is_ascii() { tidy(written) } else { tidy(&text::normalise(written)) };
    (!label.is_empty()).then_some(label)
}
