//! Text that a page gives in place of its glyphs (`ActualText`): the glyphs say where it stands, and no letters.

use super::content::Piece;
use super::font::utf16;
use super::object::Object;

/// The marked stretches of a page that are open, and the text of one of them.
#[derive(Default)]
pub(super) struct Said {
    depth: usize,
    instead: Option<Instead>,
}

struct Instead {
    text: String,
    depth: usize,
    /// Where its glyphs stand; none before the first of them.
    piece: Option<Piece>,
}

impl Said {
    /// A marked stretch opens; the outermost text counts.
    pub(super) fn open(&mut self, operands: &[Object]) {
        self.depth += 1;
        if let (None, Some(Object::Dict(about))) = (&self.instead, operands.last())
            && let Some(Object::String(text)) = about.get("ActualText")
        {
            self.instead = Some(Instead { text: written(text), depth: self.depth, piece: None });
        }
    }

    /// A marked stretch ends: its text, where its glyphs stood.
    pub(super) fn close(&mut self) -> Option<Piece> {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        let done = self.instead.take_if(|instead| instead.depth == depth)?;
        done.piece.map(|piece| Piece { text: done.text, ..piece })
    }

    /// Whether a text stands in place of a glyph here; it then reaches over the glyph.
    pub(super) fn covers(&mut self, x: f64, end: f64, y: f64, size: f64) -> bool {
        let Some(instead) = &mut self.instead else { return false };
        let piece = instead.piece.get_or_insert(Piece { text: String::new(), x, end, y, size });
        piece.end = piece.end.max(end);
        true
    }
}

/// A text of a file: UTF-16 after its mark, else a byte a letter.
fn written(text: &[u8]) -> String {
    match text.strip_prefix(b"\xfe\xff") {
        Some(wide) => utf16(wide),
        None => text.iter().map(|&byte| char::from(byte)).collect(),
    }
}
