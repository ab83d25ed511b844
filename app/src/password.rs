//! Hashing of passwords: Argon2id, off the threads that serve pages.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash as Phc};
use people::PasswordHash;

use crate::Refusal;

/// The hash of a new password, with a fresh salt.
///
/// # Errors
/// [`Refusal::Fault`] when the machine cannot hash.
pub async fn hash(password: String) -> Result<PasswordHash, Refusal> {
    off_thread(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| PasswordHash::new(hash.to_string()))
    })
    .await?
    .map_err(|error| Refusal::fault(format!("cannot hash a password: {error}")))
}

/// Whether `password` is the one that `hash` was made from.
///
/// # Errors
/// [`Refusal::Fault`] when the stored hash cannot be read.
pub async fn fits(password: String, hash: PasswordHash) -> Result<bool, Refusal> {
    off_thread(move || {
        let phc = Phc::new(hash.phc()).map_err(|error| Refusal::fault(format!("stored hash: {error}")))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &phc).is_ok())
    })
    .await?
}

/// Spends the time of a check for a name that nobody has, so that the answer's delay does not tell.
///
/// # Errors
/// [`Refusal::Fault`] when the machine cannot hash.
pub async fn spend_time(password: String) -> Result<(), Refusal> {
    hash(password).await.map(|_| ())
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Refusal::fault(format!("hashing stopped: {error}")))
}
