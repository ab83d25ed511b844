//! A BPMN diagram as a net: pools side by side, messages as tokens between them.

use std::collections::{HashMap, HashSet};

use super::gateway;
use super::reduce::reduce;
use super::scope::{self, Part};
use crate::graph::Graph;
use crate::model::{Diagram, EventPlace, GatewayKind, Kind};
use crate::net::{Net, Way};

/// A net that is being made out of a diagram.
pub(super) struct Builder<'d> {
    pub diagram: &'d Diagram,
    pub graph: Graph,
    pub net: Net,
    /// The place before each node.
    pub before: Vec<usize>,
    /// The place of each sequence flow: its own before a node that joins, else the one before its target.
    pub on_flow: Vec<Option<usize>>,
    /// The join of each inclusive split, and the flows of the join by the ways of the split.
    pub matched: HashMap<usize, (usize, Vec<usize>)>,
    /// Places of messages that each node sends and waits for.
    sends: Vec<Vec<usize>>,
    waits: Vec<Vec<usize>>,
}

pub(super) fn net(diagram: &Diagram) -> Net {
    let mut builder = Builder::new(diagram);
    let tops = Graph::tops(diagram).into_iter().enumerate();
    let done: Vec<usize> = tops.filter_map(|(pool, members)| builder.pool(pool, members)).collect();
    let mut end = builder.net.initial.clone();
    for (place, tokens) in end.iter_mut().enumerate() {
        // What is there at the start and not taken for good (the room of a scope) is there at the end.
        if builder.net.places[place].starts_with(START) {
            *tokens = 0;
        }
    }
    for place in done {
        end[place] = 1;
    }
    builder.net.final_marking = Some(end);
    reduce(builder.net)
}

const START: &str = "start ";

impl<'d> Builder<'d> {
    fn new(diagram: &'d Diagram) -> Self {
        let graph = Graph::new(diagram);
        let mut net = Net { name: diagram.name.clone(), ..Net::default() };
        let before: Vec<usize> = diagram.nodes.iter().map(|node| net.place(format!("before {}", node.id), 0)).collect();
        let on_flow = graph.ends.iter().zip(&diagram.flows).map(|(ends, flow)| {
            let (_, target) = (*ends)?;
            let joins = graph.into[target].len() > 1 && joins(&diagram.nodes[target].kind);
            Some(if joins { net.place(format!("flow {}", flow.id), 0) } else { before[target] })
        });
        let on_flow = on_flow.collect();
        let mut builder = Self {
            diagram,
            net,
            before,
            on_flow,
            sends: vec![Vec::new(); diagram.nodes.len()],
            waits: vec![Vec::new(); diagram.nodes.len()],
            matched: gateway::matches(diagram, &graph),
            graph,
        };
        builder.messages();
        builder
    }

    /// A place for each message between two nodes; one that nobody took may be lost.
    fn messages(&mut self) {
        for flow in &self.diagram.message_flows {
            let ends = self.graph.by_id.get(&flow.source).zip(self.graph.by_id.get(&flow.target));
            let Some((&source, &target)) = ends else { continue };
            let place = self.net.place(format!("message {}", flow.id), 0);
            self.silent("message lost", &[place], &[]);
            self.sends[source].push(place);
            self.waits[target].push(place);
        }
    }

    /// A pool, and the place where its end is told; none for a pool without nodes.
    fn pool(&mut self, pool: usize, members: Vec<usize>) -> Option<usize> {
        if members.is_empty() {
            return None;
        }
        let id = &self.diagram.pools[pool].id;
        let start = self.net.place(format!("{START}{id}"), 1);
        let done = self.net.place(format!("done {id}"), 0);
        let awaited =
            members.iter().any(|&node| self.diagram.nodes[node].is(&EventPlace::Start) && !self.waits[node].is_empty());
        if awaited {
            self.silent("not asked for", &[start], &[done]);
        }
        scope::build(self, Part { members, owner: None, start, done, outer: None, breakable: false });
        Some(done)
    }

    /// A silent transition with single tokens.
    pub fn silent(&mut self, id: &str, takes: &[usize], gives: &[usize]) -> usize {
        self.fire(id, None, 0, takes, gives)
    }

    /// The transition of a node, with its messages.
    pub fn of_node(&mut self, node: usize, visible: bool, takes: &[usize], gives: &[usize]) -> usize {
        let written = &self.diagram.nodes[node];
        let label = visible.then(|| written.label().to_owned());
        let takes = [takes, &self.waits[node]].concat();
        let gives = [gives, &self.sends[node]].concat();
        self.fire(&written.id, label, written.line, &takes, &gives)
    }

    fn fire(&mut self, id: &str, label: Option<String>, line: u32, takes: &[usize], gives: &[usize]) -> usize {
        let transition = self.net.transition(id, label, line);
        for &place in takes {
            self.net.arc(Way::Takes, place, transition, 1);
        }
        for &place in gives {
            self.net.arc(Way::Gives, place, transition, 1);
        }
        transition
    }

    /// Places of the flows and links that leave a node, each once.
    pub fn outgoing(&self, node: usize) -> Vec<usize> {
        let flows = self.graph.out[node].iter().filter_map(|&flow| self.on_flow[flow]);
        let links = self.graph.links[node].map(|caught| self.before[caught]);
        let mut seen = HashSet::new();
        flows.chain(links).filter(|place| seen.insert(*place)).collect()
    }

    /// Places of the flows that enter a node.
    pub fn incoming(&self, node: usize) -> Vec<usize> {
        self.graph.into[node].iter().filter_map(|&flow| self.on_flow[flow]).collect()
    }

    /// Whether it is shown in a log: a task, a call, or a sub-process that nobody looks into.
    pub fn is_visible(&self, node: usize) -> bool {
        match &self.diagram.nodes[node].kind {
            Kind::Task(_) | Kind::Call => true,
            Kind::SubProcess { .. } => self.graph.children[node].is_empty(),
            Kind::Gateway(_) | Kind::Event(_) => false,
        }
    }
}

/// Gateways that wait for all, or all wanted, of their flows.
pub(super) const fn joins(kind: &Kind) -> bool {
    matches!(kind, Kind::Gateway(GatewayKind::Parallel | GatewayKind::Inclusive | GatewayKind::Complex))
}
