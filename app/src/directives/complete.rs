//! Complete a directive with evidence, or hand its result in to whoever may accept it.

use commitment::Evidence;
use directives::acts::complete::complete;
use directives::acts::submit::submit;
use directives::{Directive, Document};
use ids::DirectiveId;
use law::CompletedWhen;
use people::Scope;
use serde::{Serialize, Serializer};
use storage::{Change, Relied};
use time::OffsetDateTime;

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Completes one directive. Files among the evidence are in the file store already.
///
/// Who may accept results completes at once; everybody else hands the result in, and it waits for its acceptance.
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

/// The act of those who judge results.
const ACCEPT: &str = "directives.accept";

impl Act for Complete {
    const NAME: &'static str = "directives.complete";
    type Subject = (Directive, Document);
    type Done = DirectiveId;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Self::Subject, Refusal> {
        let missing = || Refusal::not_found("directive", self.directive);
        let directive = storage::directives::load(&office.db, self.directive)
            .await?
            .filter(|directive| super::steps::leads(scope, directive))
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
        let evidence = self.evidence.clone();
        let change = match with.actor.person().filter(|_| with.actor.reach(ACCEPT).is_none()) {
            None => complete(&directive, &document, self.at, evidence, with.now)?,
            Some(by) => {
                let today = with.now.to_offset(calendar::ZONE).date();
                let completed_when =
                    with.law.completed_when.at(today).map_or(CompletedWhen::Accepted, |rule| rule.value);
                submit(&directive, &document, (self.at, evidence), by, completed_when, with.now)?
            }
        };
        Ok((directive.id, vec![Change::Directives(change)]))
    }
}

fn day<S: Serializer>(at: &OffsetDateTime, to: S) -> Result<S::Ok, S::Error> {
    at.to_offset(calendar::ZONE).date().serialize(to)
}
