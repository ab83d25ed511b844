//! What happened to every dossier, written for programs of process mining.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

use ::dossiers::{Dossier, Event};
use exchange::ocel::Events;
use exchange::steps::{Case, Step};
use exchange::xes::Xes;
use ids::UnitId;
use ledger::Held;
use people::{Scope, Span};
use serde::Serialize;

use crate::look::Query;
use crate::{Office, Refusal};

/// Dossiers read at once.
const AT_ONCE: u64 = 1_000;

/// A format of event logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// XES (IEEE 1849).
    Xes,
    /// OCEL 2.0 in JSON.
    Ocel,
}

/// Writes the steps of all dossiers into a file.
pub struct ExportSteps {
    /// The format.
    pub format: Format,
    /// The file; one that is there is written over.
    pub out: PathBuf,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// Dossiers.
    pub cases: u64,
    /// Steps.
    pub events: u64,
}

impl Query for ExportSteps {
    const NAME: &'static str = "procedures.view";
    type Answer = Exported;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Exported, Refusal> {
        if *scope.span() != Span::Office {
            return Err(Refusal::NotPermitted { act: Self::NAME });
        }
        let units = storage::people::units(&office.db).await?;
        let units: HashMap<UnitId, String> = units.iter().map(|unit| (unit.id, unit.code.clone())).collect();
        let out = BufWriter::new(File::create(&self.out).map_err(unwritable)?);
        let mut done = Exported::default();
        match self.format {
            Format::Xes => {
                let mut log = Xes::begin(out).map_err(unwritable)?;
                each(office, &units, |case| {
                    done.cases += 1;
                    done.events += case.steps.len() as u64;
                    log.case(case)
                })
                .await?;
                log.end().map_err(unwritable)?;
            }
            Format::Ocel => {
                let mut log = Events::begin(out).map_err(unwritable)?;
                each(office, &units, |case| {
                    done.cases += 1;
                    done.events += case.steps.len() as u64;
                    log.case(case)
                })
                .await?;
                let mut log = log.objects().map_err(unwritable)?;
                each(office, &units, |case| log.case(case)).await?;
                log.end().map_err(unwritable)?;
            }
        }
        Ok(done)
    }
}

fn unwritable(error: std::io::Error) -> Refusal {
    Refusal::Unreadable(error.into())
}

/// Gives each dossier in the order of codes.
async fn each(
    office: &Office,
    units: &HashMap<UnitId, String>,
    mut give: impl FnMut(&Case) -> std::io::Result<()> + Send,
) -> Result<(), Refusal> {
    let mut after: Option<String> = None;
    loop {
        let some = storage::procedures::dossiers_after(&office.db, after.as_deref(), AT_ONCE).await?;
        let Some((last, _)) = some.last() else { return Ok(()) };
        after = Some(last.key().to_owned());
        for (dossier, events) in &some {
            give(&case(dossier, events, units)).map_err(unwritable)?;
        }
    }
}

fn case(dossier: &Held<Dossier>, events: &[Held<Event>], units: &HashMap<UnitId, String>) -> Case {
    let fields = dossier.fields();
    let code = |unit: Option<UnitId>| unit.and_then(|unit| units.get(&unit)).cloned();
    let steps = events.iter().map(Held::fields).filter_map(|event| {
        Some(Step { activity: event.activity.clone()?, at: local(event.at?), unit: code(event.unit) })
    });
    let mut steps: Vec<Step> = steps.collect();
    // Steps of one moment keep the order in which they were recorded.
    steps.sort_by_key(|step| step.at);
    Case {
        code: dossier.key().to_owned(),
        procedure: fields.procedure.clone(),
        unit: code(fields.unit),
        channel: fields.channel.map(|channel| channel.key().to_owned()),
        status: fields.status.map(|status| status.key().to_owned()),
        received_at: fields.received_at.map(local),
        due_at: fields.due_at.map(local),
        steps,
    }
}

/// A moment by the office's clock.
fn local(at: time::OffsetDateTime) -> time::OffsetDateTime {
    at.to_offset(calendar::ZONE)
}
