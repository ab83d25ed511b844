//! `dunghan objectives load`: reads a decision, stores it, and proposes or accepts its bindings.

use std::path::PathBuf;

use app::objectives::{ConfirmBinding, LoadDecision, ShowDecision};
use clap::Args;
use objectives::{Binding, BoundMeasure, LoadedDecision, LoadedObjective};
use serde_json::{Value, json};

use crate::console;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, say, table};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Quyết định (.txt, .docx, .pdf)
    file: PathBuf,
    /// Chấp nhận luôn các chỉ số đo được đề xuất
    #[arg(long)]
    accept: bool,
}

pub(crate) async fn run(arguments: &Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { file, accept } = arguments;
    let read = || app::decisions::read_text(file).map_err(|refusal| Failure::of_file(file, refusal));
    let load = LoadDecision { text: read()?, accept: *accept };
    let office = house.open().await?;
    let actor = console::actor();
    let id = office.perform(&actor, None, &load).await.map_err(|refusal| Failure::of_file(file, refusal))?;
    let mut loaded = office.look(&actor, &ShowDecision(id)).await?.decision;
    // A decision that was loaded before keeps the bindings that waited; now they are accepted.
    for confirm in accept.then(|| waiting(&loaded)).into_iter().flatten() {
        office.perform(&actor, None, &confirm).await?;
        loaded = office.look(&actor, &ShowDecision(id)).await?.decision;
    }
    office.sequence().await?;
    screen.answer(&document(&loaded), |out| {
        writeln!(out, "{}", say::loaded(loaded.number.as_deref(), &loaded.title))?;
        let measures = loaded
            .objectives
            .iter()
            .flat_map(|objective| objective.measures.iter().map(|measure| row(&objective.item, measure)));
        table::write(out, say::BINDING_HEADS, measures)?;
        match waiting(&loaded).len() {
            0 => Ok(()),
            count => writeln!(out, "{}", say::bindings_wait(count)),
        }
    })
}

/// The bindings that wait for the QMR.
fn waiting(loaded: &LoadedDecision) -> Vec<ConfirmBinding> {
    let measures = loaded.objectives.iter().flat_map(|objective| {
        objective.measures.iter().enumerate().map(move |(place, measure)| (&objective.item, place, measure))
    });
    measures
        .filter_map(|(item, place, measure)| match &measure.binding {
            Binding::Proposed { indicator } => {
                Some(ConfirmBinding { decision: loaded.id, item: item.clone(), place, indicator: indicator.clone() })
            }
            Binding::Unbound | Binding::Confirmed { .. } => None,
        })
        .collect()
}

fn document(loaded: &LoadedDecision) -> Value {
    json!({
        "decision": loaded.id,
        "number": loaded.number,
        "title": loaded.title,
        "period": loaded.period,
        "objectives": loaded.objectives.iter().map(objective).collect::<Vec<_>>(),
    })
}

/// An objective with its targets as decimals, as every other answer has them.
fn objective(objective: &LoadedObjective) -> Value {
    let mut shown = json!(objective);
    for (place, measure) in objective.measures.iter().enumerate() {
        if let Some(target) = measure.target {
            shown["measures"][place]["target"]["value"] = match target.value % 10_000 {
                0 => json!(target.value / 10_000),
                _ => json!(target.value as f64 / 10_000.0),
            };
        }
    }
    shown
}

fn row(item: &str, measure: &BoundMeasure) -> [String; 4] {
    let target = measure.target.map_or_else(|| say::NO_TARGET.to_owned(), |target| say::target(target, measure.unit));
    let indicator = measure.binding.indicator().unwrap_or("-").to_owned();
    [item.to_owned(), target, indicator, say::binding(&measure.binding).to_owned()]
}
