//! The token game: markings that a net can reach, each stored once with its moves and what they tell about the way to the end.

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::net::Arc;
use crate::{Bound, ConformanceError, Net};

/// Labels beyond these are left out of sets of labels; what is concluded from the sets stays true.
pub(crate) const SET: u32 = u128::BITS;

/// A net and the markings met so far.
pub(crate) struct Game {
    /// Visible activities; transitions and traces name them by index.
    pub labels: Vec<String>,
    /// The initial marking.
    pub start: u32,
    /// The final marking.
    pub end: u32,
    transitions: Vec<Moving>,
    places: usize,
    end_places: Vec<usize>,
    known: HashMap<Box<[u32]>, u32, BuildHasherDefault<Quick>>,
    markings: Vec<Box<[u32]>>,
    moves: Vec<Option<Box<[Play]>>>,
    ahead: Vec<Option<Ahead>>,
    /// Arcs and transitions of the net, and how many were looked at.
    arcs: u64,
    looked: Cell<u64>,
    /// Moves that are kept.
    played: usize,
    /// States that were looked at, over all traces.
    states: u64,
    bound: Bound,
}

struct Moving {
    label: Option<u32>,
    takes: Vec<(usize, u32)>,
    gives: Vec<(usize, u32)>,
}

/// A transition that is enabled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Play {
    /// Its activity; none when silent.
    pub label: Option<u32>,
    /// The marking after it.
    pub to: u32,
    /// Tokens that it takes.
    pub taken: u32,
    /// Tokens that it gives.
    pub given: u32,
}

/// What lies ahead of a marking if tokens were never used up: the truth is never more than that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ahead {
    /// Activities that may still happen.
    pub may: u128,
    /// Activities that happen on every way to the end.
    pub must: u128,
    /// Whether the end can still be reached.
    pub ends: bool,
}

/// The place of a label in a set of labels; nothing for one that sets leave out.
pub(crate) const fn bit(label: u32) -> u128 {
    if label < SET { 1 << label } else { 0 }
}

impl Game {
    /// A game at its start.
    ///
    /// # Errors
    /// When the net does not say where it ends.
    pub fn new(net: &Net, bound: Bound) -> Result<Self, ConformanceError> {
        let end = net.end().ok_or(ConformanceError::NoEnd)?;
        let places = net.places.len();
        let mut labels: Vec<String> = net.transitions.iter().filter_map(|t| t.label.clone()).collect();
        labels.sort_unstable();
        labels.dedup();
        let number = |label: &String| labels.binary_search(label).ok().and_then(|index| u32::try_from(index).ok());
        let arcs = |arcs: &[Arc]| {
            arcs.iter().filter(|arc| arc.place < places && arc.weight > 0).map(|arc| (arc.place, arc.weight)).collect()
        };
        let moving = |t: &crate::Transition| Moving {
            label: t.label.as_ref().and_then(number),
            takes: arcs(&t.takes),
            gives: arcs(&t.gives),
        };
        let transitions: Vec<Moving> = net.transitions.iter().map(moving).collect();
        let arcs = transitions.iter().map(|t| 1 + t.takes.len() as u64 + t.gives.len() as u64).sum();
        let mut initial = net.initial.clone();
        initial.resize(places, 0);
        let mut game = Self {
            arcs,
            looked: Cell::new(0),
            played: 0,
            states: 0,
            bound,
            transitions,
            labels,
            places,
            start: 0,
            end: 0,
            end_places: (0..places).filter(|&place| end[place] > 0).collect(),
            known: HashMap::default(),
            markings: Vec::new(),
            moves: Vec::new(),
            ahead: Vec::new(),
        };
        game.start = game.number(&initial);
        game.end = game.number(&end);
        Ok(game)
    }

    /// The index of an activity that the net has.
    pub fn label(&self, name: &str) -> Option<u32> {
        self.labels.binary_search_by(|label| label.as_str().cmp(name)).ok().and_then(|index| u32::try_from(index).ok())
    }

    /// Looks at one more state, of so many in this trace.
    ///
    /// # Errors
    /// When that, or all that is kept so far, is beyond the bound.
    pub fn within(&mut self, states: usize) -> Result<(), ConformanceError> {
        self.states += 1;
        if states <= self.bound.states
            && self.states <= self.bound.all_states
            && self.kept() <= self.bound.tokens
            && self.looked.get() <= self.bound.arcs
        {
            return Ok(());
        }
        Err(ConformanceError::TooWide { states: states.max(self.markings.len()) })
    }

    /// Numbers that markings and their moves take.
    fn kept(&self) -> usize {
        const OF_A_MOVE: usize = size_of::<Play>() / size_of::<u32>();
        self.markings.len().saturating_mul(self.places) + self.played.saturating_mul(OF_A_MOVE)
    }

    /// Forgets the markings between two traces, when they take half of what the bound allows.
    pub fn make_room(&mut self) {
        if self.kept() <= self.bound.tokens / 2 {
            return;
        }
        let [start, end] = [self.start, self.end].map(|marking| self.markings[marking as usize].clone());
        self.known.clear();
        self.markings.clear();
        self.moves.clear();
        self.ahead.clear();
        self.played = 0;
        self.start = self.number(&start);
        self.end = self.number(&end);
    }

    fn look(&self) {
        self.looked.set(self.looked.get() + self.arcs);
    }

    /// The tokens of a marking.
    pub fn tokens(&self, marking: u32) -> &[u32] {
        &self.markings[marking as usize]
    }

    fn number(&mut self, marking: &[u32]) -> u32 {
        if let Some(&number) = self.known.get(marking) {
            return number;
        }
        let number = u32::try_from(self.markings.len()).unwrap_or(u32::MAX);
        self.known.insert(marking.into(), number);
        self.markings.push(marking.into());
        self.moves.push(None);
        self.ahead.push(None);
        number
    }

    /// What can happen in a marking; not all of it where that alone is beyond the bound, which `within` tells then.
    pub fn plays(&mut self, marking: u32) -> &[Play] {
        let index = marking as usize;
        if self.moves[index].is_none() {
            self.look();
            let before = self.markings[index].clone();
            let mut plays = Vec::new();
            let mut after = before.to_vec();
            for transition in 0..self.transitions.len() {
                let moving = &self.transitions[transition];
                if !moving.takes.iter().all(|&(place, weight)| before[place] >= weight) {
                    continue;
                }
                after.copy_from_slice(&before);
                let label = moving.label;
                let (taken, given) = moving.fire(&mut after);
                let to = self.number(&after);
                plays.push(Play { label, to, taken, given });
                self.played += 1;
                if self.kept() > self.bound.tokens {
                    break;
                }
            }
            self.moves[index] = Some(plays.into());
        }
        self.moves[index].as_deref().unwrap_or_default()
    }

    /// The transition of an activity that lacks the fewest tokens in this marking, fired all the same: the play and what it lacked.
    pub fn force(&mut self, marking: u32, label: u32) -> Option<(Play, u32)> {
        let before = self.markings[marking as usize].clone();
        let lacks = |moving: &Moving| -> u32 {
            moving.takes.iter().map(|&(place, weight)| weight.saturating_sub(before[place])).sum()
        };
        let moving = self.transitions.iter().filter(|moving| moving.label == Some(label)).min_by_key(|m| lacks(m))?;
        let lacking = lacks(moving);
        let mut after = before.to_vec();
        for &(place, weight) in &moving.takes {
            after[place] = after[place].max(weight);
        }
        let (taken, given) = moving.fire(&mut after);
        let to = self.number(&after);
        Some((Play { label: Some(label), to, taken, given }, lacking))
    }

    /// What lies ahead of a marking.
    pub fn ahead(&mut self, marking: u32) -> Ahead {
        let index = marking as usize;
        if let Some(ahead) = self.ahead[index] {
            return ahead;
        }
        let ahead = self.look_ahead(index);
        self.ahead[index] = Some(ahead);
        ahead
    }

    /// For each place the activities that every way to a token in it passes, by a fixed point from above.
    fn look_ahead(&self, marking: usize) -> Ahead {
        const NO_WAY: u128 = u128::MAX;
        let mut way: Vec<Option<u128>> = vec![None; self.places];
        for (way, &tokens) in way.iter_mut().zip(&self.markings[marking]) {
            *way = (tokens > 0).then_some(0);
        }
        let mut may = 0;
        let mut changed = true;
        while changed {
            changed = false;
            self.look();
            for moving in &self.transitions {
                let own = moving.label.map_or(0, bit);
                let through = moving.takes.iter().try_fold(own, |all, &(place, _)| way[place].map(|way| all | way));
                let Some(through) = through else { continue };
                may |= own;
                for &(place, _) in &moving.gives {
                    let known = way[place].unwrap_or(NO_WAY);
                    if way[place].is_none() || known & through != known {
                        way[place] = Some(known & through);
                        changed = true;
                    }
                }
            }
        }
        let must = self.end_places.iter().try_fold(0, |all, &place| way[place].map(|way| all | way));
        Ahead { may, must: must.unwrap_or_default(), ends: must.is_some() }
    }
}

impl Moving {
    /// Takes and gives tokens; how many of each.
    fn fire(&self, marking: &mut [u32]) -> (u32, u32) {
        let (mut taken, mut given) = (0_u32, 0_u32);
        for &(place, weight) in &self.takes {
            marking[place] = marking[place].saturating_sub(weight);
            taken = taken.saturating_add(weight);
        }
        for &(place, weight) in &self.gives {
            marking[place] = marking[place].saturating_add(weight);
            given = given.saturating_add(weight);
        }
        (taken, given)
    }
}

/// A quick hash of small numbers; its keys come from models, of which a person waits for one at a time.
#[derive(Default)]
pub(crate) struct Quick(u64);

impl Quick {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn write_usize(&mut self, word: usize) {
        self.mix(word as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}
