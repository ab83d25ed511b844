//! Change one's own password.

use ledger::{Body, Draft, Value};

use crate::{Change, Credential, PasswordHash, StoredCredential, Write};

/// Replaces the hash after [`check_new`](super::set_password::check_new) and a right old password. Every session begun
/// before is over; the one that changes it goes on under the new number.
pub fn change_password(existing: &Credential, hash: PasswordHash) -> Change {
    let stored = StoredCredential {
        hash,
        must_change: false,
        failures: 0,
        closed_until: None,
        sessions: existing.sessions.wrapping_add(1),
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
            .with("closed", Value::Bool(credential.closed_until.is_some()))
            .with("sessions", i64::from(credential.sessions)),
    }
}
