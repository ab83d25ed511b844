//! The acts of this domain, a file each.

mod adjust;
mod complete;
mod follow_up;

pub use adjust::{Addition, Change, add, adjust, withdraw};
pub use complete::{Proof, complete};
pub use follow_up::follow_up;

use ledger::Held;

use crate::{Item, Refusal};

/// An item on which work goes on.
fn open(item: &Held<Item>) -> Result<&Item, Refusal> {
    let fields = item.fields();
    if fields.is_withdrawn() {
        return Err(Refusal::Withdrawn);
    }
    if fields.completed_at.is_some() {
        return Err(Refusal::AlreadyCompleted);
    }
    Ok(fields)
}
