//! Propose the tasks that a registered document's text gives: nothing is stored until a person confirms each.

use directives::Document;
use ids::DocumentId;
use law::{DueOfWords, due_of_words};
use people::{Directory, Meant, Scope};
use text::deadline::{Relative, Start, Unit, When};

use crate::look::Query;
use crate::{Office, Refusal};

/// What a document's text would give.
#[derive(Debug, Clone)]
pub struct ProposeTasks {
    /// The document, registered before.
    pub document: DocumentId,
    /// Its text.
    pub text: String,
}

/// The document and what its text gives.
#[derive(Debug, Clone)]
pub struct Proposals {
    /// The document.
    pub document: Document,
    /// A proposal for each who leads a task, in the order of the text.
    pub tasks: Vec<Proposal>,
}

/// A task that may be entered.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// A code that no task of the document has yet, as far as its count tells.
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// The line of the text, from 1.
    pub line: usize,
    /// Who leads, as written, and whom that means.
    pub lead: (String, Meant),
    /// Who helps, as written, and whom that means.
    pub co_units: Vec<(String, Meant)>,
    /// The words that say by when.
    pub words: Option<String>,
    /// When that is.
    pub due: DueOfWords,
    /// The term that is counted from receipt, when the words say one.
    pub term: Option<(u32, Unit)>,
}

impl Query for ProposeTasks {
    const NAME: &'static str = "directives.enter";
    type Answer = Proposals;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Proposals, Refusal> {
        let missing = || Refusal::not_found("document", self.document);
        let row =
            storage::documents::row(&office.db, scope, self.document, office.rules()).await?.ok_or_else(missing)?;
        let document = storage::documents::load(&office.db, self.document).await?.ok_or_else(missing)?;
        if document.is_secret() {
            return Err(directives::Refusal::SecretDocument.into());
        }
        let now = office.clock().now();
        let units = storage::people::units(&office.db).await?;
        let directory = Directory::new(units.iter().filter(|unit| unit.exists_on(now.date())));
        let received = document.entry_clock_start().unwrap_or(now);
        let mut tasks = Vec::new();
        for task in decision::tasks(&self.text).0 {
            let co_units: Vec<(String, Meant)> =
                task.co_units.iter().map(|name| (name.value.clone(), directory.meant(&name.value))).collect();
            let words = task.deadline.as_ref().map(|words| words.value.clone());
            let deadline =
                text::read_deadline(words.as_deref().unwrap_or_default(), received, Some(document.issued_on));
            let term = match &deadline.when {
                When::Relative(Relative { count, unit, from: Start::Receipt }) => Some((*count, *unit)),
                _ => None,
            };
            let due = due_of_words(&deadline, received, Some(document.issued_on), office.calendar(), office.law());
            for lead in &task.leads {
                let number = row.entered_tasks as usize + tasks.len() + 1;
                tasks.push(Proposal {
                    code: format!("{}-{number:02}", document.number),
                    content: task.content.value.clone(),
                    line: task.line,
                    lead: (lead.value.clone(), directory.meant(&lead.value)),
                    co_units: co_units.clone(),
                    words: words.clone(),
                    due: due.clone(),
                    term,
                });
            }
        }
        Ok(Proposals { document, tasks })
    }
}
