//! The flows of a diagram by the nodes that they join, with those that join nothing left out.

use std::collections::HashMap;

use crate::model::{Diagram, EventPlace};

/// Which flow leaves and enters which node; all by index.
pub(crate) struct Graph {
    /// The first node of each id.
    pub by_id: HashMap<String, usize>,
    /// Source and target of each sequence flow that has both.
    pub ends: Vec<Option<(usize, usize)>>,
    /// Flows that leave each node.
    pub out: Vec<Vec<usize>>,
    /// Flows that enter each node.
    pub into: Vec<Vec<usize>>,
    /// Boundary events of each node.
    pub borders: Vec<Vec<usize>>,
    /// Nodes right inside of each sub-process.
    pub children: Vec<Vec<usize>>,
    /// Where each link goes on: from a throwing node to the first catching one of its name in its scope.
    pub links: Vec<Option<usize>>,
}

impl Graph {
    pub fn new(diagram: &Diagram) -> Self {
        let nodes = &diagram.nodes;
        let mut by_id = HashMap::new();
        for (index, node) in nodes.iter().enumerate() {
            by_id.entry(node.id.clone()).or_insert(index);
        }
        let none = || vec![Vec::new(); nodes.len()];
        let (mut out, mut into, mut borders, mut children) = (none(), none(), none(), none());
        let mut ends = Vec::with_capacity(diagram.flows.len());
        for (flow, written) in diagram.flows.iter().enumerate() {
            let pair = by_id.get(&written.source).copied().zip(by_id.get(&written.target).copied());
            if let Some((source, target)) = pair {
                out[source].push(flow);
                into[target].push(flow);
            }
            ends.push(pair);
        }
        for (index, node) in nodes.iter().enumerate() {
            if let Some(host) = node.boundary().and_then(|(host, _)| by_id.get(host)) {
                borders[*host].push(index);
            }
            if let Some(outer) = node.inside.filter(|&outer| outer < index) {
                children[outer].push(index);
            }
        }
        let mut links = vec![None; nodes.len()];
        let mut catching = HashMap::new();
        for (index, node) in nodes.iter().enumerate().filter(|(_, node)| node.is(&EventPlace::Catch)) {
            if let Some(link) = node.link() {
                catching.entry((node.pool, node.inside, link)).or_insert(index);
            }
        }
        for (index, node) in nodes.iter().enumerate().filter(|(_, node)| node.is(&EventPlace::Throw)) {
            links[index] = node.link().and_then(|link| catching.get(&(node.pool, node.inside, link)).copied());
        }
        Self { by_id, ends, out, into, borders, children, links }
    }

    /// Nodes that sequence flows and links lead to from a node.
    pub fn after(&self, node: usize) -> impl Iterator<Item = usize> {
        let flows = self.out[node].iter().filter_map(|&flow| self.ends[flow].map(|(_, target)| target));
        flows.chain(self.links[node])
    }

    /// Where a scope begins: its start events, or without any the nodes that nothing leads to.
    pub fn starts(&self, diagram: &Diagram, members: &[usize]) -> Vec<usize> {
        let nodes = &diagram.nodes;
        let events: Vec<usize> = members.iter().copied().filter(|&node| nodes[node].is(&EventPlace::Start)).collect();
        if !events.is_empty() {
            return events;
        }
        let caught = |node: usize| nodes[node].is(&EventPlace::Catch) && nodes[node].link().is_some();
        let apart = |node: usize| nodes[node].stands_apart() || nodes[node].boundary().is_some() || caught(node);
        members.iter().copied().filter(|&node| self.into[node].is_empty() && !apart(node)).collect()
    }

    /// The nodes of each pool that are inside of no sub-process.
    pub fn tops(diagram: &Diagram) -> Vec<Vec<usize>> {
        let mut tops = vec![Vec::new(); diagram.pools.len()];
        for (index, node) in diagram.nodes.iter().enumerate().filter(|(_, node)| node.inside.is_none()) {
            if let Some(top) = tops.get_mut(node.pool) {
                top.push(index);
            }
        }
        tops
    }
}
