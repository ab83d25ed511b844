//! Looks on the catalogue: a page of it with its coverage, and one procedure with its versions, processes and clocks.

use directives::views::TimelineRow;
use ledger::Held;
use measure::{Cell, Population};
use people::Scope;
use procedures::facts::Covering;
use procedures::views::{ProcedureRow, ProcessRow};
use procedures::{Procedure, Publication};
use storage::procedures::Filter;
use storage::{Page, Slice};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::look::Query;
use crate::objectives::MeasureIndicator;
use crate::{Office, Refusal};

/// The indicator of objective 1.
const COVERAGE: &str = "procedures.iso_coverage";

/// A page of the catalogue.
#[derive(Debug, Clone)]
pub struct ListProcedures {
    /// Which.
    pub filter: Filter,
    /// The moment at which coverage is asked about; `None`: now.
    pub at: Option<OffsetDateTime>,
    /// The page.
    pub slice: Slice,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ProcedureSteps {
    /// The rows.
    pub page: Page<ProcedureRow>,
    /// The fields of the catalogue.
    pub fields: Vec<String>,
    /// Procedures of the Chairman and Vice-chairmen with an ISO process, of all of them; none where no decision measures it.
    pub coverage: Option<Coverage>,
}

/// How many procedures are covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// The counts.
    pub cell: Cell,
    /// The share in ten-thousandths of a per cent.
    pub value: Option<i64>,
}

impl Query for ListProcedures {
    const NAME: &'static str = "procedures.view";
    type Answer = ProcedureSteps;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<ProcedureSteps, Refusal> {
        let at = self.at.unwrap_or_else(|| office.clock().now());
        let page = storage::procedures::page(&office.db, &self.filter, &self.slice, at).await?;
        let fields = storage::procedures::fields(&office.db).await?;
        let coverage = if storage::figures::any(&office.db, Population::Procedures, storage::figures::KnownAt::Now)
            .await?
        {
            let asked = MeasureIndicator { name: COVERAGE.to_owned(), as_of: self.at, known_at: None, by: Vec::new() };
            match asked.answer(office, scope).await {
                Ok(measured) => Some(Coverage {
                    cell: Cell {
                        numerator: measured.numerator.unwrap_or(0),
                        denominator: measured.denominator.unwrap_or(0),
                        unknown: measured.unknown,
                        not_yet: measured.not_yet,
                    },
                    value: measured.value,
                }),
                Err(Refusal::NotFound { .. }) => None,
                Err(refusal) => return Err(refusal),
            }
        } else {
            None
        };
        Ok(ProcedureSteps { page, fields, coverage })
    }
}

/// One procedure.
#[derive(Debug, Clone, Copy)]
pub struct ShowProcedure(pub Uuid);

/// What its page shows.
#[derive(Debug, Clone)]
pub struct ProcedurePage {
    /// The procedure.
    pub procedure: Held<Procedure>,
    /// Its processes, in the order of time.
    pub processes: Vec<ProcessRow>,
    /// Whether one covers it now.
    pub covered: bool,
    /// The last day on which an older process still covers the version that is in force.
    pub grace_until: Option<Date>,
    /// By when it must be in the national database.
    pub entry_due: Option<OffsetDateTime>,
    /// The acts by which it became known.
    pub publications: Vec<Held<Publication>>,
    /// Its history.
    pub timeline: Vec<TimelineRow>,
}

impl Query for ShowProcedure {
    const NAME: &'static str = "procedures.view";
    type Answer = ProcedurePage;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<ProcedurePage, Refusal> {
        let procedure = storage::records::by_id::<Procedure>(&office.db, self.0).await?;
        let procedure = procedure.ok_or_else(|| Refusal::not_found("procedure", self.0))?;
        let key = procedure.key().to_owned();
        let codes: Vec<String> = procedure.fields().iso_process_code.iter().cloned().collect();
        let processes = storage::procedures::processes_of(&office.db, std::slice::from_ref(&key), &codes).await?;
        let today = office.clock().now().to_offset(calendar::ZONE).date();
        let named: Vec<_> = processes.iter().collect();
        let covering = Covering::new(&procedure, &named, office.law(), office.calendar());
        let (covered, grace_until) = (covering.covered_on(today), covering.grace_until(today));
        let entry_due = procedures::facts::entry_due(procedure.fields(), office.law(), office.calendar());
        Ok(ProcedurePage {
            processes: processes.iter().map(storage::procedures::process_row).collect(),
            covered,
            grace_until,
            entry_due,
            publications: storage::procedures::publications(&office.db, &key).await?,
            timeline: storage::log::of_subject(&office.db, self.0).await?,
            procedure,
        })
    }
}
