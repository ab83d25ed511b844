//! Where the shapes and lines of a diagram stand when nobody drew it: lanes side by side, the way from step to step down or across.

mod bpmn;
mod route;
mod svg;

use std::collections::HashSet;

use crate::graph::Graph;
use crate::model::{Diagram, Kind};
use crate::order::Order;

pub use svg::{Look, Mark, Tone};

/// Which way the steps go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right, lanes below each other: as modellers draw.
    Across,
    /// From top to bottom, lanes beside each other: as a page is read and printed.
    Down,
}

/// A diagram laid out, in points of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Which way the steps go.
    pub way: Direction,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The lanes that hold something.
    pub lanes: Vec<Band>,
    /// The nodes; what is inside of a sub-process is not drawn.
    pub shapes: Vec<Shape>,
    /// The flows between them.
    pub lines: Vec<Line>,
}

/// A lane: the name may be empty, for what stands in no lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The id of the lane; none for what stands in no lane.
    pub id: Option<String>,
    /// The unit or role.
    pub name: String,
    /// Its place, name and all.
    pub frame: Frame,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Left.
    pub x: i32,
    /// Top.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// A node with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The index of the node.
    pub node: usize,
    /// Its place.
    pub frame: Frame,
}

/// A flow with its corners, two or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The index of the flow.
    pub flow: usize,
    /// Its corners.
    pub points: Vec<(i32, i32)>,
}

/// A place counted in cells: how far along the way, and which track beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Cell {
    along: usize,
    track: usize,
}

/// The measures of a way, in points.
#[derive(Debug, Clone, Copy)]
struct Grid {
    way: Direction,
    /// From one step to the next.
    step: i32,
    /// From one track to the next.
    track: i32,
    /// Room for the names of lanes.
    head: i32,
}

impl Grid {
    const fn of(way: Direction) -> Self {
        match way {
            Direction::Across => Self { way, step: 150, track: 96, head: 40 },
            Direction::Down => Self { way, step: 92, track: 156, head: 44 },
        }
    }

    /// The middle of a cell.
    fn centre(self, cell: Cell) -> (i32, i32) {
        let along = self.head + self.step * small(cell.along) + self.step / 2;
        let across = self.track * small(cell.track) + self.track / 2;
        self.point(along, across)
    }

    const fn point(self, along: i32, across: i32) -> (i32, i32) {
        match self.way {
            Direction::Across => (along, across),
            Direction::Down => (across, along),
        }
    }
}

impl Diagram {
    /// Lays the diagram out. What is inside of a sub-process is left out: it is drawn collapsed, also where it is empty.
    #[must_use]
    pub fn drawing(&self, way: Direction) -> Drawing {
        let grid = Grid::of(way);
        let order = Order::of(self);
        let graph = Graph::new(self);
        let shown: Vec<usize> =
            order.sequence.iter().copied().filter(|&node| self.nodes[node].inside.is_none()).collect();
        let placed = self.placed(&shown, &order, &graph);
        let longest = placed.cells.iter().flatten().map(|cell| cell.along + 1).max().unwrap_or(1);
        let (along, across) = (grid.head + grid.step * small(longest), grid.track * small(placed.tracks.max(1)));
        let (width, height) = grid.point(along, across);
        let lanes = placed.bands.iter().map(|band| {
            let (x, y) = grid.point(0, grid.track * small(band.first));
            let (width, height) = grid.point(along, grid.track * small(band.tracks));
            Band { id: band.id.clone(), name: band.name.clone(), frame: Frame { x, y, width, height } }
        });
        let frame = |node: usize| {
            let (width, height) = size(&self.nodes[node].kind);
            let (x, y) = match self.nodes[node].boundary().and_then(|(host, _)| graph.by_id.get(host)) {
                // On the lower right corner of what it belongs to.
                Some(&host) => {
                    let (x, y) = grid.centre(placed.cells[host]?);
                    let (host_width, host_height) = size(&self.nodes[host].kind);
                    (x + host_width / 2 - width, y + host_height / 2)
                }
                None => grid.centre(placed.cells[node]?),
            };
            Some(Frame { x: x - width / 2, y: y - height / 2, width, height })
        };
        let shapes: Vec<Shape> = shown.iter().filter_map(|&node| Some(Shape { node, frame: frame(node)? })).collect();
        let lines = route::lines(self, &graph, grid, &placed.cells, &shapes);
        Drawing { way, width, height, lanes: lanes.collect(), shapes, lines }
    }

    /// A cell for each node that is shown, and the tracks of each lane.
    fn placed(&self, shown: &[usize], order: &Order, graph: &Graph) -> Placed {
        let mut placed = Placed { cells: vec![None; self.nodes.len()], bands: Vec::new(), tracks: 0 };
        let lane = |node: usize| {
            let holding = |lane: &&crate::model::Lane| lane.nodes.contains(&self.nodes[node].id);
            self.lanes.iter().rposition(|lane| holding(&lane))
        };
        let mut lanes: Vec<(Option<usize>, usize)> = Vec::new();
        for &node in shown {
            let key = (lane(node), self.nodes[node].pool);
            if !lanes.contains(&key) {
                lanes.push(key);
            }
        }
        lanes.sort_by_key(|&(lane, pool)| (pool, lane.is_none(), lane));
        for key in lanes {
            let first = placed.tracks;
            let mut taken: HashSet<Cell> = HashSet::new();
            let mut tracks = 1;
            for &node in shown.iter().filter(|&&node| (lane(node), self.nodes[node].pool) == key) {
                if self.nodes[node].boundary().is_some_and(|(host, _)| graph.by_id.contains_key(host)) {
                    continue;
                }
                let along = order.layer[node];
                let free = (first..).find(|&track| !taken.contains(&Cell { along, track })).unwrap_or(first);
                taken.insert(Cell { along, track: free });
                tracks = tracks.max(free - first + 1);
                placed.cells[node] = Some(Cell { along, track: free });
            }
            let (id, name) = match key.0 {
                Some(lane) => (Some(self.lanes[lane].id.clone()), self.lanes[lane].name.clone()),
                None if self.pools.len() > 1 => (None, self.pools.get(key.1).and_then(|pool| pool.name.clone())),
                None => (None, None),
            };
            placed.bands.push(PlacedBand { id, name: name.unwrap_or_default(), first, tracks });
            placed.tracks += tracks;
        }
        placed
    }
}

struct Placed {
    /// By node.
    cells: Vec<Option<Cell>>,
    bands: Vec<PlacedBand>,
    tracks: usize,
}

struct PlacedBand {
    id: Option<String>,
    name: String,
    first: usize,
    tracks: usize,
}

/// Width and height of a node.
const fn size(kind: &Kind) -> (i32, i32) {
    match kind {
        Kind::Task(_) | Kind::Call | Kind::SubProcess { .. } => (124, 60),
        Kind::Gateway(_) => (44, 44),
        Kind::Event(_) => (32, 32),
    }
}

fn small(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1_000)
}
