//! The order in which the nodes of a diagram come: how far each is from the start, with ways back left out.

use crate::graph::Graph;
use crate::model::{Diagram, EventPlace};

/// Nodes by how far they are from the start.
pub(crate) struct Order {
    /// Every node once, in the order in which it may be reached.
    pub sequence: Vec<usize>,
    /// How many nodes lie before each, on the longest way.
    pub layer: Vec<usize>,
    /// The place of each node in `sequence`.
    place: Vec<usize>,
}

impl Order {
    pub fn of(diagram: &Diagram) -> Self {
        let graph = Graph::new(diagram);
        let after = |node: usize| -> Vec<usize> {
            let mut next: Vec<usize> = graph.after(node).collect();
            next.extend_from_slice(&graph.borders[node]);
            next.extend(graph.starts(diagram, &graph.children[node]));
            // Whatever follows a sub-process comes after its inside.
            if let Some(outer) = diagram.nodes[node].inside.filter(|_| diagram.nodes[node].is(&EventPlace::End)) {
                next.extend(graph.after(outer));
            }
            next
        };
        let mut seen = vec![false; diagram.nodes.len()];
        let starts = Graph::tops(diagram).into_iter().flat_map(|members| graph.starts(diagram, &members));
        let mut sequence = first_before_last(starts.collect(), &mut seen, after);
        // What no start leads to stands at the end.
        sequence.extend(first_before_last((0..diagram.nodes.len()).collect(), &mut seen, after));
        let mut place = vec![0; diagram.nodes.len()];
        sequence.iter().enumerate().for_each(|(at, &node)| place[node] = at);
        let mut layer = vec![0; diagram.nodes.len()];
        for &node in &sequence {
            for next in graph.after(node).filter(|&next| place[next] > place[node]) {
                layer[next] = layer[next].max(layer[node] + 1);
            }
            for &border in graph.borders[node].iter().filter(|&&border| place[border] > place[node]) {
                layer[border] = layer[border].max(layer[node]);
            }
        }
        Self { sequence, layer, place }
    }

    /// Whether a flow between these leads on, and not back.
    pub fn leads_on(&self, from: usize, to: usize) -> bool {
        self.place[from] < self.place[to]
    }
}

/// Depth first: whoever is finished later stands before, so that only ways back lead from behind to before.
fn first_before_last(roots: Vec<usize>, seen: &mut [bool], after: impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
    let mut done = Vec::new();
    for root in roots.into_iter().rev() {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        // Last ways first, so that the first way of a choice stands first in the end.
        let mut open = vec![(root, after(root))];
        while let Some((node, next)) = open.last_mut() {
            match next.pop() {
                Some(to) if !std::mem::replace(&mut seen[to], true) => open.push((to, after(to))),
                Some(_) => {}
                None => {
                    done.push(*node);
                    open.pop();
                }
            }
        }
    }
    done.reverse();
    done
}
