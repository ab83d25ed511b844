//! Gateways as silent transitions; an inclusive split tells its join which ways were not taken.

use std::collections::{HashMap, HashSet};

use super::diagram::Builder;
use super::scope::Scope;
use crate::graph::Graph;
use crate::model::{Diagram, GatewayKind, Kind};

/// How many nodes on a way from a split are looked at for its join.
const FARTHEST: usize = 1_000;

impl Scope {
    /// The transitions of a gateway.
    pub(super) fn gateway(&mut self, builder: &mut Builder<'_>, node: usize, kind: GatewayKind) {
        let before = builder.before[node];
        let out = builder.outgoing(node);
        let incoming = builder.incoming(node);
        if matches!(kind, GatewayKind::Exclusive | GatewayKind::EventBased) {
            for &place in &out {
                let transition = builder.of_node(node, false, &[before], &[place]);
                self.moved(builder, transition, 1, 1);
            }
            if out.is_empty() {
                self.ends(builder, node, before);
            }
            return;
        }
        if incoming.len() > 1 {
            self.join(builder, node, kind, &incoming);
        }
        match kind {
            _ if out.is_empty() => self.ends(builder, node, before),
            GatewayKind::Inclusive | GatewayKind::Complex if out.len() > 1 => self.split_inclusive(builder, node, &out),
            _ => {
                let transition = builder.of_node(node, false, &[before], &out);
                self.moved(builder, transition, 1, out.len());
            }
        }
    }

    /// A join waits for all of its flows. An inclusive one whose split is known gets a token for each way not taken too, and is
    /// the same; without such a split it goes on with whatever came, one or more.
    fn join(&mut self, builder: &mut Builder<'_>, node: usize, kind: GatewayKind, incoming: &[usize]) {
        let before = builder.before[node];
        if kind == GatewayKind::Parallel || Self::told(builder, node) {
            let transition = builder.of_node(node, false, incoming, &[before]);
            self.moved(builder, transition, incoming.len(), 1);
            return;
        }
        let id = builder.diagram.nodes[node].id.clone();
        let gathered = builder.net.place(format!("gathered {id}"), 0);
        for &place in incoming {
            let first = builder.silent(&id, &[place], &[gathered]);
            self.moved(builder, first, 1, 1);
            let further = builder.silent(&id, &[place, gathered], &[gathered]);
            self.moved(builder, further, 2, 1);
        }
        let on = builder.silent(&id, &[gathered], &[before]);
        self.moved(builder, on, 1, 1);
        self.holds(gathered);
    }

    /// Way by way: taken or not, and at least one taken.
    fn split_inclusive(&mut self, builder: &mut Builder<'_>, node: usize, out: &[usize]) {
        let told = matching_join(builder, node);
        let id = builder.diagram.nodes[node].id.clone();
        // Where the choice stands before each way: [none taken so far, some taken].
        let mut at = [Some(builder.before[node]), None];
        for (way, &place) in out.iter().enumerate() {
            let last = way + 1 == out.len();
            let untaken = told.as_ref().map(|inputs| inputs[way]);
            let mut stage = |builder: &mut Builder<'_>, taken: &str| {
                let place = builder.net.place(format!("choice {way} {taken} {id}"), 0);
                self.holds(place);
                place
            };
            let next = if last { [None; 2] } else { ["none", "some"].map(|taken| Some(stage(builder, taken))) };
            for (some, from) in at.into_iter().enumerate() {
                let Some(from) = from else { continue };
                let mut choose = |given: Option<usize>, to: Option<usize>| {
                    let gives: Vec<usize> = given.into_iter().chain(to).collect();
                    let transition = builder.silent(&id, &[from], &gives);
                    self.moved(builder, transition, 1, gives.len());
                };
                choose(Some(place), next[1]);
                if some == 1 || !last {
                    choose(untaken, next[some]);
                }
            }
            at = next;
        }
    }

    /// Whether the split before an inclusive join tells it about ways not taken.
    fn told(builder: &Builder<'_>, join: usize) -> bool {
        builder.matched.values().any(|(found, _)| *found == join)
    }
}

/// The places before the join, in the order of the split's ways.
fn matching_join(builder: &Builder<'_>, split: usize) -> Option<Vec<usize>> {
    let (_, flows) = builder.matched.get(&split)?;
    flows.iter().map(|&flow| builder.on_flow[flow]).collect()
}

/// The inclusive splits that have a join.
pub(super) fn matches(diagram: &Diagram, graph: &Graph) -> HashMap<usize, (usize, Vec<usize>)> {
    let splits = (0..diagram.nodes.len()).filter(|&node| inclusive(diagram, node) && graph.out[node].len() > 1);
    splits.filter_map(|split| Some((split, matched(diagram, graph, split)?))).collect()
}

fn inclusive(diagram: &Diagram, node: usize) -> bool {
    matches!(diagram.nodes[node].kind, Kind::Gateway(GatewayKind::Inclusive | GatewayKind::Complex))
}

/// The inclusive join where all ways of a split meet, and by which of its flows each way comes in. Ways that share a flow, or come
/// in by several, or leave the block, have none.
fn matched(diagram: &Diagram, graph: &Graph, split: usize) -> Option<(usize, Vec<usize>)> {
    let ways = &graph.out[split];
    // All ways come to the join, so any one of them does: the first, and at every node on it the first one on.
    let mut path = Vec::new();
    let mut at = graph.ends[*ways.first()?].map(|(_, target)| target);
    while let Some(node) = at.filter(|node| path.len() < FARTHEST && !path.contains(node)) {
        path.push(node);
        at = graph.after(node).next();
    }
    let joins = |&node: &usize| node != split && inclusive(diagram, node) && graph.into[node].len() == ways.len();
    path.into_iter().filter(joins).find_map(|join| {
        let flows: Option<Vec<usize>> = ways.iter().map(|&way| only_entry(graph, split, way, join)).collect();
        let flows = flows?;
        let distinct: HashSet<usize> = flows.iter().copied().collect();
        (distinct.len() == flows.len()).then_some((join, flows))
    })
}

/// The one flow by which everything on a way comes to the join, if nothing of it ends elsewhere or goes back before the split.
fn only_entry(graph: &Graph, split: usize, way: usize, join: usize) -> Option<usize> {
    let mut entry = None;
    let mut seen = vec![false; graph.out.len()];
    let mut open = vec![way];
    while let Some(flow) = open.pop() {
        let (_, target) = graph.ends[flow]?;
        if target == join {
            if entry.is_some_and(|known| known != flow) {
                return None;
            }
            entry = Some(flow);
        } else if target == split || graph.out[target].is_empty() {
            return None;
        } else if !std::mem::replace(&mut seen[target], true) {
            open.extend_from_slice(&graph.out[target]);
        }
    }
    entry
}
