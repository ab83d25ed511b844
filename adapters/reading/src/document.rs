//! Documents: the running text of .txt, .docx and .pdf files.

mod docx;
mod numbering;
mod pdf;

use std::path::Path;

use crate::encoding::decode;
use crate::guard::{bytes_of, guarded, sized};
use crate::limits::{Limits, Unreadable};
use crate::unpack::{is_zip, old_container};

/// Reads the text of a .txt, .docx or .pdf file, a paragraph a line, inside the usual limits.
pub fn read_text(path: &Path) -> Result<String, Unreadable> {
    let limits = Limits::default();
    read_text_bytes(bytes_of(path, &limits)?, &limits)
}

/// As [`read_text`], of bytes and inside other limits; what they are is decided from them alone.
pub fn read_text_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<String, Unreadable> {
    sized(bytes.len(), limits)?;
    let limits = *limits;
    guarded(limits.time, move || {
        if let Some(fault) = old_container(&bytes, ".docx") {
            return Err(fault);
        }
        let text = if is_zip(&bytes) {
            docx::read(&bytes, &limits)?
        } else if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
            pdf::read(bytes, &limits)?
        } else if bytes.starts_with(b"{\\rtf") {
            return Err(Unreadable::OldFormat { save_as: ".docx" });
        } else {
            let text = decode(&bytes)?;
            if text.contains('\0') {
                return Err(Unreadable::NotThisFormat { expected: "văn bản .txt, .docx hoặc .pdf" });
            }
            text
        };
        if text.chars().any(char::is_alphanumeric) { Ok(text) } else { Err(Unreadable::NoText) }
    })
}
