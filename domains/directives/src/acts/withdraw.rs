//! Take a task back: whoever gave it says why, and by which document.

use ids::PersonId;
use ledger::Body;
use time::OffsetDateTime;

use super::{changed, open, said};
use crate::flow::Withdrawal;
use crate::{Change, Directive, Refusal};

/// Withdraws the task from now on. What was true before stays. `open_below`: how many tasks that were split off from it are
/// open; whoever withdraws the whole ends each of them first, so that no unit works on for nobody.
///
/// # Errors
/// [`Refusal`] without a reason or a document, when the work has ended, or while a part of it is open.
pub fn withdraw(
    directive: &Directive,
    open_below: u64,
    reason: &str,
    document: &str,
    by: PersonId,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    let mut stored = open(directive)?;
    let reason = said(reason)?;
    let document = document.trim().to_owned();
    if document.is_empty() {
        return Err(Refusal::GroundMissing);
    }
    if open_below > 0 {
        return Err(Refusal::OpenBelow { tasks: open_below });
    }
    stored.commitment.withdrawn_at = Some(now);
    let body = Body::new().with("reason", reason.as_str()).with("ground_document", document.as_str());
    stored.flow.withdrawal = Some(Withdrawal { by, reason, document });
    changed(directive, stored, "directives.withdraw", body)
}
