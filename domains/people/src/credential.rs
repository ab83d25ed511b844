//! Credentials: what a person proves itself with, and how many wrong tries are borne.

use std::fmt;
use std::ops::Deref;

use ids::PersonId;
use time::{Duration, OffsetDateTime};

/// Wrong passwords in a row before the door closes for a while.
pub const TRIES: u32 = 5;
/// How long it stays closed.
pub const CLOSED_FOR: Duration = Duration::minutes(15);
/// The least number of characters of a password.
pub const SHORTEST: usize = 10;

/// An Argon2id hash in PHC form. Never shown, not even to a debugger's log.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Wraps a PHC string that a hasher made.
    #[must_use]
    pub fn new(phc: String) -> Self {
        Self(phc)
    }

    /// The PHC string, for the hasher and for storage.
    #[must_use]
    pub fn phc(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// A credential as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCredential {
    /// Whose it is.
    pub person: PersonId,
    /// The hash.
    pub hash: PasswordHash,
    /// Whether the next sign-in must choose a new one.
    pub must_change: bool,
    /// Wrong tries in a row.
    pub failures: u32,
    /// Until when no try is taken.
    pub closed_until: Option<OffsetDateTime>,
    /// Counts how often every session was ended at once: one that began under another number is over.
    pub sessions: u32,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// A credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential(StoredCredential);

impl Credential {
    /// Takes a stored credential back.
    #[must_use]
    pub fn restore(stored: StoredCredential) -> Self {
        Self(stored)
    }

    /// Whether tries are refused at `now`.
    #[must_use]
    pub fn is_closed(&self, now: OffsetDateTime) -> bool {
        self.0.closed_until.is_some_and(|until| now < until)
    }
}

impl Deref for Credential {
    type Target = StoredCredential;
    fn deref(&self) -> &StoredCredential {
        &self.0
    }
}
