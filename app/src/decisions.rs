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
