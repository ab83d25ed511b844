//! Take a delegation back: nobody acts by it from now on.

use time::OffsetDateTime;

use super::delegate::{event, parties};
use crate::{Change, Delegation, StoredDelegation, Write};

/// Decides the change; `None`: it is over already.
#[must_use]
pub fn revoke_delegation(delegation: &Delegation, now: OffsetDateTime) -> Option<Change> {
    if delegation.is_over(now) {
        return None;
    }
    let stored = StoredDelegation { revoked_at: Some(now), ..(**delegation).clone() };
    let draft = event("people.revoke_delegation", &stored, 2, parties(&stored));
    Some(Change::new(Write::Delegation(Delegation::restore(stored)), draft))
}
