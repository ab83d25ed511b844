//! Runs as they are seen: how far one is, how it ended, and what was wrong in its file.

use ::people::{Actor, Scope};
use ids::{PersonId, RunId};
use serde::{Deserialize, Serialize};
use storage::runs::{End, Run, TOLD};
use time::{Duration, OffsetDateTime};

use super::{ACT, Import, Kind, Mode, Origin, Outcome, Source, Told};
use crate::look::Query;
use crate::{Office, Page, Refusal, Slice};

/// A run that was not heard of for so long is not at work any more: a chunk takes a second or two.
const SILENCE: Duration = Duration::minutes(2);
/// The most letters of a wrong cell that are kept.
const LETTERS: usize = 200;

/// What is kept of a run in its answer: counts alone, since a wrong cell may hold what somebody wants forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The rows of the file.
    pub rows: u64,
    /// Records that are new.
    pub written: u64,
    /// Rows that say nothing new.
    pub unchanged: u64,
    /// Records that say something else now.
    pub updated: u64,
    /// Records that the file does not name.
    pub absent: u64,
    /// Everything that is wrong or doubtful.
    pub problems: u64,
    /// The rows that were not taken.
    #[serde(default)]
    pub refused: u64,
}

/// How far a run is: what its moments mean now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has taken it up.
    Waiting,
    /// Somebody is at it.
    Running,
    /// It ended, and these are its counts.
    Ended(Counts),
    /// It could not be done.
    Failed,
    /// Whoever was at it is gone. What it committed stays; the same file takes up where it ended.
    Interrupted,
}

/// A run in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// Its id.
    pub id: RunId,
    /// What the file holds; `None`: not a kind of this program.
    pub kind: Option<Kind>,
    /// What the file is called.
    pub source: String,
    /// Which way it came.
    pub origin: Origin,
    /// How its rows are taken.
    pub mode: Mode,
    /// The person's name, or the console's.
    pub by: String,
    /// When it was asked for.
    pub at: OffsetDateTime,
    /// The rows of the file, as soon as they are known.
    pub rows: u64,
    /// How many of them are settled.
    pub settled: u64,
    /// When it ended.
    pub ended: Option<OffsetDateTime>,
    /// How far it is.
    pub state: State,
    /// The message key of why it failed.
    pub failure: Option<String>,
}

/// One run with what was wrong in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunPage {
    /// The run.
    pub row: RunRow,
    /// The first problems.
    pub told: Vec<Told>,
    /// Whether its file is kept still, so that it can be taken.
    pub kept: bool,
}

/// A page of runs, the newest first.
#[derive(Debug, Clone)]
pub struct ListRuns {
    /// Which part.
    pub slice: Slice,
}

impl Query for ListRuns {
    const NAME: &'static str = ACT;
    type Answer = Page<RunRow>;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Page<RunRow>, Refusal> {
        let page = storage::runs::page(&office.db, &self.slice).await?;
        let people: Vec<PersonId> = page.rows.iter().filter_map(|run| run.actor_id).collect();
        let names = storage::people::full_names(&office.db, people).await?;
        let now = office.clock.now();
        let rows = page.rows.iter().map(|run| row(run, now, run.actor_id.and_then(|id| names.get(&id).cloned())));
        Ok(Page { rows: rows.collect(), next: page.next.clone() })
    }
}

impl Office {
    /// One run with its first `most` problems. What is wrong in a list of people is shown to whom that list is open.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`], [`Refusal::NotFound`], [`Refusal::Fault`].
    pub async fn import_run(&self, actor: &Actor, id: RunId, most: usize) -> Result<RunPage, Refusal> {
        self.scope(actor, ACT).await?;
        let run = storage::runs::run(&self.db, id).await?.ok_or_else(|| Refusal::not_found("run", id))?;
        if let Some(kind) = Kind::from_key(&run.kind) {
            self.may_import(actor, kind).await?;
        }
        let person = run.actor_id.into_iter().collect::<Vec<_>>();
        let name = storage::people::full_names(&self.db, person).await?.into_values().next();
        let kept = match run.upload {
            Some(upload) => storage::runs::is_kept(&self.db, upload).await?,
            None => false,
        };
        let told = storage::runs::told(&self.db, id, most as u64).await?;
        Ok(RunPage { row: row(&run, self.clock.now(), name), told, kept })
    }

    /// Notes a run that begins now.
    pub(super) async fn begin(
        &self,
        id: RunId,
        actor: &Actor,
        import: Import,
        source: Source<'_>,
    ) -> Result<(), Refusal> {
        let now = self.clock.now();
        let run = Run { begun: Some(now), seen: Some(now), ..self.fresh(id, actor, import, source) };
        Ok(storage::runs::add(&self.db, &run).await?)
    }

    /// A run that nobody has taken up.
    pub(super) fn fresh(&self, id: RunId, actor: &Actor, import: Import, source: Source<'_>) -> Run {
        Run {
            id,
            kind: import.kind.key().to_owned(),
            source: source.name.to_owned(),
            origin: source.origin,
            mode: import.mode(),
            actor: actor.label(),
            actor_id: actor.person(),
            at: self.clock.now(),
            upload: None,
            rows: 0,
            settled: 0,
            begun: None,
            seen: None,
            ended: None,
            failure: None,
            answer: String::new(),
        }
    }

    /// Notes how a run ended.
    pub(super) async fn end(&self, id: RunId, outcome: &Result<Outcome, Refusal>) -> Result<(), Refusal> {
        let end = match outcome {
            Err(refusal) => End { failure: Some(refusal.key().to_owned()), ..End::default() },
            Ok(outcome) => {
                let json = serde_json::to_string(&counts(outcome));
                let answer = json.map_err(|error| Refusal::fault(error.to_string()))?;
                End { rows: outcome.rows, answer, failure: None, told: told(outcome) }
            }
        };
        Ok(storage::runs::end(&self.db, id, end, self.clock.now()).await?)
    }
}

pub(super) fn counts(outcome: &Outcome) -> Counts {
    let &Outcome { rows, written, unchanged, updated, absent, ref problems, ref refused } = outcome;
    let (problems, refused) = (problems.len() as u64, refused.len() as u64);
    Counts { rows, written, unchanged, updated, absent, problems, refused }
}

pub(super) fn told(outcome: &Outcome) -> Vec<Told> {
    let told = outcome.problems.iter().take(TOLD).map(|problem| Told {
        row: problem.row,
        column: problem.column.clone(),
        value: problem.value.chars().take(LETTERS).collect(),
        what: problem.what.clone(),
        cell: problem.cell.clone(),
        doubt: !outcome.refused.contains(&problem.row),
    });
    told.collect()
}

fn row(run: &Run, now: OffsetDateTime, name: Option<String>) -> RunRow {
    RunRow {
        id: run.id,
        kind: Kind::from_key(&run.kind),
        source: run.source.clone(),
        origin: run.origin,
        mode: run.mode,
        by: name.unwrap_or_else(|| run.actor.clone()),
        at: run.at,
        rows: run.rows,
        settled: run.settled,
        ended: run.ended,
        state: state(run, now),
        failure: run.failure.clone(),
    }
}

fn state(run: &Run, now: OffsetDateTime) -> State {
    match (run.begun, run.ended) {
        (_, Some(_)) if run.failure.is_some() => State::Failed,
        (_, Some(_)) => State::Ended(serde_json::from_str(&run.answer).unwrap_or_default()),
        (None, None) => State::Waiting,
        // A clock that was set back, as that of made-up data is at every start, hears nothing of it either.
        (Some(begun), None) if (now - run.seen.unwrap_or(begun)).abs() > SILENCE => State::Interrupted,
        (Some(_), None) => State::Running,
    }
}
