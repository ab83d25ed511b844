//! Tables of a page: rules that cross make a grid, and what stands in its cells.

use super::content::{Piece, Rule};

/// How far lines that belong together may miss one another, in points.
const NEAR: f64 = 3.0;

/// More rules than a page of tables has: looking at each pair of them would take too long.
const MOST: usize = 400;

/// A table: the heights that part its rows, from the top, and its rules that stand upright.
struct Grid {
    heights: Vec<f64>,
    uprights: Vec<Rule>,
}

/// A row of a table: its height on the page, and its cells from the left; a cell that spans columns is followed by empty ones.
pub(super) struct Row {
    pub(super) y: f64,
    pub(super) cells: Vec<Vec<Piece>>,
}

/// Takes out of the pieces what stands in tables, and gives it row by row.
pub(super) fn rows(rules: &[Rule], pieces: &mut Vec<Piece>) -> Vec<Row> {
    let mut out = Vec::new();
    for grid in grids(rules) {
        let (mut inside, outside): (Vec<Piece>, Vec<Piece>) = pieces.drain(..).partition(|piece| grid.holds(piece));
        *pieces = outside;
        for band in grid.heights.windows(2) {
            let (of_row, rest): (Vec<Piece>, Vec<Piece>) = inside.into_iter().partition(|p| p.y > band[1] - 0.5);
            inside = rest;
            out.push(grid.row(band[0], band[1], of_row));
        }
    }
    out
}

/// The groups of rules that cross one another: two rows at least, and two columns.
fn grids(rules: &[Rule]) -> Vec<Grid> {
    let (mut uprights, flats): (Vec<Rule>, Vec<Rule>) = joined(rules).into_iter().partition(|rule| rule.upright);
    if uprights.len() > MOST || flats.len() > MOST {
        return Vec::new();
    }
    let crosses = |flat: &Rule, upright: &Rule| {
        let along = (flat.from - NEAR..=flat.to + NEAR).contains(&upright.at);
        along && (upright.from - NEAR..=upright.to + NEAR).contains(&flat.at)
    };
    let mut left = flats;
    let mut out = Vec::new();
    while let Some(first) = left.pop() {
        let mut flats = vec![first];
        let mut own: Vec<Rule> = Vec::new();
        // Each side draws in what it crosses of the other, until nothing more comes.
        let mut looked = 0;
        while looked < flats.len() {
            let (crossing, others): (Vec<Rule>, Vec<Rule>) =
                uprights.into_iter().partition(|u| crosses(&flats[looked], u));
            uprights = others;
            looked += 1;
            for upright in crossing {
                let (more, others): (Vec<Rule>, Vec<Rule>) = left.into_iter().partition(|f| crosses(f, &upright));
                left = others;
                flats.extend(more);
                own.push(upright);
            }
        }
        out.extend(Grid::new(flats, own));
    }
    out
}

/// Rules that go on with one another as one: borders are drawn cell by cell, and thin boxes have two sides.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    sorted.sort_by(|a, b| {
        (a.upright, a.at, a.from).partial_cmp(&(b.upright, b.at, b.from)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut out: Vec<Rule> = Vec::new();
    let mut group = 0;
    for rule in sorted {
        if out.get(group).is_some_and(|first| first.upright != rule.upright || rule.at - first.at > NEAR) {
            group = out.len();
        }
        // Within a group the pieces of one line lie anywhere: the few of them are looked at in turn.
        let goes_on = |held: &&mut Rule| rule.from <= held.to + NEAR && held.from <= rule.to + NEAR;
        let start = group.max(out.len().saturating_sub(64)).min(out.len());
        match out[start..].iter_mut().find(goes_on) {
            Some(held) => (held.from, held.to) = (held.from.min(rule.from), held.to.max(rule.to)),
            None => out.push(rule),
        }
    }
    out
}

impl Grid {
    fn new(flats: Vec<Rule>, mut uprights: Vec<Rule>) -> Option<Self> {
        uprights.sort_by(|a, b| a.at.total_cmp(&b.at));
        let (first, last) = (uprights.first()?.at, uprights.last()?.at);
        // A rule that does not go through parts some cells of a row and not its number from the others.
        let through = |rule: &&Rule| rule.from < first + 2.0 * NEAR && rule.to > last - 2.0 * NEAR;
        let mut heights: Vec<f64> = flats.iter().filter(through).map(|rule| rule.at).collect();
        heights.sort_by(|a, b| b.total_cmp(a));
        heights.dedup_by(|a, b| (*a - *b).abs() < NEAR);
        let columns = uprights.windows(2).filter(|pair| pair[1].at - pair[0].at > NEAR).count();
        (heights.len() > 1 && columns > 1).then_some(Self { heights, uprights })
    }

    fn holds(&self, piece: &Piece) -> bool {
        let (Some(first), Some(last)) = (self.uprights.first(), self.uprights.last()) else { return false };
        let (Some(&top), Some(&foot)) = (self.heights.first(), self.heights.last()) else { return false };
        let middle = (piece.x + piece.end) / 2.0;
        middle > first.at && middle < last.at && piece.y < top && piece.y > foot - 0.5
    }

    fn row(&self, top: f64, foot: f64, pieces: Vec<Piece>) -> Row {
        let middle = (top + foot) / 2.0;
        // The columns of the table, and which of them the row's own rules part.
        let mut sides: Vec<(f64, bool)> = Vec::new();
        for rule in &self.uprights {
            let parts = rule.from < middle && middle < rule.to;
            match sides.last_mut().filter(|side| rule.at - side.0 < NEAR) {
                Some(side) => side.1 |= parts,
                None => sides.push((rule.at, parts)),
            }
        }
        let mut cells: Vec<Vec<Piece>> = vec![Vec::new(); sides.len().saturating_sub(1)];
        for piece in pieces {
            let middle = (piece.x + piece.end) / 2.0;
            // The last side that parts this row and stands left of the piece.
            let cell = (0..cells.len()).rev().find(|&i| sides[i].1 && sides[i].0 <= middle).unwrap_or(0);
            if let Some(cell) = cells.get_mut(cell) {
                cell.push(piece);
            }
        }
        Row { y: top, cells }
    }
}
