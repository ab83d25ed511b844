//! A pool or sub-process as a part of the net: how it starts, when it is done, and how it is broken off.
//!
//! A scope is done when no token is left in it. Where several tokens may end apart they are counted: the scope has room for so
//! many, each token takes a part of the room, and all of it is free again when the last one is gone. To break a scope off is to
//! stop what moves in it, empty its places one by one, and go on when all room is free.

use super::diagram::Builder;
use crate::model::{Event, EventPlace, GatewayKind, Kind, Trigger};
use crate::net::Way;

/// What is to be built: nodes between a place that starts them and one that says that they are done.
pub(super) struct Part {
    pub members: Vec<usize>,
    /// The sub-process; none for a pool.
    pub owner: Option<usize>,
    pub start: usize,
    pub done: usize,
    /// The room of the scope around it.
    pub outer: Option<Room>,
    /// Whether a scope around it can be broken off.
    pub breakable: bool,
}

/// A place whose tokens are the free room of a scope, and how many there are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    place: usize,
    size: u32,
}

/// What is inside of a scope, for the scopes around it to stop and to empty.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// Places, and the room that a token in them takes.
    places: Vec<(usize, Option<Room>)>,
    /// Scopes that are counted: the token of their running, their room, and the room that they take in the scope around.
    scopes: Vec<(usize, Room, Option<Room>)>,
    /// Transitions.
    moves: Vec<usize>,
}

impl Inside {
    fn add(&mut self, mut other: Self) {
        self.places.append(&mut other.places);
        self.scopes.append(&mut other.scopes);
        self.moves.append(&mut other.moves);
    }
}

/// A scope that is being built.
pub(super) struct Scope {
    pub(super) part: Part,
    room: Option<Room>,
    running: Option<usize>,
    breakable: bool,
    inside: Inside,
    /// What the scope around has to empty beside it.
    beside: Inside,
    /// Places that say that it is broken off, and where it goes on then.
    stops: Vec<(usize, usize)>,
    /// Places of event sub-processes that are over; the scope ends with them.
    spent: Vec<usize>,
    /// Transitions that begin the scope.
    entries: Vec<usize>,
}

/// Builds a scope; gives what is inside of it.
pub(super) fn build(builder: &mut Builder<'_>, part: Part) -> Inside {
    let breaks = breaks(builder, &part);
    let counted = breaks || part.breakable || ends_apart(builder, &part);
    let room = counted.then(|| {
        let size: usize = part.members.iter().map(|&node| width(builder, node)).sum();
        let size = u32::try_from(size + 1).unwrap_or(u32::MAX);
        Room { place: builder.net.place("room", size), size }
    });
    let running = counted.then(|| builder.net.place("running", 0));
    let breakable = breaks || part.breakable;
    let (inside, beside) = (Inside::default(), Inside::default());
    let mut scope = Scope {
        part,
        room,
        running,
        breakable,
        inside,
        beside,
        stops: Vec::new(),
        spent: Vec::new(),
        entries: Vec::new(),
    };
    scope.enter(builder);
    for node in scope.part.members.clone() {
        scope.holds(builder.before[node]);
        for place in builder.incoming(node) {
            if place != builder.before[node] {
                scope.holds(place);
            }
        }
        scope.node(builder, node);
    }
    scope.interrupted(builder);
    scope.leave(builder);
    scope.break_off(builder);
    let Scope { mut inside, beside, .. } = scope;
    inside.add(beside);
    inside
}

/// Whether something in it, or on its border, can break it off.
fn breaks(builder: &Builder<'_>, part: &Part) -> bool {
    let nodes = &builder.diagram.nodes;
    let interrupts = |&border: &usize| nodes[border].boundary().is_some_and(|(_, interrupting)| interrupting);
    part.owner.is_some_and(|owner| builder.graph.borders[owner].iter().any(interrupts))
        || part.members.iter().any(|&node| {
            let terminates = nodes[node].event().is_some_and(|event| event.trigger == Trigger::Terminate);
            terminates || matches!(nodes[node].kind, Kind::SubProcess { by_event: true })
        })
}

/// Whether several of its tokens may end each for itself.
fn ends_apart(builder: &Builder<'_>, part: &Part) -> bool {
    let nodes = &builder.diagram.nodes;
    let splits = |node: usize| {
        let one_way = matches!(nodes[node].kind, Kind::Gateway(GatewayKind::Exclusive | GatewayKind::EventBased));
        let warns = nodes[node].boundary().is_some_and(|(_, interrupting)| !interrupting);
        warns || (!one_way && builder.graph.after(node).nth(1).is_some())
    };
    let starts = builder.graph.starts(builder.diagram, &part.members);
    let together = starts.len() > 1 && !starts.iter().any(|&node| nodes[node].is(&EventPlace::Start));
    let ends = part.members.iter().filter(|&&node| builder.graph.after(node).next().is_none()).count();
    ends > 1 && (together || part.members.iter().any(|&node| splits(node)))
}

/// More tokens than a node can hold or make at one time.
fn width(builder: &Builder<'_>, node: usize) -> usize {
    builder.graph.out[node].len() + builder.graph.into[node].len() + builder.graph.borders[node].len() + 2
}

impl Scope {
    /// A place inside, each token of which takes room.
    pub fn holds(&mut self, place: usize) {
        self.inside.places.push((place, self.room));
    }

    /// A transition inside that took and gave so many tokens of the scope.
    pub fn moved(&mut self, builder: &mut Builder<'_>, transition: usize, took: usize, gave: usize) {
        self.inside.moves.push(transition);
        let Some(room) = self.room else { return };
        let tokens = u32::try_from(took.abs_diff(gave)).unwrap_or(u32::MAX);
        if tokens > 0 {
            let way = if gave > took { Way::Takes } else { Way::Gives };
            builder.net.arc(way, room.place, transition, tokens);
        }
    }

    /// A token ends here: the scope's only one, or one of those that are counted.
    pub fn ends(&mut self, builder: &mut Builder<'_>, node: usize, from: usize) {
        let gives: &[usize] = if self.room.is_some() { &[] } else { &[self.part.done] };
        let transition = builder.of_node(node, false, &[from], gives);
        self.moved(builder, transition, 1, 0);
    }

    fn enter(&mut self, builder: &mut Builder<'_>) {
        let starts = builder.graph.starts(builder.diagram, &self.part.members);
        let places: Vec<usize> = starts.iter().map(|&node| builder.before[node]).collect();
        let at_events = starts.iter().any(|&node| builder.diagram.nodes[node].is(&EventPlace::Start));
        let choices: Vec<Vec<usize>> =
            if at_events { places.into_iter().map(|place| vec![place]).collect() } else { vec![places] };
        for choice in choices {
            let gives: Vec<usize> = choice.iter().copied().chain(self.running).collect();
            let transition = builder.silent("enter", &[self.part.start], &gives);
            if let Some(room) = self.room {
                let tokens = u32::try_from(choice.len()).unwrap_or(u32::MAX);
                builder.net.arc(Way::Takes, room.place, transition, tokens);
            }
            self.entries.push(transition);
        }
    }

    /// Interrupting events on the border of the sub-process happen at any time while it runs.
    fn interrupted(&mut self, builder: &mut Builder<'_>) {
        let (Some(owner), Some(running)) = (self.part.owner, self.running) else { return };
        for border in builder.graph.borders[owner].clone() {
            if builder.diagram.nodes[border].boundary().is_some_and(|(_, interrupting)| interrupting) {
                let stop = self.stop(builder, builder.before[border]);
                let transition = builder.silent("interrupted", &[running], &[stop]);
                self.beside.moves.push(transition);
            }
        }
    }

    fn leave(&mut self, builder: &mut Builder<'_>) {
        let (Some(room), Some(running)) = (self.room, self.running) else { return };
        let takes = [&[running], self.spent.as_slice()].concat();
        let transition = builder.silent("leave", &takes, &[self.part.done]);
        all_room(builder, room, transition);
        self.inside.scopes.push((running, room, self.part.outer));
        self.beside.moves.push(transition);
    }

    /// For each way to break the scope off: what empties it, and what goes on when it is empty.
    fn break_off(&mut self, builder: &mut Builder<'_>) {
        let (Some(room), Some(running)) = (self.room, self.running) else { return };
        if self.stops.is_empty() {
            return;
        }
        for &transition in &self.inside.moves {
            builder.net.arc(Way::Takes, running, transition, 1);
            builder.net.arc(Way::Gives, running, transition, 1);
        }
        for (stop, target) in std::mem::take(&mut self.stops) {
            for &(place, taken) in &self.inside.places {
                let empty = builder.silent("empty", &[stop, place], &[stop]);
                if let Some(taken) = taken {
                    builder.net.arc(Way::Gives, taken.place, empty, 1);
                }
            }
            for &(state, inner, around) in self.inside.scopes.iter().filter(|(state, ..)| *state != running) {
                let empty = builder.silent("empty", &[stop, state], &[stop]);
                all_room(builder, inner, empty);
                if let Some(around) = around {
                    builder.net.arc(Way::Gives, around.place, empty, 1);
                }
            }
            let go_on = builder.silent("broken off", &[stop], &[target]);
            all_room(builder, room, go_on);
            self.beside.moves.push(go_on);
            self.beside.scopes.push((stop, room, self.part.outer));
        }
    }

    /// A place that says that the scope is broken off and goes on with `target`.
    fn stop(&mut self, builder: &mut Builder<'_>, target: usize) -> usize {
        if let Some(&(stop, _)) = self.stops.iter().find(|(_, known)| *known == target) {
            return stop;
        }
        let stop = builder.net.place("stop", 0);
        self.stops.push((stop, target));
        stop
    }

    fn node(&mut self, builder: &mut Builder<'_>, node: usize) {
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
            let transition = builder.of_node(node, false, &[before, running], &[stop]);
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
            let transition = builder.silent(&id, &[running], &[stop]);
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

/// A transition that needs and leaves all room of a scope.
fn all_room(builder: &mut Builder<'_>, room: Room, transition: usize) {
    builder.net.arc(Way::Takes, room.place, transition, room.size);
    builder.net.arc(Way::Gives, room.place, transition, room.size);
}
