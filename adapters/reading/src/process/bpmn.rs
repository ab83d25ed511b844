//! BPMN 2.0: the part of a diagram that says what may happen; how it is drawn is left out.

use std::collections::HashMap;

use process::model::{Diagram, Event, EventPlace, Flow, GatewayKind, Kind, Lane, Node, Pool, TaskKind, Trigger};
use process::parse_days;
use text::Decimal;

use super::label;
use crate::limits::Unreadable;
use crate::xml::Element;

pub(super) fn read(root: &Element) -> Result<Diagram, Unreadable> {
    let mut diagram = Diagram::default();
    let collaboration = root.child("collaboration");
    let participants = || collaboration.into_iter().flat_map(|all| all.all("participant"));
    let drawn: HashMap<&str, &Element> =
        participants().map(|participant| (reference(participant.written("processRef")), participant)).collect();
    for process in root.all("process") {
        let id = process.written("id").to_owned();
        let name = drawn.get(id.as_str()).and_then(|drawn| named(drawn)).or_else(|| named(process));
        let pool = diagram.pools.len();
        diagram.pools.push(Pool { id, name, line: process.line });
        inside(process, pool, None, &mut diagram);
    }
    diagram.participants = participants().map(|participant| participant.written("id").to_owned()).collect();
    if let Some(collaboration) = collaboration {
        diagram.message_flows = collaboration.all("messageFlow").map(|element| flow(element, reference)).collect();
    }
    let only = match diagram.pools.as_slice() {
        [pool] => pool.name.clone(),
        _ => None,
    };
    diagram.name = only
        .or_else(|| collaboration.and_then(named))
        .or_else(|| named(root))
        .or_else(|| diagram.pools.iter().find_map(|pool| pool.name.clone()));
    Ok(diagram)
}

/// What is inside of a process or sub-process.
fn inside(scope: &Element, pool: usize, outer: Option<usize>, diagram: &mut Diagram) {
    for element in &scope.children {
        match element.name.as_str() {
            "sequenceFlow" => diagram.flows.push(flow(element, str::trim)),
            "laneSet" => lanes(element, diagram),
            _ => {
                let Some(kind) = kind(element) else { continue };
                let index = diagram.nodes.len();
                let is_scope = matches!(kind, Kind::SubProcess { .. });
                let said = said(element);
                diagram.nodes.push(Node {
                    id: element.written("id").to_owned(),
                    name: named(element),
                    kind,
                    pool,
                    inside: outer,
                    repeats: ["standardLoopCharacteristics", "multiInstanceLoopCharacteristics"]
                        .iter()
                        .any(|name| element.child(name).is_some()),
                    compensates: says(element, "isForCompensation", false),
                    days: said.days,
                    form: said.form,
                    line: element.line,
                });
                if is_scope {
                    inside(element, pool, Some(index), diagram);
                }
            }
        }
    }
}

fn lanes(set: &Element, diagram: &mut Diagram) {
    for lane in set.all("lane") {
        diagram.lanes.push(Lane {
            id: lane.written("id").to_owned(),
            name: named(lane),
            nodes: lane.all("flowNodeRef").map(|node| reference(&node.text).to_owned()).collect(),
            line: lane.line,
        });
        for set in lane.all("childLaneSet") {
            lanes(set, diagram);
        }
    }
}

fn flow(element: &Element, id: impl Fn(&str) -> &str) -> Flow {
    let end = |name| id(element.written(name)).to_owned();
    Flow {
        id: element.written("id").to_owned(),
        source: end("sourceRef"),
        target: end("targetRef"),
        line: element.line,
    }
}

/// What a node is; none for data, texts and other things that do nothing.
fn kind(element: &Element) -> Option<Kind> {
    let event = |place, interrupting| {
        let trigger = trigger(element);
        Some(Kind::Event(Event { place, trigger, interrupting }))
    };
    match element.name.as_str() {
        "task" => Some(Kind::Task(TaskKind::Plain)),
        "userTask" => Some(Kind::Task(TaskKind::User)),
        "serviceTask" => Some(Kind::Task(TaskKind::Service)),
        "sendTask" => Some(Kind::Task(TaskKind::Send)),
        "receiveTask" => Some(Kind::Task(TaskKind::Receive)),
        "manualTask" => Some(Kind::Task(TaskKind::Manual)),
        "businessRuleTask" => Some(Kind::Task(TaskKind::BusinessRule)),
        "scriptTask" => Some(Kind::Task(TaskKind::Script)),
        "callActivity" => Some(Kind::Call),
        "exclusiveGateway" => Some(Kind::Gateway(GatewayKind::Exclusive)),
        "parallelGateway" => Some(Kind::Gateway(GatewayKind::Parallel)),
        "inclusiveGateway" => Some(Kind::Gateway(GatewayKind::Inclusive)),
        "eventBasedGateway" => Some(Kind::Gateway(GatewayKind::EventBased)),
        "complexGateway" => Some(Kind::Gateway(GatewayKind::Complex)),
        "startEvent" => event(EventPlace::Start, says(element, "isInterrupting", true)),
        "intermediateCatchEvent" => event(EventPlace::Catch, false),
        "intermediateThrowEvent" => event(EventPlace::Throw, false),
        "boundaryEvent" => {
            let host = reference(element.written("attachedToRef")).to_owned();
            event(EventPlace::Boundary { host }, says(element, "cancelActivity", true))
        }
        "endEvent" => event(EventPlace::End, false),
        "subProcess" | "transaction" | "adHocSubProcess" => {
            Some(Kind::SubProcess { by_event: says(element, "triggeredByEvent", false) })
        }
        _ => None,
    }
}

fn trigger(element: &Element) -> Trigger {
    let mut found = element.children.iter().filter_map(|child| match child.name.as_str() {
        "timerEventDefinition" => Some(Trigger::Timer),
        "messageEventDefinition" => Some(Trigger::Message),
        "errorEventDefinition" => Some(Trigger::Error),
        "escalationEventDefinition" => Some(Trigger::Escalation),
        "signalEventDefinition" => Some(Trigger::Signal),
        "conditionalEventDefinition" => Some(Trigger::Condition),
        "linkEventDefinition" => Some(Trigger::Link),
        "compensateEventDefinition" => Some(Trigger::Compensation),
        "cancelEventDefinition" => Some(Trigger::Cancel),
        "terminateEventDefinition" => Some(Trigger::Terminate),
        _ => None,
    });
    match (found.next(), found.next()) {
        (None, _) => Trigger::None,
        (Some(one), None) => one,
        (Some(_), Some(_)) => Trigger::Several,
    }
}

/// What the documentation of a step says of it.
#[derive(Default)]
struct Said {
    days: Option<Decimal>,
    form: Option<String>,
}

/// BPMN has no place for a time limit and a form: they stand in the documentation, a line each, as "Thời gian: 2,5 ngày" (or "4 giờ", of
/// a working day of eight) and "Biểu mẫu: BM-01".
fn said(element: &Element) -> Said {
    let mut said = Said::default();
    for text in element.all("documentation").map(|documentation| &documentation.text) {
        for line in text.lines() {
            let Some((what, value)) = line.split_once(':') else { continue };
            match text::fold(what).trim() {
                "thoi gian" | "time" => said.days = said.days.or_else(|| days(value)),
                "bieu mau" | "form" => said.form = said.form.or_else(|| label(value)),
                _ => {}
            }
        }
    }
    said
}

fn days(written: &str) -> Option<Decimal> {
    let mut words = written.split_whitespace();
    let number = parse_days(words.next()?)?;
    match text::fold(&words.collect::<Vec<_>>().join(" ")).as_str() {
        "" | "ngay" | "ngay lam viec" | "days" | "day" => Some(number),
        // An hour is 125 thousandths of a day.
        "gio" | "gio lam viec" | "hours" | "hour" => {
            Decimal::new(number.units().checked_mul(125)?, number.scale().checked_add(3)?)
        }
        _ => None,
    }
}

fn named(element: &Element) -> Option<String> {
    element.attribute("name").and_then(label)
}

fn says(element: &Element, attribute: &str, usual: bool) -> bool {
    match element.written(attribute).trim() {
        "true" | "1" => true,
        "false" | "0" => false,
        _ => usual,
    }
}

/// An id that is referred to; some programs put the prefix of the file's own namespace before it.
fn reference(written: &str) -> &str {
    let written = written.trim();
    written.rsplit_once(':').map_or(written, |(_, id)| id)
}
