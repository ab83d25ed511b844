//! Counts of a model and what is wrong with it.

mod diagram;
mod net;
mod workflow;

use serde::Serialize;
use text::Decimal;

use crate::{Model, Problem};

/// What `process check` answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Check {
    /// The name of the process.
    pub name: Option<String>,
    /// Task elements; of a net, its visible transitions.
    pub tasks: usize,
    /// Gateways; of a net, its silent transitions stand for them and are not counted.
    pub gateways: usize,
    /// Events of all kinds.
    pub events: usize,
    /// Sequence flows; of a workflow, the next tasks that are named; of a net, its arcs.
    pub flows: usize,
    /// Flows of messages between pools.
    pub message_flows: usize,
    /// Days in total; none without a limit.
    pub total_days: Option<Decimal>,
    /// Days of all steps of a workflow together, 0 when none has a time; none when one has no limit, and of other models.
    pub sum_of_steps_days: Option<Decimal>,
    /// Days of the longest way from the start to an end; none where no step has a time or one has no limit.
    pub critical_path_days: Option<Decimal>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Model {
    /// Counts its elements and looks for what is wrong. Never fails: whatever was read has an answer.
    #[must_use]
    pub fn check(&self) -> Check {
        let mut check = match self {
            Self::Diagram(diagram) => diagram::check(diagram),
            Self::Workflow(workflow) => workflow::check(workflow),
            Self::Net(net) => net::check(net),
        };
        check.critical_path_days = self.diagram().critical_path();
        check.problems.sort_by_key(|problem| problem.line.unwrap_or(u32::MAX));
        check
    }
}

/// What goes round for ever: from there no way leads to a node that nothing leads on from.
fn endless(count: usize, after: impl Fn(usize, &mut Vec<usize>)) -> Vec<bool> {
    let mut before = vec![Vec::new(); count];
    let mut last = Vec::new();
    let mut next = Vec::new();
    for node in 0..count {
        after(node, &mut next);
        if next.is_empty() {
            last.push(node);
        }
        for to in next.drain(..) {
            before[to].push(node);
        }
    }
    let leads_out = reached(count, last, |node, next| next.extend_from_slice(&before[node]));
    leads_out.into_iter().map(|leads_out| !leads_out).collect()
}

/// Everything that can be reached over `after`, the starts included.
fn reached(count: usize, starts: impl IntoIterator<Item = usize>, after: impl Fn(usize, &mut Vec<usize>)) -> Vec<bool> {
    let mut seen = vec![false; count];
    let mut open: Vec<usize> = starts.into_iter().collect();
    let mut next = Vec::new();
    while let Some(node) = open.pop() {
        if std::mem::replace(&mut seen[node], true) {
            continue;
        }
        after(node, &mut next);
        open.append(&mut next);
    }
    seen
}
