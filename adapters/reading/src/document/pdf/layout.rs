//! Lines out of what was drawn: pieces on one height are a line, and wide gaps stay wide, so that columns stand as they stood. What
//! stands in a grid of rules is a line a row, with tabs between its cells.

use super::content::{Drawn, Piece};
use super::grid;

/// The width of a column of text in letters' sizes: narrower than letters are on average, so that no piece outgrows its place.
const COLUMN: f64 = 0.42;

/// No line is wider, in columns.
pub(super) const WIDEST: usize = 400;

/// Adds the lines of a page to a text.
pub(super) fn lines(drawn: Drawn, out: &mut String) {
    let Drawn { mut pieces, rules, .. } = drawn;
    pieces.retain(|piece| piece.size > 0.1);
    if pieces.iter().all(|piece| piece.text.trim().is_empty()) {
        return;
    }
    let mut sizes: Vec<f64> = pieces.iter().map(|piece| piece.size).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes[sizes.len() / 2];
    let left = pieces.iter().map(|piece| piece.x).fold(f64::INFINITY, f64::min);
    // What stands in no table is written first to last; each row of a table at its height.
    let mut written: Vec<(f64, String, bool)> = grid::rows(&rules, &mut pieces)
        .into_iter()
        .map(|row| {
            let cells: Vec<String> = row.cells.into_iter().map(cell).collect();
            let alone = cells.iter().filter(|cell| !cell.is_empty()).count() == 1 && cells[0].len() > 4;
            let line = if alone { cells.concat() } else { cells.join("\t") };
            (row.y, line.trim_end().to_owned(), true)
        })
        .filter(|(_, line, _)| !line.trim().is_empty())
        .collect();
    written.extend(by_height(pieces).into_iter().map(|line| (line[0].y, placed(line, left, usual), false)));
    written.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut last_y = f64::INFINITY;
    for (y, line, row) in written {
        // Where a line or more is free, so it is in the text.
        if !row && last_y.is_finite() && last_y - y > usual * 2.6 {
            out.push('\n');
        }
        last_y = y;
        out.push_str(&line);
        out.push('\n');
    }
}

/// Pieces in groups of one height, from the top.
fn by_height(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces.into_iter().filter(|piece| !piece.text.is_empty()) {
        match lines.last_mut() {
            Some(line) if line[0].y - piece.y <= line[0].size.max(piece.size) * 0.4 => line.push(piece),
            _ => lines.push(vec![piece]),
        }
    }
    lines
}

/// The lines of a cell, one after another.
fn cell(pieces: Vec<Piece>) -> String {
    let lines = by_height(pieces).into_iter().map(|line| placed(line, f64::INFINITY, 1.0));
    lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(" ")
        .trim()
        .to_owned()
}

/// The pieces of one line, each at the column where it stood.
fn placed(mut line: Vec<Piece>, left: f64, usual: f64) -> String {
    line.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut out = String::new();
    let mut columns = 0;
    let mut end = f64::NEG_INFINITY;
    for piece in line {
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
    out.truncate(out.trim_end().len());
    out
}
