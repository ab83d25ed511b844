//! Imports: records from files of other systems, kept as given.
//!
//! A file is read and bound to its columns, everything that its rows name is loaded in a few queries, each row is decided
//! purely, and what changes is committed in chunks under one run. A kind of record is one file here: what it must see, and
//! what one row does.

mod directives;
mod documents;
mod follow_ups;
mod held;
mod links;
mod people;
mod problem_list;
mod queue;
mod row;
mod run;
mod runs;
mod said;
mod taking;
mod units;
mod watched;
mod words;

use std::collections::BTreeSet;
use std::path::Path;

use ::people::Actor;
use ids::RunId;
pub use reading::Problem;
use reading::{Limits, Record, Sheet, Table, bind, read_table_bytes, sheets};
use serde::{Deserialize, Serialize};

pub use problem_list::problem_list;
pub use queue::Asked;
pub use runs::{Counts, ListRuns, RunPage, RunRow, State};
pub use storage::runs::{Mode, Origin, TOLD, Told};
pub use watched::{Watched, Watching};

use crate::{Office, Refusal};
use run::{Runner, run};

pub(crate) use row::Row;
pub(crate) use taking::listed;

/// Who may import is written under this name in the permit table.
const ACT: &str = "records.import";

text::words! {
    /// What a file holds.
    Kind {
        /// Đơn vị.
        Units = "units",
        /// Người dùng.
        People = "people",
        /// Sổ văn bản.
        Documents = "documents",
        /// Nhiệm vụ được giao.
        Directives = "directives",
        /// Theo dõi.
        FollowUps = "follow-ups",
        /// Items of the annual work programme.
        Programme = "programme",
        /// Reminders and urgings.
        Urgings = "urgings",
        /// Administrative procedures.
        Procedures = "procedures",
        /// ISO processes.
        Processes = "processes",
        /// One-stop dossiers.
        Dossiers = "dossiers",
        /// Steps of dossiers.
        DossierEvents = "dossier-events",
        /// Acts of publishing procedures.
        Publications = "publications",
        /// Reports and programmes that units owe.
        Reports = "reports",
        /// Initiatives.
        Initiatives = "initiatives",
        /// What the quality system owes.
        Obligations = "obligations",
    }
}

impl Kind {
    /// Its columns.
    fn sheet(self) -> &'static Sheet {
        match self {
            Self::Units => &sheets::UNITS,
            Self::People => &sheets::PEOPLE,
            Self::Documents => &sheets::DOCUMENTS,
            Self::Directives => &sheets::DIRECTIVES,
            Self::Programme => &sheets::PROGRAMME,
            Self::FollowUps => &sheets::FOLLOW_UPS,
            Self::Urgings => &sheets::URGINGS,
            Self::Procedures => &sheets::PROCEDURES,
            Self::Processes => &sheets::PROCESSES,
            Self::Dossiers => &sheets::DOSSIERS,
            Self::DossierEvents => &sheets::DOSSIER_EVENTS,
            Self::Publications => &sheets::PUBLICATIONS,
            Self::Reports => &sheets::REPORTS,
            Self::Initiatives => &sheets::INITIATIVES,
            Self::Obligations => &sheets::OBLIGATIONS,
        }
    }

    /// The act that its rows are, where a file or a token must not open a way around its permit: a list of people gives roles.
    pub fn guarded_by(self) -> Option<&'static str> {
        match self {
            Self::Units => Some("people.record_unit"),
            Self::People => Some("people.record_person"),
            Self::Processes => Some("processes.import"),
            _ => None,
        }
    }
}

/// How a file is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Import {
    /// What it holds.
    pub kind: Kind,
    /// Count what would happen, and write nothing.
    pub dry_run: bool,
    /// Take the good rows; otherwise one wrong row keeps the whole file out.
    pub partial: bool,
}

impl Import {
    /// The same as one word.
    fn mode(self) -> Mode {
        match self {
            Self { dry_run: true, .. } => Mode::DryRun,
            Self { partial: true, .. } => Mode::Partial,
            _ => Mode::Whole,
        }
    }
}

/// What an import did, or with `dry_run` would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The rows of the file.
    pub rows: u64,
    /// Records that are new. What was there already with other values is in `updated`, not here.
    pub written: u64,
    /// Rows that say nothing new.
    pub unchanged: u64,
    /// Records that were there and now say something else.
    pub updated: u64,
    /// Records of this kind that the file does not name. They stay.
    pub absent: u64,
    /// Everything that is wrong, row by row. Without `partial`, nothing was written when there is any.
    pub problems: Vec<Problem>,
    /// The rows that are not taken. What is told of another row is a doubt.
    #[serde(skip)]
    pub refused: BTreeSet<u32>,
}

/// Where a file comes from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Which way it came.
    pub origin: Origin,
    /// The folder in which files that its rows name are looked for; `None`: they are only named.
    pub beside: Option<&'a Path>,
}

/// Who takes in what, under which run.
struct Taking<'a> {
    actor: &'a Actor,
    import: Import,
    id: RunId,
    beside: Option<&'a Path>,
}

impl<'a> From<&'a str> for Source<'a> {
    fn from(name: &'a str) -> Self {
        Self { name, origin: Origin::Console, beside: None }
    }
}

impl<'a> From<&'a String> for Source<'a> {
    fn from(name: &'a String) -> Self {
        Self::from(name.as_str())
    }
}

impl Office {
    /// Takes in a file. `source` is where it comes from; `progress` hears how many of how many rows are settled.
    ///
    /// What is wrong in the file is in the outcome, not an error. A run that may write is noted before its first row, so that
    /// what a broken one left behind has a name.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`]; [`Refusal::Unreadable`] for a file that is no table; [`Refusal::Conflict`] when others
    /// kept changing the same records (what was committed by then stays: the same file takes up where it ended).
    pub async fn import(
        &self,
        actor: &Actor,
        import: Import,
        source: impl Into<Source<'_>>,
        bytes: Vec<u8>,
        progress: impl Fn(usize, usize) + Send + Sync,
    ) -> Result<Outcome, Refusal> {
        self.may_import(actor, import.kind).await?;
        let source = source.into();
        let id = RunId::new(self.ids.uuid(self.clock.now()));
        let taking = Taking { actor, import, id, beside: source.beside };
        if import.dry_run {
            return self.take(taking, false, bytes, progress).await;
        }
        self.begin(id, actor, import, source).await?;
        let outcome = self.take(taking, true, bytes, progress).await;
        self.end(id, &outcome).await?;
        outcome
    }

    /// Whether an actor may bring in records of a kind.
    async fn may_import(&self, actor: &Actor, kind: Kind) -> Result<(), Refusal> {
        for act in [Some(ACT), kind.guarded_by()].into_iter().flatten() {
            self.scope(actor, act).await?;
        }
        Ok(())
    }

    /// Reads, decides and commits the rows of a file.
    async fn take(
        &self,
        taking: Taking<'_>,
        noted: bool,
        bytes: Vec<u8>,
        progress: impl Fn(usize, usize) + Send + Sync,
    ) -> Result<Outcome, Refusal> {
        let Taking { actor, import, id, beside } = taking;
        let (table, sheet) = read(bytes, import.kind).await?;
        let bound = match bind(&table, sheet) {
            Ok(bound) => bound,
            Err(problems) => {
                let refused = problems.iter().map(|problem| problem.row).collect();
                return Ok(Outcome { rows: table.rows.len() as u64, problems, refused, ..Outcome::default() });
            }
        };
        let rows: Vec<Record<'_>> = bound.rows().collect();
        let runner = Runner { office: self, actor, import, id, noted, beside, progress: &progress };
        Ok(match import.kind {
            Kind::Units => run::<units::Seen>(runner, rows).await?,
            Kind::People => run::<people::Seen>(runner, rows).await?,
            Kind::Documents => run::<documents::Seen>(runner, rows).await?,
            Kind::Directives => run::<directives::Seen>(runner, rows).await?,
            Kind::FollowUps => run::<follow_ups::Seen>(runner, rows).await?,
            Kind::Programme => run::<held::Seen<taking::Programme>>(runner, rows).await?,
            Kind::Urgings => run::<held::Seen<taking::Urgings>>(runner, rows).await?,
            Kind::Procedures if std::ptr::eq(sheet, &sheets::LISTED_PROCEDURES) => {
                run::<held::Seen<taking::ListedProcedures>>(runner, rows).await?
            }
            Kind::Procedures => run::<held::Seen<taking::Procedures>>(runner, rows).await?,
            Kind::Processes => run::<held::Seen<taking::Processes>>(runner, rows).await?,
            Kind::Dossiers => run::<held::Seen<taking::Dossiers>>(runner, rows).await?,
            Kind::DossierEvents => run::<held::Seen<taking::DossierEvents>>(runner, rows).await?,
            Kind::Publications => run::<held::Seen<taking::Publications>>(runner, rows).await?,
            Kind::Reports => run::<held::Seen<taking::Reports>>(runner, rows).await?,
            Kind::Initiatives => run::<held::Seen<taking::Initiatives>>(runner, rows).await?,
            Kind::Obligations => run::<held::Seen<taking::Obligations>>(runner, rows).await?,
        })
    }

    /// Writes the workbook that an office fills.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] when it cannot be written there.
    pub fn template(kind: Kind, out: &Path) -> Result<(), Refusal> {
        Ok(reading::write_template(kind.sheet(), out)?)
    }

    /// The same workbook, to be sent.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] when it cannot be made.
    pub fn template_bytes(kind: Kind) -> Result<Vec<u8>, Refusal> {
        Ok(reading::template_bytes(kind.sheet())?)
    }
}

/// Reads the table on a thread that may wait, and says by which columns. Procedures also come as the national portal lists them.
async fn read(bytes: Vec<u8>, kind: Kind) -> Result<(Table, &'static Sheet), Refusal> {
    let reading = tokio::task::spawn_blocking(move || {
        let limits = Limits::default();
        if kind == Kind::Procedures {
            let lines = reading::portal::is_lines(&bytes);
            let listed = reading::portal::read_procedures(bytes.clone(), &limits)?;
            if lines || reading::portal::is_portal_list(&listed) {
                return Ok((listed, &sheets::LISTED_PROCEDURES));
            }
        }
        let sheet = kind.sheet();
        read_table_bytes(bytes, &sheet.names(), &limits).map(|table| (table, sheet))
    });
    Ok(reading.await.map_err(|error| Refusal::fault(error.to_string()))??)
}
