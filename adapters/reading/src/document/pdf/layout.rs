//! Lines out of what was drawn: pieces on one height are a line, and wide gaps stay wide, so that columns and tables stand as they stood.

use super::content::Piece;

/// The width of a column of text in letters' sizes: narrower than letters are on average, so that no piece outgrows its place.
const COLUMN: f64 = 0.42;

/// No line is wider, in columns.
pub(super) const WIDEST: usize = 400;

/// Adds the lines of a page to a text.
pub(super) fn lines(mut pieces: Vec<Piece>, out: &mut String) {
    pieces.retain(|piece| piece.size > 0.1);
    if pieces.iter().all(|piece| piece.text.trim().is_empty()) {
        return;
    }
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut sizes: Vec<f64> = pieces.iter().map(|piece| piece.size).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes[sizes.len() / 2];
    let left = pieces.iter().map(|piece| piece.x).fold(f64::INFINITY, f64::min);
    let mut line: Vec<Piece> = Vec::new();
    let mut last_y = f64::INFINITY;
    for piece in pieces {
        let first = line.first().map(|first| (first.y, first.size.max(piece.size)));
        if first.is_some_and(|(y, size)| y - piece.y > size * 0.4) {
            write(&mut line, left, usual, &mut last_y, out);
        }
        line.push(piece);
    }
    write(&mut line, left, usual, &mut last_y, out);
}

fn write(line: &mut Vec<Piece>, left: f64, usual: f64, last_y: &mut f64, out: &mut String) {
    line.sort_by(|a, b| a.x.total_cmp(&b.x));
    let y = line.first().map_or(0.0, |piece| piece.y);
    // Where a line or more is free, so it is in the text.
    if *last_y - y > usual * 2.6 && last_y.is_finite() {
        out.push('\n');
    }
    *last_y = y;
    let mut columns = 0;
    let mut end = f64::NEG_INFINITY;
    for piece in line.drain(..) {
        let text = piece.text.as_str();
        // Spaces that were drawn say nothing that the places do not say.
        if text.trim().is_empty() {
            continue;
        }
        let indent = text.len() - text.trim_start().len();
        let gap = if end.is_finite() { piece.x - end } else { 0.0 };
        let place = (((piece.x - left) / (usual * COLUMN)).max(0.0) as usize).min(WIDEST);
        let first = !end.is_finite();
        let spaces = match gap {
            _ if first => place,
            // A space that was drawn and widened to justify a line is no column yet.
            gap if gap > piece.size * if out.ends_with(' ') { 2.0 } else { 0.9 } => {
                place.saturating_sub(columns).max(3)
            }
            gap if gap > piece.size * 0.12 || indent > 0 => 1,
            _ => 0,
        };
        let spaces = if out.ends_with(' ') && spaces == 1 { 0 } else { spaces };
        out.extend(std::iter::repeat_n(' ', spaces));
        let text = text.trim_start();
        out.push_str(text);
        columns += spaces + text.chars().count();
        end = piece.end;
    }
    while out.ends_with(' ') {
        out.pop();
    }
    out.push('\n');
}
