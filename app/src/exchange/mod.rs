//! Messages between offices: read from a file that came.

use std::path::Path;

pub use exchange::edxml::{Attachment, Business, Kind, Message, Organisation, Problem, StatusCode};

use crate::Refusal;

/// Reads an edXML message.
///
/// # Errors
/// [`Refusal::Unreadable`] with the line, when the file is no XML or no edXML.
pub fn read_message(path: &Path) -> Result<Message, Refusal> {
    Ok(exchange::edxml::read(path)?)
}
