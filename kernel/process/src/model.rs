//! What a file says of a process: a BPMN diagram, the steps of a one-stop workflow, or a Petri net.

use text::Decimal;

use crate::{Net, Workflow};

/// A process as it was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Model {
    /// BPMN 2.0.
    Diagram(Diagram),
    /// The steps of a one-stop shop.
    Workflow(Workflow),
    /// A Petri net, as PNML carries one.
    Net(Net),
}

/// The part of a BPMN 2.0 file that says what may happen; ids stay as written, so that a reference to nothing can be told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diagram {
    /// The name of the file's collaboration, process or definitions.
    pub name: Option<String>,
    /// Its processes.
    pub pools: Vec<Pool>,
    /// Ids of its participants, which message flows may name; those without a process are black boxes.
    pub participants: Vec<String>,
    /// Tasks, gateways, events and sub-processes.
    pub nodes: Vec<Node>,
    /// Sequence flows.
    pub flows: Vec<Flow>,
    /// Message flows.
    pub message_flows: Vec<Flow>,
    /// Lanes, outer ones before those inside them.
    pub lanes: Vec<Lane>,
}

/// A process of the file, drawn as a pool where there are several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// Its id.
    pub id: String,
    /// The name of its participant, or its own.
    pub name: Option<String>,
    /// Where the file says it; lines count from 1.
    pub line: u32,
}

/// A lane: who does the nodes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Its id.
    pub id: String,
    /// The unit or role.
    pub name: Option<String>,
    /// Ids of its nodes.
    pub nodes: Vec<String>,
    /// Where the file says it.
    pub line: u32,
}

/// A node of a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// What is written on it.
    pub name: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// The index of its pool.
    pub pool: usize,
    /// The index of the sub-process around it, always before it in the list of nodes.
    pub inside: Option<usize>,
    /// It may be done several times in a row (a loop or several instances).
    pub repeats: bool,
    /// It only undoes something and is not part of the ordinary flow.
    pub compensates: bool,
    /// Working days that it may take, where the file says so.
    pub days: Option<Decimal>,
    /// The form that is filled or used in it.
    pub form: Option<String>,
    /// Where the file says it.
    pub line: u32,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A task.
    Task(TaskKind),
    /// A call of another process.
    Call,
    /// A gateway.
    Gateway(GatewayKind),
    /// An event.
    Event(Event),
    /// A sub-process; one that starts by an event of its own stands outside of the flow.
    SubProcess {
        /// Whether it starts by an event.
        by_event: bool,
    },
}

/// Kinds of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskKind {
    /// Not said.
    Plain,
    /// By a person with the system.
    User,
    /// By a program.
    Service,
    /// Sends a message.
    Send,
    /// Waits for a message.
    Receive,
    /// By a person without the system.
    Manual,
    /// By business rules.
    BusinessRule,
    /// By a script.
    Script,
}

/// Kinds of gateways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GatewayKind {
    /// One way of several.
    Exclusive,
    /// All ways.
    Parallel,
    /// One or more ways.
    Inclusive,
    /// The way of the event that comes first.
    EventBased,
    /// By a rule of its own; taken as inclusive.
    Complex,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Where it stands.
    pub place: EventPlace,
    /// What it waits for or causes.
    pub trigger: Trigger,
    /// Whether it ends what it interrupts: of border events and of starts of event sub-processes.
    pub interrupting: bool,
}

/// Where an event stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventPlace {
    /// At the start.
    Start,
    /// In between, waiting.
    Catch,
    /// In between, causing.
    Throw,
    /// On the border of an activity.
    Boundary {
        /// The id of the activity.
        host: String,
    },
    /// At the end.
    End,
}

/// What an event waits for or causes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// Nothing.
    None,
    /// A time.
    Timer,
    /// A message.
    Message,
    /// An error.
    Error,
    /// An escalation.
    Escalation,
    /// A signal.
    Signal,
    /// A condition.
    Condition,
    /// The other end of a link, by its name.
    Link,
    /// The undoing of something.
    Compensation,
    /// A transaction that was cancelled.
    Cancel,
    /// The end of everything in the scope.
    Terminate,
    /// Several of these.
    Several,
}

/// A flow from one element to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Its id.
    pub id: String,
    /// The id of the element that it leaves.
    pub source: String,
    /// The id of the element that it enters.
    pub target: String,
    /// Where the file says it.
    pub line: u32,
}

impl Node {
    /// The name, or the id of a node without one.
    #[must_use]
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }

    pub(crate) const fn event(&self) -> Option<&Event> {
        match &self.kind {
            Kind::Event(event) => Some(event),
            _ => None,
        }
    }

    pub(crate) fn is(&self, place: &EventPlace) -> bool {
        self.event().is_some_and(|event| event.place == *place)
    }

    pub(crate) const fn boundary(&self) -> Option<(&String, bool)> {
        match &self.kind {
            Kind::Event(Event { place: EventPlace::Boundary { host }, interrupting, .. }) => {
                Some((host, *interrupting))
            }
            _ => None,
        }
    }

    /// Whether it lies outside of the ordinary flow and is reached by none.
    pub(crate) const fn stands_apart(&self) -> bool {
        self.compensates || matches!(self.kind, Kind::SubProcess { by_event: true })
    }

    /// The name of the link that it throws or catches.
    pub(crate) fn link(&self) -> Option<&str> {
        self.event().filter(|event| event.trigger == Trigger::Link).and(self.name.as_deref())
    }
}
