//! Set a first password, or a new one for somebody who forgot: it must be changed at the next sign-in.

use ids::PersonId;
use ledger::Draft;

use super::change_password::event;
use crate::{Change, Credential, PasswordHash, StoredCredential, Write};

/// Gives `person` the password that `hash` was made from. Opens a closed door again.
pub fn set_password(person: PersonId, existing: Option<&Credential>, hash: PasswordHash, must_change: bool) -> Change {
    let stored = StoredCredential {
        person,
        hash,
        must_change,
        failures: 0,
        closed_until: None,
        version: existing.map_or(1, |old| old.version + 1),
    };
    let draft: Draft = event("people.set_password", &stored);
    Change::new(Write::Credential(Credential::restore(stored)), draft)
}
