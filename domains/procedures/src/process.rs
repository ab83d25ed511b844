//! An ISO process: a controlled version of how one procedure, or several alike, are handled.

use ledger::held::{Fields, day};
use process::Net;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::Refusal;

/// What is known of a version of a process; its key is code and version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Process {
    /// The process's code.
    pub code: Option<String>,
    /// The version as written.
    pub version: Option<String>,
    /// The procedures that it handles.
    pub procedures: Option<Vec<String>>,
    /// The decision that approved it.
    pub decision_number: Option<String>,
    /// From when it applies.
    #[serde(with = "day")]
    pub effective_on: Option<Date>,
    /// The day from which it no longer applies.
    #[serde(with = "day")]
    pub withdrawn_on: Option<Date>,
    /// The name of the file with its model.
    pub model_file: Option<String>,
    /// The model's file as it was handed in: BPMN, a one-stop workflow or PNML.
    pub source: Option<String>,
    /// The model, as dossiers are replayed on it.
    pub net: Option<Net>,
}

impl Process {
    /// Whether it is in force on a day. One whose first day is not known is.
    #[must_use]
    pub fn is_in_force_on(&self, day: Date) -> bool {
        self.effective_on.is_none_or(|from| from <= day) && self.withdrawn_on.is_none_or(|to| day < to)
    }
}

impl Fields for Process {
    type Refusal = Refusal;
    const KIND: &'static str = "process";
    const ACT: &'static str = "processes.record";

    fn check(&self) -> Result<(), Refusal> {
        let named = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
        if !named(&self.code) || !named(&self.version) {
            return Err(Refusal::CodeMissing);
        }
        match (self.effective_on, self.withdrawn_on) {
            (Some(from), Some(to)) if to < from => Err(Refusal::WithdrawnBeforeEffective { from, to }),
            _ => Ok(()),
        }
    }

    fn belongs_to(&self, _: &str) -> Vec<String> {
        self.procedures.clone().unwrap_or_default()
    }
}
