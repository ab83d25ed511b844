//! A small XML document in memory: its elements, each with its line. Entities of a file's own are never expanded.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use crate::encoding;
use crate::limits::Unreadable;

/// More elements than any model has.
const MOST: usize = 100_000;
/// Deeper than any model is.
const DEEPEST: usize = 100;

/// Which elements of a document are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namespaces {
    /// Those of the root's namespace; what is of another is left out, inside and all.
    OfRoot,
    /// All of them. Then the rules of XML hold to the letter: a prefix or an entity that nobody declared, text outside of the
    /// root and bytes before the prolog are faults.
    All,
}

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name without a prefix.
    pub name: String,
    /// Its text, in one piece.
    pub text: String,
    /// Lines count from 1.
    pub line: u32,
    /// The elements inside.
    pub children: Vec<Element>,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// An attribute without a prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// An attribute, or nothing where it is not written.
    pub fn written(&self, name: &str) -> &str {
        self.attribute(name).unwrap_or_default()
    }

    /// The first child of a name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of a name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// The text of an XML file: UTF-8 or UTF-16, or ISO-8859-1 where it says so and is not UTF-8 all the same.
///
/// # Errors
/// [`Unreadable::Encoding`].
pub fn decode(bytes: Vec<u8>) -> Result<String, Unreadable> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.starts_with('\u{feff}') => return Ok(text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    encoding::decode(&bytes).or_else(|fault| {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_lowercase();
        let said = head.split("?>").next().unwrap_or_default();
        if !said.contains("iso-8859-1\"") && !said.contains("iso-8859-1'") {
            return Err(fault);
        }
        Ok(bytes.iter().map(|&byte| char::from(byte)).collect())
    })
}

/// Reads a document; `expected` says what it should have been.
///
/// # Errors
/// [`Unreadable::AtLine`] where it is no XML, [`Unreadable::NotThisFormat`], or a limit.
pub fn read(text: &str, expected: &'static str, namespaces: Namespaces) -> Result<Element, Unreadable> {
    let all = namespaces == Namespaces::All;
    let mut lines = Lines::of(text);
    if all && !text.starts_with('<') && text.contains('<') {
        return Err(lines.fault(0, "có ký tự lạ đứng trước phần khai báo XML"));
    }
    if !text.trim_start().starts_with('<') {
        return Err(Unreadable::NotThisFormat { expected });
    }
    let mut reader = NsReader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut space: Option<Option<String>> = None;
    // How deep in elements of another namespace.
    let (mut foreign, mut count) = (0_usize, 0_usize);
    loop {
        let at = reader.buffer_position();
        let (resolved, event) = reader.read_resolved_event().map_err(|error| lines.fault(at, error))?;
        let of = match resolved {
            ResolveResult::Bound(namespace) => Some(namespace.into_inner().to_owned()),
            ResolveResult::Unknown(prefix) if all => return Err(lines.fault(at, no_prefix(&prefix))),
            _ => None,
        };
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                if root.is_some() {
                    return Err(lines.fault(at, "có hai phần tử gốc"));
                }
                if foreign > 0 || *space.get_or_insert_with(|| of.clone()) != of && !all {
                    foreign += usize::from(!empty);
                    continue;
                }
                count += 1;
                if count > MOST {
                    return Err(Unreadable::TooManyElements { limit: MOST });
                }
                if open.len() >= DEEPEST {
                    return Err(lines.fault(at, format!("các phần tử lồng nhau quá {DEEPEST} tầng")));
                }
                if all && let Some(prefix) = undeclared(&tag, &reader) {
                    return Err(lines.fault(at, no_prefix(&prefix)));
                }
                let element = element(&tag, lines.line(at), all).map_err(|error| lines.fault(at, error))?;
                if empty {
                    close(element, &mut open, &mut root);
                } else {
                    open.push(element);
                }
            }
            Event::End(_) if foreign > 0 => foreign -= 1,
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut root);
                }
            }
            Event::Text(text) if all && open.is_empty() && !text.trim().is_empty() => {
                return Err(lines.fault(at, "có chữ nằm ngoài phần tử gốc"));
            }
            Event::Text(text) => put(&mut open, foreign, &text),
            Event::CData(text) => put(&mut open, foreign, &text),
            Event::GeneralRef(name) => {
                let known = match name.resolve_char_ref().map_err(|error| lines.fault(at, error))? {
                    Some(character) => character.to_string(),
                    None => match quick_xml::escape::resolve_predefined_entity(&name) {
                        Some(known) => known.to_owned(),
                        None if all => return Err(lines.fault(at, format!("thực thể &{}; không có trong XML", &*name))),
                        None => String::new(),
                    },
                };
                put(&mut open, foreign, &known);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    match (root, open.last()) {
        (Some(root), _) => Ok(root),
        (None, Some(left)) => Err(lines.fault(text.len() as u64, format!("phần tử <{}> không được đóng", left.name))),
        (None, None) => Err(Unreadable::NotThisFormat { expected }),
    }
}

fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) {
    match open.last_mut() {
        Some(outer) => outer.children.push(element),
        None => *root = Some(element),
    }
}

fn put(open: &mut [Element], foreign: usize, text: &str) {
    if let Some(element) = open.last_mut().filter(|_| foreign == 0) {
        element.text.push_str(text);
    }
}

fn no_prefix(prefix: &str) -> String {
    format!("tiền tố \"{prefix}:\" chưa được khai báo (xmlns:{prefix})")
}

/// The prefix of an attribute that nobody declared.
fn undeclared(tag: &BytesStart<'_>, reader: &NsReader<&[u8]>) -> Option<String> {
    tag.attributes().with_checks(false).flatten().find_map(|attribute| {
        match reader.resolver().resolve_attribute(attribute.key).0 {
            ResolveResult::Unknown(prefix) => Some(prefix.to_string()),
            _ => None,
        }
    })
}

/// `checked`: also against an attribute that stands twice, which compares each with each.
fn element(tag: &BytesStart<'_>, line: u32, checked: bool) -> Result<Element, quick_xml::Error> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes().with_checks(checked) {
        let attribute = attribute?;
        if attribute.key.prefix().is_none() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0)?.into_owned();
            attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
        }
    }
    Ok(Element { name: tag.local_name().as_ref().to_owned(), attributes, line, ..Element::default() })
}

/// Which line a place of a text is in, for places that rise.
#[derive(Debug)]
pub struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    /// Of this text.
    pub fn of(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of the first character that is no space at or after a place.
    pub fn line(&mut self, place: u64) -> u32 {
        let mut to = usize::try_from(place).unwrap_or(usize::MAX).min(self.bytes.len());
        to += self.bytes[to..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        for at in self.at..to {
            // Old files end their lines with a return alone.
            let ends = match self.bytes[at] {
                b'\n' => true,
                b'\r' => self.bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line = self.line.saturating_add(u32::from(ends));
        }
        self.at = self.at.max(to);
        self.line
    }

    /// Why the text cannot be read at a place.
    pub fn fault(&mut self, place: u64, why: impl std::fmt::Display) -> Unreadable {
        Unreadable::AtLine { line: self.line(place), why: why.to_string() }
    }
}
