//! A net without steps that only wait to be made: what it allows stays the same, and there are fewer markings to look at.

use crate::net::{Arc, Net, Transition, Way};

/// Takes out each silent transition that takes one token from a place of its own, and the place with it: whatever would have put a
/// token there gives at once what the transition would have given. Nothing else wants the token, so to wait is of no use.
pub(super) fn reduce(net: Net) -> Net {
    let places = net.places.len();
    let marked = |place: usize| {
        let end = net.final_marking.as_ref().and_then(|end| end.get(place));
        net.initial[place] > 0 || end.is_some_and(|&tokens| tokens > 0)
    };
    let mut takers = vec![0_usize; places];
    for arc in net.transitions.iter().flat_map(|transition| &transition.takes) {
        takers[arc.place] += 1;
    }
    // What a token in a place becomes at once: the transition that nothing but this place feeds.
    let mut becomes: Vec<Option<usize>> = vec![None; places];
    for (index, transition) in net.transitions.iter().enumerate() {
        if let (None, [Arc { place, weight: 1 }]) = (&transition.label, transition.takes.as_slice())
            && takers[*place] == 1
            && !marked(*place)
        {
            becomes[*place] = Some(index);
        }
    }
    keep_one_of_each_circle(&net, &mut becomes);
    let mut left = Net { name: net.name.clone(), ..Net::default() };
    let mut end = Vec::new();
    let index: Vec<Option<usize>> = (0..places)
        .map(|place| {
            if becomes[place].is_some() {
                return None;
            }
            end.push(net.final_marking.as_ref().map_or(0, |end| end[place]));
            Some(left.place(net.places[place].clone(), net.initial[place]))
        })
        .collect();
    left.final_marking = net.final_marking.is_some().then_some(end);
    let mut gone = vec![false; net.transitions.len()];
    becomes.iter().flatten().for_each(|&transition| gone[transition] = true);
    for (transition, _) in net.transitions.iter().zip(gone).filter(|(_, gone)| !gone) {
        let Transition { id, label, line, takes, gives } = transition;
        let at = left.transition(id.clone(), label.clone(), *line);
        for arc in takes {
            if let Some(place) = index[arc.place] {
                left.arc(Way::Takes, place, at, arc.weight);
            }
        }
        let mut open: Vec<Arc> = gives.clone();
        while let Some(arc) = open.pop() {
            match becomes[arc.place] {
                Some(next) => open.extend(
                    net.transitions[next]
                        .gives
                        .iter()
                        .map(|further| Arc { place: further.place, weight: further.weight.saturating_mul(arc.weight) }),
                ),
                None => left.arc(Way::Gives, index[arc.place].unwrap_or_default(), at, arc.weight),
            }
        }
    }
    left
}

/// A circle of silent steps would be followed for ever, and one that splits would be followed many times over: only places are
/// taken out whose step gives at most one token, or tokens to places that stay.
fn keep_one_of_each_circle(net: &Net, becomes: &mut [Option<usize>]) {
    for place in 0..becomes.len() {
        let Some(step) = becomes[place] else { continue };
        let gives = &net.transitions[step].gives;
        if let [Arc { place: next, weight: 1 }] = gives.as_slice() {
            let mut at = *next;
            let mut seen = 0;
            // To follow a row of single steps is short work; a circle is cut where it is found.
            while let Some(further) = becomes[at].filter(|_| at != place && seen <= becomes.len()) {
                match net.transitions[further].gives.as_slice() {
                    [Arc { place: next, weight: 1 }] => at = *next,
                    _ => break,
                }
                seen += 1;
            }
            if at == place {
                becomes[place] = None;
            }
        } else if gives.iter().any(|arc| becomes[arc.place].is_some()) {
            becomes[place] = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Aligner, Bound};

    /// Mostly silent steps between places, so that there is something to take out; tokens never grow in number by one step.
    fn any_net() -> impl Strategy<Value = Net> {
        let step = (prop::option::weighted(0.4, 0..3_usize), prop::collection::vec(0..7_usize, 1..3));
        prop::collection::vec((step, prop::collection::vec(0..7_usize, 0..3)), 1..9).prop_map(|steps| {
            let mut net = Net::default();
            for place in 0..7 {
                net.place(place.to_string(), u32::from(place < 2));
            }
            for ((label, takes), mut gives) in steps {
                gives.truncate(takes.len());
                let at = net.transition("", label.map(|label| ["a", "b", "c"][label].to_owned()), 0);
                takes.into_iter().for_each(|place| net.arc(Way::Takes, place, at, 1));
                gives.into_iter().for_each(|place| net.arc(Way::Gives, place, at, 1));
            }
            net.final_marking = Some(vec![0, 0, 0, 0, 0, 0, 1]);
            net
        })
    }

    proptest! {
        #[test]
        fn what_a_net_allows_stays_the_same(net in any_net(), trace in prop::collection::vec(0..3_usize, 0..6)) {
            let names: Vec<&str> = trace.iter().map(|&name| ["a", "b", "c"][name]).collect();
            let cost = |net: &Net| {
                Aligner::new(net, Bound::default()).and_then(|mut aligner| aligner.trace(&names)).map(|found| found.cost)
            };
            prop_assert_eq!(cost(&net), cost(&reduce(net)));
        }
    }

    #[test]
    fn a_row_of_silent_steps_is_one_step() {
        let mut net = Net::default();
        let places: Vec<usize> = (0..5).map(|place| net.place(place.to_string(), u32::from(place == 0))).collect();
        for (place, label) in [(0, Some("a")), (1, None), (2, None), (3, Some("b"))] {
            let at = net.transition("", label.map(str::to_owned), 0);
            net.arc(Way::Takes, places[place], at, 1);
            net.arc(Way::Gives, places[place + 1], at, 1);
        }
        net.final_marking = Some(vec![0, 0, 0, 0, 1]);
        let left = reduce(net);
        assert_eq!((left.places, left.transitions.len()), (["0", "3", "4"].map(str::to_owned).to_vec(), 2));
        assert_eq!(left.final_marking, Some(vec![0, 0, 1]));
    }
}
