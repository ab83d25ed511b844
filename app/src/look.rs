//! To look: every view is asked for by somebody, and shows as far as that somebody's permit reaches.

use std::future::Future;

use people::{Actor, Scope};

use crate::{Office, Refusal};

/// One view of the records.
pub trait Query: Sync {
    /// Its name in the permit table.
    const NAME: &'static str;
    /// What it shows.
    type Answer: Send;

    /// Reads what it shows, as far as `scope` reaches.
    fn answer(&self, office: &Office, scope: &Scope) -> impl Future<Output = Result<Self::Answer, Refusal>> + Send;
}

impl Office {
    /// Looks.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`], [`Refusal::NotFound`], or trouble of ours.
    pub async fn look<Q: Query>(&self, actor: &Actor, query: &Q) -> Result<Q::Answer, Refusal> {
        let scope = self.scope(actor, Q::NAME).await?;
        query.answer(self, &scope).await
    }
}
