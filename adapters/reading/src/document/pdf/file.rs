//! The objects of a PDF file: found by looking for them, so that a broken table of places harms nothing; streams unpacked and counted.

use std::collections::HashMap;

use super::Budget;
use super::object::{Dict, Lexer, Object, hex_pair};
use crate::limits::Unreadable;

/// How often a reference may lead to a reference.
const HOPS: usize = 16;

/// More filters than any stream has.
const FILTERS: usize = 4;

/// An open file.
pub(super) struct File<'b> {
    bytes: &'b [u8],
    budget: &'b Budget,
    /// Where each object is.
    places: HashMap<u32, Place>,
    /// What was packed together in streams of objects.
    packed: Vec<Vec<u8>>,
    /// The dictionaries that end the file, the last one last.
    trailers: Vec<Dict>,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    /// After `12 0 obj`.
    At(usize),
    /// In a stream of objects, by its index, at a byte of it.
    In(usize, usize),
}

/// A dictionary and the bytes that follow it, still packed.
pub(super) struct Stream<'b> {
    pub(super) dict: Dict,
    raw: &'b [u8],
}

impl<'b> File<'b> {
    pub(super) fn open(bytes: &'b [u8], budget: &'b Budget) -> Result<Self, Unreadable> {
        budget.pay(bytes.len())?;
        let mut file = Self { bytes, budget, places: HashMap::new(), packed: Vec::new(), trailers: Vec::new() };
        let mut from = 0;
        while let Some(at) = find(bytes, b"obj", from) {
            from = at + 3;
            if let Some(number) = numbered(&bytes[..at]) {
                file.places.insert(number, Place::At(from));
                budget.pay(32)?;
                file.look_into(from)?;
            }
        }
        from = 0;
        while let Some(at) = find(bytes, b"trailer", from) {
            from = at + 7;
            if let Some(Object::Dict(dict)) = file.parse(bytes, from)? {
                file.trailers.push(dict);
            }
        }
        if file.trailers.iter().any(|dict| dict.contains_key("Encrypt")) {
            return Err(Unreadable::Encrypted);
        }
        Ok(file)
    }

    /// Streams that hold other objects, or what newer files have for a trailer.
    fn look_into(&mut self, at: usize) -> Result<(), Unreadable> {
        let head = &self.bytes[at..(at + 400).min(self.bytes.len())];
        let holds = |word: &[u8]| find(head, word, 0).is_some();
        if !holds(b"ObjStm") && !holds(b"XRef") {
            return Ok(());
        }
        let Some(stream) = self.stream_at(at)? else { return Ok(()) };
        match stream.dict.get("Type").and_then(Object::name) {
            Some("XRef") => self.trailers.push(stream.dict),
            Some("ObjStm") => {
                let count = stream.dict.get("N").and_then(Object::number).unwrap_or(0.0) as usize;
                let first = stream.dict.get("First").and_then(Object::number).unwrap_or(0.0) as usize;
                let content = self.unpack(&stream)?;
                let mut lexer = Lexer::new(&content, 0);
                let mut places = Vec::new();
                for _ in 0..count.min(content.len()) {
                    let (Some(Object::Number(number)), Some(Object::Number(offset))) = (lexer.next(), lexer.next())
                    else {
                        break;
                    };
                    places.push((number as u32, first.saturating_add(offset as usize)));
                }
                let index = self.packed.len();
                self.places.extend(places.into_iter().map(|(number, offset)| (number, Place::In(index, offset))));
                self.packed.push(content);
            }
            _ => {}
        }
        Ok(())
    }

    fn parse(&self, bytes: &[u8], at: usize) -> Result<Option<Object>, Unreadable> {
        if at >= bytes.len() {
            return Ok(None);
        }
        let mut lexer = Lexer::new(bytes, at);
        let object = lexer.next();
        self.budget.pay(lexer.at - at + 1)?;
        Ok(object)
    }

    /// What an object is, through references.
    pub(super) fn resolve(&self, object: &Object) -> Result<Object, Unreadable> {
        let mut object = object.clone();
        for _ in 0..HOPS {
            let Object::Reference(number) = object else { return Ok(object) };
            let found = match self.places.get(&number) {
                Some(Place::At(at)) => self.parse(self.bytes, *at)?,
                Some(Place::In(index, at)) => self.parse(&self.packed[*index], *at)?,
                None => None,
            };
            object = found.unwrap_or(Object::Null);
        }
        Ok(Object::Null)
    }

    /// An entry of a dictionary, through references.
    pub(super) fn get(&self, dict: &Dict, key: &str) -> Result<Object, Unreadable> {
        dict.get(key).map_or(Ok(Object::Null), |object| self.resolve(object))
    }

    /// An entry that is a dictionary; an empty one where it is none.
    pub(super) fn dict(&self, dict: &Dict, key: &str) -> Result<Dict, Unreadable> {
        Ok(if let Object::Dict(found) = self.get(dict, key)? { found } else { Dict::new() })
    }

    /// The stream that a reference leads to.
    pub(super) fn stream(&self, object: &Object) -> Result<Option<Stream<'b>>, Unreadable> {
        let mut object = object.clone();
        for _ in 0..HOPS {
            let Object::Reference(number) = object else { return Ok(None) };
            let Some(Place::At(at)) = self.places.get(&number) else { return Ok(None) };
            if let Some(stream) = self.stream_at(*at)? {
                return Ok(Some(stream));
            }
            object = self.parse(self.bytes, *at)?.unwrap_or(Object::Null);
        }
        Ok(None)
    }

    fn stream_at(&self, at: usize) -> Result<Option<Stream<'b>>, Unreadable> {
        let mut lexer = Lexer::new(self.bytes, at);
        let (object, word) = (lexer.next(), lexer.next());
        self.budget.pay(lexer.at.saturating_sub(at) + 1)?;
        let (Some(Object::Dict(dict)), true) = (object, word.is_some_and(|w| w.is_word("stream"))) else {
            return Ok(None);
        };
        let mut start = lexer.at;
        start += usize::from(self.bytes.get(start) == Some(&b'\r'));
        start += usize::from(self.bytes.get(start) == Some(&b'\n'));
        // The length that it says is believed where the stream's end stands there.
        let length = match dict.get("Length") {
            Some(Object::Number(length)) => Some(*length as usize),
            Some(reference) => self.resolve(reference)?.number().map(|length| length as usize),
            None => None,
        };
        let ends_at = |end: &usize| {
            let tail = self.bytes.get(*end..(*end + 12).min(self.bytes.len())).unwrap_or_default();
            find(tail, b"endstream", 0).is_some()
        };
        let end = length.and_then(|length| start.checked_add(length)).filter(ends_at);
        let end = match end {
            Some(end) => end,
            None => {
                let end = find(self.bytes, b"endstream", start).unwrap_or(self.bytes.len());
                self.budget.pay(end.saturating_sub(start))?;
                end
            }
        };
        Ok(Some(Stream { dict, raw: self.bytes.get(start..end).unwrap_or_default() }))
    }

    /// The content of a stream, every byte of it paid for.
    pub(super) fn unpack(&self, stream: &Stream<'_>) -> Result<Vec<u8>, Unreadable> {
        let filters = match self.get(&stream.dict, "Filter")? {
            Object::Name(name) => vec![name],
            Object::Array(names) => names.iter().filter_map(|n| n.name().map(str::to_owned)).collect(),
            _ => Vec::new(),
        };
        if filters.len() > FILTERS {
            return Err(Unreadable::damaged("quá nhiều lớp nén"));
        }
        let mut content = stream.raw.to_vec();
        for filter in filters {
            content = match filter.as_str() {
                "FlateDecode" | "Fl" => inflate(&content, self.budget)?,
                "ASCII85Decode" | "A85" => base85(&content),
                "ASCIIHexDecode" | "AHx" => {
                    let digits: Vec<u8> = content.into_iter().filter(u8::is_ascii_hexdigit).collect();
                    digits.chunks(2).filter_map(hex_pair).collect()
                }
                // Pictures and what no text is packed with.
                _ => return Ok(Vec::new()),
            };
            self.budget.pay(content.len())?;
        }
        Ok(content)
    }

    /// The catalogue, from which everything hangs.
    pub(super) fn catalogue(&self) -> Result<Dict, Unreadable> {
        for trailer in self.trailers.iter().rev() {
            let root = self.dict(trailer, "Root")?;
            if root.contains_key("Pages") {
                return Ok(root);
            }
        }
        // A file cut off before its end says nowhere which object it is.
        let mut numbers: Vec<u32> = self.places.keys().copied().collect();
        numbers.sort_unstable();
        for number in numbers {
            if let Object::Dict(dict) = self.resolve(&Object::Reference(number))?
                && dict.get("Type").and_then(Object::name) == Some("Catalog")
            {
                return Ok(dict);
            }
        }
        Err(Unreadable::damaged("không thấy mục lục trang"))
    }

    pub(super) fn pay(&self, cost: usize) -> Result<(), Unreadable> {
        self.budget.pay(cost)
    }
}

/// What of a packed stream can be unpacked; a broken end keeps what came before it.
fn inflate(packed: &[u8], budget: &Budget) -> Result<Vec<u8>, Unreadable> {
    match miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, budget.left()) {
        Ok(content) => Ok(content),
        Err(fault) if fault.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Err(budget.spent()),
        Err(fault) => Ok(fault.output),
    }
}

/// Base 85 in ASCII, to its `~>`.
fn base85(packed: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(packed.len());
    let mut group: Vec<u32> = Vec::with_capacity(5);
    for &byte in packed {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            let value = group.iter().fold(0_u32, |sum, &digit| sum.wrapping_mul(85).wrapping_add(digit));
            out.extend(value.to_be_bytes());
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        let value = group.iter().fold(0_u32, |sum, &digit| sum.wrapping_mul(85).wrapping_add(digit));
        out.extend(&value.to_be_bytes()[..kept]);
    }
    out
}

/// Where `word` stands at or after `from`.
pub(super) fn find(bytes: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(step) = bytes.get(at..)?.iter().position(|&b| b == word[0]) {
        at += step;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The number of an object whose `12 0 ` stands at the end of these bytes.
fn numbered(before: &[u8]) -> Option<u32> {
    let digits = |bytes: &[u8]| bytes.iter().rev().take(10).take_while(|b| b.is_ascii_digit()).count();
    let spaces = |bytes: &[u8]| bytes.iter().rev().take(4).take_while(|b| b.is_ascii_whitespace()).count();
    let before = &before[..before.len() - spaces(before)];
    let generation = digits(before);
    let before = &before[..before.len() - generation];
    let gap = spaces(before);
    let before = &before[..before.len() - gap];
    let number = digits(before);
    if generation == 0 || gap == 0 || number == 0 {
        return None;
    }
    std::str::from_utf8(&before[before.len() - number..]).ok()?.parse().ok()
}
