//! A proof of completion as columns, and back.

use commitment::Evidence;
use uuid::Uuid;

use crate::Fault;
use crate::moment::{Reader, days};
use crate::rows::directives::directive_evidence::Model;

/// The row of a proof at its place.
pub(crate) fn columns(directive: Uuid, seq: i64, proof: &Evidence) -> Model {
    let bare = Model {
        directive_id: directive,
        seq,
        kind: String::new(),
        number: None,
        issued_on: None,
        sha256: None,
        name: None,
        bytes: None,
        text: None,
    };
    match proof {
        Evidence::Document { number, issued_on } => {
            Model { kind: "document".to_owned(), number: Some(number.clone()), issued_on: issued_on.map(days), ..bare }
        }
        Evidence::File { sha256, name, bytes } => Model {
            kind: "file".to_owned(),
            sha256: Some(sha256.clone()),
            name: Some(name.clone()),
            bytes: Some(i64::try_from(*bytes).unwrap_or(i64::MAX)),
            ..bare
        },
        Evidence::Text { text } => Model { kind: "text".to_owned(), text: Some(text.clone()), ..bare },
    }
}

/// The proof of a row.
pub(super) fn read(row: Model) -> Result<Evidence, Fault> {
    let reader = Reader::new("directive_evidence", row.directive_id);
    match (row.kind.as_str(), row.number, row.sha256, row.name, row.bytes, row.text) {
        ("document", Some(number), None, None, None, None) => {
            Ok(Evidence::Document { number, issued_on: reader.day_opt(row.issued_on)? })
        }
        ("file", None, Some(sha256), Some(name), Some(bytes), None) => {
            Ok(Evidence::File { sha256, name, bytes: reader.count(bytes)? })
        }
        ("text", None, None, None, None, Some(text)) => Ok(Evidence::Text { text }),
        (kind, ..) => Err(reader.fault(format!("the kind {kind:?} does not fit its columns"))),
    }
}
