//! Diagrams drawn in lines of text.
//!
//! `( > a > )` is a start, a task and an end; a node is known by its name, and its first character says what it is:
//!
//! | first | node | first | node |
//! |---|---|---|---|
//! | `(` | start event | `)` | end event, `)!` ends all, `)*` throws an escalation |
//! | `x` | exclusive gateway | `+` | parallel gateway |
//! | `o` | inclusive gateway | `e` | event-based gateway |
//! | `<` | link that throws | `>` of two | link that catches |
//! | `S` | sub-process | `E` | sub-process by event |
//! | `:` | event in between | `@` | task that may be repeated |
//!
//! A line `S1: ( > a > )` is inside of `S1`. `a!t` is an interrupting event on the border of `a`, `a~t` one that is not.

use process::Model;
use process::model::{Diagram, Event, EventPlace, Flow, GatewayKind, Kind, Node, Pool, TaskKind, Trigger};

/// A diagram of one pool.
pub fn drawn(lines: &str) -> Diagram {
    let pool = Pool { id: "pool".to_owned(), name: None, line: 1 };
    let mut diagram = Diagram { pools: vec![pool], ..Diagram::default() };
    for (line, text) in (1..).zip(lines.lines().map(str::trim).filter(|line| !line.is_empty())) {
        let (outer, chain) = match text.split_once(": ") {
            Some((scope, chain)) => (Some(node(&mut diagram, scope, None, line)), chain),
            None => (None, text),
        };
        let mut before: Option<String> = None;
        for name in chain.split(" > ").map(str::trim) {
            node(&mut diagram, name, outer, line);
            if let Some(source) = before.replace(name.to_owned()) {
                let id = format!("{source}-{name}");
                diagram.flows.push(Flow { id, source, target: name.to_owned(), line });
            }
        }
    }
    diagram
}

/// The same as a model.
pub fn model(lines: &str) -> Model {
    Model::Diagram(drawn(lines))
}

fn node(diagram: &mut Diagram, name: &str, inside: Option<usize>, line: u32) -> usize {
    if let Some(known) = diagram.nodes.iter().position(|node| node.id == name) {
        return known;
    }
    let event = |place, trigger, interrupting| Kind::Event(Event { place, trigger, interrupting });
    let boundary = |host: &str, interrupting| {
        let trigger = if name.ends_with('*') { Trigger::Escalation } else { Trigger::Timer };
        event(EventPlace::Boundary { host: host.to_owned() }, trigger, interrupting)
    };
    let kind = match (name.split_once('!'), name.split_once('~')) {
        (Some((host, _)), _) if !host.starts_with(')') => boundary(host, true),
        (_, Some((host, _))) if !host.starts_with('(') => boundary(host, false),
        _ => match name.chars().next() {
            Some('(') => event(EventPlace::Start, Trigger::None, !name.ends_with('~')),
            Some(')') if name.ends_with('!') => event(EventPlace::End, Trigger::Terminate, false),
            Some(')') if name.ends_with('*') => event(EventPlace::End, Trigger::Escalation, false),
            Some(')') => event(EventPlace::End, Trigger::None, false),
            Some(':') => event(EventPlace::Catch, Trigger::Timer, false),
            Some('<') => event(EventPlace::Throw, Trigger::Link, false),
            Some('>') => event(EventPlace::Catch, Trigger::Link, false),
            Some('x') => Kind::Gateway(GatewayKind::Exclusive),
            Some('+') => Kind::Gateway(GatewayKind::Parallel),
            Some('o') => Kind::Gateway(GatewayKind::Inclusive),
            Some('e') => Kind::Gateway(GatewayKind::EventBased),
            Some('S') => Kind::SubProcess { by_event: false },
            Some('E') => Kind::SubProcess { by_event: true },
            _ => Kind::Task(TaskKind::Plain),
        },
    };
    // The two ends of a link have one name, and names of tasks that repeat carry a mark.
    let written = name.trim_start_matches(['<', '>', '@']);
    diagram.nodes.push(Node {
        id: name.to_owned(),
        name: Some(written.to_owned()),
        kind,
        pool: 0,
        inside,
        repeats: name.starts_with('@'),
        compensates: false,
        days: None,
        form: None,
        line,
    });
    diagram.nodes.len() - 1
}
