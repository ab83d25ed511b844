//! Any model as a diagram that people can look at: a one-stop workflow with its groups as lanes, a net with its silent parts as gateways.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Diagram, Event, EventPlace, Flow, GatewayKind, Kind, Lane, Node, Pool, TaskKind, Trigger};
use crate::{Model, Net, Step, Transition, Workflow};

impl Model {
    /// The model as it is drawn and listed. A diagram is itself; the diagram of a net is for looking at and is not played.
    #[must_use]
    pub fn diagram(&self) -> Cow<'_, Diagram> {
        match self {
            Self::Diagram(diagram) => Cow::Borrowed(diagram),
            Self::Workflow(workflow) => Cow::Owned(of_workflow(workflow)),
            Self::Net(net) => Cow::Owned(of_net(net)),
        }
    }
}

/// A diagram while it is put together.
#[derive(Default)]
struct Making(Diagram);

impl Making {
    fn named(name: Option<&String>) -> Self {
        let pool = Pool { id: "process".to_owned(), name: name.cloned(), line: 0 };
        Self(Diagram { name: name.cloned(), pools: vec![pool], ..Diagram::default() })
    }

    fn node(&mut self, id: String, name: Option<String>, kind: Kind, line: u32) -> usize {
        let node = Node {
            id,
            name,
            kind,
            pool: 0,
            inside: None,
            repeats: false,
            compensates: false,
            days: None,
            form: None,
            line,
        };
        self.0.nodes.push(node);
        self.0.nodes.len() - 1
    }

    fn event(&mut self, id: &str, place: EventPlace) -> usize {
        let event = Event { place, trigger: Trigger::None, interrupting: true };
        self.node(id.to_owned(), None, Kind::Event(event), 0)
    }

    fn flow(&mut self, source: usize, target: usize) {
        let id = format!("flow_{}", self.0.flows.len() + 1);
        let name = |node: usize| self.0.nodes[node].id.clone();
        let flow = Flow { id, source: name(source), target: name(target), line: 0 };
        self.0.flows.push(flow);
    }

    fn put(&mut self, lane: &str, node: usize) {
        let id = self.0.nodes[node].id.clone();
        match self.0.lanes.iter_mut().find(|known| known.name.as_deref() == Some(lane)) {
            Some(known) => known.nodes.push(id),
            None => self.0.lanes.push(Lane {
                id: format!("lane_{}", self.0.lanes.len() + 1),
                name: Some(lane.to_owned()),
                nodes: vec![id],
                line: 0,
            }),
        }
    }
}

fn of_workflow(workflow: &Workflow) -> Diagram {
    let mut made = Making::named(workflow.name.as_ref());
    let start = made.event("start", EventPlace::Start);
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut tasks = Vec::new();
    for step in &workflow.steps {
        let who = step.group.as_deref().or(step.role.as_deref());
        for (place, task) in step.tasks.iter().enumerate() {
            let node = made.node(format!("task_{}", tasks.len() + 1), None, Kind::Task(TaskKind::User), task.line);
            made.0.nodes[node].name = task.name.clone().or_else(|| Some(task.code.clone()));
            made.0.nodes[node].days = if own_times(step) { task.days } else { step.days.filter(|_| place == 0) };
            places.entry(&task.code).or_insert(node);
            tasks.push((task, node));
            if let Some(who) = who {
                made.put(who, node);
            }
        }
    }
    let end = made.event("end", EventPlace::End);
    if let Some((_, first)) = tasks.first() {
        made.flow(start, *first);
    }
    for (task, node) in tasks {
        let known: Vec<usize> = task.next.iter().filter_map(|next| places.get(next.as_str()).copied()).collect();
        match known.as_slice() {
            [] if task.next.is_empty() => made.flow(node, end),
            [] => {}
            [next] => made.flow(node, *next),
            several => {
                let id = format!("{}_choice", made.0.nodes[node].id);
                let choice = made.node(id, None, Kind::Gateway(GatewayKind::Exclusive), task.line);
                let lane = made.0.lanes.iter().position(|lane| lane.nodes.contains(&made.0.nodes[node].id));
                if let Some(lane) = lane {
                    let id = made.0.nodes[choice].id.clone();
                    made.0.lanes[lane].nodes.push(id);
                }
                made.flow(node, choice);
                several.iter().for_each(|&next| made.flow(choice, next));
            }
        }
    }
    // The ends of the way stand with whoever is first and last.
    if let (Some(first), Some(last)) = (workflow.steps.first(), workflow.steps.last()) {
        for (step, node) in [(first, start), (last, end)] {
            if let Some(who) = step.group.as_deref().or(step.role.as_deref()) {
                made.put(who, node);
            }
        }
    }
    made.0
}

/// Whether the times of a step's tasks are those of the step; if not, the step's stands at its first task.
fn own_times(step: &Step) -> bool {
    step.days.is_none() || step.sum_of_tasks() == step.days
}

fn of_net(net: &Net) -> Diagram {
    let mut made = Making::named(net.name.as_ref());
    let nodes: Vec<usize> = net
        .transitions
        .iter()
        .enumerate()
        .map(|(number, transition)| {
            let kind = match transition.label {
                Some(_) => Kind::Task(TaskKind::Plain),
                None if transition.takes.len() > 1 || transition.gives.len() > 1 => {
                    Kind::Gateway(GatewayKind::Parallel)
                }
                None => Kind::Gateway(GatewayKind::Exclusive),
            };
            made.node(format!("step_{}", number + 1), transition.label.clone(), kind, transition.line)
        })
        .collect();
    let end_marking = net.end().unwrap_or_default();
    let (mut start, mut end) = (None, None);
    let touching = |place: usize, gives: bool| {
        let arcs = move |number: usize| {
            let Transition { takes, gives: given, .. } = &net.transitions[number];
            if gives { given } else { takes }
        };
        (0..nodes.len()).filter(move |&number| arcs(number).iter().any(|arc| arc.place == place))
    };
    for place in 0..net.places.len() {
        let mut before: Vec<usize> = touching(place, true).map(|number| nodes[number]).collect();
        let mut after: Vec<usize> = touching(place, false).map(|number| nodes[number]).collect();
        if net.initial.get(place).is_some_and(|&tokens| tokens > 0) {
            before.push(*start.get_or_insert_with(|| made.event("start", EventPlace::Start)));
        }
        if end_marking.get(place).is_some_and(|&tokens| tokens > 0) {
            after.push(*end.get_or_insert_with(|| made.event("end", EventPlace::End)));
        }
        for &source in &before {
            after.iter().for_each(|&target| made.flow(source, target));
        }
    }
    made.0
}
