//! The corners of flows: straight where the way is free, else beside the steps that stand in between.

use std::collections::HashSet;

use super::{Cell, Direction, Frame, Grid, Line, Shape};
use crate::graph::Graph;
use crate::model::Diagram;

/// How far beside a step a line goes that passes it.
const BESIDE: i32 = 8;

pub(super) fn lines(
    diagram: &Diagram,
    graph: &Graph,
    grid: Grid,
    cells: &[Option<Cell>],
    shapes: &[Shape],
) -> Vec<Line> {
    let taken: HashSet<Cell> = cells.iter().flatten().copied().collect();
    let frame = |node: usize| shapes.iter().find(|shape| shape.node == node).map(|shape| shape.frame);
    let cell = |node: usize| {
        let host = diagram.nodes[node].boundary().and_then(|(host, _)| graph.by_id.get(host));
        cells[host.copied().unwrap_or(node)]
    };
    let line = |flow: usize| {
        let (source, target) = graph.ends[flow]?;
        let ends = (cell(source)?, cell(target)?);
        let way =
            Course { grid, taken: &taken, from: Along::of(frame(source)?, grid), to: Along::of(frame(target)?, grid) };
        let points = way.points(ends).into_iter().map(|(along, across)| grid.point(along, across)).collect();
        Some(Line { flow, points: straightened(points) })
    };
    (0..diagram.flows.len()).filter_map(line).collect()
}

/// A frame along the way and across it.
#[derive(Clone, Copy)]
struct Along {
    begin: i32,
    end: i32,
    left: i32,
    right: i32,
}

impl Along {
    const fn of(frame: Frame, grid: Grid) -> Self {
        let Frame { x, y, width, height } = frame;
        match grid.way {
            Direction::Across => Self { begin: x, end: x + width, left: y, right: y + height },
            Direction::Down => Self { begin: y, end: y + height, left: x, right: x + width },
        }
    }

    const fn middle(self) -> i32 {
        i32::midpoint(self.left, self.right)
    }

    const fn centre(self) -> i32 {
        i32::midpoint(self.begin, self.end)
    }
}

struct Course<'a> {
    grid: Grid,
    taken: &'a HashSet<Cell>,
    from: Along,
    to: Along,
}

impl Course<'_> {
    /// Corners as (along, across).
    fn points(&self, (source, target): (Cell, Cell)) -> Vec<(i32, i32)> {
        let (from, to) = (self.from, self.to);
        if target.along <= source.along {
            // Back: out at the side, along beside the tracks, in at the side.
            let beside = self.edge(source.track.max(target.track)) - BESIDE;
            return vec![
                (from.centre(), from.right),
                (from.centre(), beside),
                (to.centre(), beside),
                (to.centre(), to.right),
            ];
        }
        let free =
            |track: usize| (source.along + 1..target.along).all(|along| !self.taken.contains(&Cell { along, track }));
        let before = self.grid.head + self.grid.step * super::small(target.along);
        let after = self.grid.head + self.grid.step * super::small(source.along + 1);
        if free(source.track) {
            let turn = if target.along == source.along + 1 { i32::midpoint(from.end, to.begin) } else { before };
            return vec![
                (from.end, from.middle()),
                (turn, from.middle()),
                (turn, to.middle()),
                (to.begin, to.middle()),
            ];
        }
        if free(target.track) {
            return vec![
                (from.end, from.middle()),
                (after, from.middle()),
                (after, to.middle()),
                (to.begin, to.middle()),
            ];
        }
        let beside = self.edge(target.track) - BESIDE;
        vec![
            (from.end, from.middle()),
            (after, from.middle()),
            (after, beside),
            (before, beside),
            (before, to.middle()),
            (to.begin, to.middle()),
        ]
    }

    /// Where a track ends.
    fn edge(&self, track: usize) -> i32 {
        self.grid.track * (super::small(track) + 1)
    }
}

/// Without corners that turn nowhere.
fn straightened(points: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    let mut kept: Vec<(i32, i32)> = Vec::with_capacity(points.len());
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., first, second] = kept.as_slice()
            && ((first.0 == second.0 && second.0 == point.0) || (first.1 == second.1 && second.1 == point.1))
        {
            kept.pop();
        }
        kept.push(point);
    }
    if let [only] = kept.as_slice() {
        kept.push(*only);
    }
    kept
}
