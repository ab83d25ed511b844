//! The cost of the cheapest explanation, found the slow way: by trying costs from zero on and keeping all that is reached.

use std::collections::HashSet;

use process::Net;

type Marking = Vec<u32>;

/// Each transition by name; none for a marking in which it cannot fire.
fn fire(net: &Net, marking: &Marking, transition: usize) -> Option<Marking> {
    let mut after = marking.clone();
    for arc in &net.transitions[transition].takes {
        after[arc.place] = after[arc.place].checked_sub(arc.weight)?;
    }
    for arc in &net.transitions[transition].gives {
        after[arc.place] += arc.weight;
    }
    Some(after)
}

/// All that is reached without any cost, silent moves and events that both sides do.
fn at_no_cost(net: &Net, trace: &[&str], from: HashSet<(Marking, usize)>) -> HashSet<(Marking, usize)> {
    let mut all = from.clone();
    let mut open: Vec<(Marking, usize)> = from.into_iter().collect();
    while let Some((marking, place)) = open.pop() {
        for transition in 0..net.transitions.len() {
            let step = match &net.transitions[transition].label {
                None => 0,
                Some(label) if trace.get(place) == Some(&label.as_str()) => 1,
                Some(_) => continue,
            };
            if let Some(after) = fire(net, &marking, transition)
                && all.insert((after.clone(), place + step))
            {
                open.push((after, place + step));
            }
        }
    }
    all
}

/// The least cost, if it is not more than `most`.
pub fn cost(net: &Net, trace: &[&str], most: u32) -> Option<u32> {
    let end = net.end()?;
    let mut all = HashSet::from([(net.initial.clone(), 0)]);
    for cost in 0..=most {
        all = at_no_cost(net, trace, all);
        if all.contains(&(end.clone(), trace.len())) {
            return Some(cost);
        }
        let mut dearer = HashSet::new();
        for (marking, place) in &all {
            if *place < trace.len() {
                dearer.insert((marking.clone(), place + 1));
            }
            for (transition, written) in net.transitions.iter().enumerate() {
                if written.label.is_some()
                    && let Some(after) = fire(net, marking, transition)
                {
                    dearer.insert((after, *place));
                }
            }
        }
        all.extend(dearer);
    }
    None
}
