//! What a page draws: its operators followed from the first to the last, each shown string with the place where it stands.

use std::collections::HashMap;
use std::rc::Rc;

use super::file::File;
use super::font::Font;
use super::layout::WIDEST;
use super::object::{Dict, Lexer, Object};
use super::page::Page;
use super::said::Said;
use crate::limits::Unreadable;

/// How deep drawings may stand in one another.
const DEPTH: usize = 8;

/// What drawing something by its name costs, beside its content: a few names can draw one another millions of times.
const DRAWING: usize = 4_096;

/// How many states a page may keep for later.
const SAVED: usize = 512;

/// Operands kept for an operator; more have no use.
const OPERANDS: usize = 4_096;

/// Letters that were drawn side by side.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Where it begins and ends, and the height of its line above the page's foot, in points.
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    /// The size of its letters in points.
    pub(super) size: f64,
}

/// A straight line along the page or across it, as borders of tables are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    /// Whether it stands upright.
    pub(super) upright: bool,
    /// Its height on the page, or how far right it stands.
    pub(super) at: f64,
    /// Where it begins and ends the other way.
    pub(super) from: f64,
    pub(super) to: f64,
}

/// What was drawn on a page.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) pieces: Vec<Piece>,
    pub(super) rules: Vec<Rule>,
    /// How many glyphs no table names.
    pub(super) unknown: usize,
}

/// A transformation: `[a b c d e f]`.
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
fn times(inner: &Matrix, outer: &Matrix) -> Matrix {
    let [a, b, c, d, e, f] = *inner;
    let [oa, ob, oc, od, oe, of] = *outer;
    [a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od, e * oa + f * oc + oe, e * ob + f * od + of]
}

#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Fonts by the number of their object, read once for all pages.
pub(super) type Fonts = HashMap<u32, Rc<Font>>;

pub(super) fn draw(file: &File<'_>, page: &Page, fonts: &mut Fonts) -> Result<Drawn, Unreadable> {
    let mut pen = Pen {
        file,
        drawn: Drawn::default(),
        fonts,
        state: State {
            page: IDENTITY,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        },
        saved: Vec::new(),
        text: IDENTITY,
        line: IDENTITY,
        open: Vec::new(),
        path: Vec::new(),
        corner: None,
        said: Said::default(),
    };
    // The parts of a page are one drawing: an operator may stand in the next part.
    let mut content = Vec::new();
    for part in &page.contents {
        if let Some(stream) = file.stream(part)? {
            content.extend(file.unpack(&stream)?);
            content.push(b'\n');
        }
    }
    pen.follow(&content, &page.resources, 0)?;
    Ok(pen.drawn)
}

struct Pen<'f, 'b> {
    file: &'f File<'b>,
    drawn: Drawn,
    fonts: &'f mut Fonts,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    /// The straight lines of the open path, and where its pen stands.
    path: Vec<[(f64, f64); 2]>,
    corner: Option<(f64, f64)>,
    /// What stands in place of glyphs.
    said: Said,
    /// The drawings that are being drawn: none of them is drawn inside of itself.
    open: Vec<u32>,
}

impl Pen<'_, '_> {
    fn follow(&mut self, content: &[u8], resources: &Dict, depth: usize) -> Result<(), Unreadable> {
        self.file.pay(content.len())?;
        let mut lexer = Lexer::new(content, 0);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.next() {
            let Object::Word(word) = &object else {
                if operands.len() < OPERANDS {
                    operands.push(object);
                }
                continue;
            };
            match word.as_str() {
                "ID" => lexer.at = after_picture(content, lexer.at),
                "Do" => {
                    if let Some(name) = operands.last().and_then(Object::name).filter(|_| depth < DEPTH) {
                        self.drawing(name, resources, depth)?;
                    }
                }
                "Tf" => self.font(&operands, resources)?,
                _ => self.operator(word, &operands)?,
            }
            operands.clear();
        }
        Ok(())
    }

    fn operator(&mut self, word: &str, operands: &[Object]) -> Result<(), Unreadable> {
        let number = |index: usize| operands.get(index).and_then(Object::number).unwrap_or(0.0);
        match word {
            "q" if self.saved.len() < SAVED => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => self.state.page = times(&std::array::from_fn(number), &self.state.page),
            "BT" => (self.text, self.line) = (IDENTITY, IDENTITY),
            "Tm" => {
                self.line = std::array::from_fn(number);
                self.text = self.line;
            }
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "TL" => self.state.leading = number(0),
            "Tc" => self.state.letter_gap = number(0),
            "Tw" => self.state.word_gap = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "Ts" => self.state.rise = number(0),
            "m" => self.corner = Some(self.point(number(0), number(1))),
            "l" => {
                let to = self.point(number(0), number(1));
                if let Some(from) = self.corner.replace(to).filter(|_| self.path.len() < SAVED) {
                    self.path.push([from, to]);
                }
            }
            "re" => {
                let [x, y, width, height] = std::array::from_fn(number);
                let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
                let corners = corners.map(|(x, y)| self.point(x, y));
                if self.path.len() < SAVED {
                    self.path.extend((0..4).map(|i| [corners[i], corners[(i + 1) % 4]]));
                }
            }
            "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => {
                for [from, to] in std::mem::take(&mut self.path) {
                    self.rule(from, to)?;
                }
                self.corner = None;
            }
            "n" => (self.path, self.corner) = (Vec::new(), None),
            "BDC" | "BMC" => self.said.open(operands),
            "EMC" => {
                if let Some(Piece { text, x, end, y, size }) = self.said.close() {
                    self.put(&text, x, end, y, size)?;
                }
            }
            "Tj" => self.show(operands.first())?,
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(operands.first())?;
            }
            "\"" => {
                (self.state.word_gap, self.state.letter_gap) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show(operands.get(2))?;
            }
            "TJ" => {
                for item in operands.first().and_then(Object::array).unwrap_or_default() {
                    match item.number() {
                        Some(back) => self.advance(-back / 1000.0 * self.state.size * self.state.stretch),
                        None => self.show(Some(item))?,
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn point(&self, x: f64, y: f64) -> (f64, f64) {
        let place = times(&[1.0, 0.0, 0.0, 1.0, x, y], &self.state.page);
        (place[4], place[5])
    }

    /// Keeps a line that is straight along the page or across it, and no mere dot.
    fn rule(&mut self, from: (f64, f64), to: (f64, f64)) -> Result<(), Unreadable> {
        let (along, across) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
        if !(along.is_finite() && across.is_finite()) || along.min(across) > 1.0 || along.max(across) < 6.0 {
            return Ok(());
        }
        self.file.pay(1)?;
        let upright = across > along;
        let (at, from, to) = if upright { (from.0, from.1, to.1) } else { (from.1, from.0, to.0) };
        self.drawn.rules.push(Rule { upright, at, from: from.min(to), to: from.max(to) });
        Ok(())
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = times(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line);
        self.text = self.line;
    }

    fn advance(&mut self, x: f64) {
        self.text = times(&[1.0, 0.0, 0.0, 1.0, x, 0.0], &self.text);
    }

    fn font(&mut self, operands: &[Object], resources: &Dict) -> Result<(), Unreadable> {
        self.state.size = operands.get(1).and_then(Object::number).unwrap_or(0.0);
        let Some(name) = operands.first().and_then(Object::name) else { return Ok(()) };
        let fonts = self.file.dict(resources, "Font")?;
        let Some(font) = fonts.get(name) else { return Ok(()) };
        let number = if let Object::Reference(number) = font { Some(*number) } else { None };
        if let Some(known) = number.and_then(|number| self.fonts.get(&number)) {
            self.state.font = Some(Rc::clone(known));
            return Ok(());
        }
        let read = match self.file.resolve(font)? {
            Object::Dict(dict) => Font::read(self.file, &dict)?,
            _ => Font::default(),
        };
        let read = Rc::new(read);
        if let Some(number) = number {
            self.fonts.insert(number, Rc::clone(&read));
        }
        self.state.font = Some(read);
        Ok(())
    }

    /// A drawing that a page draws by name; a picture has no text.
    fn drawing(&mut self, name: &str, resources: &Dict, depth: usize) -> Result<(), Unreadable> {
        let drawings = self.file.dict(resources, "XObject")?;
        let Some(Object::Reference(number)) = drawings.get(name).filter(|d| !self.is_open(d)) else { return Ok(()) };
        self.file.pay(DRAWING)?;
        let Some(stream) = self.file.stream(&Object::Reference(*number))? else {
            return Ok(());
        };
        if stream.dict.get("Subtype").and_then(Object::name) != Some("Form") {
            return Ok(());
        }
        let content = self.file.unpack(&stream)?;
        let own = self.file.get(&stream.dict, "Resources")?;
        let matrix = self.file.get(&stream.dict, "Matrix")?;
        let (state, text, line) = (self.state.clone(), self.text, self.line);
        if let Some(items) = matrix.array().filter(|items| items.len() == 6) {
            let matrix = std::array::from_fn(|i| items[i].number().unwrap_or(0.0));
            self.state.page = times(&matrix, &self.state.page);
        }
        let saved = std::mem::take(&mut self.saved);
        self.open.push(*number);
        match &own {
            Object::Dict(own) => self.follow(&content, own, depth + 1)?,
            _ => self.follow(&content, resources, depth + 1)?,
        }
        self.open.pop();
        self.saved = saved;
        (self.state, self.text, self.line) = (state, text, line);
        Ok(())
    }

    fn is_open(&self, drawing: &Object) -> bool {
        matches!(drawing, Object::Reference(number) if self.open.contains(number))
    }

    fn show(&mut self, shown: Option<&Object>) -> Result<(), Unreadable> {
        let (Some(Object::String(shown)), Some(font)) = (shown, self.state.font.clone()) else { return Ok(()) };
        self.file.pay(shown.len())?;
        for glyph in font.glyphs(shown) {
            let State { size, letter_gap, word_gap, stretch, rise, .. } = self.state;
            let place = times(&[size * stretch, 0.0, 0.0, size, 0.0, rise], &times(&self.text, &self.state.page));
            let height = place[2].hypot(place[3]);
            let gap = letter_gap + if font.widens(glyph.code) { word_gap } else { 0.0 };
            let moved = (glyph.width * size + gap) * stretch;
            let end = place[4] + glyph.width * place[0];
            if !self.said.covers(place[4], end, place[5], height) {
                match glyph.letters {
                    Some(letters) => self.put(&letters, place[4], end, place[5], height)?,
                    None => self.drawn.unknown += 1,
                }
            }
            self.advance(moved);
        }
        Ok(())
    }

    /// Adds letters to the piece that they go on with, or begins one.
    fn put(&mut self, letters: &str, x: f64, end: f64, y: f64, size: f64) -> Result<(), Unreadable> {
        if !(x.is_finite() && end.is_finite() && y.is_finite() && size.is_finite()) {
            return Ok(());
        }
        self.file.pay(letters.len())?;
        if let Some(last) = self.drawn.pieces.last_mut() {
            let beside = (x - last.end).abs() < size * 0.15 && (y - last.y).abs() < size * 0.1;
            if beside && (size - last.size).abs() < size * 0.01 {
                last.text.push_str(letters);
                last.end = end.max(last.end);
                return Ok(());
            }
        }
        // Before a piece there may be as many spaces as a line is wide.
        self.file.pay(WIDEST)?;
        self.drawn.pieces.push(Piece { text: letters.to_owned(), x, end, y, size });
        Ok(())
    }
}

/// Where the operators go on after a picture inside of them.
fn after_picture(content: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(end) = super::file::find(content, b"EI", at) {
        let before = content[..end].last().is_some_and(u8::is_ascii_whitespace);
        if before && content.get(end + 2).is_none_or(u8::is_ascii_whitespace) {
            return end + 2;
        }
        at = end + 2;
    }
    content.len()
}
