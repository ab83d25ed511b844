//! edXML of QCVN 102:2016: a document that another office sent, or word of what became of one that we sent.
//!
//! A message that is XML but says something that cannot be is read all the same, with a problem for each: the office decides.
//! What is no XML is [`Unreadable`], with its line.

mod attachments;
mod fields;
mod message;
mod status;

use std::path::Path;

use reading::xml::{self, Element, Namespaces};
use reading::{Limits, Unreadable};

pub use message::{Attachment, Business, Kind, Message, Organisation, Problem, StatusCode};
pub use status::{Answer, write_status};

/// The namespace of the regulation's schema.
pub const NAMESPACE: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

const EXPECTED: &str = "gói tin edXML (QCVN 102:2016)";

/// Reads a message from a file, inside the usual limits.
///
/// # Errors
/// [`Unreadable`] with the line, when it is no XML or no edXML.
pub fn read(path: &Path) -> Result<Message, Unreadable> {
    let limits = Limits::default();
    read_bytes(reading::bytes_of(path, &limits)?, &limits)
}

/// As [`read`], of bytes and inside other limits.
///
/// # Errors
/// [`Unreadable`].
pub fn read_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Message, Unreadable> {
    reading::sized(bytes.len(), limits)?;
    reading::guarded(limits.time, move || {
        let text = decode(bytes)?;
        message_of(&xml::read(&text, EXPECTED, Namespaces::All)?)
    })
}

/// The text; bytes that are none are named by their line.
fn decode(bytes: Vec<u8>) -> Result<String, Unreadable> {
    let wrong = std::str::from_utf8(&bytes).err().map(|error| {
        let before = &bytes[..error.valid_up_to()];
        u32::try_from(before.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX).saturating_add(1)
    });
    xml::decode(bytes).map_err(|fault| match (fault, wrong) {
        (Unreadable::Encoding, Some(line)) => Unreadable::AtLine {
            line,
            why: "ký tự không phải UTF-8 (bảng mã cũ hoặc tệp nhị phân)".to_owned(),
        },
        (fault, _) => fault,
    })
}

fn message_of(root: &Element) -> Result<Message, Unreadable> {
    let not_ours = || Unreadable::AtLine {
        line: root.line,
        why: format!("phần tử gốc <{}> không phải {EXPECTED}", root.name),
    };
    // Some systems wrap the message in SOAP, and some leave the outermost element out.
    let header = [
        &["edXMLEnvelope", "edXMLHeader"][..],
        &["edXMLHeader"],
        &["Header"],
        &["Envelope", "Header"],
        &["edXMLEnvelope", "Header"],
        &[],
    ]
    .into_iter()
    .filter_map(|path| path.iter().try_fold(root, |at, name| at.child(name)))
    .find(|header| header.child("MessageHeader").is_some() || status::of(header).is_some())
    .ok_or_else(not_ours)?;
    Ok(match status::of(header) {
        Some(status) => status::read(status),
        None => {
            let head = header.child("MessageHeader").ok_or_else(not_ours)?;
            fields::document(root, header, head)
        }
    })
}
