//! Reading a decision from a file that somebody hands in.

use std::path::Path;

use decision::Decision;

use crate::Refusal;

/// Reads a decision from .txt, .docx or .pdf.
///
/// # Errors
/// [`Refusal::Unreadable`] when the file cannot be read as text.
pub fn read_file(path: &Path) -> Result<Decision, Refusal> {
    Ok(decision::read(&read_text(path)?))
}

/// The text of a .txt, .docx or .pdf.
///
/// # Errors
/// [`Refusal::Unreadable`] when the file cannot be read as text.
pub fn read_text(path: &Path) -> Result<String, Refusal> {
    Ok(reading::read_text(path)?)
}

/// The text of a .txt, .docx or .pdf that was handed in, read off the threads that serve pages.
///
/// # Errors
/// [`Refusal::Unreadable`] when the file cannot be read as text.
pub async fn read_text_bytes(bytes: Vec<u8>) -> Result<String, Refusal> {
    let reading = tokio::task::spawn_blocking(move || reading::read_text_bytes(bytes, &reading::Limits::default()));
    Ok(reading.await.map_err(|error| Refusal::fault(error.to_string()))??)
}
