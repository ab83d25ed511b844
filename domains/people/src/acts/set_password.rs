//! Set a first password, or a new one for somebody who forgot: it must be changed at the next sign-in.

use ids::PersonId;
use ledger::Draft;

use super::change_password::event;
use crate::credential::SHORTEST;
use crate::{Change, Credential, PasswordHash, Refusal, StoredCredential, Write};

/// The one rule of passwords: first ones, new ones and those typed at a console. The length is counted in characters.
///
/// # Errors
/// [`Refusal::PasswordTooShort`]; [`Refusal::PasswordRepeats`] for the user name, or for the `old` one where its owner
/// replaces it.
pub fn check_new(username: &str, old: Option<&str>, new: &str) -> Result<(), Refusal> {
    if new.chars().count() < SHORTEST {
        return Err(Refusal::PasswordTooShort);
    }
    if old == Some(new) || new.to_lowercase() == username.trim().to_lowercase() {
        return Err(Refusal::PasswordRepeats);
    }
    Ok(())
}

/// Gives `person` the password that `hash` was made from. Opens a closed door again, and ends every session that the old
/// password began.
pub fn set_password(person: PersonId, existing: Option<&Credential>, hash: PasswordHash, must_change: bool) -> Change {
    let stored = StoredCredential {
        person,
        hash,
        must_change,
        failures: 0,
        closed_until: None,
        sessions: existing.map_or(0, |old| old.sessions.wrapping_add(1)),
        version: existing.map_or(1, |old| old.version + 1),
    };
    let draft: Draft = event("people.set_password", &stored);
    Change::new(Write::Credential(Credential::restore(stored)), draft)
}
