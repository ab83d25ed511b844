//! Messages between offices: read from a file that came.

use std::path::Path;

pub use exchange::edxml::{
    Answer, Attachment, Business, Kind, Message, Organisation, Problem, StatusCode, write_status,
};

use crate::Refusal;

/// Reads an edXML message that was handed in, off the threads that serve pages.
///
/// # Errors
/// [`Refusal::Unreadable`] with the line, when the file is no XML or no edXML.
pub async fn read_message_bytes(bytes: Vec<u8>) -> Result<Message, Refusal> {
    let read = move || exchange::edxml::read_bytes(bytes, &reading::Limits::default());
    let read = tokio::task::spawn_blocking(read).await;
    Ok(read.map_err(|error| Refusal::fault(error.to_string()))??)
}

/// Reads an edXML message.
///
/// # Errors
/// [`Refusal::Unreadable`] with the line, when the file is no XML or no edXML.
pub fn read_message(path: &Path) -> Result<Message, Refusal> {
    Ok(exchange::edxml::read(path)?)
}
