//! The objects of a PDF, read out of bytes: numbers, names, strings, arrays, dictionaries, references.

use std::collections::HashMap;

/// How deep arrays and dictionaries may stand in one another.
const DEPTH: usize = 32;

/// A dictionary; of two entries with one name the last counts.
pub(super) type Dict = HashMap<String, Object>;

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Null,
    Number(f64),
    Name(String),
    String(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    /// Another object, by its number.
    Reference(u32),
    /// A word that is none of these: `obj`, `stream`, an operator.
    Word(String),
}

impl Object {
    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    pub(super) fn name(&self) -> Option<&str> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(super) fn array(&self) -> Option<&[Object]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(w) if w == word)
    }
}

/// Reads objects one after another; nothing that it meets is an error, it ends.
pub(super) struct Lexer<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) at: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'b> Lexer<'b> {
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The next object; `1 0 R` is one. None at the end, and where objects stand too deep in one another.
    pub(super) fn next(&mut self) -> Option<Object> {
        self.object(0)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Object> {
        self.skip_space();
        if depth > DEPTH {
            self.at = self.bytes.len();
            return None;
        }
        match self.peek()? {
            b'/' => {
                self.at += 1;
                Some(Object::Name(self.name()))
            }
            b'(' => Some(Object::String(self.literal())),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                Some(Object::Dict(self.dict(depth)))
            }
            b'<' => Some(Object::String(self.hex())),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.skip_space();
                    if self.peek()? == b']' {
                        self.at += 1;
                        return Some(Object::Array(items));
                    }
                    items.push(self.object(depth + 1)?);
                }
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => Some(self.number_or_reference()),
            b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => {
                self.at += 2;
                Some(Object::Word(">>".to_owned()))
            }
            byte if is_delimiter(byte) => {
                self.at += 1;
                Some(Object::Word(char::from(byte).to_string()))
            }
            _ => {
                let word = self.regular();
                Some(if word == b"null" {
                    Object::Null
                } else {
                    Object::Word(String::from_utf8_lossy(word).into_owned())
                })
            }
        }
    }

    fn dict(&mut self, depth: usize) -> Dict {
        let mut dict = Dict::new();
        while let Some(key) = self.object(depth + 1) {
            let Object::Name(key) = key else { break };
            let Some(value) = self.object(depth + 1) else { break };
            if value.is_word(">>") {
                break;
            }
            dict.insert(key, value);
        }
        dict
    }

    fn regular(&mut self) -> &'b [u8] {
        let start = self.at;
        while self.peek().is_some_and(|b| !is_space(b) && !is_delimiter(b)) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn name(&mut self) -> String {
        let raw = self.regular();
        let mut out = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let Some((&byte, tail)) = rest.split_first() {
            let hex = (byte == b'#').then(|| tail.get(..2).and_then(hex_pair)).flatten();
            out.push(hex.unwrap_or(byte));
            rest = if hex.is_some() { &tail[2..] } else { tail };
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    fn plain_number(&mut self) -> f64 {
        let text = self.regular();
        let text = std::str::from_utf8(text).unwrap_or_default();
        let number = text.parse::<f64>().unwrap_or(0.0);
        if number.is_finite() { number.clamp(-1e9, 1e9) } else { 0.0 }
    }

    fn number_or_reference(&mut self) -> Object {
        let number = self.plain_number();
        let after = self.at;
        // "12 0 R"
        if number >= 0.0 && number.fract() == 0.0 {
            self.skip_space();
            if self.peek().is_some_and(|b| b.is_ascii_digit()) {
                self.plain_number();
                self.skip_space();
                if self.peek() == Some(b'R')
                    && self.bytes.get(self.at + 1).is_none_or(|&b| is_space(b) || is_delimiter(b))
                {
                    self.at += 1;
                    return Object::Reference(number as u32);
                }
            }
            self.at = after;
        }
        Object::Number(number)
    }

    /// `(text)` with its escapes; brackets inside stand in pairs.
    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        let mut open = 1_u32;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                // A line's end inside of a string is one line feed, however it is written.
                b'\r' => {
                    self.at += usize::from(self.peek() == Some(b'\n'));
                    out.push(b'\n');
                    continue;
                }
                b'\\' => {
                    let Some(escaped) = self.peek() else { break };
                    self.at += 1;
                    match escaped {
                        b'n' => out.push(b'\n'),
                        b'r' => out.push(b'\r'),
                        b't' => out.push(b'\t'),
                        b'b' => out.push(0x08),
                        b'f' => out.push(0x0c),
                        b'\r' if self.peek() == Some(b'\n') => self.at += 1,
                        b'\r' | b'\n' => {}
                        b'0'..=b'7' => {
                            let mut value = u32::from(escaped - b'0');
                            for _ in 0..2 {
                                let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                                value = value * 8 + u32::from(digit - b'0');
                                self.at += 1;
                            }
                            out.push(value as u8);
                        }
                        other => out.push(other),
                    }
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    /// `<feff>`; a last digit alone is followed by nought.
    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'>' => break,
                _ if byte.is_ascii_hexdigit() => digits.push(byte),
                _ => {}
            }
        }
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        digits.chunks(2).filter_map(hex_pair).collect()
    }
}

/// The byte of two hexadecimal digits.
pub(super) fn hex_pair(pair: &[u8]) -> Option<u8> {
    let digit = |b: u8| char::from(b).to_digit(16);
    let [high, low] = pair else { return None };
    Some((digit(*high)? * 16 + digit(*low)?) as u8)
}
