//! What a file is, told from its content.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::name::{ending, runs};
use crate::refused::Reason;

/// A kind of file that is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// PDF.
    Pdf,
    /// A text of Word.
    Docx,
    /// A workbook of Excel.
    Xlsx,
    /// A text of LibreOffice.
    Odt,
    /// A picture.
    Png,
    /// A photograph.
    Jpeg,
    /// Plain text.
    Text,
    /// A table in plain text.
    Csv,
    /// A signature, or a signed document, in XML.
    Signature,
}

impl MediaType {
    /// Every kind.
    pub const ALL: [Self; 9] =
        [Self::Pdf, Self::Docx, Self::Xlsx, Self::Odt, Self::Png, Self::Jpeg, Self::Text, Self::Csv, Self::Signature];

    /// As HTTP names it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Text => "text/plain; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Signature => "application/xml",
        }
    }

    /// The kind that HTTP names so.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What the file at `path` is, or why it is not taken in; `name` only adds suspicion, and tells CSV from text.
pub(crate) fn of(path: &Path, name: &str) -> std::io::Result<Result<MediaType, Reason>> {
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    file.by_ref().take(4096).read_to_end(&mut head)?;
    if is_program(&head) {
        return Ok(Err(Reason::Executable));
    }
    if runs(name) {
        return Ok(Err(Reason::Script));
    }
    Ok(match head.as_slice() {
        [b'P', b'K', 3, 4, ..] => in_container(path, name),
        [b'P', b'K', 5, 6, ..] => Err(Reason::Archive),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok(MediaType::Png),
        [0xff, 0xd8, 0xff, ..] => Ok(MediaType::Jpeg),
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok(MediaType::Pdf),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Err(Reason::OldOffice),
        [0x1f, 0x8b, ..] | [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] | [b'B', b'Z', b'h', ..] => {
            Err(Reason::Archive)
        }
        _ => in_text(&std::fs::read(path)?, name),
    })
}

/// Windows, Linux, macOS, Java and WebAssembly.
fn is_program(head: &[u8]) -> bool {
    let magic: [&[u8]; 8] = [
        b"\x7fELF",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"\xca\xfe\xba\xbe",
        b"\0asm",
        b"!<arch>\n",
    ];
    // "MZ" alone may begin a sentence; a program of Windows has bytes after it that no text has.
    magic.iter().any(|magic| head.starts_with(magic)) || head.starts_with(b"MZ") && head.contains(&0)
}

/// Office files are containers; every other container stays outside.
fn in_container(path: &Path, name: &str) -> Result<MediaType, Reason> {
    let file = File::open(path).map_err(|_| Reason::Damaged)?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| Reason::Damaged)?;
    let mut names = Vec::with_capacity(archive.len());
    for inside in archive.file_names() {
        names.push(inside.map_err(|_| Reason::Damaged)?.into_owned());
    }
    if names.iter().any(|inside| runs(inside)) {
        return Err(Reason::HidesExecutable);
    }
    let has = |part: &str| names.iter().any(|inside| inside == part);
    let macros = |inside: &String| inside.to_lowercase().ends_with("vbaproject.bin") || inside.starts_with("Basic/");
    let types = part(&mut archive, "[Content_Types].xml");
    if names.iter().any(macros) || types.contains("macroEnabled") || ["docm", "xlsm", "dotm"].contains(&&*ending(name))
    {
        return Err(Reason::Macros);
    }
    if has("word/document.xml") && !types.is_empty() {
        return Ok(MediaType::Docx);
    }
    if has("xl/workbook.xml") && !types.is_empty() {
        return Ok(MediaType::Xlsx);
    }
    if part(&mut archive, "mimetype") == MediaType::Odt.as_str() {
        return Ok(MediaType::Odt);
    }
    Err(Reason::Archive)
}

/// The beginning of a part, or nothing.
fn part(archive: &mut ZipArchive<BufReader<File>>, name: &str) -> String {
    let mut text = Vec::new();
    if let Ok(part) = archive.by_name(name) {
        // What can be read of a broken part is enough to judge it.
        let _ = part.take(1 << 20).read_to_end(&mut text);
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// Text in UTF-8, or in UTF-16 that says so, that no program would run.
fn in_text(bytes: &[u8], name: &str) -> Result<MediaType, Reason> {
    let text = decoded(bytes).ok_or(Reason::Unknown)?;
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
        return Err(Reason::Unknown);
    }
    let start = text.trim_start();
    let low: String = start.chars().take(4096).collect::<String>().to_lowercase();
    let runs = ["#!", "@echo", "<?php", "<%", "<script", "mz\u{90}"];
    if runs.iter().any(|mark| low.starts_with(mark)) {
        return Err(Reason::Script);
    }
    if !start.starts_with('<') {
        return Ok(if ending(name) == "csv" { MediaType::Csv } else { MediaType::Text });
    }
    let active = ["<!doctype", "<html", "<svg", "<head", "<body", "<iframe", "<object", "<?xml-stylesheet", "<!entity"];
    if active.iter().any(|mark| low.contains(mark)) || has_script(&text) {
        return Err(Reason::ActivePage);
    }
    let signed = text.contains("http://www.w3.org/2000/09/xmldsig#") && text.contains("SignatureValue");
    if signed { Ok(MediaType::Signature) } else { Err(Reason::PlainXml) }
}

fn has_script(text: &str) -> bool {
    let low = text.to_lowercase();
    ["<script", ":script", "javascript:", "<svg", ":svg", "<html", ":html", "http://www.w3.org/1999/xhtml"]
        .iter()
        .any(|mark| low.contains(mark))
}

fn decoded(bytes: &[u8]) -> Option<String> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (units, odd) = rest.as_chunks::<2>();
        let whole = odd.is_empty().then(|| char::decode_utf16(units.iter().map(|&pair| unit(pair))));
        whole?.collect::<Result<String, _>>().ok()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => Some(std::str::from_utf8(rest).ok()?.to_owned()),
        _ => Some(std::str::from_utf8(bytes).ok()?.to_owned()),
    }
}
