//! Models of processes and logs of what happened, from files that somebody hands in; a model as an ISO process in force.

use std::path::Path;

use ledger::held::{Held, key, take_over};
use people::Scope;
use procedures::Process;
use process::{Log, Model, Net};
use serde::Serialize;
use storage::Change;
use time::Date;

use crate::act::{Act, With};
use crate::{Office, Refusal};

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

/// The net that a model is played as.
///
/// # Errors
/// [`procedures::Refusal::Unplayable`] when it is too large to be played.
pub fn playable(model: &Model) -> Result<Net, Refusal> {
    Ok(model.to_net().map_err(|error| procedures::Refusal::Unplayable { why: error.to_string() })?)
}

/// Makes a model the version of an ISO process that is in force from a day on.
#[derive(Debug, Clone, Serialize)]
pub struct ImportProcess {
    /// The process's code.
    pub code: String,
    /// The version as written.
    pub version: String,
    /// From when it applies.
    pub from: Date,
    /// The procedures that it handles; empty: as known before.
    pub procedures: Vec<String>,
    /// The name of the model's file.
    pub file: String,
    /// The model, as dossiers are replayed on it.
    pub net: Net,
}

impl Act for ImportProcess {
    const NAME: &'static str = "processes.import";
    type Subject = Option<Held<Process>>;
    type Done = String;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let key = key(&[self.code.trim(), self.version.trim()]);
        Ok(storage::records::by_keys(&office.db, std::slice::from_ref(&key)).await?.remove(&key))
    }

    fn decide(&self, before: Self::Subject, with: &With<'_>) -> Result<(String, Vec<Change>), Refusal> {
        let (code, version) = (self.code.trim(), self.version.trim());
        let known = Process {
            code: Some(code.to_owned()),
            version: Some(version.to_owned()),
            procedures: (!self.procedures.is_empty()).then(|| self.procedures.clone()),
            effective_on: Some(self.from),
            model_file: Some(self.file.clone()),
            net: Some(self.net.clone()),
            ..Process::default()
        };
        let taken = take_over(before.as_ref(), &key(&[code, version]), &known, with.uuid())?;
        Ok((code.to_owned(), taken.map(|(_, taken)| Change::Held(Box::new(taken))).into_iter().collect()))
    }
}
