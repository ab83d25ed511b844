//! Tokens of the programming interface: what a program opens the house with in a person's name.

use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Deref;

use ids::{PersonId, TokenId};
use time::OffsetDateTime;

use crate::{Refusal, acts};

/// The word by which a token asks for every act that its person may do.
pub const EVERYTHING: &str = "all";
/// The longest that a token with an end may last, in days.
pub const LONGEST_DAYS: u32 = 3_650;

/// What a token may be used for; how far, the person's permits say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Scopes {
    /// Every act that the person may do.
    All,
    /// These acts and views.
    Acts(BTreeSet<String>),
}

impl Scopes {
    /// What somebody asks for: acts of the table of permits, or the word [`EVERYTHING`].
    ///
    /// # Errors
    /// [`Refusal::ScopeMissing`] for nothing, [`Refusal::NoSuchAct`].
    pub fn asked<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Result<Self, Refusal> {
        let words: BTreeSet<String> = words.into_iter().map(|word| word.as_ref().trim().to_owned()).collect();
        if let Some(act) = words.iter().find(|word| *word != EVERYTHING && acts().all(|act| act != *word)) {
            return Err(Refusal::NoSuchAct { act: act.clone() });
        }
        match words.first() {
            None => Err(Refusal::ScopeMissing),
            Some(_) if words.contains(EVERYTHING) => Ok(Self::All),
            Some(_) => Ok(Self::Acts(words)),
        }
    }

    /// Takes stored words back. An act that is no longer known opens nothing.
    #[must_use]
    pub fn stored(words: &str) -> Self {
        match words {
            EVERYTHING => Self::All,
            words => Self::Acts(words.split_whitespace().map(str::to_owned).collect()),
        }
    }

    /// The words, in order.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::All => vec![EVERYTHING],
            Self::Acts(acts) => acts.iter().map(String::as_str).collect(),
        }
    }

    /// Whether they open `act`.
    #[must_use]
    pub fn may(&self, act: &str) -> bool {
        match self {
            Self::All => true,
            Self::Acts(acts) => acts.contains(act),
        }
    }
}

/// The SHA-256 of a secret, by which a token is found. The secret itself is kept nowhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SecretHash(pub [u8; 32]);

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(…)")
    }
}

/// A token as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredToken {
    /// Its id.
    pub id: TokenId,
    /// Whose it is.
    pub person: PersonId,
    /// What its owner calls it.
    pub name: String,
    /// The hash of its secret.
    pub hash: SecretHash,
    /// What it may be used for.
    pub scopes: Scopes,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it ends; `None`: it does not.
    pub expires_at: Option<OffsetDateTime>,
    /// When it was taken back.
    pub revoked_at: Option<OffsetDateTime>,
}

/// A token. Made and taken back by the acts of this domain, and never changed otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token(StoredToken);

impl Token {
    /// Takes a stored token back.
    #[must_use]
    pub fn restore(stored: StoredToken) -> Self {
        Self(stored)
    }

    /// Whether it opens anything at `now`.
    #[must_use]
    pub fn is_good(&self, now: OffsetDateTime) -> bool {
        self.0.revoked_at.is_none() && self.0.expires_at.is_none_or(|end| now < end)
    }
}

impl Deref for Token {
    type Target = StoredToken;
    fn deref(&self) -> &StoredToken {
        &self.0
    }
}
