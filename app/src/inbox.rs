//! How much somebody owes or follows: the number beside the inbox.

use commitment::State;
use directives::flow::Turn;
use people::Scope;
use storage::directives::Filter;

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

/// Counts what stands in the actor's inbox, on all of its pages.
#[derive(Debug, Clone, Copy)]
pub struct CountInbox;

impl Query for CountInbox {
    const NAME: &'static str = "inbox";
    type Answer = u64;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<u64, Refusal> {
        let states = State::ALL.into_iter().filter(|state| state.is_open()).collect();
        let open = Filter { states, owed: true, ..Filter::default() };
        Ok(storage::directives::count(&office.db, scope, &open, office.clock.now()).await?)
    }
}
