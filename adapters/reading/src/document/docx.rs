//! DOCX: paragraphs as lines, tables row by row, numbers as Word shows them, tracked changes as accepted.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::numbering::{Numbering, Place, attribute};
use crate::encoding::decode;
use crate::limits::{Limits, Unreadable};
use crate::unpack::Parts;

/// Elements whose text is left out: what was deleted or moved away, and the older twin of a drawing.
const LEFT_OUT: [&str; 3] = ["del", "moveFrom", "Fallback"];

/// More columns than a table of a document has.
const MOST_COLUMNS: usize = 64;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<String, Unreadable> {
    const BODY: &str = "word/document.xml";
    const NUMBERING: &str = "word/numbering.xml";
    const STYLES: &str = "word/styles.xml";
    let parts = Parts::unpack(bytes, limits, |name| [BODY, NUMBERING, STYLES].contains(&name))?;
    let part = |name| parts.get(name).map(decode).transpose().map_err(|_| Unreadable::damaged("mã ký tự bên trong"));
    let Some(body) = part(BODY)? else {
        return Err(Unreadable::NotThisFormat { expected: "văn bản .txt, .docx hoặc .pdf" });
    };
    let numbering = Numbering::read(&part(NUMBERING)?.unwrap_or_default(), &part(STYLES)?.unwrap_or_default())?;
    let mut walk = Walk { numbering, ..Walk::default() };
    let mut reader = Reader::from_str(&body);
    loop {
        match reader.read_event().map_err(Unreadable::damaged)? {
            Event::Start(tag) => walk.open(&tag),
            Event::Empty(tag) => {
                walk.open(&tag);
                walk.close(tag.local_name().as_ref());
            }
            Event::End(tag) => walk.close(tag.local_name().as_ref()),
            Event::Text(text) => walk.write(&text),
            Event::CData(text) => walk.write(&text),
            Event::GeneralRef(name) => {
                let known = match name.resolve_char_ref().map_err(Unreadable::damaged)? {
                    Some(character) => character.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned(),
                };
                walk.write(&known);
            }
            Event::Eof => return Ok(walk.lines.join("\n")),
            _ => {}
        }
    }
}

/// A paragraph that is being read; one in a text box interrupts the one around it.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    place: Place,
    style: Option<String>,
}

/// A row of a table: its finished cells, each some lines, and the lines of the open one.
#[derive(Debug, Default)]
struct TableRow {
    cells: Vec<Vec<String>>,
    open: Vec<String>,
}

impl TableRow {
    /// Cells of one line each are a line with tabs between; longer ones (a letterhead, the recipients beside a signature) follow
    /// one another, since their lines do not belong together. In a list every row is one line, as its cells answer to headings.
    fn lines(self, list: bool) -> Vec<String> {
        if list {
            let cells: Vec<String> = self.cells.iter().map(|cell| cell.join(" ").replace('\t', " ")).collect();
            return vec![cells.join("\t").trim_end().to_owned()];
        }
        if self.cells.iter().any(|cell| cell.len() > 1) {
            return self.cells.into_iter().flatten().collect();
        }
        let line = self.cells.into_iter().map(|cell| cell.into_iter().next().unwrap_or_default());
        vec![line.collect::<Vec<_>>().join("\t").trim_end().to_owned()]
    }
}

/// What a table's first row tells of it: with a column of numbers it is a list.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Table {
    #[default]
    Unseen,
    List,
    Other,
}

impl Table {
    fn told_by(first: &TableRow) -> Self {
        let heading = first.cells.first().map(|cell| text::key(cell.join(" ").trim().trim_end_matches('.')));
        let numbers = heading.is_some_and(|h| matches!(h.as_str(), "stt" | "tt" | "số tt"));
        if numbers && first.cells.len() > 1 { Self::List } else { Self::Other }
    }
}

/// A run of letters of one kind.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Run {
    #[default]
    None,
    Shown,
    Hidden,
}

#[derive(Debug, Default)]
struct Walk {
    numbering: Numbering,
    lines: Vec<String>,
    paragraphs: Vec<Paragraph>,
    rows: Vec<TableRow>,
    /// The tables around what is being read, the innermost last.
    tables: Vec<Table>,
    /// How many columns the open cell spans.
    span: usize,
    /// How deep in elements whose text is left out.
    left_out: u32,
    /// The run that is open: what it holds may be hidden.
    run: Run,
    /// How deep in elements that hold text; spaces between elements are none.
    in_text: u32,
    /// Inside a list of tab stops, where a tab is no character.
    in_stops: u32,
    /// Inside the properties that tracked changes keep of the past.
    in_past: u32,
}

impl Walk {
    fn open(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let name = name.as_ref();
        if LEFT_OUT.contains(&name) {
            self.left_out += 1;
        }
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "tbl" => self.tables.push(Table::Unseen),
            "tr" => self.rows.push(TableRow::default()),
            "tc" => self.span = 1,
            "gridSpan" => {
                let columns = attribute(tag, "val").and_then(|columns| columns.parse().ok());
                self.span = columns.unwrap_or(1).clamp(1, MOST_COLUMNS);
            }
            "t" => self.in_text += 1,
            "r" => self.run = Run::Shown,
            // What Word does not show is not read.
            "vanish" if self.run == Run::Shown && self.in_past == 0 => {
                let off = attribute(tag, "val").is_some_and(|on| matches!(on.as_str(), "0" | "false" | "off"));
                self.run = if off { Run::Shown } else { Run::Hidden };
            }
            "pPrChange" | "rPrChange" | "numberingChange" => self.in_past += 1,
            "tabs" => self.in_stops += 1,
            "tab" | "ptab" if self.in_stops == 0 => self.put("\t"),
            "br" | "cr" => self.put("\n"),
            "noBreakHyphen" => self.put("-"),
            "pStyle" | "numId" | "ilvl" if self.in_past == 0 => self.property(name, tag),
            _ => {}
        }
    }

    fn property(&mut self, name: &str, tag: &BytesStart<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let value = attribute(tag, "val");
        match name {
            "pStyle" => paragraph.style = value,
            "numId" => paragraph.place.list = value,
            _ => paragraph.place.level = value.and_then(|level| level.parse().ok()).filter(|&level: &usize| level < 9),
        }
    }

    fn close(&mut self, name: &str) {
        if LEFT_OUT.contains(&name) {
            self.left_out = self.left_out.saturating_sub(1);
        }
        match name {
            "p" => self.end_paragraph(),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    let cell = std::mem::take(&mut row.open);
                    row.cells.push(cell);
                    // What follows a wide cell stands under its own heading all the same.
                    let wide = std::mem::replace(&mut self.span, 1).max(1) - 1;
                    let wide = wide.min(MOST_COLUMNS.saturating_sub(row.cells.len()));
                    row.cells.extend(std::iter::repeat_n(Vec::new(), wide));
                }
            }
            "tr" => {
                let row = self.rows.pop().unwrap_or_default();
                let table = match self.tables.last_mut() {
                    Some(table) if *table == Table::Unseen => {
                        *table = Table::told_by(&row);
                        *table
                    }
                    Some(table) => *table,
                    None => Table::Other,
                };
                for line in row.lines(table == Table::List) {
                    self.line(line);
                }
            }
            "tbl" => drop(self.tables.pop()),
            "t" => self.in_text = self.in_text.saturating_sub(1),
            "tabs" => self.in_stops = self.in_stops.saturating_sub(1),
            "r" => self.run = Run::None,
            "pPrChange" | "rPrChange" | "numberingChange" => self.in_past = self.in_past.saturating_sub(1),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        // A number without words is the number of a table's row; elsewhere it is nothing to read, and Word counts it all the same.
        let number = self.numbering.next(&paragraph.place, paragraph.style.as_deref());
        let text = match paragraph.text.trim().is_empty() {
            true if self.rows.is_empty() => paragraph.text,
            true => number.trim_end().to_owned(),
            false => number + &paragraph.text,
        };
        self.line(text);
    }

    /// A finished line belongs to the cell that is open, where blank ones are only space, or to the document.
    fn line(&mut self, text: String) {
        match self.rows.last_mut() {
            Some(row) => row.open.extend(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned)),
            None => self.lines.push(text),
        }
    }

    fn write(&mut self, text: &str) {
        if self.in_text > 0 {
            self.put(text);
        }
    }

    fn put(&mut self, text: &str) {
        if self.left_out == 0
            && self.run != Run::Hidden
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }
}
