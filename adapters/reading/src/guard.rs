//! Work on a file's bytes, stopped in time and deaf to panics.

use std::io::Read;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use crate::limits::{Limits, Unreadable};

/// Runs `work` on a thread of its own: a panic in a library is a damaged file, and after `time` the caller goes on without it.
///
/// The thread cannot be killed; it ends by itself because everything that it reads is in memory and counted.
///
/// # Errors
/// What `work` found, [`Unreadable::TooSlow`], or [`Unreadable::Damaged`] when it panicked.
pub fn guarded<T: Send + 'static>(
    time: Duration,
    work: impl FnOnce() -> Result<T, Unreadable> + Send + 'static,
) -> Result<T, Unreadable> {
    let (send, receive) = sync_channel(1);
    std::thread::Builder::new().name("reading".to_owned()).spawn(move || {
        // The caller may have gone: then nobody waits for the answer.
        let _ = send.send(work());
    })?;
    match receive.recv_timeout(time) {
        Ok(answer) => answer,
        Err(RecvTimeoutError::Timeout) => Err(Unreadable::TooSlow { limit: time }),
        Err(RecvTimeoutError::Disconnected) => Err(Unreadable::damaged("nội dung trái quy cách")),
    }
}

/// The bytes of a file, never more than the limit.
///
/// # Errors
/// [`Unreadable::Io`], [`Unreadable::TooLarge`].
pub fn bytes_of(path: &Path, limits: &Limits) -> Result<Vec<u8>, Unreadable> {
    let file = std::fs::File::open(path)?;
    let said = file.metadata()?.len();
    if said > limits.bytes {
        return Err(Unreadable::TooLarge { bytes: said, limit: limits.bytes });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(said).unwrap_or_default());
    file.take(limits.bytes + 1).read_to_end(&mut bytes)?;
    sized(bytes.len(), limits)?;
    Ok(bytes)
}

/// Refuses bytes that are more than the limit.
///
/// # Errors
/// [`Unreadable::TooLarge`].
pub fn sized(bytes: usize, limits: &Limits) -> Result<(), Unreadable> {
    let bytes = bytes as u64;
    if bytes > limits.bytes { Err(Unreadable::TooLarge { bytes, limit: limits.bytes }) } else { Ok(()) }
}
