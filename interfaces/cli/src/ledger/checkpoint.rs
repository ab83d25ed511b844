//! `dunghan ledger checkpoint`: the latest signed checkpoint, to be kept in another place.

use app::log::LatestCheckpoint;
use serde_json::json;

use crate::console;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, say};

pub(crate) async fn run(house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let office = house.open().await?;
    let latest = office.look(&console::actor(), &LatestCheckpoint).await?;
    let note = latest.ok_or_else(|| Failure::wrong(say::LOG, say::NO_CHECKPOINT))?;
    let key = office.verifier_key().to_string();
    screen.answer(&json!({ "checkpoint": note, "key": key }), |out| write!(out, "{note}"))
}
