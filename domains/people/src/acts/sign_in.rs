//! Sign in: wrong tries are counted, and after a few the door closes for a while.

use time::OffsetDateTime;

use super::change_password::event;
use crate::credential::{CLOSED_FOR, TRIES};
use crate::{Change, Credential, Person, Refusal, StoredCredential, Write};

/// What a try led to. A refused try may still change the count.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// Whether the person is in, or why not.
    pub outcome: Result<(), Refusal>,
    /// What to store; `None`: nothing changed.
    pub change: Option<Change>,
}

/// Decides a try. `right` says whether the password fits the hash; it is not asked while the door is closed.
#[must_use]
pub fn sign_in(person: &Person, credential: &Credential, right: impl FnOnce() -> bool, now: OffsetDateTime) -> Tried {
    if let Some(until) = credential.closed_until.filter(|until| now < *until) {
        return Tried { outcome: Err(Refusal::Closed { until }), change: None };
    }
    if !right() {
        let failures = credential.failures + 1;
        let closes = failures >= TRIES;
        let stored = StoredCredential {
            failures: if closes { 0 } else { failures },
            closed_until: closes.then(|| now + CLOSED_FOR),
            version: credential.version + 1,
            ..(**credential).clone()
        };
        let outcome = match stored.closed_until {
            Some(until) => Err(Refusal::Closed { until }),
            None => Err(Refusal::WrongPassword),
        };
        return Tried { outcome, change: Some(store("people.sign_in_failed", stored)) };
    }
    if !person.active {
        return Tried { outcome: Err(Refusal::Left), change: None };
    }
    let clean = credential.failures == 0 && credential.closed_until.is_none();
    let change = (!clean).then(|| {
        let stored = StoredCredential {
            failures: 0,
            closed_until: None,
            version: credential.version + 1,
            ..(**credential).clone()
        };
        store("people.sign_in", stored)
    });
    Tried { outcome: Ok(()), change }
}

fn store(act: &str, stored: StoredCredential) -> Change {
    let draft = event(act, &stored);
    Change::new(Write::Credential(Credential::restore(stored)), draft)
}
