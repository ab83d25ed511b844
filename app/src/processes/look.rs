//! One version of an ISO process: its model, the procedures that it handles, and its other versions.

use directives::views::TimelineRow;
use ledger::Held;
use people::Scope;
use procedures::views::ProcessRow;
use procedures::{Procedure, Process};
use process::Model;
use uuid::Uuid;

use super::model_of;
use crate::look::Query;
use crate::{Office, Refusal};

/// One version of a process.
#[derive(Debug, Clone, Copy)]
pub struct ShowProcess(pub Uuid);

/// The version of a process that is in force, or where none is, the last one.
#[derive(Debug, Clone)]
pub struct FindProcess {
    /// The process's code.
    pub code: String,
}

impl Query for FindProcess {
    const NAME: &'static str = "procedures.view";
    type Answer = Uuid;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Uuid, Refusal> {
        let versions = storage::procedures::processes_of(&office.db, &[], std::slice::from_ref(&self.code)).await?;
        let today = office.clock().now().to_offset(calendar::ZONE).date();
        let in_force = versions.iter().rfind(|version| version.fields().is_in_force_on(today));
        let found = in_force.or(versions.last()).ok_or_else(|| Refusal::not_found("process", &self.code))?;
        Ok(found.id())
    }
}

/// What its page shows.
#[derive(Debug, Clone)]
pub struct ProcessPage {
    /// The process.
    pub process: Held<Process>,
    /// Its model, where it has one that can be read.
    pub model: Option<Model>,
    /// The procedures that it handles, by code; those that the catalogue does not have are only codes.
    pub procedures: Vec<(String, Option<Held<Procedure>>)>,
    /// Every version of its code, this one included, in the order of time.
    pub versions: Vec<ProcessRow>,
    /// Whether it is in force now.
    pub in_force: bool,
    /// Its history.
    pub timeline: Vec<TimelineRow>,
}

impl Query for ShowProcess {
    const NAME: &'static str = "procedures.view";
    type Answer = ProcessPage;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<ProcessPage, Refusal> {
        let process = storage::records::by_id::<Process>(&office.db, self.0).await?;
        let process = process.ok_or_else(|| Refusal::not_found("process", self.0))?;
        let fields = process.fields();
        let codes: Vec<String> = fields.code.iter().cloned().collect();
        let versions = storage::procedures::processes_of(&office.db, &[], &codes).await?;
        let named = fields.procedures.clone().unwrap_or_default();
        let mut known = storage::records::by_keys::<Procedure>(&office.db, &named).await?;
        let owned = process.clone();
        // Reading a file is work that others must not wait for.
        let model = tokio::task::spawn_blocking(move || model_of(owned.fields())).await;
        Ok(ProcessPage {
            model: model.map_err(|error| Refusal::fault(error.to_string()))?,
            procedures: named.into_iter().map(|code| (code.clone(), known.remove(&code))).collect(),
            versions: versions.iter().map(storage::procedures::process_row).collect(),
            in_force: fields.is_in_force_on(office.clock().now().to_offset(calendar::ZONE).date()),
            timeline: storage::log::of_subject(&office.db, self.0).await?,
            process,
        })
    }
}
