//! The way that every kind takes: load, decide every row, then commit what changes in chunks under one run.

use std::future::Future;
use std::path::Path;

use ::people::Actor;
use ids::RunId;
use reading::{Problem, Record};
use storage::{Change, CommitError};

use super::{Import, Outcome};
use crate::{Office, Refusal, With};

/// How often rows are decided again when somebody else was quicker.
const TRIES: usize = 3;

/// A column, and what is wrong with its cell and what to do.
pub(super) type Told = (&'static str, String);

/// Everything that is wrong with a row, beside what its reading found.
pub(super) type Wrong = Vec<Told>;

/// What a sound row does.
#[derive(Debug)]
pub(super) enum Effect {
    /// Makes a record.
    New(Change),
    /// Says something else of a record that is there.
    Updated(Change),
    /// Says what is known.
    Unchanged,
}

/// What becomes of the rows of a file.
#[derive(Debug)]
pub(super) struct Decided {
    /// For each row.
    pub rows: Vec<Result<Effect, Wrong>>,
    /// How many records of the kind no row names.
    pub absent: u64,
}

/// What the rules of one kind of record need to see.
pub(super) trait Seen: Sized + Send {
    /// How many records one transaction takes: others wait for the writer a fraction of a second.
    const CHUNK: usize = 1_000;

    /// Loads everything that the rows name, in a few queries.
    fn load(
        office: &Office,
        rows: &[Record<'_>],
        beside: Option<&Path>,
    ) -> impl Future<Output = Result<Self, Refusal>> + Send;

    /// What an office should look at in rows that are taken all the same, by the row's place.
    fn doubts(&self, _: &[Record<'_>]) -> Vec<(usize, Told)> {
        Vec::new()
    }

    /// Decides each row, purely. With `partial`, a row that needs a refused one is refused as well.
    fn decide(self, rows: &[Record<'_>], partial: bool, with: &With<'_>) -> Decided;
}

/// Who runs what.
pub(super) struct Runner<'a, P> {
    pub(super) office: &'a Office,
    pub(super) actor: &'a Actor,
    pub(super) import: Import,
    pub(super) id: RunId,
    /// Whether the run is noted, so that others can see how far it is.
    pub(super) noted: bool,
    /// Where files that rows name are looked for.
    pub(super) beside: Option<&'a Path>,
    pub(super) progress: &'a P,
}

/// How a row ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settled {
    New,
    Updated,
    Unchanged,
    Refused,
}

/// Takes the rows in.
pub(super) async fn run<S: Seen>(
    runner: Runner<'_, impl Fn(usize, usize) + Send + Sync>,
    mut rows: Vec<Record<'_>>,
) -> Result<Outcome, Refusal> {
    let mut settled = vec![None; rows.len()];
    for _ in 0..TRIES {
        let seen = S::load(runner.office, &rows, runner.beside).await?;
        let doubts = seen.doubts(&rows);
        let Decided { rows: effects, absent } = seen.decide(&rows, runner.import.partial, &runner.with());
        let (changes, wrong) = sort(effects, &mut settled);
        let kept_out = !wrong.is_empty() && !runner.import.partial;
        let mut conflict = false;
        if !kept_out {
            conflict = !runner.settle(changes, S::CHUNK, &mut settled).await?;
        }
        if !conflict {
            for (row, wrong) in wrong {
                for (column, what) in wrong {
                    rows[row].refuse(column, what);
                }
            }
            for (row, (column, what)) in doubts {
                rows[row].refuse(column, what);
            }
            let refused = settled.iter().zip(&rows).filter(|(end, _)| **end == Some(Settled::Refused));
            let refused = refused.map(|(_, row)| row.number()).collect();
            let problems = rows.into_iter().flat_map(Record::into_problems).collect();
            return Ok(Outcome { refused, ..outcome(&settled, absent, problems) });
        }
    }
    Err(Refusal::Conflict)
}

/// A row that changes something, what it ends as, and its change.
type Open = (usize, Settled, Change);

/// Settles the rows that change nothing, and gives what is left: changes, and what is wrong.
fn sort(effects: Vec<Result<Effect, Wrong>>, settled: &mut [Option<Settled>]) -> (Vec<Open>, Vec<(usize, Wrong)>) {
    let mut open = Vec::new();
    let mut wrong = Vec::new();
    for (row, effect) in effects.into_iter().enumerate() {
        // What an earlier try committed is decided as unchanged now; it was counted then.
        if matches!(settled[row], Some(Settled::New | Settled::Updated)) {
            continue;
        }
        settled[row] = match effect {
            Ok(Effect::New(change)) => {
                open.push((row, Settled::New, change));
                None
            }
            Ok(Effect::Updated(change)) => {
                open.push((row, Settled::Updated, change));
                None
            }
            Ok(Effect::Unchanged) => Some(Settled::Unchanged),
            Err(told) => {
                wrong.push((row, told));
                Some(Settled::Refused)
            }
        };
    }
    (open, wrong)
}

impl<P: Fn(usize, usize) + Send + Sync> Runner<'_, P> {
    fn with(&self) -> With<'_> {
        let office = self.office;
        With {
            actor: self.actor,
            now: office.clock.now(),
            law: &office.law,
            calendar: &office.calendar,
            ids: &office.ids,
        }
    }

    /// Commits the open rows in chunks; `false`: somebody else was quicker.
    async fn settle(&self, open: Vec<Open>, chunk: usize, settled: &mut [Option<Settled>]) -> Result<bool, Refusal> {
        let rows = settled.len();
        let mut done = rows - open.len();
        self.tell(done, rows).await?;
        let mut open = open.into_iter().peekable();
        while open.peek().is_some() {
            let (ends, changes): (Vec<_>, Vec<_>) =
                open.by_ref().take(chunk).map(|(row, end, change)| ((row, end), change)).unzip();
            if !self.import.dry_run {
                match self.office.commit(self.actor, Some(self.id), None, &changes).await {
                    Ok(()) => {}
                    Err(CommitError::Conflict) => return Ok(false),
                    Err(CommitError::Fault(fault)) => return Err(fault.into()),
                }
            }
            done += ends.len();
            for (row, end) in ends {
                settled[row] = Some(end);
            }
            self.tell(done, rows).await?;
        }
        Ok(true)
    }

    /// Says how many of how many rows are settled.
    async fn tell(&self, done: usize, rows: usize) -> Result<(), Refusal> {
        (self.progress)(done, rows);
        if self.noted {
            let Office { db, clock, .. } = self.office;
            storage::runs::seen(db, self.id, done as u64, rows as u64, clock.now()).await?;
        }
        Ok(())
    }
}

fn outcome(settled: &[Option<Settled>], absent: u64, problems: Vec<Problem>) -> Outcome {
    let count = |end| settled.iter().filter(|settled| **settled == Some(end)).count() as u64;
    Outcome {
        rows: settled.len() as u64,
        written: count(Settled::New),
        unchanged: count(Settled::Unchanged),
        updated: count(Settled::Updated),
        absent,
        problems,
        ..Outcome::default()
    }
}
