//! How much somebody owes or follows: the number beside the inbox.

use commitment::State;
use people::Scope;
use storage::directives::Filter;

use crate::look::Query;
use crate::{Office, Refusal};

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
