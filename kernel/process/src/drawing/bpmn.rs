//! A diagram as a BPMN 2.0 file with its layout, which every viewer and modeller of BPMN opens.

use std::fmt::Write;

use super::svg::escaped;
use super::{Direction, Drawing, Frame};
use crate::model::{Diagram, Event, EventPlace, GatewayKind, Kind, Node, TaskKind, Trigger};

const SPACES: &str = "xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\"";

impl Diagram {
    /// The file. Ids are kept where XML takes them; time and form stand in a step's documentation, where they are read again.
    #[must_use]
    pub fn to_bpmn(&self) -> String {
        let mut out = String::new();
        // Writing into a String cannot fail.
        let _ = self.write_bpmn(&self.drawing(Direction::Across), &mut out);
        out
    }

    fn write_bpmn(&self, drawing: &Drawing, out: &mut String) -> std::fmt::Result {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<definitions {SPACES} id=\"definitions\" targetNamespace=\"urn:dunghan:process\">")?;
        writeln!(out, "  <collaboration id=\"collaboration\">")?;
        for (number, pool) in self.pools.iter().enumerate() {
            let name = attribute("name", pool.name.as_deref().or(self.name.as_deref()));
            writeln!(out, "    <participant id=\"pool_{number}\"{name} processRef=\"{}\"/>", id(&pool.id))?;
        }
        for flow in &self.message_flows {
            let (source, target) = (id(&flow.source), id(&flow.target));
            writeln!(out, "    <messageFlow id=\"{}\" sourceRef=\"{source}\" targetRef=\"{target}\"/>", id(&flow.id))?;
        }
        writeln!(out, "  </collaboration>")?;
        for (number, pool) in self.pools.iter().enumerate() {
            let name = attribute("name", pool.name.as_deref());
            writeln!(out, "  <process id=\"{}\"{name} isExecutable=\"false\">", id(&pool.id))?;
            self.write_lanes(number, out)?;
            for node in (0..self.nodes.len()).filter(|&node| self.nodes[node].pool == number) {
                if self.nodes[node].inside.is_none() {
                    self.write_node(node, out)?;
                }
            }
            for flow in self.flows.iter().filter(|flow| self.pool_of(&flow.source, None) == Some(number)) {
                write_flow(flow, out)?;
            }
            writeln!(out, "  </process>")?;
        }
        self.write_shapes(drawing, out)?;
        writeln!(out, "</definitions>")
    }

    /// The pool of a node that is inside of `scope`.
    fn pool_of(&self, node: &str, scope: Option<usize>) -> Option<usize> {
        self.nodes.iter().find(|known| known.id == node && known.inside == scope).map(|known| known.pool)
    }

    fn write_lanes(&self, pool: usize, out: &mut String) -> std::fmt::Result {
        let own = |node: &&String| self.pool_of(node, None) == Some(pool);
        let lanes: Vec<_> = self.lanes.iter().filter(|lane| lane.nodes.iter().any(|node| own(&node))).collect();
        if lanes.is_empty() {
            return Ok(());
        }
        writeln!(out, "    <laneSet id=\"lanes_{pool}\">")?;
        for lane in lanes {
            writeln!(out, "      <lane id=\"{}\"{}>", id(&lane.id), attribute("name", lane.name.as_deref()))?;
            for node in lane.nodes.iter().filter(own) {
                writeln!(out, "        <flowNodeRef>{}</flowNodeRef>", id(node))?;
            }
            writeln!(out, "      </lane>")?;
        }
        writeln!(out, "    </laneSet>")
    }

    fn write_node(&self, place: usize, out: &mut String) -> std::fmt::Result {
        let node = &self.nodes[place];
        let (tag, more) = tag(node);
        let name = attribute("name", node.name.as_deref());
        let apart = if node.compensates { " isForCompensation=\"true\"" } else { "" };
        writeln!(out, "    <{tag} id=\"{}\"{name}{more}{apart}>", id(&node.id))?;
        let time = node.days.map(|days| format!("Thời gian: {} ngày", days.to_string().replace('.', ",")));
        let form = node.form.as_ref().map(|form| format!("Biểu mẫu: {form}"));
        let said: Vec<String> = [time, form].into_iter().flatten().collect();
        if !said.is_empty() {
            let said: Vec<String> = said.iter().map(|said| escaped(said)).collect();
            writeln!(out, "      <documentation>{}</documentation>", said.join("\n"))?;
        }
        if let Some(trigger) = node.event().and_then(|event| definition(event.trigger)) {
            writeln!(out, "      <{trigger}/>")?;
        }
        if node.repeats {
            writeln!(out, "      <standardLoopCharacteristics/>")?;
        }
        for inner in (0..self.nodes.len()).filter(|&inner| self.nodes[inner].inside == Some(place)) {
            self.write_node(inner, out)?;
        }
        for flow in self.flows.iter().filter(|flow| self.pool_of(&flow.source, Some(place)).is_some()) {
            write_flow(flow, out)?;
        }
        writeln!(out, "    </{tag}>")
    }

    fn write_shapes(&self, drawing: &Drawing, out: &mut String) -> std::fmt::Result {
        writeln!(out, "  <bpmndi:BPMNDiagram id=\"diagram\">")?;
        writeln!(out, "    <bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"collaboration\">")?;
        for number in 0..self.pools.len() {
            let frames = drawing.shapes.iter().filter(|shape| self.nodes[shape.node].pool == number);
            let (top, bottom) = frames.fold((i32::MAX, 0), |(top, bottom), shape| {
                (top.min(shape.frame.y), bottom.max(shape.frame.y + shape.frame.height))
            });
            // The bands of one pool stand together.
            let bands = drawing.lanes.iter().map(|band| band.frame);
            let own = bands.filter(|band| band.y < bottom && top < band.y + band.height);
            let around = own.fold(None, |around: Option<Frame>, band| {
                let y = around.map_or(band.y, |around| around.y.min(band.y));
                let end = around.map_or(0, |around| around.y + around.height).max(band.y + band.height);
                Some(Frame { x: 0, y, width: drawing.width, height: end - y })
            });
            if let Some(around) = around {
                let frame = Frame { x: -30, width: around.width + 30, ..around };
                shape(&format!("pool_{number}"), " isHorizontal=\"true\"", frame, out)?;
            }
        }
        for band in &drawing.lanes {
            if let Some(lane) = &band.id {
                shape(&id(lane), " isHorizontal=\"true\"", band.frame, out)?;
            }
        }
        for drawn in &drawing.shapes {
            let node = &self.nodes[drawn.node];
            let more = if matches!(node.kind, Kind::SubProcess { .. }) { " isExpanded=\"false\"" } else { "" };
            shape(&id(&node.id), more, drawn.frame, out)?;
        }
        for line in &drawing.lines {
            let flow = id(&self.flows[line.flow].id);
            writeln!(out, "      <bpmndi:BPMNEdge id=\"{flow}_di\" bpmnElement=\"{flow}\">")?;
            for (x, y) in &line.points {
                writeln!(out, "        <di:waypoint x=\"{x}\" y=\"{y}\"/>")?;
            }
            writeln!(out, "      </bpmndi:BPMNEdge>")?;
        }
        writeln!(out, "    </bpmndi:BPMNPlane>")?;
        writeln!(out, "  </bpmndi:BPMNDiagram>")
    }
}

fn write_flow(flow: &crate::model::Flow, out: &mut String) -> std::fmt::Result {
    let (source, target) = (id(&flow.source), id(&flow.target));
    writeln!(out, "    <sequenceFlow id=\"{}\" sourceRef=\"{source}\" targetRef=\"{target}\"/>", id(&flow.id))
}

fn shape(of: &str, more: &str, Frame { x, y, width, height }: Frame, out: &mut String) -> std::fmt::Result {
    writeln!(out, "      <bpmndi:BPMNShape id=\"{of}_di\" bpmnElement=\"{of}\"{more}>")?;
    writeln!(out, "        <dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")?;
    writeln!(out, "      </bpmndi:BPMNShape>")
}

fn attribute(name: &str, value: Option<&str>) -> String {
    value.map(|value| format!(" {name}=\"{}\"", escaped(value))).unwrap_or_default()
}

/// An id that XML takes: letters, digits, `_`, `-` and `.`, and no digit first.
fn id(written: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let kept: String = written.chars().map(|letter| if plain(letter) { letter } else { '_' }).collect();
    if kept.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') { kept } else { format!("_{kept}") }
}

/// The tag of a node, and attributes beside id and name.
fn tag(node: &Node) -> (&'static str, String) {
    let tag = match &node.kind {
        Kind::Task(kind) => match kind {
            TaskKind::Plain => "task",
            TaskKind::User => "userTask",
            TaskKind::Service => "serviceTask",
            TaskKind::Send => "sendTask",
            TaskKind::Receive => "receiveTask",
            TaskKind::Manual => "manualTask",
            TaskKind::BusinessRule => "businessRuleTask",
            TaskKind::Script => "scriptTask",
        },
        Kind::Call => "callActivity",
        Kind::Gateway(kind) => match kind {
            GatewayKind::Exclusive => "exclusiveGateway",
            GatewayKind::Parallel => "parallelGateway",
            GatewayKind::Inclusive => "inclusiveGateway",
            GatewayKind::EventBased => "eventBasedGateway",
            GatewayKind::Complex => "complexGateway",
        },
        Kind::SubProcess { by_event: true } => return ("subProcess", " triggeredByEvent=\"true\"".to_owned()),
        Kind::SubProcess { by_event: false } => "subProcess",
        Kind::Event(event) => return event_tag(event),
    };
    (tag, String::new())
}

fn event_tag(event: &Event) -> (&'static str, String) {
    match &event.place {
        EventPlace::Start if event.interrupting => ("startEvent", String::new()),
        EventPlace::Start => ("startEvent", " isInterrupting=\"false\"".to_owned()),
        EventPlace::Catch => ("intermediateCatchEvent", String::new()),
        EventPlace::Throw => ("intermediateThrowEvent", String::new()),
        EventPlace::End => ("endEvent", String::new()),
        EventPlace::Boundary { host } => {
            let host = id(host);
            ("boundaryEvent", format!(" attachedToRef=\"{host}\" cancelActivity=\"{}\"", event.interrupting))
        }
    }
}

/// The definition of what an event waits for. Several at once are drawn as a signal.
const fn definition(trigger: Trigger) -> Option<&'static str> {
    Some(match trigger {
        Trigger::None => return None,
        Trigger::Timer => "timerEventDefinition",
        Trigger::Message => "messageEventDefinition",
        Trigger::Error => "errorEventDefinition",
        Trigger::Escalation => "escalationEventDefinition",
        Trigger::Signal | Trigger::Several => "signalEventDefinition",
        Trigger::Condition => "conditionalEventDefinition",
        Trigger::Link => "linkEventDefinition",
        Trigger::Compensation => "compensateEventDefinition",
        Trigger::Cancel => "cancelEventDefinition",
        Trigger::Terminate => "terminateEventDefinition",
    })
}
