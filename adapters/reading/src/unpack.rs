//! Zip containers, unpacked with counting: what their headers promise is never believed.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::limits::{Limits, Unreadable};

/// More parts than any office document has.
const PARTS: usize = 10_000;
/// Below this no ratio is judged: a small list of equal rows packs well and harms nobody.
const RATIO_FROM: u64 = 10 << 20;

/// The first bytes of a zip container.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// An old office file, or a new one behind a password, which is wrapped in the old container.
pub(crate) fn old_container(bytes: &[u8], save_as: &'static str) -> Option<Unreadable> {
    const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    if !bytes.starts_with(&MAGIC) {
        return None;
    }
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = bytes.windows(name.len()).any(|window| window == name);
    Some(if locked { Unreadable::Encrypted } else { Unreadable::OldFormat { save_as } })
}

/// How much a container of so many bytes may unpack to.
pub(crate) fn allowed(bytes: usize, limits: &Limits) -> u64 {
    limits.unpacked.min((bytes as u64).saturating_mul(limits.ratio).max(RATIO_FROM))
}

/// Why more than was allowed is refused.
pub(crate) fn too_large(allowed: u64, limits: &Limits) -> Unreadable {
    if allowed < limits.unpacked {
        Unreadable::RatioTooHigh { limit: limits.ratio }
    } else {
        Unreadable::UnpacksTooLarge { limit: limits.unpacked }
    }
}

/// The XML parts of an office document, in memory.
#[derive(Debug, Default)]
pub(crate) struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    /// Unpacks every part whose name `wanted` takes.
    pub(crate) fn unpack(bytes: &[u8], limits: &Limits, wanted: impl Fn(&str) -> bool) -> Result<Self, Unreadable> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
        if archive.len() > PARTS {
            return Err(Unreadable::TooManyParts { limit: PARTS });
        }
        let allowed = allowed(bytes.len(), limits);
        let mut left = allowed;
        let mut parts = Self::default();
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(fault)?;
            let name = part.name().map_err(fault)?.into_owned();
            if part.is_dir() || !wanted(&name) {
                continue;
            }
            let mut content = Vec::new();
            part.take(left + 1).read_to_end(&mut content).map_err(Unreadable::damaged)?;
            left = left.checked_sub(content.len() as u64).ok_or_else(|| too_large(allowed, limits))?;
            parts.0.push((name, content));
        }
        Ok(parts)
    }

    /// The bytes of a part, by name.
    pub(crate) fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(part, _)| part == name).map(|(_, content)| content.as_slice())
    }

    /// Whether there is a part in this folder.
    pub(crate) fn holds(&self, folder: &str) -> bool {
        self.0.iter().any(|(part, _)| part.starts_with(folder))
    }

    /// A container with these parts and nothing else, for a library that opens containers itself.
    pub(crate) fn repack(self) -> Result<Vec<u8>, Unreadable> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, content) in self.0 {
            if name.to_lowercase().contains("sharedstrings") {
                refuse_false_count(&content)?;
            }
            out.start_file(name, stored).map_err(Unreadable::damaged)?;
            out.write_all(&content)?;
        }
        Ok(out.finish().map_err(Unreadable::damaged)?.into_inner())
    }
}

/// The table of strings says how many it holds, and readers make room for so many: more than it has bytes is a lie.
fn refuse_false_count(part: &[u8]) -> Result<(), Unreadable> {
    const NAME: &[u8] = b"uniqueCount";
    // Other encodings would hide the name; no office program writes them.
    if part.iter().take(4).any(|&b| b == 0) || part.starts_with(&[0xff, 0xfe]) || part.starts_with(&[0xfe, 0xff]) {
        return Err(Unreadable::damaged("mã ký tự bên trong không phải UTF-8"));
    }
    let mut rest = part;
    while let Some(at) = rest.windows(NAME.len()).position(|window| window == NAME) {
        rest = &rest[at + NAME.len()..];
        let digits: Vec<u8> = rest
            .iter()
            .copied()
            .skip_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'=' | b'"' | b'\'' | b'+'))
            .take_while(u8::is_ascii_digit)
            .collect();
        let count = std::str::from_utf8(&digits).ok().and_then(|digits| digits.parse::<usize>().ok());
        if !digits.is_empty() && count.is_none_or(|count| count > part.len()) {
            return Err(Unreadable::damaged("số đếm bên trong không thật"));
        }
    }
    Ok(())
}

fn fault(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Unreadable::Encrypted,
        other => Unreadable::damaged(other),
    }
}
