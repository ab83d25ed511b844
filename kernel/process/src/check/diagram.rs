//! A BPMN diagram: flows to nothing or over borders, starts and ends, nodes that nothing leads to or on from.

use std::collections::{HashMap, HashSet};

use super::{Check, endless, reached};
use crate::graph::Graph;
use crate::model::{Diagram, EventPlace, GatewayKind, Kind, Node, Trigger};
use crate::problem::{Problem, ProblemKind};

pub(super) fn check(diagram: &Diagram) -> Check {
    let graph = Graph::new(diagram);
    let mut problems = Vec::new();
    flows(diagram, &graph, &mut problems);
    scopes(diagram, &graph, &mut problems);
    each_node(diagram, &graph, &mut problems);
    let count = |is: fn(&Kind) -> bool| diagram.nodes.iter().filter(|node| is(&node.kind)).count();
    Check {
        name: diagram.name.clone(),
        tasks: count(|kind| matches!(kind, Kind::Task(_))),
        gateways: count(|kind| matches!(kind, Kind::Gateway(_))),
        events: count(|kind| matches!(kind, Kind::Event(_))),
        flows: diagram.flows.len(),
        message_flows: diagram.message_flows.len(),
        problems,
        ..Check::default()
    }
}

fn flows(diagram: &Diagram, graph: &Graph, problems: &mut Vec<Problem>) {
    let mut tell = |kind, at: &str, line, what| problems.push(Problem::new(kind, at, line, what));
    for (flow, ends) in diagram.flows.iter().zip(&graph.ends) {
        for (end, id) in [("đi từ", &flow.source), ("đi đến", &flow.target)] {
            if !graph.by_id.contains_key(id) {
                let what = format!("luồng {end} \"{id}\", không có phần tử nào mang mã đó");
                tell(ProblemKind::DanglingFlow, &flow.id, flow.line, what);
            }
        }
        let Some((source, target)) = *ends else { continue };
        let (source, target) = (&diagram.nodes[source], &diagram.nodes[target]);
        let wrong = if (source.pool, source.inside) != (target.pool, target.inside) {
            "luồng tuần tự vượt ra ngoài quy trình hoặc quy trình con; giữa hai bên phải dùng luồng thông điệp"
        } else if target.is(&EventPlace::Start) {
            "luồng đi vào sự kiện bắt đầu"
        } else if target.boundary().is_some() {
            "luồng đi vào sự kiện gắn trên biên"
        } else if source.is(&EventPlace::End) {
            "luồng đi ra từ sự kiện kết thúc"
        } else {
            continue;
        };
        tell(ProblemKind::WrongFlow, &flow.id, flow.line, wrong.to_owned());
    }
    let pools = diagram.pools.iter().map(|pool| &pool.id);
    let outside: HashSet<&String> = pools.chain(&diagram.participants).collect();
    for flow in &diagram.message_flows {
        for id in [&flow.source, &flow.target] {
            if !graph.by_id.contains_key(id) && !outside.contains(id) {
                let what = format!("luồng thông điệp nối với \"{id}\", không có phần tử nào mang mã đó");
                tell(ProblemKind::DanglingFlow, &flow.id, flow.line, what);
            }
        }
    }
    for node in &diagram.nodes {
        if let Some((host, _)) = node.boundary().filter(|(host, _)| !graph.by_id.contains_key(*host)) {
            let what = format!("sự kiện gắn trên \"{host}\", không có phần tử nào mang mã đó");
            tell(ProblemKind::DanglingFlow, &node.id, node.line, what);
        }
    }
}

/// A pool needs a start and an end; a sub-process with something in it needs a way in and a way out.
fn scopes(diagram: &Diagram, graph: &Graph, problems: &mut Vec<Problem>) {
    let mut tell = |kind, at: &str, line, what: &str| problems.push(Problem::new(kind, at, line, what));
    if diagram.nodes.is_empty() {
        let pool = diagram.pools.first();
        let (at, line) = pool.map_or(("", 0), |pool| (pool.id.as_str(), pool.line));
        tell(ProblemKind::Empty, at, line, "không có phần tử nào trong quy trình");
    }
    let ends = |members: &[usize]| members.iter().any(|&node| diagram.nodes[node].is(&EventPlace::End));
    for (pool, members) in diagram.pools.iter().zip(Graph::tops(diagram)) {
        if members.is_empty() {
            continue;
        }
        if !members.iter().any(|&node| diagram.nodes[node].is(&EventPlace::Start)) {
            tell(ProblemKind::NoStart, &pool.id, pool.line, "quy trình không có sự kiện bắt đầu");
        }
        if !ends(&members) {
            tell(ProblemKind::NoEnd, &pool.id, pool.line, "quy trình không có sự kiện kết thúc");
        }
    }
    for (node, members) in diagram.nodes.iter().zip(&graph.children).filter(|(_, members)| !members.is_empty()) {
        if graph.starts(diagram, members).is_empty() {
            tell(ProblemKind::NoStart, &node.id, node.line, "quy trình con không có điểm bắt đầu");
        }
        if !ends(members) && members.iter().all(|&member| graph.after(member).next().is_some()) {
            tell(ProblemKind::NoEnd, &node.id, node.line, "quy trình con không có điểm kết thúc");
        }
    }
}

fn each_node(diagram: &Diagram, graph: &Graph, problems: &mut Vec<Problem>) {
    let mut tell = |kind, node: &Node, what: String| problems.push(Problem::new(kind, &node.id, node.line, what));
    let mut first: HashMap<&str, u32> = HashMap::new();
    for node in &diagram.nodes {
        if let Some(line) = first.get(node.id.as_str()) {
            tell(ProblemKind::DuplicateId, node, format!("mã trùng với phần tử ở dòng {line}"));
        }
        first.entry(&node.id).or_insert(node.line);
    }
    let seen = reachable(diagram, graph);
    let endless = endless(diagram.nodes.len(), |node, next| {
        if !diagram.nodes[node].is(&EventPlace::End) {
            next.extend(graph.after(node));
            next.extend_from_slice(&graph.borders[node]);
        }
    });
    for (index, node) in diagram.nodes.iter().enumerate() {
        let said = node.label();
        if !seen[index] {
            tell(ProblemKind::Unreachable, node, format!("\"{said}\" không được nối đến từ điểm bắt đầu"));
        }
        let leads_on = graph.after(index).next().is_some();
        let may_end = node.is(&EventPlace::End) || node.stands_apart() || compensation(node);
        if !leads_on && !may_end {
            tell(ProblemKind::DeadEnd, node, format!("\"{said}\" không dẫn đến phần tử nào và không phải là kết thúc"));
        }
        if seen[index] && endless[index] {
            tell(ProblemKind::DeadEnd, node, format!("từ \"{said}\" chỉ đi vòng, không có đường nào đến kết thúc"));
        }
        match &node.kind {
            Kind::Task(_) if node.name.is_none() => {
                tell(ProblemKind::NoName, node, "tác vụ không có tên".to_owned());
            }
            Kind::Gateway(kind) if *kind != GatewayKind::Complex => {
                let (into, out) = (graph.into[index].len(), graph.out[index].len());
                if into == 1 && out == 1 {
                    tell(ProblemKind::IdleGateway, node, "cổng chỉ có một luồng vào và một luồng ra".to_owned());
                }
            }
            _ => {}
        }
    }
}

/// A border event of compensation is joined to what it does by an association, not by a flow.
fn compensation(node: &Node) -> bool {
    node.boundary().is_some() && node.event().is_some_and(|event| event.trigger == Trigger::Compensation)
}

/// What can be reached from the starts of the pools, down into sub-processes and out over border events.
fn reachable(diagram: &Diagram, graph: &Graph) -> Vec<bool> {
    let tops = Graph::tops(diagram).into_iter().flat_map(|members| graph.starts(diagram, &members));
    let apart = (0..diagram.nodes.len()).filter(|&node| diagram.nodes[node].stands_apart());
    reached(diagram.nodes.len(), tops.chain(apart), |node, next| {
        next.extend(graph.after(node));
        next.extend_from_slice(&graph.borders[node]);
        next.extend(graph.starts(diagram, &graph.children[node]));
    })
}
