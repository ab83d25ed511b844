//! What really happened over a process: dossiers that were decided, replayed on the version under which they were received.

use dossiers::{Dossier, Event, version_at_receipt};
use ids::UnitId;
use ledger::Held;
use people::{Scope, Span};
use procedures::{Procedure, Process};
use process::{Aligner, Bound, Case, Log, Model, Picture};
use time::{Date, Month};
use uuid::Uuid;

use super::model_of;
use crate::look::Query;
use crate::{Office, Refusal};

/// So many dossiers are looked at: the page says so where there are more.
const MOST: u64 = 5_000;

/// What a search for one explanation may cost, so that a page comes.
const BOUND: Bound = Bound { states: 100_000, all_states: 5_000_000, tokens: 1_000_000, arcs: 10_000_000 };

/// The picture of a version of a process.
#[derive(Debug, Clone)]
pub struct ShowFlow {
    /// The version.
    pub process: Uuid,
    /// Only dossiers of this unit.
    pub unit: Option<UnitId>,
    /// Only those received in this month.
    pub month: Option<(i32, Month)>,
    /// Only those of this procedure.
    pub procedure: Option<String>,
}

/// A dossier of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowCase {
    /// Its record.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// Whether the reader may open it.
    pub open: bool,
}

/// What its page shows.
#[derive(Debug, Clone)]
pub struct Flow {
    /// The version.
    pub process: Held<Process>,
    /// Its model.
    pub model: Option<Model>,
    /// The picture; its cases are those of `cases`.
    pub picture: Picture,
    /// The dossiers.
    pub cases: Vec<FlowCase>,
    /// Whether there were more than are looked at; then these are the latest.
    pub more: bool,
    /// So many are looked at.
    pub most: u64,
    /// Units whose dossiers these may be.
    pub units: Vec<(UnitId, String)>,
}

impl Query for ShowFlow {
    const NAME: &'static str = "procedures.view";
    type Answer = Flow;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Flow, Refusal> {
        let process = storage::records::by_id::<Process>(&office.db, self.process).await?;
        let process = process.ok_or_else(|| Refusal::not_found("process", self.process))?;
        let mut handled = handled_by(office, &process).await?;
        let alike = storage::procedures::processes_of(
            &office.db,
            &handled,
            &process.fields().code.iter().cloned().collect::<Vec<_>>(),
        )
        .await?;
        if let Some(only) = &self.procedure {
            handled.retain(|procedure| procedure == only);
        }
        let (from, before) = self.month.map(days_of).unzip();
        // Of an older version: what came under the next one is not looked through.
        let own_from = process.fields().effective_on;
        let next =
            alike.iter().filter_map(|other| other.fields().effective_on).filter(|from| Some(*from) > own_from).min();
        let before = [before, next].into_iter().flatten().min();
        let asked = storage::procedures::Handled {
            procedures: handled,
            unit: self.unit,
            from: from.or(process.fields().effective_on),
            before,
            most: MOST,
        };
        let (dossiers, more) = storage::procedures::handled(&office.db, &asked).await?;
        let alike: Vec<&Held<Process>> = alike.iter().collect();
        let own = |dossier: &Dossier| {
            dossier.is_closed()
                && version_at_receipt(dossier, &alike).is_some_and(|version| version.id() == process.id())
        };
        let dossiers: Vec<_> = dossiers.into_iter().filter(|(dossier, _)| own(dossier.fields())).collect();
        let units = storage::people::units(&office.db).await?;
        let cases = dossiers.iter().map(|(dossier, _)| FlowCase {
            id: dossier.id(),
            code: dossier.key().to_owned(),
            open: reaches(scope, dossier.fields()),
        });
        let cases = cases.collect();
        let (held, calendar) = (process.clone(), office.calendar().clone());
        // Playing thousands of cases is work that others must not wait for.
        let seen = tokio::task::spawn_blocking(move || {
            let log = log(&dossiers);
            let mut aligner = held.fields().net.as_ref().and_then(|net| Aligner::new(net, BOUND).ok());
            let moment = |us: i64| {
                time::OffsetDateTime::from_unix_timestamp_nanos(i128::from(us) * 1_000)
                    .unwrap_or(time::OffsetDateTime::UNIX_EPOCH)
            };
            let waited = |from, to| calendar.working_minutes_between(moment(from), moment(to)) * 60_000_000;
            (Picture::of(&log, aligner.as_mut(), waited), model_of(held.fields()))
        });
        let (picture, model) = seen.await.map_err(|error| Refusal::fault(error.to_string()))?;
        Ok(Flow {
            process,
            model,
            picture,
            cases,
            more,
            most: MOST,
            units: units.iter().map(|unit| (unit.id, unit.name.clone())).collect(),
        })
    }
}

/// The procedures that a process handles: those that it names, and those that name it.
async fn handled_by(office: &Office, process: &Held<Process>) -> Result<Vec<String>, Refusal> {
    let fields = process.fields();
    let mut handled = fields.procedures.clone().unwrap_or_default();
    if let Some(code) = &fields.code {
        let naming = storage::procedures::naming(&office.db, code).await?;
        handled.extend(naming.iter().map(|procedure: &Held<Procedure>| procedure.key().to_owned()));
    }
    handled.sort_unstable();
    handled.dedup();
    Ok(handled)
}

/// The first day of a month and of the next one.
fn days_of((year, month): (i32, Month)) -> (Date, Date) {
    let first = |year, month| Date::from_calendar_date(year, month, 1).unwrap_or(Date::MAX);
    let next = if month == Month::December { (year + 1, Month::January) } else { (year, month.next()) };
    (first(year, month), first(next.0, next.1))
}

fn reaches(scope: &Scope, dossier: &Dossier) -> bool {
    match scope.span() {
        Span::Office => true,
        Span::Units { units, .. } => dossier.unit.is_some_and(|unit| units.contains(&unit)),
        Span::Own { .. } => false,
    }
}

/// The steps of dossiers in the order of time; steps of one moment keep the order in which they were recorded.
pub(crate) fn log(dossiers: &[(Held<Dossier>, Vec<Held<Event>>)]) -> Log {
    let mut log = Log::default();
    for (dossier, events) in dossiers {
        let events = events.iter().map(Held::fields).filter_map(|event| event.activity.as_ref().zip(event.at));
        let events = events
            .map(|(activity, at)| process::Event { activity: log.activity(activity), at: Some(ledger::micros(at)) });
        let events = events.collect();
        log.cases.push(Case { code: dossier.key().to_owned(), events });
    }
    log.sort_by_time();
    log
}
