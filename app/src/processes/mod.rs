//! Models of processes and logs of what happened: read from files, in force as ISO processes, printed, looked at over what was done.

mod flow;
mod import;
mod look;
mod sheet;

use std::io::Read;
use std::path::Path;

use process::{Log, Model, Net};
use serde::Serialize;

use crate::Refusal;

pub use flow::{Flow, FlowCase, ShowFlow};
pub use import::ImportProcess;
pub use look::{FindProcess, ProcessPage, ShowProcess};
pub use sheet::sheet;

/// A model with the file that it came in.
#[derive(Debug, Clone, Serialize)]
pub struct ModelFile {
    /// The file's name.
    pub name: String,
    /// Its text as it was handed in.
    pub source: String,
    /// The model, as dossiers are replayed on it.
    pub net: Net,
    /// The model as the file says it.
    #[serde(skip)]
    pub model: Model,
}

impl ModelFile {
    /// Reads a model out of a file.
    ///
    /// # Errors
    /// As [`ModelFile::read`], and when the file cannot be opened.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path).map_err(reading::Unreadable::from)?;
        // One byte more than is read: then the reader says that it is too large.
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(reading::Unreadable::from)?;
        Self::read(&path.file_name().unwrap_or_default().to_string_lossy(), bytes)
    }

    /// Reads a model of these bytes: BPMN 2.0, the .xml of a one-stop workflow, or PNML.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] when the file is none of these; [`procedures::Refusal::Unplayable`] when it is too large to be played.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, Refusal> {
        let limits = reading::Limits { bytes: MOST_BYTES, ..reading::Limits::default() };
        let (model, source) = reading::read_model_file(bytes, &limits)?;
        let net = playable(&model)?;
        Ok(Self { name: name.to_owned(), source, net, model })
    }

    /// As [`ModelFile::read`], beside the work of others.
    ///
    /// # Errors
    /// As [`ModelFile::read`].
    pub async fn read_aside(name: String, bytes: Vec<u8>) -> Result<Self, Refusal> {
        let read = tokio::task::spawn_blocking(move || Self::read(&name, bytes)).await;
        read.map_err(|error| Refusal::fault(error.to_string()))?
    }
}

/// More bytes than any model that people draw.
const MOST_BYTES: u64 = 4 << 20;

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

fn playable(model: &Model) -> Result<Net, Refusal> {
    Ok(model.to_net().map_err(|error| procedures::Refusal::Unplayable { why: error.to_string() })?)
}

/// The model of a process that is held: of its file, or where none was kept, of the net that dossiers are replayed on.
fn model_of(process: &procedures::Process) -> Option<Model> {
    let read =
        |source: &String| reading::read_model_bytes(source.clone().into_bytes(), &reading::Limits::default()).ok();
    process.source.as_ref().and_then(read).or_else(|| process.net.clone().map(Model::Net))
}
