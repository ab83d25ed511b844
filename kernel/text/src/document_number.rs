//! Document numbers: `123/QĐ-UBND`, `75/2015/QH13`, `05-NQ/TU`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::form::normalise;
use crate::token::{Kind, Token};

/// The number and symbol of a document, equal when only spaces, case or leading zeros differ.
#[derive(Debug, Clone)]
pub struct DocumentNumber {
    shown: String,
    key: String,
}

/// Why a text is no document number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentNumberError {
    /// Nothing is written.
    #[error("thiếu số, ký hiệu văn bản")]
    Empty,
    /// The serial number before the symbol is blank, as in `/QĐ-UBND`.
    #[error("\"{0}\" chưa có số: văn bản chưa được cấp số hoặc bản sao bỏ trống")]
    NoSerial(String),
    /// It is not of the form serial, then symbol.
    #[error("\"{0}\" không phải số, ký hiệu văn bản (ví dụ đúng: 123/QĐ-UBND, 75/2015/QH13)")]
    Shape(String),
}

impl DocumentNumber {
    /// Reads a whole text as a document number; a leading `Số` or `Số:` is dropped.
    pub fn parse(text: &str) -> Result<Self, DocumentNumberError> {
        let text = normalise(text);
        let text = text.trim();
        let mut rest = text;
        if let Some(word) = text.split(|c: char| !c.is_alphabetic()).next()
            && crate::key(word) == "số"
        {
            rest = text[word.len()..].trim_start().trim_start_matches([':', '.']).trim_start();
        }
        let shown: String = rest
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '–' | '—' | '‐' | '‑' | '−' => '-',
                'Ð' => 'Đ',
                'ð' => 'đ',
                other => other,
            })
            .collect();
        if shown.is_empty() {
            return Err(DocumentNumberError::Empty);
        }
        let serial_end = shown.find(|c: char| !c.is_ascii_digit()).unwrap_or(shown.len());
        if serial_end == 0 {
            let blank = shown.trim_start_matches(['.', '…', '_']);
            let fault = if blank.starts_with('/') { DocumentNumberError::NoSerial } else { DocumentNumberError::Shape };
            return Err(fault(shown));
        }
        if !Self::has_shape(&shown, serial_end) {
            return Err(DocumentNumberError::Shape(shown));
        }
        let serial = shown[..serial_end].trim_start_matches('0');
        let key = format!("{}{}", if serial.is_empty() { "0" } else { serial }, shown[serial_end..].to_uppercase());
        Ok(Self { shown, key })
    }

    /// Digits, perhaps one letter, then `/` or `-`, then a symbol with a letter and no stray or doubled separators.
    fn has_shape(shown: &str, serial_end: usize) -> bool {
        let tail = &shown[serial_end..];
        let tail = match tail.chars().next() {
            Some(letter) if letter.is_alphabetic() => &tail[letter.len_utf8()..],
            _ => tail,
        };
        let Some(symbol) = tail.strip_prefix(['/', '-']) else {
            return false;
        };
        // A dash after the serial is the party's form (05-NQ/TU): it needs the slash later.
        (symbol.contains('/') || tail.starts_with('/'))
            && symbol.chars().any(char::is_alphabetic)
            && symbol.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | '&'))
            && symbol.split(['/', '-']).all(|part| !part.is_empty())
    }

    /// The form that is compared: upper case, no spaces, no leading zeros.
    pub fn match_key(&self) -> &str {
        &self.key
    }

    /// As written, without spaces.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// Reads a document number that starts at token `at` of running text, and the index after it.
    ///
    /// Between its parts there may be spaces (`123 / QĐ - UBND`), but a word is taken only when it looks like a symbol: it has
    /// two capital letters, or follows its separator without a space.
    pub fn read_at(tokens: &[Token<'_>], at: usize) -> Option<(Self, usize)> {
        let first = tokens.get(at)?;
        if first.kind != Kind::Number || !first.text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut end = at + 1;
        if tokens.get(end).is_some_and(|t| t.joined && t.kind == Kind::Word && t.text.chars().count() == 1) {
            end += 1;
        }
        let mut best = None;
        while let Some(separator) = tokens.get(end).filter(|t| matches!(t.text, "/" | "-" | "–")) {
            let Some(part) = tokens.get(end + 1).filter(|t| t.kind != Kind::Mark) else {
                break;
            };
            let capitals = part.text.chars().filter(|c| c.is_uppercase()).count();
            if !(part.joined && separator.joined || capitals >= 2) {
                break;
            }
            end += 2;
            while tokens.get(end).is_some_and(|t| t.joined && t.kind != Kind::Mark) {
                end += 1;
            }
            let written: String = tokens[at..end].iter().map(|t| t.text).collect();
            if let Ok(number) = Self::parse(&written) {
                best = Some((number, end));
            }
        }
        best
    }
}

impl PartialEq for DocumentNumber {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for DocumentNumber {}

impl Hash for DocumentNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl PartialOrd for DocumentNumber {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DocumentNumber {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key.cmp(&other.key)
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl FromStr for DocumentNumber {
    type Err = DocumentNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for DocumentNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.shown)
    }
}

impl<'de> Deserialize<'de> for DocumentNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}
