//! A step of a dossier: what was done, when, by whom, and by when it was to be done.

use ids::UnitId;
use ledger::held::{Fields, moment};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::Refusal;

/// What is known of a step; its key is dossier, activity and moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    /// The dossier's code.
    pub dossier: Option<String>,
    /// What was done.
    pub activity: Option<String>,
    /// When.
    #[serde(with = "moment")]
    pub at: Option<OffsetDateTime>,
    /// By whom, as written.
    pub actor: Option<String>,
    /// In which unit.
    pub unit: Option<UnitId>,
    /// By when it was to be done.
    #[serde(with = "moment")]
    pub step_due_at: Option<OffsetDateTime>,
}

impl Fields for Event {
    type Refusal = Refusal;
    const KIND: &'static str = "dossier_event";
    const ACT: &'static str = "dossiers.record_event";
    const PERSONAL: &'static [&'static str] = &["actor"];

    fn belongs_to(&self, _: &str) -> Vec<String> {
        self.dossier.iter().cloned().collect()
    }
}
