//! How much somebody owes or follows: the number beside the inbox.

use commitment::State;
use directives::flow::Turn;
use people::Scope;
use storage::directives::Filter;
use time::{Date, Duration, OffsetDateTime};

use crate::look::Query;
use crate::{Office, Refusal};

/// Counts the open tasks at whose turn it is, as far as the actor sees tasks.
#[derive(Debug, Clone, Copy)]
pub struct CountAtTurn(pub Turn);

impl Query for CountAtTurn {
    const NAME: &'static str = "directives.view";
    type Answer = u64;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<u64, Refusal> {
        let open = Filter { turn: Some(self.0), ..Filter::default() };
        Ok(storage::directives::count(&office.db, scope, &open, office.clock.now()).await?)
    }
}

/// Counts what stands in the actor's inbox, on all of its pages: tasks, and items of the programme.
#[derive(Debug, Clone, Copy)]
pub struct CountInbox;

impl Query for CountInbox {
    const NAME: &'static str = "inbox";
    type Answer = u64;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<u64, Refusal> {
        let states = State::ALL.into_iter().filter(|state| state.is_open()).collect();
        let open = Filter { states, owed: true, ..Filter::default() };
        let tasks = storage::directives::count(&office.db, scope, &open, office.clock.now()).await?;
        let items = crate::programme::owed(office, scope).await?.len();
        Ok(tasks.saturating_add(u64::try_from(items).unwrap_or(u64::MAX)))
    }
}

/// What waits for those who lead, besides what is their own.
#[derive(Debug, Clone, Copy)]
pub struct CountLeading;

/// How much waits for those who lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leading {
    /// Tasks that are late.
    pub late: u64,
    /// Tasks so late that whoever gave them is told.
    pub late_long: u64,
    /// So many days late.
    pub late_long_days: i64,
    /// The last day on which those were due.
    pub late_long_until: Date,
}

impl Query for CountLeading {
    const NAME: &'static str = "board.view";
    type Answer = Leading;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Leading, Refusal> {
        let now = office.clock.now();
        let days = office.law.ladder.at(now.date()).map_or(0, |ladder| i64::from(ladder.value.late_long_days));
        let late_long_until = now.date() - Duration::days(days);
        let end = (late_long_until + Duration::days(1)).midnight().assume_offset(calendar::ZONE);
        let late = Filter { states: vec![State::OpenOverdue], ..Filter::default() };
        let long = Filter { due: Some((OffsetDateTime::UNIX_EPOCH, end)), ..late.clone() };
        Ok(Leading {
            late: storage::directives::count(&office.db, scope, &late, now).await?,
            late_long: storage::directives::count(&office.db, scope, &long, now).await?,
            late_long_days: days,
            late_long_until,
        })
    }
}
