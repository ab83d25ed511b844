//! `dunghan ledger prove`: one document by which a third party can check that an event is in the log.

use app::log::ProveEvent;
use clap::Args;
use ids::EventId;

use crate::console;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Mã của sự kiện
    #[arg(value_parser = value::event)]
    event: EventId,
}

pub(crate) async fn run(arguments: &Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let office = house.open().await?;
    let proof = office.look(&console::actor(), &ProveEvent(arguments.event)).await?;
    let pretty = serde_json::to_string_pretty(&proof).map_err(|error| Failure::Fault(error.to_string()))?;
    // A program reads it either way: people get the same document, indented.
    screen.answer(&proof, |out| writeln!(out, "{pretty}"))
}
