//! Passwords: typed, held against the one rule, and hashed by Argon2id off the threads that serve pages.

use std::fmt;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash as Phc};
use people::PasswordHash;
use people::acts::set_password::check_new;

use crate::Refusal;

/// A password as it was typed. Never shown, not even to a debugger's log.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// What somebody typed.
    #[must_use]
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// The hash of a password that keeps the rule of [`check_new`], with a fresh salt: the only way to one.
///
/// # Errors
/// What `check_new` refuses; [`Refusal::Fault`] when the machine cannot hash.
pub(crate) async fn accept(username: &str, old: Option<&Password>, new: &Password) -> Result<PasswordHash, Refusal> {
    check_new(username, old.map(|old| old.0.as_str()), &new.0)?;
    hash(new.clone()).await
}

/// Whether `password` is the one that `hash` was made from.
///
/// # Errors
/// [`Refusal::Fault`] when the stored hash cannot be read.
pub(crate) async fn fits(password: Password, hash: PasswordHash) -> Result<bool, Refusal> {
    off_thread(move || {
        let phc = Phc::new(hash.phc()).map_err(|error| Refusal::fault(format!("stored hash: {error}")))?;
        Ok(Argon2::default().verify_password(password.0.as_bytes(), &phc).is_ok())
    })
    .await?
}

/// Spends the time of a check for a name that nobody has, so that the answer's delay does not tell.
///
/// # Errors
/// [`Refusal::Fault`] when the machine cannot hash.
pub(crate) async fn spend_time(password: Password) -> Result<(), Refusal> {
    hash(password).await.map(|_| ())
}

async fn hash(password: Password) -> Result<PasswordHash, Refusal> {
    off_thread(move || {
        Argon2::default().hash_password(password.0.as_bytes()).map(|hash| PasswordHash::new(hash.to_string()))
    })
    .await?
    .map_err(|error| Refusal::fault(format!("cannot hash a password: {error}")))
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Refusal::fault(format!("hashing stopped: {error}")))
}
