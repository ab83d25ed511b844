//! Reading models of processes and logs of what happened from files that somebody hands in.

use std::path::Path;

use process::{Log, Model};

use crate::Refusal;

/// Reads a model: BPMN 2.0, the .xml of a one-stop workflow, or PNML.
///
/// # Errors
/// [`Refusal::Unreadable`] when the file is none of these, or a line of it cannot be read.
pub fn read_model(path: &Path) -> Result<Model, Refusal> {
    Ok(reading::read_model(path)?)
}

/// Reads a log: XES, XES packed as .gz, or CSV.
///
/// # Errors
/// [`Refusal::Unreadable`] when the file is none of these, or a line of it cannot be read.
pub fn read_log(path: &Path) -> Result<Log, Refusal> {
    Ok(reading::read_log(path)?)
}
