//! PNML: the first net of a file, over all of its pages.

use std::collections::HashMap;

use process::{LooseArc, Net, Way};

use super::label;
use crate::limits::Unreadable;
use crate::xml::Element;

/// What an id of the file is.
#[derive(Clone, Copy)]
enum Object {
    Place(usize),
    Transition(usize),
}

pub(super) fn read(root: &Element) -> Result<Net, Unreadable> {
    let Some(written) = root.child("net") else {
        return Err(Unreadable::AtLine { line: root.line, why: "không có phần tử <net>".to_owned() });
    };
    let mut net = Net { name: said(written, "name").and_then(label), ..Net::default() };
    let mut pages = vec![written];
    let mut next = 0;
    while let Some(&page) = pages.get(next) {
        next += 1;
        pages.extend(page.all("page"));
    }
    let mut objects: HashMap<&str, Object> = HashMap::new();
    let mut references: HashMap<&str, &str> = HashMap::new();
    for element in pages.iter().flat_map(|page| &page.children) {
        let id = element.written("id");
        match element.name.as_str() {
            "place" => {
                let place = net.place(id, number(element, "initialMarking", 0)?);
                objects.insert(id, Object::Place(place));
            }
            "transition" => {
                let silent = element.all("toolspecific").any(|tool| tool.attribute("activity") == Some(SILENT));
                let name = said(element, "name").and_then(label).filter(|name| !silent && name != SILENT);
                objects.insert(id, Object::Transition(net.transition(id, name, element.line)));
            }
            "referencePlace" | "referenceTransition" => {
                references.insert(id, element.written("ref"));
            }
            _ => {}
        }
    }
    let find = |id: &str| {
        let mut id = id;
        // A chain of references that is longer than all of them leads nowhere.
        for _ in 0..=references.len().min(100) {
            match objects.get(id) {
                Some(object) => return Some(*object),
                None => id = references.get(id).copied()?,
            }
        }
        None
    };
    for arc in pages.iter().flat_map(|page| page.all("arc")) {
        let (source, target) = (arc.written("source"), arc.written("target"));
        let weight = number(arc, "inscription", 1)?;
        match (find(source), find(target)) {
            (Some(Object::Place(place)), Some(Object::Transition(transition))) if weight > 0 => {
                net.arc(Way::Takes, place, transition, weight);
            }
            (Some(Object::Transition(transition)), Some(Object::Place(place))) if weight > 0 => {
                net.arc(Way::Gives, place, transition, weight);
            }
            _ => net.dangling.push(LooseArc {
                id: arc.written("id").to_owned(),
                source: source.to_owned(),
                target: target.to_owned(),
                line: arc.line,
            }),
        }
    }
    net.final_marking = final_marking(&pages, net.places.len(), |id| match find(id) {
        Some(Object::Place(place)) => Some(place),
        _ => None,
    })?;
    Ok(net)
}

/// What marks a transition as silent.
const SILENT: &str = "$invisible$";

/// The first final marking that the file gives.
fn final_marking(
    pages: &[&Element],
    places: usize,
    find: impl Fn(&str) -> Option<usize>,
) -> Result<Option<Vec<u32>>, Unreadable> {
    let Some(all) = pages.iter().find_map(|page| page.child("finalmarkings")) else { return Ok(None) };
    let Some(marking) = all.child("marking") else { return Ok(None) };
    let mut end = vec![0; places];
    for place in marking.all("place") {
        let Some(index) = find(place.written("idref")) else {
            let why = format!("dấu cuối nhắc đến vị trí \"{}\" không có trong mạng", place.written("idref"));
            return Err(Unreadable::AtLine { line: place.line, why });
        };
        end[index] = tokens(place, 0)?;
    }
    Ok(end.iter().any(|&tokens| tokens > 0).then_some(end))
}

/// The text of a label of an element.
fn said<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.child(name)?.child("text").map(|text| text.text.as_str())
}

fn number(element: &Element, name: &str, usual: u32) -> Result<u32, Unreadable> {
    element.child(name).map_or(Ok(usual), |label| tokens(label, usual))
}

fn tokens(label: &Element, usual: u32) -> Result<u32, Unreadable> {
    let written = label.child("text").map_or("", |text| text.text.trim());
    if written.is_empty() {
        return Ok(usual);
    }
    written.parse().map_err(|_| Unreadable::AtLine {
        line: label.line,
        why: format!("\"{written}\" không phải là số dấu (token)"),
    })
}
