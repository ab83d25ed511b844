//! One procedure: everything that the law says of it, its versions, its processes, and its clocks.

use ::procedures::views::ProcessRow;
use ::procedures::{Procedure, PublicationAct, Version};
use app::procedures::{ProcedurePage, ShowProcedure};
use askama::Template;
use axum::extract::Path;
use ledger::Held;
use time::OffsetDateTime;

use super::list::covered;
use crate::answer::{Answer, Trouble, page};
use crate::error::Problem;
use crate::parts::{Badge, Entry, Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "procedures/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    code: String,
    procedure: Procedure,
    /// Components of the law that are known: the message key of each and its text.
    components: Vec<(&'static str, String)>,
    versions: Vec<Version>,
    processes: Vec<ProcessRow>,
    covered: Badge,
    page: ProcedurePage,
    publications: Vec<(PublicationAct, Option<OffsetDateTime>, Option<String>)>,
    history: Vec<Entry>,
}

impl ShowPage {
    /// The page of a procedure.
    pub fn new(frame: Frame, page: ProcedurePage, prove: bool) -> ShowPage {
        let words = frame.words;
        let procedure = page.procedure.fields().clone();
        let publication = |held: &Held<::procedures::Publication>| {
            let fields = held.fields();
            Some((fields.act?, fields.at, fields.proof.clone()))
        };
        let known = [
            ("procedure-steps", &procedure.steps),
            ("procedure-documents", &procedure.documents),
            ("procedure-applicants", &procedure.applicants),
            ("procedure-body", &procedure.body),
            ("procedure-result", &procedure.result),
            ("procedure-conditions", &procedure.conditions),
            ("procedure-legal-bases", &procedure.legal_bases),
            ("procedure-forms", &procedure.forms),
        ];
        let mut versions: Vec<Version> = procedure.versions().collect();
        versions.reverse();
        ShowPage {
            frame: frame
                .titled(procedure.name.as_deref().unwrap_or(page.procedure.key()))
                .within(Room::Procedures)
                .below("/procedures", words.get("room-procedures")),
            words,
            code: page.procedure.key().to_owned(),
            components: known.into_iter().filter_map(|(key, text)| Some((key, text.clone()?))).collect(),
            versions,
            processes: page.processes.clone(),
            covered: covered(page.covered),
            publications: page.publications.iter().filter_map(publication).collect(),
            history: page.timeline.iter().map(|event| Entry::of(event, prove, words)).collect(),
            procedure,
            page,
        }
    }

    /// Whether the clock of the national database ran out without an entry.
    fn entry_is_late(&self) -> bool {
        let done = self.procedure.national_db_updated_at;
        self.page.entry_due.is_some_and(|due| done.map_or(self.frame.now > due, |done| done > due))
    }
}

/// Shows the procedure.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let id = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let found = reader.look(&ShowProcedure(id)).await?;
    let prove = reader.may("ledger.view");
    Ok(page(&ShowPage::new(reader.frame, found, prove)))
}
