//! What really happened over a model: how often each step was done, how long work waited before it, which ways cases took and where they
//! left the model.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::{Aligner, Move};
use crate::{Log, Spread};

/// A log seen over its model.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// Cases with events.
    pub cases: usize,
    /// Cases that the model explains at no cost.
    pub fitting: usize,
    /// Cases that it does not.
    pub astray: usize,
    /// The steps in the order of how often they were done.
    pub steps: Vec<StepFlow>,
    /// The ways that cases took, the most frequent first.
    pub paths: Vec<Path>,
    /// Where cases left the model, the most frequent first.
    pub deviations: Vec<Astray>,
}

/// A step as it was done.
#[derive(Debug, Clone, PartialEq)]
pub struct StepFlow {
    /// The activity.
    pub activity: String,
    /// How often it was done.
    pub times: usize,
    /// In how many cases.
    pub cases: usize,
    /// Seconds from the event before it in its case; the first step of a case waited for nothing.
    pub waiting: Spread,
    /// Work waited longest here, all cases together.
    pub slowest: bool,
}

/// A way that cases took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Its activities in order.
    pub activities: Vec<String>,
    /// Indices of its cases in the log.
    pub cases: Vec<usize>,
    /// Deviations of its cheapest explanation; none where there is no model, or it could not be found.
    pub cost: Option<u32>,
}

/// A step at which cases left the model.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Astray {
    /// The activity.
    pub activity: String,
    /// It happened where the model does not do it.
    pub log_moves: usize,
    /// The model does it there and it did not happen.
    pub model_moves: usize,
    /// Indices of the cases in the log.
    pub cases: BTreeSet<usize>,
}

impl Picture {
    /// Of a log over a model. `waited` gives the microseconds of waiting between two moments: by the clock, or by working time.
    pub fn of(log: &Log, mut aligner: Option<&mut Aligner>, waited: impl Fn(i64, i64) -> i64) -> Self {
        let mut picture = Self::default();
        let mut deviations: BTreeMap<String, Astray> = BTreeMap::new();
        for variant in log.variants().into_iter().filter(|variant| !variant.activities.is_empty()) {
            picture.cases += variant.cases.len();
            let names: Vec<&str> = variant.activities.iter().map(|&activity| log.name(activity)).collect();
            let explained = aligner.as_mut().and_then(|aligner| aligner.trace(&names).ok());
            if let Some(explained) = &explained {
                let fits = explained.cost == 0;
                *(if fits { &mut picture.fitting } else { &mut picture.astray }) += variant.cases.len();
                for step in &explained.moves {
                    let (activity, happened) = match step {
                        Move::Both(_) => continue,
                        Move::Log(activity) => (activity, true),
                        Move::Model(activity) => (activity, false),
                    };
                    let astray = deviations.entry(activity.clone()).or_default();
                    *(if happened { &mut astray.log_moves } else { &mut astray.model_moves }) += variant.cases.len();
                    astray.cases.extend(&variant.cases);
                }
            }
            picture.paths.push(Path {
                activities: names.into_iter().map(str::to_owned).collect(),
                cases: variant.cases,
                cost: explained.map(|explained| explained.cost),
            });
        }
        picture.deviations = deviations.into_iter().map(|(activity, astray)| Astray { activity, ..astray }).collect();
        picture.deviations.sort_by_key(|astray| std::cmp::Reverse(astray.log_moves + astray.model_moves));
        picture.steps = steps(log, waited);
        picture
    }
}

fn steps(log: &Log, waited: impl Fn(i64, i64) -> i64) -> Vec<StepFlow> {
    let mut times = vec![0_usize; log.activities.len()];
    let mut cases: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); log.activities.len()];
    let mut waits: Vec<Vec<i64>> = vec![Vec::new(); log.activities.len()];
    for (index, case) in log.cases.iter().enumerate() {
        let mut before = None;
        for event in &case.events {
            let Some(at) = usize::try_from(event.activity).ok().filter(|&at| at < times.len()) else { continue };
            times[at] += 1;
            cases[at].insert(index);
            if let (Some(from), Some(to)) = (before, event.at) {
                waits[at].push(waited(from, to));
            }
            before = event.at.or(before);
        }
    }
    let total = |waits: &Vec<i64>| waits.iter().map(|&wait| i128::from(wait)).sum::<i128>();
    let most = waits.iter().map(total).max().filter(|&most| most > 0);
    let mut steps: Vec<StepFlow> = (0..times.len())
        .filter(|&at| times[at] > 0)
        .map(|at| StepFlow {
            activity: log.activities[at].clone(),
            times: times[at],
            cases: cases[at].len(),
            slowest: Some(total(&waits[at])) == most,
            waiting: Spread::of(std::mem::take(&mut waits[at])),
        })
        .collect();
    steps.sort_by_key(|step| std::cmp::Reverse(step.times));
    steps
}
