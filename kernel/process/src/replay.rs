//! Token replay: events fire their transitions, missing tokens are lent, and what is lent or left over lowers the fitness.
//!
//! Fitness of a case is `(1 - missing/consumed)/2 + (1 - remaining/produced)/2`, as pm4py's token-based replay defines it. Silent
//! transitions are not guessed: the markings that they lead to are kept, the nearest `NEAREST` of them, until an event tells them
//! apart. Whether a case fits is found out by the search of alignments, so a case that fits has fitness 1, and only such a one.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::align::Aligner;
use crate::conformance::{Conformance, ConformanceError, Tally};
use crate::game::{Game, Play, Quick};
use crate::{Bound, Log, Net};

/// How many markings are kept between two events.
const NEAREST: usize = 300;

/// Tokens of a case, or of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Replay {
    /// Given by transitions and at the start.
    pub produced: u64,
    /// Taken by transitions and at the end.
    pub consumed: u64,
    /// Lent because they were not there.
    pub missing: u64,
    /// Left over at the end.
    pub remaining: u64,
}

/// The cheapest counts by which a marking is reached.
type Reached = HashMap<u32, Replay, BuildHasherDefault<Quick>>;

impl Replay {
    /// Between 0 and 1.
    #[must_use]
    pub fn fitness(&self) -> f64 {
        let share = |part: u64, whole: u64| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        0.5 * (1.0 - share(self.missing, self.consumed)) + 0.5 * (1.0 - share(self.remaining, self.produced))
    }

    const fn after(self, play: &Play, missing: u32) -> Self {
        Self {
            produced: self.produced + play.given as u64,
            consumed: self.consumed + play.taken as u64,
            missing: self.missing + missing as u64,
            remaining: self.remaining,
        }
    }
}

/// Replays every case of a log, each different trace once.
///
/// # Errors
/// When the net does not say where it ends, or silent transitions lead to more markings than the bound.
pub fn replay(net: &Net, log: &Log, bound: Bound) -> Result<Conformance, ConformanceError> {
    let mut aligner = Aligner::unmeasured(net, bound)?;
    let mut tally = Tally::default();
    for variant in log.variants() {
        aligner.game.make_room();
        let cases = variant.cases.len() as u64;
        let names: Vec<&str> = variant.activities.iter().map(|&activity| log.name(activity)).collect();
        // The tokens of a run that fits need no counting; a search that is aimed finds it sooner than one over all markings.
        if aligner.fits(&names) == Ok(true) {
            tally.cases(cases, 0, 1.0, true);
            continue;
        }
        let (counts, misfits) = one(&mut aligner.game, names.into_iter())?;
        for name in &misfits {
            tally.deviation(name).log_moves += cases;
        }
        let fits = misfits.is_empty() && counts.missing == 0 && counts.remaining == 0;
        tally.cases(cases, counts.missing + counts.remaining, counts.fitness(), fits);
    }
    Ok(tally.finish())
}

/// The tokens of one trace, and the events that had to be helped or that the net does not know.
fn one<'n>(game: &mut Game, names: impl Iterator<Item = &'n str>) -> Result<(Replay, Vec<&'n str>), ConformanceError> {
    let mut misfits = Vec::new();
    let produced = sum(game.tokens(game.start));
    let mut at = Reached::default();
    at.insert(game.start, Replay { produced, ..Replay::default() });
    for name in names {
        let Some(label) = game.label(name) else {
            misfits.push(name);
            continue;
        };
        let over = over_silent(game, at)?;
        at = Reached::default();
        for &(marking, counts) in &over {
            game.within(over.len())?;
            for play in game.plays(marking).iter().filter(|play| play.label == Some(label)) {
                at.entry(play.to).or_insert_with(|| counts.after(play, 0));
            }
        }
        if at.is_empty() {
            misfits.push(name);
            let forced = over.iter().filter_map(|&(marking, counts)| {
                let (play, missing) = game.force(marking, label)?;
                Some((play.to, counts.after(&play, missing)))
            });
            at.extend(forced.min_by_key(|(_, counts)| (counts.missing, counts.produced)));
        }
    }
    let end = game.end;
    let wanted = game.tokens(end).to_vec();
    let finished = over_silent(game, at)?.into_iter().map(|(marking, counts)| {
        let tokens = game.tokens(marking);
        let (mut missing, mut remaining) = (0, 0);
        for (&has, &wants) in tokens.iter().zip(&wanted) {
            missing += u64::from(wants.saturating_sub(has));
            remaining += u64::from(has.saturating_sub(wants));
        }
        let consumed = counts.consumed + sum(&wanted);
        Replay { consumed, missing: counts.missing + missing, remaining, ..counts }
    });
    let best = finished.min_by_key(|counts| (counts.missing + counts.remaining, counts.produced));
    Ok((best.unwrap_or_default(), misfits))
}

fn sum(tokens: &[u32]) -> u64 {
    tokens.iter().map(|&tokens| u64::from(tokens)).sum()
}

/// The markings that silent transitions lead to, the given ones included, those of fewer tokens first and never more than the
/// nearest of them.
fn over_silent(game: &mut Game, at: Reached) -> Result<Vec<(u32, Replay)>, ConformanceError> {
    let mut order: Vec<(u32, Replay)> = at.iter().map(|(&marking, &counts)| (marking, counts)).collect();
    order.sort_unstable_by_key(|(marking, counts)| (counts.produced, *marking));
    order.truncate(NEAREST);
    let mut seen = at;
    let mut next = 0;
    while let Some(&(marking, counts)) = order.get(next) {
        next += 1;
        game.within(order.len())?;
        if order.len() >= NEAREST {
            continue;
        }
        for play in game.plays(marking).iter().filter(|play| play.label.is_none()) {
            seen.entry(play.to).or_insert_with(|| {
                let counts = counts.after(play, 0);
                order.push((play.to, counts));
                counts
            });
        }
    }
    Ok(order)
}
