//! Change one's own password.

use ledger::{Body, Draft, Value};

use crate::credential::SHORTEST;
use crate::{Change, Credential, PasswordHash, Person, Refusal, StoredCredential, Write};

/// Refuses a password that others could guess from the form. The length is counted in characters.
///
/// # Errors
/// [`Refusal::PasswordTooShort`], [`Refusal::PasswordRepeats`].
pub fn check_new(person: &Person, old: &str, new: &str) -> Result<(), Refusal> {
    if new.chars().count() < SHORTEST {
        return Err(Refusal::PasswordTooShort);
    }
    if new == old || new.to_lowercase() == person.username {
        return Err(Refusal::PasswordRepeats);
    }
    Ok(())
}

/// Replaces the hash after [`check_new`] and a right old password.
pub fn change_password(existing: &Credential, hash: PasswordHash) -> Change {
    let stored = StoredCredential {
        hash,
        must_change: false,
        failures: 0,
        closed_until: None,
        version: existing.version + 1,
        ..(**existing).clone()
    };
    let draft = event("people.change_password", &stored);
    Change::new(Write::Credential(Credential::restore(stored)), draft)
}

/// An event about a credential says nothing of the secret.
pub(super) fn event(act: &str, credential: &StoredCredential) -> Draft {
    Draft {
        act: act.to_owned(),
        subject_kind: "credential".to_owned(),
        subject_id: credential.person.uuid(),
        subject_version: credential.version,
        occurred_at_us: None,
        body: Body::new()
            .with("must_change", Value::Bool(credential.must_change))
            .with("failures", i64::from(credential.failures))
            .with("closed", Value::Bool(credential.closed_until.is_some())),
    }
}
