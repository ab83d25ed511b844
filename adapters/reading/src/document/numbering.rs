//! Automatic numbers of a DOCX: what Word shows before a paragraph and the file does not hold.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::limits::Unreadable;

/// Levels that a list has.
const LEVELS: usize = 9;

/// How a level counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    Decimal,
    Zeros,
    Letter { upper: bool },
    Roman { upper: bool },
    Bullet,
    None,
}

/// One level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    count: Count,
    /// As in `%1.%2)`.
    shape: String,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, count: Count::Decimal, shape: String::new() }
    }
}

/// The list and the level of a paragraph, as the file names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, List>,
    /// Definitions that several lists share; they count together.
    shapes: HashMap<String, Vec<Level>>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
    styles: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct List {
    shape: String,
    /// A list that starts anew at a level counts for itself.
    starts: HashMap<usize, u32>,
}

#[derive(Debug, Default)]
struct Style {
    place: Place,
    based_on: Option<String>,
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

fn level_of(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(tag, name)?.parse().ok().filter(|&level| level < LEVELS)
}

impl Numbering {
    /// Reads the two parts that define numbers; either may be missing.
    pub(super) fn read(numbering: &str, styles: &str) -> Result<Self, Unreadable> {
        let mut out = Self::default();
        out.read_lists(numbering)?;
        out.read_styles(styles)?;
        Ok(out)
    }

    fn read_lists(&mut self, xml: &str) -> Result<(), Unreadable> {
        let mut reader = Reader::from_str(xml);
        let (mut shape, mut list, mut level) = (String::new(), None::<String>, 0);
        loop {
            let event = reader.read_event().map_err(Unreadable::damaged)?;
            let (Event::Start(tag) | Event::Empty(tag)) = &event else {
                match event {
                    Event::Eof => return Ok(()),
                    Event::End(tag) if tag.local_name().as_ref() == "num" => list = None,
                    _ => {}
                }
                continue;
            };
            match tag.local_name().as_ref() {
                "abstractNum" => {
                    shape = attribute(tag, "abstractNumId").unwrap_or_default();
                    self.shapes.insert(shape.clone(), vec![Level::default(); LEVELS]);
                }
                "num" => {
                    let id = attribute(tag, "numId").unwrap_or_default();
                    self.lists.insert(id.clone(), List::default());
                    list = Some(id);
                }
                "abstractNumId" => {
                    if let Some(list) = list.as_ref().and_then(|id| self.lists.get_mut(id)) {
                        list.shape = attribute(tag, "val").unwrap_or_default();
                    }
                }
                "lvl" | "lvlOverride" => level = level_of(tag, "ilvl").unwrap_or_default(),
                "startOverride" => {
                    if let Some(list) = list.as_ref().and_then(|id| self.lists.get_mut(id)) {
                        list.starts.insert(level, number(tag));
                    }
                }
                "start" | "numFmt" | "lvlText" if list.is_none() => {
                    if let Some(level) = self.shapes.get_mut(&shape).and_then(|levels| levels.get_mut(level)) {
                        level.set(tag);
                    }
                }
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, xml: &str) -> Result<(), Unreadable> {
        let mut reader = Reader::from_str(xml);
        let mut id = String::new();
        loop {
            let event = reader.read_event().map_err(Unreadable::damaged)?;
            let (Event::Start(tag) | Event::Empty(tag)) = &event else {
                if matches!(event, Event::Eof) {
                    return Ok(());
                }
                continue;
            };
            let name = tag.local_name();
            if name.as_ref() == "style" {
                id = attribute(tag, "styleId").unwrap_or_default();
                self.styles.insert(id.clone(), Style::default());
                continue;
            }
            let Some(style) = self.styles.get_mut(&id) else { continue };
            match name.as_ref() {
                "basedOn" => style.based_on = attribute(tag, "val"),
                "numId" => style.place.list = attribute(tag, "val"),
                "ilvl" => style.place.level = level_of(tag, "val"),
                _ => {}
            }
        }
    }

    /// The number of the next paragraph at a place or in a style, with a space after it; empty when it has none.
    pub(super) fn next(&mut self, place: &Place, style: Option<&str>) -> String {
        let mut place = place.clone();
        let mut style = style.map(str::to_owned);
        // Styles may be based on each other in a circle.
        for _ in 0..LEVELS {
            let Some(known) = style.take().and_then(|id| self.styles.get(&id)) else { break };
            place.list = place.list.or_else(|| known.place.list.clone());
            place.level = place.level.or(known.place.level);
            style = known.based_on.clone();
        }
        let Some(id) = place.list.filter(|id| id != "0") else { return String::new() };
        self.count(&id, place.level.unwrap_or_default()).unwrap_or_default()
    }

    fn count(&mut self, id: &str, level: usize) -> Option<String> {
        let list = self.lists.get(id)?;
        let levels = self.shapes.get(&list.shape)?;
        let owner = if list.starts.is_empty() { format!("shape {}", list.shape) } else { format!("list {id}") };
        let counted = self.counted.entry(owner).or_default();
        let start = |level: usize| list.starts.get(&level).copied().unwrap_or(levels[level].start);
        counted[level] = Some(counted[level].map_or_else(|| start(level), |n| n.saturating_add(1)));
        counted[level + 1..].fill(None);
        let mut shown = String::new();
        let mut shape = levels[level].shape.chars().peekable();
        if levels[level].count == Count::Bullet {
            return Some("- ".to_owned());
        }
        while let Some(c) = shape.next() {
            match shape.peek().and_then(|d| d.to_digit(10)).filter(|&d| c == '%' && d > 0) {
                Some(digit) => {
                    shape.next();
                    let of = digit as usize - 1;
                    let number = counted.get(of).copied().flatten().unwrap_or_else(|| start(of));
                    shown.push_str(&levels[of].count.show(number));
                }
                None => shown.push(c),
            }
        }
        if !shown.is_empty() {
            shown.push(' ');
        }
        Some(shown)
    }
}

fn number(tag: &BytesStart<'_>) -> u32 {
    attribute(tag, "val").and_then(|value| value.parse().ok()).unwrap_or(1)
}

impl Level {
    fn set(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "start" => self.start = number(tag),
            "lvlText" => self.shape = attribute(tag, "val").unwrap_or_default(),
            _ => {
                self.count = match attribute(tag, "val").unwrap_or_default().as_str() {
                    "decimalZero" => Count::Zeros,
                    "lowerLetter" => Count::Letter { upper: false },
                    "upperLetter" => Count::Letter { upper: true },
                    "lowerRoman" => Count::Roman { upper: false },
                    "upperRoman" => Count::Roman { upper: true },
                    "bullet" => Count::Bullet,
                    "none" => Count::None,
                    _ => Count::Decimal,
                }
            }
        }
    }
}

impl Count {
    fn show(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Zeros => format!("{number:02}"),
            Self::Letter { upper } => letters(number, if upper { b'A' } else { b'a' }),
            Self::Roman { upper: true } => roman(number),
            Self::Roman { upper: false } => roman(number).to_lowercase(),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// As Word counts: z is followed by aa, then bb.
fn letters(number: u32, first: u8) -> String {
    let Some(zero) = number.checked_sub(1) else { return String::new() };
    let letter = char::from(first + u8::try_from(zero % 26).unwrap_or_default());
    std::iter::repeat_n(letter, (zero / 26).min(9) as usize + 1).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number.min(3999);
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}
