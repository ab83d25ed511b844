//! A Petri net: arcs to nothing, marks of start and end, and nodes that no token can come near.

use super::{Check, reached};
use crate::net::Net;
use crate::problem::{Problem, ProblemKind};

pub(super) fn check(net: &Net) -> Check {
    let mut problems: Vec<Problem> = net
        .dangling
        .iter()
        .map(|arc| {
            let what = format!("cung từ \"{}\" đến \"{}\" không nối hai nút khác loại đã có", arc.source, arc.target);
            Problem::new(ProblemKind::DanglingFlow, arc.id.clone(), arc.line, what)
        })
        .collect();
    let mut whole = |kind, what: &str| problems.push(Problem::new(kind, net.name.clone().unwrap_or_default(), 0, what));
    if net.initial.iter().all(|&tokens| tokens == 0) {
        whole(ProblemKind::NoStart, "mạng không có dấu đầu");
    }
    if net.end().is_none() {
        whole(ProblemKind::NoEnd, "mạng không có dấu cuối và không có vị trí nào không có cung ra");
    }
    let places = net.places.len();
    let marked = (0..places).filter(|&place| net.initial.get(place).is_some_and(|&tokens| tokens > 0));
    let free = (0..net.transitions.len()).filter(|&t| net.transitions[t].takes.is_empty()).map(|t| places + t);
    let mut takers = vec![Vec::new(); places];
    for (index, transition) in net.transitions.iter().enumerate() {
        for arc in &transition.takes {
            if let Some(takers) = takers.get_mut(arc.place) {
                takers.push(places + index);
            }
        }
    }
    let seen =
        reached(places + net.transitions.len(), marked.chain(free), |node, next| match node.checked_sub(places) {
            Some(transition) => {
                let gives = net.transitions[transition].gives.iter().map(|arc| arc.place);
                next.extend(gives.filter(|&place| place < places));
            }
            None => next.extend_from_slice(&takers[node]),
        });
    for (transition, _) in net.transitions.iter().zip(&seen[places..]).filter(|(_, seen)| !**seen) {
        let at = transition.label.clone().unwrap_or_else(|| transition.id.clone());
        let what = "không có đường nào dẫn đến từ dấu đầu";
        problems.push(Problem::new(ProblemKind::Unreachable, at, transition.line, what));
    }
    Check {
        name: net.name.clone(),
        tasks: net.transitions.iter().filter(|transition| transition.label.is_some()).count(),
        flows: net.transitions.iter().map(|t| t.takes.len() + t.gives.len()).sum::<usize>() + net.dangling.len(),
        problems,
        ..Check::default()
    }
}
