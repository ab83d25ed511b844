//! Fonts of a PDF: which letters a glyph's code stands for, and how far it moves the pen.

use std::collections::HashMap;

use super::file::File;
use super::object::{Dict, Lexer, Object};
use crate::limits::Unreadable;

/// More entries than a font has letters.
const MOST: usize = 70_000;

/// Bytes of the letters of one glyph; more are no letters.
const LONGEST: usize = 64;

/// A font, as far as text needs it.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Whether a code has two bytes.
    wide: bool,
    /// Whether the table of letters says how long a code is, and the font does not.
    named_codes: bool,
    /// The letters of a code.
    letters: HashMap<u32, String>,
    /// How far a code moves the pen, in thousandths of the size.
    widths: HashMap<u32, f64>,
    /// The same for codes without an entry.
    usual_width: f64,
    /// Codes of one byte that no table names are letters of Windows' western set.
    western: bool,
}

/// A glyph: its letters, none where the font does not tell them, and how far it moves the pen at size 1.
pub(super) struct Glyph<'f> {
    pub(super) code: u32,
    pub(super) letters: Option<std::borrow::Cow<'f, str>>,
    pub(super) width: f64,
}

impl Font {
    pub(super) fn read(file: &File<'_>, dict: &Dict) -> Result<Self, Unreadable> {
        let wide = dict.get("Subtype").and_then(Object::name) == Some("Type0");
        let mut font = Self { wide, usual_width: if wide { 1000.0 } else { 500.0 }, western: !wide, ..Self::default() };
        if wide {
            font.named_codes =
                !matches!(dict.get("Encoding").and_then(Object::name), Some("Identity-H" | "Identity-V"));
            if let Object::Array(descendants) = file.get(dict, "DescendantFonts")?
                && let Some(first) = descendants.first()
                && let Object::Dict(descendant) = file.resolve(first)?
            {
                font.usual_width = file.get(&descendant, "DW")?.number().unwrap_or(1000.0);
                if let Object::Array(widths) = file.get(&descendant, "W")? {
                    font.wide_widths(file, &widths)?;
                }
            }
        } else {
            let first = file.get(dict, "FirstChar")?.number().unwrap_or(0.0) as u32;
            if let Object::Array(widths) = file.get(dict, "Widths")? {
                let numbers = widths.iter().take(256).map(|w| w.number().unwrap_or(500.0));
                font.widths = (first..).zip(numbers).collect();
            }
            if let Object::Dict(encoding) = file.get(dict, "Encoding")? {
                font.differences(&file.get(&encoding, "Differences")?);
            }
        }
        if let Some(stream) = dict.get("ToUnicode").map(|map| file.stream(map)).transpose()?.flatten() {
            font.read_letters(&file.unpack(&stream)?);
        }
        file.pay(font.letters.len() + font.widths.len())?;
        Ok(font)
    }

    /// `[1 [500 600] 7 9 250]`: codes from 1 on, and codes 7 to 9.
    fn wide_widths(&mut self, file: &File<'_>, widths: &[Object]) -> Result<(), Unreadable> {
        let mut rest = widths;
        while let [first, second, tail @ ..] = rest {
            let first = first.number().unwrap_or(0.0) as u32;
            match (file.resolve(second)?, tail) {
                (Object::Array(list), _) => {
                    let numbers = list.iter().take(MOST).map(|w| w.number().unwrap_or(self.usual_width));
                    self.widths.extend((first..).zip(numbers));
                    rest = tail;
                }
                (last, [width, tail @ ..]) => {
                    let last = (last.number().unwrap_or(0.0) as u32).min(first.saturating_add(0xffff));
                    let width = width.number().unwrap_or(self.usual_width);
                    self.widths.extend((first..=last).map(|code| (code, width)));
                    file.pay(last.saturating_sub(first) as usize)?;
                    rest = tail;
                }
                _ => break,
            }
            if self.widths.len() > MOST {
                break;
            }
        }
        Ok(())
    }

    /// `[65 /Acircumflexacute /uni1EA1]`: names of the letters of codes from 65 on.
    fn differences(&mut self, list: &Object) {
        let mut code = 0_u32;
        for item in list.array().unwrap_or_default() {
            match item {
                Object::Number(number) => code = *number as u32,
                Object::Name(name) => {
                    if let Some(letters) = named(name) {
                        self.letters.insert(code, letters);
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }

    /// A table that the file has for copying text out of it.
    fn read_letters(&mut self, table: &[u8]) {
        let mut lexer = Lexer::new(table, 0);
        let mut stack: Vec<Object> = Vec::new();
        while let Some(object) = lexer.next() {
            let Object::Word(word) = &object else {
                if stack.len() < MOST {
                    stack.push(object);
                }
                continue;
            };
            match word.as_str() {
                "endcodespacerange" => {
                    if let Some(Object::String(code)) = stack.last().filter(|_| self.named_codes) {
                        self.wide = code.len() == 2;
                    }
                }
                "endbfchar" => {
                    for pair in stack.chunks_exact(2) {
                        if let [Object::String(code), Object::String(letters)] = pair {
                            self.letters.insert(number(code), utf16(&letters[..letters.len().min(LONGEST)]));
                        }
                    }
                }
                "endbfrange" => {
                    for entry in stack.chunks_exact(3) {
                        self.range(entry);
                    }
                }
                _ => {}
            }
            stack.clear();
        }
    }

    fn range(&mut self, entry: &[Object]) {
        let [Object::String(first), Object::String(last), letters] = entry else { return };
        let (first, last) = (number(first), number(last));
        let codes = first..=last.min(first.saturating_add(0xffff));
        match letters {
            Object::String(start) => {
                let start = &start[..start.len().min(64)];
                let (Some((&end, head)), true) = (start.split_last(), self.letters.len() < MOST) else { return };
                for (step, code) in codes.enumerate() {
                    let mut letters = head.to_vec();
                    // The last byte counts up, and the one before where it overflows.
                    let sum = usize::from(end) + step;
                    if let Some(high) = letters.last_mut() {
                        *high = high.wrapping_add((sum >> 8) as u8);
                    }
                    letters.push(sum as u8);
                    self.letters.insert(code, utf16(&letters));
                }
            }
            Object::Array(list) => {
                for (code, letters) in codes.zip(list) {
                    if let Object::String(letters) = letters {
                        self.letters.insert(code, utf16(&letters[..letters.len().min(LONGEST)]));
                    }
                }
            }
            _ => {}
        }
    }

    /// The glyphs of a shown string.
    pub(super) fn glyphs<'f>(&'f self, shown: &'f [u8]) -> impl Iterator<Item = Glyph<'f>> + 'f {
        shown.chunks(if self.wide { 2 } else { 1 }).map(|code| {
            let code = number(code);
            let letters = self.letters.get(&code).map(|letters| letters.as_str().into());
            let western = || self.western.then(|| western(code as u8)).flatten().map(|c| c.to_string().into());
            let width = self.widths.get(&code).copied().unwrap_or(self.usual_width) / 1000.0;
            Glyph { code, letters: letters.or_else(western), width }
        })
    }

    /// Whether a code is the space that word spacing widens.
    pub(super) fn widens(&self, code: u32) -> bool {
        !self.wide && code == 32
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, &b| (sum << 8) | u32::from(b))
}

/// At most thirty-two units: no glyph stands for more letters.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).filter(|c| *c != '\0').collect()
}

/// A letter of Windows' western set; its five holes are none.
fn western(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0..=31 | 127 => None,
        128..=159 => Some(HIGH[usize::from(byte - 128)]).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// The letters of a glyph's name: `A`, `uni1EA1`, `u1EA1`, `ecircumflexacute`, `dcroat`.
fn named(name: &str) -> Option<String> {
    const PLAIN: &[(&str, &str)] = &[
        ("space", " "),
        ("exclam", "!"),
        ("quotedbl", "\""),
        ("numbersign", "#"),
        ("percent", "%"),
        ("ampersand", "&"),
        ("quotesingle", "'"),
        ("parenleft", "("),
        ("parenright", ")"),
        ("asterisk", "*"),
        ("plus", "+"),
        ("comma", ","),
        ("hyphen", "-"),
        ("minus", "-"),
        ("period", "."),
        ("slash", "/"),
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("colon", ":"),
        ("semicolon", ";"),
        ("less", "<"),
        ("equal", "="),
        ("greater", ">"),
        ("question", "?"),
        ("at", "@"),
        ("bracketleft", "["),
        ("bracketright", "]"),
        ("underscore", "_"),
        ("endash", "–"),
        ("emdash", "—"),
        ("quotedblleft", "“"),
        ("quotedblright", "”"),
        ("quoteleft", "‘"),
        ("quoteright", "’"),
        ("bullet", "•"),
        ("ellipsis", "…"),
        ("lessequal", "≤"),
        ("greaterequal", "≥"),
        ("dcroat", "đ"),
        ("Dcroat", "Đ"),
        ("eth", "ð"),
        ("Eth", "Ð"),
        ("perthousand", "‰"),
        ("nbspace", " "),
        ("fi", "fi"),
        ("fl", "fl"),
    ];
    const MARKS: &[(&str, char)] = &[
        ("circumflex", '\u{302}'),
        ("breve", '\u{306}'),
        ("horn", '\u{31b}'),
        ("acute", '\u{301}'),
        ("grave", '\u{300}'),
        ("hookabove", '\u{309}'),
        ("tilde", '\u{303}'),
        ("dotbelow", '\u{323}'),
        ("dieresis", '\u{308}'),
    ];
    if let Some((_, letters)) = PLAIN.iter().find(|(plain, _)| *plain == name) {
        return Some((*letters).to_owned());
    }
    let hex = name.strip_prefix("uni").or_else(|| name.strip_prefix('u')).filter(|h| (4..=6).contains(&h.len()));
    if let Some(letter) = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32) {
        return Some(letter.to_string());
    }
    let mut chars = name.chars();
    let mut letters = chars.next().filter(char::is_ascii_alphabetic)?.to_string();
    let mut rest = chars.as_str();
    while !rest.is_empty() {
        let (mark, letter) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark))?;
        letters.push(*letter);
        rest = &rest[mark.len()..];
    }
    Some(letters)
}
