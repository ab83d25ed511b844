//! A Petri net: places with tokens, transitions that take and give them; some transitions are silent.

use serde::{Deserialize, Serialize};

/// A net with where it starts and where it is done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Net {
    /// Its name.
    pub name: Option<String>,
    /// Ids of its places.
    pub places: Vec<String>,
    /// Its transitions.
    pub transitions: Vec<Transition>,
    /// Tokens of each place at the start.
    pub initial: Vec<u32>,
    /// Tokens of each place at the end, where the file says it.
    pub final_marking: Option<Vec<u32>>,
    /// Arcs that do not join a place and a transition.
    pub dangling: Vec<LooseArc>,
}

/// A transition.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Transition {
    /// Its id.
    pub id: String,
    /// The activity; none when it is silent.
    pub label: Option<String>,
    /// What it takes, each place once.
    pub takes: Vec<Arc>,
    /// What it gives, each place once.
    pub gives: Vec<Arc>,
    /// Where the file says it; 0 when no file does.
    pub line: u32,
}

/// Tokens between a place and a transition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arc {
    /// The index of the place.
    pub place: usize,
    /// How many tokens, at least 1.
    pub weight: u32,
}

/// An arc that leads from or to nothing, or joins two nodes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LooseArc {
    /// Its id.
    pub id: String,
    /// Where it comes from.
    pub source: String,
    /// Where it leads.
    pub target: String,
    /// Where the file says it.
    pub line: u32,
}

/// Which way an arc goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From a place to a transition.
    Takes,
    /// From a transition to a place.
    Gives,
}

impl Net {
    /// Adds a place with its tokens at the start and gives its index.
    pub fn place(&mut self, id: impl Into<String>, tokens: u32) -> usize {
        self.places.push(id.into());
        self.initial.push(tokens);
        self.places.len() - 1
    }

    /// Adds a transition without arcs and gives its index.
    pub fn transition(&mut self, id: impl Into<String>, label: Option<String>, line: u32) -> usize {
        self.transitions.push(Transition { id: id.into(), label, line, ..Transition::default() });
        self.transitions.len() - 1
    }

    /// Adds an arc; a second one between the same two adds its weight. Nothing happens to indices that do not exist.
    pub fn arc(&mut self, way: Way, place: usize, transition: usize, weight: u32) {
        let Some(transition) = self.transitions.get_mut(transition).filter(|_| place < self.places.len()) else {
            return;
        };
        let arcs = if way == Way::Takes { &mut transition.takes } else { &mut transition.gives };
        match arcs.iter_mut().find(|arc| arc.place == place) {
            Some(arc) => arc.weight = arc.weight.saturating_add(weight),
            None => arcs.push(Arc { place, weight }),
        }
    }

    /// The final marking: the one that the file says, or else a token in each place that nothing takes from; none without either.
    #[must_use]
    pub fn end(&self) -> Option<Vec<u32>> {
        if let Some(said) = &self.final_marking {
            let mut said = said.clone();
            said.resize(self.places.len(), 0);
            return Some(said);
        }
        let mut sinks = vec![1; self.places.len()];
        for arc in self.transitions.iter().flat_map(|transition| &transition.takes) {
            if let Some(sink) = sinks.get_mut(arc.place) {
                *sink = 0;
            }
        }
        sinks.contains(&1).then_some(sinks)
    }
}
