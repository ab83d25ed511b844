//! A pool or sub-process as a part of the net: how it starts, when it is done, and how it is broken off.
//!
//! A scope is done when no token is left in it. Where several tokens may end apart they are counted: the scope has room for so
//! many, each token takes a part of the room, and all of it is free again when the last one is gone. To break a scope off is to
//! stop what moves in it, empty its places one by one, and go on when all room is free.

use super::diagram::{Builder, joins};
use crate::model::{EventPlace, GatewayKind, Kind, Trigger};
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
    pub(super) place: usize,
    size: u32,
}

/// What is inside of a scope, for the scopes around it to stop and to empty.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// Places, and the room that a token in them takes.
    pub(super) places: Vec<(usize, Option<Room>)>,
    /// Scopes that are counted: the token of their running, their room, and the room that they take in the scope around.
    scopes: Vec<(usize, Room, Option<Room>)>,
    /// Transitions.
    pub(super) moves: Vec<usize>,
}

impl Inside {
    pub fn add(&mut self, mut other: Self) {
        self.places.append(&mut other.places);
        self.scopes.append(&mut other.scopes);
        self.moves.append(&mut other.moves);
    }
}

/// A scope that is being built.
pub(super) struct Scope {
    pub(super) part: Part,
    pub(super) room: Option<Room>,
    pub(super) running: Option<usize>,
    pub(super) breakable: bool,
    pub(super) inside: Inside,
    /// What the scope around has to empty beside it.
    pub(super) beside: Inside,
    /// The place that says that it is being broken off.
    stopping: Option<usize>,
    /// Places that say where it goes on then, and where that is.
    stops: Vec<(usize, usize)>,
    /// Places of event sub-processes that are over; the scope ends with them.
    pub(super) spent: Vec<usize>,
    /// Transitions that begin the scope.
    pub(super) entries: Vec<usize>,
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
        stopping: None,
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
    // Tokens that come to a node one by one may come to one end one by one.
    let merges = |&node: &usize| !joins(&nodes[node].kind) && builder.graph.into[node].len() > 1;
    let apart = ends > 1 || part.members.iter().any(merges);
    apart && (together || part.members.iter().any(|&node| splits(node)))
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
                let transition = builder.silent("interrupted", &[running], &stop);
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

    /// What empties the scope when it is broken off, and what goes on when it is empty.
    fn break_off(&mut self, builder: &mut Builder<'_>) {
        let (Some(room), Some(running), Some(stopping)) = (self.room, self.running, self.stopping) else { return };
        for &transition in &self.inside.moves {
            builder.net.arc(Way::Takes, running, transition, 1);
            builder.net.arc(Way::Gives, running, transition, 1);
        }
        for &(place, taken) in &self.inside.places {
            let empty = builder.silent("empty", &[stopping, place], &[stopping]);
            if let Some(taken) = taken {
                builder.net.arc(Way::Gives, taken.place, empty, 1);
            }
        }
        for &(state, inner, around) in self.inside.scopes.iter().filter(|(state, ..)| *state != running) {
            let empty = builder.silent("empty", &[stopping, state], &[stopping]);
            all_room(builder, inner, empty);
            if let Some(around) = around {
                builder.net.arc(Way::Gives, around.place, empty, 1);
            }
        }
        for &(then, target) in &self.stops {
            let go_on = builder.silent("broken off", &[stopping, then], &[target]);
            all_room(builder, room, go_on);
            self.beside.moves.push(go_on);
            self.beside.places.push((then, None));
        }
        self.beside.scopes.push((stopping, room, self.part.outer));
    }

    /// Places that say that the scope is broken off, and that it goes on with `target` then.
    pub fn stop(&mut self, builder: &mut Builder<'_>, target: usize) -> [usize; 2] {
        let stopping = *self.stopping.get_or_insert_with(|| builder.net.place("stopping", 0));
        let known = self.stops.iter().find(|(_, known)| *known == target).map(|&(then, _)| then);
        let then = known.unwrap_or_else(|| {
            let then = builder.net.place("then", 0);
            self.stops.push((then, target));
            then
        });
        [stopping, then]
    }
}

/// A transition that needs and leaves all room of a scope.
fn all_room(builder: &mut Builder<'_>, room: Room, transition: usize) {
    builder.net.arc(Way::Takes, room.place, transition, room.size);
    builder.net.arc(Way::Gives, room.place, transition, room.size);
}
