//! The right process: a dossier's steps replayed on the version of the process under which it was received.

use std::collections::HashMap;

use ledger::Held;
use procedures::Process;
use process::{Aligner, Bound};
use uuid::Uuid;

use crate::{Dossier, Event};

/// What one replay may cost: a model that asks for more is not judged.
const BOUND: Bound = Bound { states: 200_000, all_states: 20_000_000, tokens: 1_000_000, arcs: 10_000_000 };

/// Replays many dossiers; a model is prepared once, and the same steps on it are replayed once.
#[derive(Default)]
pub struct Replays {
    models: HashMap<Uuid, Option<Aligner>>,
    judged: HashMap<(Uuid, Vec<String>), Option<bool>>,
}

impl Replays {
    /// Whether the steps explain themselves by a run of the model at no cost. `None`: there are no steps, no version of
    /// the process was in force at receipt, it has no model, or the model cannot be played.
    ///
    /// `processes` are the versions that may handle the dossier's procedure.
    pub fn fits(&mut self, dossier: &Dossier, events: &[Held<Event>], processes: &[&Held<Process>]) -> Option<bool> {
        let version = version_at_receipt(dossier, processes)?;
        let net = version.fields().net.as_ref()?;
        let mut steps: Vec<&Event> = events.iter().map(Held::fields).filter(|event| event.at.is_some()).collect();
        if steps.is_empty() {
            return None;
        }
        // Steps of one moment keep the order in which they were recorded.
        steps.sort_by_key(|event| event.at);
        let names: Vec<String> = steps.iter().map(|event| event.activity.clone().unwrap_or_default()).collect();
        let models = &mut self.models;
        *self.judged.entry((version.id(), names)).or_insert_with_key(|(id, names)| {
            let model = models.entry(*id).or_insert_with(|| Aligner::new(net, BOUND).ok()).as_mut()?;
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            model.trace(&names).ok().map(|alignment| alignment.cost == 0)
        })
    }
}

/// The version of the process under which a dossier was received: of those in force that day, the latest.
#[must_use]
pub fn version_at_receipt<'a>(dossier: &Dossier, processes: &[&'a Held<Process>]) -> Option<&'a Held<Process>> {
    let received = dossier.received_at?.to_offset(calendar::ZONE).date();
    let in_force = processes.iter().filter(|process| process.fields().is_in_force_on(received));
    in_force.max_by_key(|process| process.fields().effective_on).copied()
}
