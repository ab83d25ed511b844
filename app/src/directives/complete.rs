//! Complete a directive with evidence.

use commitment::Evidence;
use directives::acts::complete::complete;
use directives::{Directive, Document};
use ids::DirectiveId;
use people::Scope;
use serde::{Serialize, Serializer};
use storage::{Change, Relied};
use time::OffsetDateTime;

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Completes one directive. Files among the evidence are in the file store already.
#[derive(Debug, Clone, Serialize)]
pub struct Complete {
    /// Which.
    pub directive: DirectiveId,
    /// The date of the result. A form that gives today alone means the moment at which it came, so that only the day is
    /// content.
    #[serde(serialize_with = "day")]
    pub at: OffsetDateTime,
    /// What proves it.
    pub evidence: Vec<Evidence>,
}

impl Act for Complete {
    const NAME: &'static str = "directives.complete";
    type Subject = (Directive, Document);
    type Done = DirectiveId;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Self::Subject, Refusal> {
        let missing = || Refusal::not_found("directive", self.directive);
        let directive = storage::directives::load(&office.db, self.directive)
            .await?
            .filter(|directive| super::look::covers(scope, directive))
            .ok_or_else(missing)?;
        let document = storage::documents::load(&office.db, directive.document).await?.ok_or_else(missing)?;
        Ok((directive, document))
    }

    fn relies_on(&self, (_, document): &Self::Subject) -> Vec<Relied> {
        vec![Relied::Document(document.id, document.version)]
    }

    fn decide(
        &self,
        (directive, document): Self::Subject,
        with: &With<'_>,
    ) -> Result<(DirectiveId, Vec<Change>), Refusal> {
        let change = complete(&directive, &document, self.at, self.evidence.clone(), with.now)?;
        Ok((directive.id, vec![Change::Directives(change)]))
    }
}

fn day<S: Serializer>(at: &OffsetDateTime, to: S) -> Result<S::Ok, S::Error> {
    at.to_offset(calendar::ZONE).date().serialize(to)
}
