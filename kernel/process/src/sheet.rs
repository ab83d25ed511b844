//! A model as the process sheet lists it: its steps in order with who, time and form, and the longest way through it.

use std::collections::HashSet;

use serde::Serialize;
use text::Decimal;

use crate::graph::Graph;
use crate::model::{Diagram, EventPlace, Kind};
use crate::order::Order;

/// A step of a process sheet (B1..Bn).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Work {
    /// The id of its node.
    pub id: String,
    /// What is done.
    pub name: String,
    /// The unit or role that does it: the innermost lane around it.
    pub who: Option<String>,
    /// Working days that it may take.
    pub days: Option<Decimal>,
    /// The form that is used.
    pub form: Option<String>,
}

impl Diagram {
    /// Its tasks, called processes and sub-processes without an inside, in the order in which they may begin.
    #[must_use]
    pub fn steps(&self) -> Vec<Work> {
        let order = Order::of(self);
        let scopes: HashSet<usize> = self.nodes.iter().filter_map(|node| node.inside).collect();
        let works = |&place: &usize| match self.nodes[place].kind {
            Kind::Task(_) | Kind::Call => true,
            Kind::SubProcess { .. } => !scopes.contains(&place),
            _ => false,
        };
        let step = |place: usize| {
            let node = &self.nodes[place];
            Work {
                id: node.id.clone(),
                name: node.label().to_owned(),
                who: self.lane_of(&node.id).map(str::to_owned),
                days: node.days,
                form: node.form.clone(),
            }
        };
        order.sequence.into_iter().filter(works).map(step).collect()
    }

    /// The name of the innermost lane that holds a node.
    #[must_use]
    pub fn lane_of(&self, node: &str) -> Option<&str> {
        let holding = self.lanes.iter().filter(|lane| lane.nodes.iter().any(|inside| inside == node));
        holding.filter_map(|lane| lane.name.as_deref()).next_back()
    }

    /// Days of the longest way from a start to an end, each node on it once: what parallel ways take together is the longer of them, and a
    /// way back (a supplement) is gone once. None where no step has a time, or one of them has no limit.
    #[must_use]
    pub fn critical_path(&self) -> Option<Decimal> {
        let timed = self.nodes.iter().filter_map(|node| node.days);
        let common = timed.clone().map(Decimal::scale).max()?;
        if timed.clone().any(|days| days.units() < 0) {
            return None;
        }
        let lift = |days: Decimal| i128::from(days.units()) * 10_i128.pow(u32::from(common - days.scale()));
        let own: Vec<i128> = self.nodes.iter().map(|node| node.days.map_or(0, lift)).collect();
        let order = Order::of(self);
        let graph = Graph::new(self);
        let mut until = own.clone();
        // A sub-process takes what its inside takes: its nodes stand between it and what follows it.
        for &node in &order.sequence {
            for next in graph.after(node).chain(graph.borders[node].iter().copied()) {
                if order.leads_on(node, next) {
                    until[next] = until[next].max(until[node] + own[next]);
                }
            }
            for &inner in &graph.children[node] {
                if graph.starts(self, &graph.children[node]).contains(&inner) {
                    until[inner] = until[inner].max(until[node] + own[inner]);
                }
            }
            if let Some(outer) = self.nodes[node].inside.filter(|_| self.nodes[node].is(&EventPlace::End)) {
                let after: Vec<usize> = graph.after(outer).filter(|&next| order.leads_on(outer, next)).collect();
                after.into_iter().for_each(|next| until[next] = until[next].max(until[node] + own[next]));
            }
        }
        Decimal::new(i64::try_from(until.into_iter().max()?).ok()?, common)
    }
}
