//! Optimal alignments: the cheapest way to explain a case by a run of the model.
//!
//! A log move (it happened, the model does not do it here) costs 1, a visible model move (the model does it, it did not happen)
//! costs 1, silent and synchronous moves cost nothing. The search is A* over (marking, place in the trace). What is left costs at
//! least one move for each event that cannot happen any more, and one for each activity that must still happen and no event is
//! left for; both are read off the net without counting tokens, so the bound is never too high and never falls by more than a
//! move costs. Equal costs are tried deepest first.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::conformance::{Conformance, ConformanceError, Tally};
use crate::game::{Game, Quick, SET, bit};
use crate::{Log, Net};

/// How far a search may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// States of one trace that may be looked at.
    pub states: usize,
    /// States of all traces together.
    pub all_states: u64,
    /// Numbers of tokens that all markings of the net may take together.
    pub tokens: usize,
    /// Arcs that may be looked at while markings are found, each time that one is.
    pub arcs: u64,
}

impl Default for Bound {
    fn default() -> Self {
        Self { states: 5_000_000, all_states: 500_000_000, tokens: 50_000_000, arcs: 5_000_000_000 }
    }
}

/// A step of an alignment; an activity is named as in the log and the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// It happened and the model does it.
    Both(String),
    /// It happened, the model does not do it here.
    Log(String),
    /// The model does it, it did not happen.
    Model(String),
}

/// The cheapest explanation of a trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// Log moves and visible model moves together.
    pub cost: u32,
    /// Its moves in order, silent ones left out.
    pub moves: Vec<Move>,
}

/// Aligns traces with one net, and remembers the markings that it has met.
pub struct Aligner {
    pub(crate) game: Game,
    shortest: u32,
}

/// A move before its activity is named.
#[derive(Debug, Clone, Copy)]
enum Step {
    Silent,
    Both,
    Log,
    Model(u32),
}

/// A state of the search.
struct State {
    marking: u32,
    place: u32,
    cost: u32,
    from: u32,
    step: Step,
    closed: bool,
}

impl Aligner {
    /// An aligner for a net.
    ///
    /// # Errors
    /// When the net does not say where it ends, cannot get there, or is too large.
    pub fn new(net: &Net, bound: Bound) -> Result<Self, ConformanceError> {
        let mut aligner = Self::unmeasured(net, bound)?;
        aligner.shortest = aligner.search(&[], usize::MAX)?.ok_or(ConformanceError::NoRun)?.0;
        Ok(aligner)
    }

    /// An aligner that does not know the shortest run.
    ///
    /// # Errors
    /// When the net does not say where it ends.
    pub(crate) fn unmeasured(net: &Net, bound: Bound) -> Result<Self, ConformanceError> {
        Ok(Self { game: Game::new(net, bound)?, shortest: 0 })
    }

    /// Visible moves of the shortest run of the net.
    #[must_use]
    pub const fn shortest_run(&self) -> u32 {
        self.shortest
    }

    /// The cheapest explanation of a trace.
    ///
    /// # Errors
    /// When it is not found within the bound.
    pub fn trace(&mut self, activities: &[&str]) -> Result<Alignment, ConformanceError> {
        let labels: Vec<Option<u32>> = activities.iter().map(|name| self.game.label(name)).collect();
        let (cost, steps) = self.search(&labels, usize::MAX)?.ok_or(ConformanceError::NoRun)?;
        let mut events = activities.iter().map(|&name| name.to_owned());
        let moves = steps.into_iter().filter_map(|step| match step {
            Step::Silent => None,
            Step::Both => events.next().map(Move::Both),
            Step::Log => events.next().map(Move::Log),
            Step::Model(label) => Some(Move::Model(self.game.labels[label as usize].clone())),
        });
        Ok(Alignment { cost, moves: moves.collect() })
    }

    /// Whether a run explains a trace at no cost.
    ///
    /// # Errors
    /// When that is not found out within the bound.
    pub(crate) fn fits(&mut self, activities: &[&str]) -> Result<bool, ConformanceError> {
        let labels: Vec<Option<u32>> = activities.iter().map(|name| self.game.label(name)).collect();
        Ok(self.search(&labels, 0)?.is_some())
    }

    /// Aligns every case of a log, each different trace once. Fitness is `1 - cost / (events + shortest run)`, averaged over cases.
    ///
    /// # Errors
    /// When a trace is not explained within the bound.
    pub fn log(&mut self, log: &Log) -> Result<Conformance, ConformanceError> {
        let mut tally = Tally::default();
        for variant in log.variants() {
            self.game.make_room();
            let names: Vec<&str> = variant.activities.iter().map(|&activity| log.name(activity)).collect();
            let alignment = self.trace(&names)?;
            let cases = variant.cases.len() as u64;
            for step in &alignment.moves {
                match step {
                    Move::Both(_) => {}
                    Move::Log(name) => tally.deviation(name).log_moves += cases,
                    Move::Model(name) => tally.deviation(name).model_moves += cases,
                }
            }
            let worst = names.len() as u64 + u64::from(self.shortest);
            let fitness = if worst == 0 { 1.0 } else { 1.0 - f64::from(alignment.cost) / worst as f64 };
            tally.cases(cases, u64::from(alignment.cost), fitness, alignment.cost == 0);
        }
        Ok(tally.finish())
    }

    /// The cheapest run that costs at most so much, if there is one.
    fn search(&mut self, trace: &[Option<u32>], most: usize) -> Result<Option<(u32, Vec<Step>)>, ConformanceError> {
        let rest = Rest::new(trace);
        let mut states: Vec<State> = Vec::new();
        let mut known: HashMap<u64, u32, BuildHasherDefault<Quick>> = HashMap::default();
        // States that wait, by what they cost at least in all.
        let mut waiting: Vec<Vec<u32>> = Vec::new();
        let mut found = Vec::new();
        found.push(State {
            marking: self.game.start,
            place: 0,
            cost: 0,
            from: u32::MAX,
            step: Step::Silent,
            closed: false,
        });
        let mut level = 0;
        loop {
            for state in found.drain(..) {
                let ahead = self.game.ahead(state.marking);
                if !ahead.ends {
                    continue;
                }
                let total = (state.cost + rest.at_least(state.place, ahead.may, ahead.must)) as usize;
                if total > most {
                    continue;
                }
                let key = u64::from(state.marking) << 32 | u64::from(state.place);
                let next = u32::try_from(states.len()).unwrap_or(u32::MAX);
                let number = *known.entry(key).or_insert(next);
                if number == next {
                    states.push(state);
                } else {
                    let old = &mut states[number as usize];
                    if old.closed || old.cost <= state.cost {
                        continue;
                    }
                    *old = state;
                }
                if waiting.len() <= total {
                    waiting.resize_with(total + 1, Vec::new);
                }
                waiting[total].push(number);
            }
            while waiting.get(level).is_some_and(Vec::is_empty) {
                level += 1;
            }
            let Some(number) = waiting.get_mut(level).and_then(Vec::pop) else { return Ok(None) };
            if std::mem::replace(&mut states[number as usize].closed, true) {
                continue;
            }
            let &State { marking, place, cost, .. } = &states[number as usize];
            self.game.within(states.len())?;
            if marking == self.game.end && place as usize == trace.len() {
                return Ok(Some((cost, way_to(&states, number))));
            }
            let to = |marking, place, cost, step| State { marking, place, cost, from: number, step, closed: false };
            let event = trace.get(place as usize);
            if event.is_some() {
                found.push(to(marking, place + 1, cost + 1, Step::Log));
            }
            for play in self.game.plays(marking) {
                match play.label {
                    None => found.push(to(play.to, place, cost, Step::Silent)),
                    Some(label) => found.push(to(play.to, place, cost + 1, Step::Model(label))),
                }
            }
            // Last in, first out: what explains an event is tried first.
            for play in self.game.plays(marking).iter().filter(|play| play.label.is_some()) {
                if event == Some(&play.label) {
                    found.push(to(play.to, place + 1, cost, Step::Both));
                }
            }
        }
    }
}

/// The steps from the start to a state.
fn way_to(states: &[State], mut number: u32) -> Vec<Step> {
    let mut steps = Vec::new();
    while let Some(state) = states.get(number as usize).filter(|state| state.from != u32::MAX) {
        steps.push(state.step);
        number = state.from;
    }
    steps.reverse();
    steps
}

/// What is left of a trace from each of its places on.
struct Rest {
    /// Activities that are left.
    sets: Vec<u128>,
    /// Events that the net never has.
    strangers: Vec<u32>,
    /// Where the events of each activity are, in order.
    places: Vec<Vec<u32>>,
}

impl Rest {
    fn new(trace: &[Option<u32>]) -> Self {
        let length = trace.len() + 1;
        let mut rest =
            Self { sets: vec![0; length], strangers: vec![0; length], places: vec![Vec::new(); SET as usize] };
        for (place, label) in trace.iter().enumerate() {
            if let Some(places) = label.and_then(|label| rest.places.get_mut(label as usize)) {
                places.push(u32::try_from(place).unwrap_or(u32::MAX));
            }
        }
        for place in (0..trace.len()).rev() {
            rest.sets[place] = rest.sets[place + 1] | trace[place].map_or(0, bit);
            rest.strangers[place] = rest.strangers[place + 1] + u32::from(trace[place].is_none());
        }
        rest
    }

    /// What is left costs at least this.
    fn at_least(&self, place: u32, may: u128, must: u128) -> u32 {
        let set = self.sets[place as usize];
        let mut cost = self.strangers[place as usize] + (must & !set).count_ones();
        let mut lost = set & !may;
        while lost != 0 {
            let places = &self.places[lost.trailing_zeros() as usize];
            cost += (places.len() - places.partition_point(|&past| past < place)) as u32;
            lost &= lost - 1;
        }
        cost
    }
}
