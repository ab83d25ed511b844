//! Nodes of a scope as transitions: activities with the events on their border, events, and sub-processes that events start.

use super::diagram::Builder;
use super::scope::{Part, Scope, build};
use crate::model::{Event, EventPlace, Kind, Trigger};
use crate::net::Way;

impl Scope {
    /// The transitions of a node.
    pub fn node(&mut self, builder: &mut Builder<'_>, node: usize) {
        let written = &builder.diagram.nodes[node];
        match &written.kind {
            // What undoes something is drawn beside the flow and reached by none of it.
            _ if written.compensates => {}
            Kind::SubProcess { by_event: true } => self.event_sub_process(builder, node),
            Kind::Gateway(kind) => self.gateway(builder, node, *kind),
            Kind::Task(_) | Kind::Call | Kind::SubProcess { .. } => self.activity(builder, node),
            Kind::Event(event) => self.event(builder, node, event),
        }
    }

    fn event(&mut self, builder: &mut Builder<'_>, node: usize, event: &Event) {
        let before = builder.before[node];
        let out = builder.outgoing(node);
        if event.place == EventPlace::End
            && let Some(target) = self.thrown_to(builder, event.trigger)
            && let Some(running) = self.running
        {
            let stop = self.stop(builder, target);
            let transition = builder.of_node(node, false, &[before, running], &stop);
            if let Some(room) = self.room {
                builder.net.arc(Way::Gives, room.place, transition, 1);
            }
            self.beside.moves.push(transition);
        } else if out.is_empty() {
            self.ends(builder, node, before);
        } else {
            let transition = builder.of_node(node, false, &[before], &out);
            self.moved(builder, transition, 1, out.len());
        }
    }

    /// Where an end goes on that breaks its scope off: after the scope, or at the event on its border that catches it.
    fn thrown_to(&self, builder: &Builder<'_>, trigger: Trigger) -> Option<usize> {
        match trigger {
            Trigger::Terminate => Some(self.part.done),
            Trigger::Error | Trigger::Escalation | Trigger::Cancel => {
                let borders = &builder.graph.borders[self.part.owner?];
                let catches = |&&border: &&usize| {
                    let node = &builder.diagram.nodes[border];
                    node.boundary().is_some_and(|(_, interrupting)| interrupting)
                        && node.event().is_some_and(|event| event.trigger == trigger)
                };
                borders.iter().find(catches).map(|&border| builder.before[border])
            }
            _ => None,
        }
    }

    /// A task, or a sub-process in its place, with the events on its border.
    fn activity(&mut self, builder: &mut Builder<'_>, node: usize) {
        let id = builder.diagram.nodes[node].id.clone();
        let visible = builder.is_visible(node);
        let after = builder.net.place(format!("after {id}"), 0);
        self.holds(after);
        let waiting = self.warned(builder, node, &id);
        if visible {
            for place in waiting {
                let transition = builder.of_node(node, true, &[place], &[after]);
                self.moved(builder, transition, 1, 1);
            }
        } else {
            let start = builder.net.place(format!("begun {id}"), 0);
            self.holds(start);
            for place in waiting {
                let transition = builder.of_node(node, false, &[place], &[start]);
                self.moved(builder, transition, 1, 1);
            }
            let members = builder.graph.children[node].clone();
            let (outer, breakable) = (self.room, self.breakable);
            let part = Part { members, owner: Some(node), start, done: after, outer, breakable };
            let inner = build(builder, part);
            self.inside.add(inner);
        }
        if builder.diagram.nodes[node].repeats {
            let again = builder.silent(&id, &[after], &[builder.before[node]]);
            self.moved(builder, again, 1, 1);
        }
        let out = builder.outgoing(node);
        let gives = if out.is_empty() && self.room.is_none() { vec![self.part.done] } else { out.clone() };
        let transition = builder.silent(&id, &[after], &gives);
        self.moved(builder, transition, 1, out.len());
    }

    /// Places where an activity may be begun or done. An event on its border that does not interrupt happens once or not at all
    /// and leaves the activity waiting in the next place; one that interrupts takes the activity's place.
    fn warned(&mut self, builder: &mut Builder<'_>, node: usize, id: &str) -> Vec<usize> {
        let mut waiting = vec![builder.before[node]];
        let (interrupting, warning): (Vec<usize>, Vec<usize>) = builder.graph.borders[node]
            .iter()
            .partition(|&&border| builder.diagram.nodes[border].boundary().is_some_and(|(_, interrupts)| interrupts));
        for border in warning {
            let further = builder.net.place(format!("warned {id}"), 0);
            self.holds(further);
            for &place in &waiting {
                let transition = builder.silent(id, &[place], &[further, builder.before[border]]);
                self.moved(builder, transition, 1, 2);
            }
            waiting.push(further);
        }
        // A sub-process is interrupted by its own scope, at any time while it runs.
        if builder.is_visible(node) {
            for border in interrupting {
                for &place in &waiting {
                    let transition = builder.silent(id, &[place], &[builder.before[border]]);
                    self.moved(builder, transition, 1, 1);
                }
            }
        }
        waiting
    }

    /// An event sub-process happens once or not at all: beside the scope, or in its place.
    fn event_sub_process(&mut self, builder: &mut Builder<'_>, node: usize) {
        let (Some(running), members) = (self.running, builder.graph.children[node].clone()) else { return };
        if members.is_empty() {
            return;
        }
        let id = builder.diagram.nodes[node].id.clone();
        let start = builder.net.place(format!("begun {id}"), 0);
        let interrupts = members.iter().any(|&member| {
            let event = builder.diagram.nodes[member].event();
            event.is_some_and(|event| event.place == EventPlace::Start && event.interrupting)
        });
        if interrupts {
            let stop = self.stop(builder, start);
            let transition = builder.silent(&id, &[running], &stop);
            self.beside.moves.push(transition);
            self.beside.places.push((start, self.part.outer));
            let (done, outer, breakable) = (self.part.done, self.part.outer, self.part.breakable);
            let inner = build(builder, Part { members, owner: Some(node), start, done, outer, breakable });
            self.beside.add(inner);
            return;
        }
        let [unspent, spent, over] = ["unspent", "spent", "over"].map(|of| builder.net.place(format!("{of} {id}"), 0));
        for &entry in &self.entries {
            builder.net.arc(Way::Gives, unspent, entry, 1);
        }
        self.inside.places.extend([(unspent, None), (spent, None)]);
        self.spent.push(spent);
        self.holds(start);
        self.holds(over);
        let (outer, breakable) = (self.room, self.breakable);
        let inner = build(builder, Part { members, owner: Some(node), start, done: over, outer, breakable });
        self.inside.add(inner);
        let begin = builder.silent(&id, &[unspent], &[spent, start]);
        self.moved(builder, begin, 0, 1);
        let pass = builder.silent(&id, &[unspent], &[spent]);
        self.moved(builder, pass, 0, 0);
        let finish = builder.silent(&id, &[over], &[]);
        self.moved(builder, finish, 1, 0);
    }
}
