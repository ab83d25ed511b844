//! A model as the version of an ISO process that is in force from a day on.

use ledger::held::{Held, key, take_over};
use people::Scope;
use procedures::Process;
use serde::Serialize;
use storage::Change;
use time::Date;
use uuid::Uuid;

use super::ModelFile;
use crate::act::{Act, With};
use crate::{Office, Refusal};

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
    /// The decision that approved it.
    pub decision_number: Option<String>,
    /// The model's file.
    pub model: ModelFile,
}

impl Act for ImportProcess {
    const NAME: &'static str = "processes.import";
    type Subject = Option<Held<Process>>;
    type Done = Uuid;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let key = key(&[self.code.trim(), self.version.trim()]);
        Ok(storage::records::by_keys(&office.db, std::slice::from_ref(&key)).await?.remove(&key))
    }

    fn decide(&self, before: Self::Subject, with: &With<'_>) -> Result<(Uuid, Vec<Change>), Refusal> {
        let (code, version) = (self.code.trim(), self.version.trim());
        let known = Process {
            code: Some(code.to_owned()),
            version: Some(version.to_owned()),
            procedures: (!self.procedures.is_empty()).then(|| self.procedures.clone()),
            effective_on: Some(self.from),
            decision_number: self.decision_number.clone(),
            model_file: Some(self.model.name.clone()),
            source: Some(self.model.source.clone()),
            net: Some(self.model.net.clone()),
            ..Process::default()
        };
        let taken = take_over(before.as_ref(), &key(&[code, version]), &known, with.uuid())?;
        // The same again says nothing new: the process is the one that is there.
        let id = taken.as_ref().map(|(held, _)| held.id()).or(before.as_ref().map(Held::id));
        let id = id.ok_or_else(|| Refusal::fault("a process without an id"))?;
        Ok((id, taken.map(|(_, taken)| Change::Held(Box::new(taken))).into_iter().collect()))
    }
}
