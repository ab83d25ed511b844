//! `dunghan ledger verify`: every event hashed again, every checkpoint held against the tree.

use app::log::VerifyLog;

use crate::console;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, say};

pub(crate) async fn run(house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let office = house.open().await?;
    let report = office.look(&console::actor(), &VerifyLog).await?;
    screen.answer(&report, |out| {
        writeln!(out, "{}", say::verified(&report))?;
        report.problems.iter().try_for_each(|problem| writeln!(out, "{}", say::log_problem(problem)))
    })?;
    if report.ok { Ok(()) } else { Err(Failure::Told) }
}
