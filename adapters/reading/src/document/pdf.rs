//! PDF: the text of its pages, placed as it stands on them.
//!
//! Read here, in memory, so that every machine reads a file alike: `file` finds the objects and unpacks their streams, `font` tells the
//! letters of glyphs, `page` finds the pages, `content` follows their drawing, `layout` makes lines of it, and of what stands in a `grid`
//! of rules rows with tabs. Everything is paid for out of one [`Budget`], so that no file takes more time or memory than it may. What
//! this reader cannot make out goes to poppler, where that is installed.

mod content;
mod file;
mod font;
mod grid;
mod layout;
mod object;
mod page;
mod poppler;
mod said;

use std::cell::Cell;

use crate::limits::{Limits, Unreadable};

/// Glyphs without a letter for one that has: above it the text would be full of holes.
const MOST_UNKNOWN: f64 = 0.02;

pub(super) fn read(bytes: Vec<u8>, limits: &Limits) -> Result<String, Unreadable> {
    let own = read_here(&bytes, limits);
    match own {
        Err(Unreadable::Damaged { why }) => match poppler::read(bytes, limits) {
            Err(Unreadable::MissingTool { .. }) => Err(Unreadable::Damaged { why }),
            other => other,
        },
        other => other,
    }
}

fn read_here(bytes: &[u8], limits: &Limits) -> Result<String, Unreadable> {
    let budget = Budget::new(limits);
    let file = file::File::open(bytes, &budget)?;
    let pages = page::pages(&file)?;
    if pages.is_empty() {
        return Err(Unreadable::damaged("không có trang nào"));
    }
    let mut out = String::new();
    let (mut known, mut unknown) = (0_usize, 0_usize);
    let mut fonts = content::Fonts::new();
    for page in &pages {
        let drawn = content::draw(&file, page, &mut fonts)?;
        unknown += drawn.unknown;
        known += drawn.pieces.iter().map(|piece| piece.text.chars().count()).sum::<usize>();
        layout::lines(drawn, &mut out);
        // A page's end is a line's end, with a blank line between.
        out.push('\n');
    }
    if unknown as f64 > known as f64 * MOST_UNKNOWN {
        return Err(Unreadable::damaged("phông chữ không cho biết chữ; hãy xuất lại PDF có lớp chữ hoặc gửi .docx"));
    }
    Ok(out)
}

/// What reading may still cost: bytes parsed and unpacked, glyphs drawn.
pub(super) struct Budget {
    left: Cell<u64>,
    unpacked: u64,
}

impl Budget {
    fn new(limits: &Limits) -> Self {
        Self { left: Cell::new(limits.unpacked), unpacked: limits.unpacked }
    }

    /// Pays for so many bytes or glyphs.
    fn pay(&self, cost: usize) -> Result<(), Unreadable> {
        let left = self.left.get().checked_sub(cost as u64);
        self.left.set(left.ok_or_else(|| self.spent())?);
        Ok(())
    }

    /// Why nothing more is read.
    fn spent(&self) -> Unreadable {
        Unreadable::UnpacksTooLarge { limit: self.unpacked }
    }

    /// How many bytes a stream may still unpack to.
    fn left(&self) -> usize {
        usize::try_from(self.left.get()).unwrap_or(usize::MAX)
    }
}
