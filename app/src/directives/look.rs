//! Looks on the register, on directives and on what a person owes.

use calendar::Due;
use commitment::{Deadline, Evidence, State};
use directives::acts::answer::answer_limit;
use directives::views::way::{self, Way};
use directives::views::{DirectiveRow, DocumentRow, EnteredOf, FollowUpRow, Gap, PlanRow, TimelineRow};
use directives::{Direction, Directive, Document};
use ids::{DirectiveId, DocumentId};
use people::Scope;
use storage::directives::{Asked, Filter as DirectiveFilter};
use storage::documents::{Filter as DocumentFilter, Rules};
use storage::{Page, Slice};
use time::OffsetDateTime;

use crate::look::Query;
use crate::{Office, Refusal};

/// Whether the directive lies in the scope.
pub(crate) fn covers(scope: &Scope, directive: &Directive) -> bool {
    scope.covers(directive.lead_unit, &directive.co_units, directive.follower.map(|follower| follower.person))
}

/// A page of the register, the newest first.
#[derive(Debug, Clone)]
pub struct ListDocuments {
    /// Which.
    pub filter: DocumentFilter,
    /// The page.
    pub slice: Slice,
}

impl Query for ListDocuments {
    const NAME: &'static str = "documents.view";
    type Answer = Page<DocumentRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Page<DocumentRow>, Refusal> {
        Ok(storage::documents::page(&office.db, scope, &self.filter, &self.slice, office.rules()).await?)
    }
}

/// How many tasks are entered of those expected, by who gave them.
#[derive(Debug, Clone, Copy)]
pub struct CountEntered;

impl Query for CountEntered {
    const NAME: &'static str = "documents.view";
    type Answer = Vec<EnteredOf>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<EnteredOf>, Refusal> {
        Ok(storage::documents::entered_by_level(&office.db, scope).await?)
    }
}

/// The numbers that a book of a year lacks.
#[derive(Debug, Clone, Copy)]
pub struct BookGaps {
    /// The book.
    pub direction: Direction,
    /// The year.
    pub year: i32,
}

impl Query for BookGaps {
    const NAME: &'static str = "documents.view";
    type Answer = Vec<Gap>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<Gap>, Refusal> {
        Ok(storage::documents::gaps(&office.db, scope, self.direction, self.year).await?)
    }
}

/// A page of directives; the late list is this page with a filter.
#[derive(Debug, Clone)]
pub struct ListDirectives {
    /// Which.
    pub filter: DirectiveFilter,
    /// The page.
    pub slice: Slice,
}

impl Query for ListDirectives {
    const NAME: &'static str = "directives.view";
    type Answer = Page<DirectiveRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Page<DirectiveRow>, Refusal> {
        list(office, scope, &self.filter, &self.slice).await
    }
}

/// What the actor owes or follows, by time left.
#[derive(Debug, Clone)]
pub struct Inbox {
    /// The page.
    pub slice: Slice,
}

impl Query for Inbox {
    const NAME: &'static str = "inbox";
    type Answer = Page<DirectiveRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Page<DirectiveRow>, Refusal> {
        let states = State::ALL.into_iter().filter(|state| state.is_open()).collect();
        list(office, scope, &DirectiveFilter { states, owed: true, ..DirectiveFilter::default() }, &self.slice).await
    }
}

pub(super) async fn list(
    office: &Office,
    scope: &Scope,
    filter: &DirectiveFilter,
    slice: &Slice,
) -> Result<Page<DirectiveRow>, Refusal> {
    Ok(storage::directives::page(&office.db, scope, filter, slice, office.asked()).await?)
}

impl Office {
    pub(crate) fn asked(&self) -> Asked<'_> {
        Asked { now: self.clock().now(), calendar: self.calendar() }
    }

    pub(super) fn rules(&self) -> Rules<'_> {
        Rules { law: self.law(), calendar: self.calendar() }
    }
}

/// One document with its tasks.
#[derive(Debug, Clone, Copy)]
pub struct ShowDocument(pub DocumentId);

/// What a document's page shows.
#[derive(Debug, Clone)]
pub struct DocumentPage {
    /// The document.
    pub document: Document,
    /// The time limit for entering its tasks, each day explained.
    pub entry_limit: Option<Due>,
    /// The tasks entered from it that the actor may see.
    pub tasks: Vec<DirectiveRow>,
    /// Plans of the periodic tasks that it asks for.
    pub plans: Vec<PlanRow>,
    /// Its history.
    pub timeline: Vec<TimelineRow>,
}

impl Query for ShowDocument {
    const NAME: &'static str = "documents.view";
    type Answer = DocumentPage;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<DocumentPage, Refusal> {
        let missing = || Refusal::not_found("document", self.0);
        // Whose unit has no part in a document does not see it.
        storage::documents::row(&office.db, scope, self.0, office.rules()).await?.ok_or_else(missing)?;
        let document = storage::documents::load(&office.db, self.0).await?.ok_or_else(missing)?;
        let filter = DirectiveFilter { document: Some(self.0), ..DirectiveFilter::default() };
        let tasks = list(office, scope, &filter, &Slice::first(200)).await?.rows;
        let entry_limit = document.entry_limit(office.law(), office.calendar());
        let timeline = storage::log::of_subject(&office.db, self.0.uuid()).await?;
        let mut plans = storage::directives::plans::of_document(&office.db, self.0).await?;
        plans.retain(|plan| scope.covers(plan.lead_unit, &[], plan.follower));
        Ok(DocumentPage { document, entry_limit, tasks, plans, timeline })
    }
}

/// One directive with its history.
#[derive(Debug, Clone, Copy)]
pub struct ShowDirective(pub DirectiveId);

/// What a directive's page shows.
#[derive(Debug, Clone)]
pub struct DirectivePage {
    /// The directive, in the words of a list.
    pub row: DirectiveRow,
    /// Names of the cooperating units.
    pub co_units: Vec<String>,
    /// The document that gives it.
    pub document: DocumentRow,
    /// Every deadline, the original first.
    pub deadlines: Vec<Deadline>,
    /// The deadline in force, day by day, where it was counted.
    pub explained: Option<Due>,
    /// When the result stands from.
    pub stands_from: Option<OffsetDateTime>,
    /// What proves the completion.
    pub evidence: Vec<Evidence>,
    /// Its follow-ups, the newest first.
    pub follow_ups: Vec<FollowUpRow>,
    /// When a full follow-up period without a record ends next, or ended.
    pub lapses_at: Option<OffsetDateTime>,
    /// What happened on its way, and who takes part.
    pub way: Way,
    /// Its history.
    pub timeline: Vec<TimelineRow>,
}

impl Query for ShowDirective {
    const NAME: &'static str = "directives.view";
    type Answer = DirectivePage;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<DirectivePage, Refusal> {
        let missing = || Refusal::not_found("directive", self.0);
        let row = storage::directives::row(&office.db, scope, self.0, office.asked()).await?.ok_or_else(missing)?;
        let directive = storage::directives::load(&office.db, self.0).await?.ok_or_else(missing)?;
        let now = office.clock().now();
        let document = storage::documents::row(&office.db, scope, directive.document, office.rules()).await?;
        let document = document.ok_or_else(missing)?;
        let co_units = storage::people::units_by_ids(&office.db, &directive.co_units).await?;
        let co_units =
            directive.co_units.iter().filter_map(|unit| co_units.get(unit)).map(|unit| unit.name.clone()).collect();
        let commitment = &directive.commitment;
        let explained = commitment.deadline_at(now).and_then(|row| row.origin.explain(office.calendar()));
        let period = commitment
            .entered_at
            .and_then(|entered| office.law().follow_up_period_directives.at(entered.to_offset(calendar::ZONE).date()));
        let lapses_at = period
            .and_then(|period| commitment::tracking(commitment, period.value, office.calendar()))
            .and_then(|tracking| tracking.lapses_at);
        Ok(DirectivePage {
            row,
            co_units,
            document,
            deadlines: commitment.deadlines.clone(),
            explained,
            stands_from: commitment.completion.as_ref().and_then(|completion| completion.stands_from),
            evidence: commitment.completion.as_ref().map(|completion| completion.evidence.clone()).unwrap_or_default(),
            follow_ups: storage::directives::follow_ups(&office.db, self.0).await?,
            lapses_at,
            way: way(office, scope, &directive).await?,
            timeline: storage::log::of_subject(&office.db, self.0.uuid()).await?,
        })
    }
}

/// The way of a task with its names, and the tasks above and below it that the scope reaches.
async fn way(office: &Office, scope: &Scope, directive: &Directive) -> Result<Way, Refusal> {
    let people = storage::people::full_names(&office.db, way::people(directive)).await?;
    let units = storage::people::units_by_ids(&office.db, &way::units(directive)).await?;
    let parent = match directive.parent {
        None => None,
        Some(parent) => storage::directives::row(&office.db, scope, parent, office.asked()).await?,
    };
    let of_this = DirectiveFilter { parent: Some(directive.id), ..DirectiveFilter::default() };
    let children = list(office, scope, &of_this, &Slice::first(100)).await?.rows;
    let answer_until = answer_limit(directive, office.law(), office.calendar());
    let now = office.clock().now();
    let around = way::Around { answer_until: answer_until.filter(|until| now <= *until), parent, children };
    let person = |id| people.get(&id).cloned().unwrap_or_default();
    let unit = |id| units.get(&id).map(|unit| unit.name.clone()).unwrap_or_default();
    Ok(Way::of(directive, around, person, unit))
}

/// The tasks of a document that say about the same as `content`: what a clerk is warned of.
#[derive(Debug, Clone)]
pub struct Alike {
    /// The document.
    pub document: DocumentId,
    /// What is about to be entered.
    pub content: String,
}

impl Query for Alike {
    const NAME: &'static str = "directives.view";
    type Answer = Vec<DirectiveRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<DirectiveRow>, Refusal> {
        let of_document = DirectiveFilter { document: Some(self.document), ..DirectiveFilter::default() };
        let mut rows = list(office, scope, &of_document, &Slice::first(200)).await?.rows;
        rows.retain(|row| directives::alike(&row.content, &self.content));
        Ok(rows)
    }
}
