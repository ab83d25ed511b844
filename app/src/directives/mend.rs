//! What a records clerk puts in order: words of secret documents, late tasks that nobody follows; and how units answer.

use commitment::State;
use directives::acts::conceal::conceal;
use directives::views::{DirectiveRow, ShareRow};
use directives::{Directive, Document};
use ids::DirectiveId;
use people::Scope;
use serde::Serialize;
use storage::directives::Filter;
use storage::{Change, Page, Relied, Slice};
use time::{Duration, OffsetDateTime};

use super::look::list;
use crate::act::{Act, With};
use crate::look::Query;
use crate::{Office, Refusal};

/// Takes the words of a secret document's task away.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Conceal {
    /// Which task.
    pub directive: DirectiveId,
}

impl Act for Conceal {
    const NAME: &'static str = "directives.conceal";
    type Subject = (Directive, Document);
    type Done = DirectiveId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let missing = || Refusal::not_found("directive", self.directive);
        let directive = storage::directives::load(&office.db, self.directive).await?.ok_or_else(missing)?;
        let document = storage::documents::load(&office.db, directive.document).await?.ok_or_else(missing)?;
        Ok((directive, document))
    }

    fn relies_on(&self, (_, document): &Self::Subject) -> Vec<Relied> {
        vec![Relied::Document(document.id, document.version)]
    }

    fn decide(
        &self,
        (directive, document): Self::Subject,
        _: &With<'_>,
    ) -> Result<(DirectiveId, Vec<Change>), Refusal> {
        Ok((directive.id, vec![Change::Directives(conceal(&directive, &document)?)]))
    }
}

/// What is out of order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disorder {
    /// Tasks whose document is secret, with words still in them.
    Secret,
    /// Late tasks that nobody follows.
    Unfollowed,
}

impl Disorder {
    fn filter(self) -> Filter {
        match self {
            Disorder::Secret => Filter { secret: true, ..Filter::default() },
            Disorder::Unfollowed => Filter { unfollowed: true, states: vec![State::OpenOverdue], ..Filter::default() },
        }
    }
}

/// A page of what a records clerk puts in order.
#[derive(Debug, Clone)]
pub struct ListDisorder {
    /// Which.
    pub disorder: Disorder,
    /// The page.
    pub slice: Slice,
}

impl Query for ListDisorder {
    const NAME: &'static str = "directives.conceal";
    type Answer = Page<DirectiveRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Page<DirectiveRow>, Refusal> {
        list(office, scope, &self.disorder.filter(), &self.slice).await
    }
}

/// Counts what is out of order, on all pages of the list.
#[derive(Debug, Clone, Copy)]
pub struct CountDisorder(pub Disorder);

impl Query for CountDisorder {
    const NAME: &'static str = "directives.conceal";
    type Answer = u64;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<u64, Refusal> {
        Ok(storage::directives::count(&office.db, scope, &self.0.filter(), office.clock.now()).await?)
    }
}

/// How units answered lately: records of one task, and records said of many at once.
#[derive(Debug, Clone, Copy)]
pub struct AnswerShares {
    /// Since when.
    pub since: OffsetDateTime,
}

impl Query for AnswerShares {
    const NAME: &'static str = "directives.view";
    type Answer = Vec<ShareRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<ShareRow>, Refusal> {
        Ok(storage::directives::share::of_units(&office.db, scope, self.since).await?)
    }
}

/// A page of open tasks of which nobody has said anything for some days, what is due first at the top.
#[derive(Debug, Clone)]
pub struct ListSilent {
    /// For how many days.
    pub days: u32,
    /// The page.
    pub slice: Slice,
}

impl Query for ListSilent {
    const NAME: &'static str = "directives.view";
    type Answer = Page<DirectiveRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Page<DirectiveRow>, Refusal> {
        let states = State::ALL.into_iter().filter(|state| state.is_open()).collect();
        let since = office.clock.now() - Duration::days(i64::from(self.days));
        let filter = Filter { states, silent_since: Some(since), ..Filter::default() };
        list(office, scope, &filter, &self.slice).await
    }
}
