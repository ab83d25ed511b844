//! Follow up one directive, or many in one act.

use directives::Directive;
use directives::acts::follow_up::follow_up_together;
use ids::DirectiveId;
use people::Scope;
use serde::Serialize;
use storage::Change;
use time::OffsetDateTime;

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Records what was found, the same for each. Answers how many.
#[derive(Debug, Clone, Serialize)]
pub struct FollowUps {
    /// Which.
    pub directives: Vec<DirectiveId>,
    /// What was found.
    pub text: String,
    /// When; `None`: now.
    pub at: Option<OffsetDateTime>,
}

impl Act for FollowUps {
    const NAME: &'static str = "directives.follow_up";
    type Subject = Vec<Directive>;
    type Done = usize;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Vec<Directive>, Refusal> {
        let found = storage::directives::by_ids(&office.db, &self.directives).await?;
        let mut wanted = Vec::with_capacity(self.directives.len());
        for id in &self.directives {
            let directive = found.get(id).filter(|directive| super::look::covers(scope, directive));
            wanted.push(directive.cloned().ok_or_else(|| Refusal::not_found("directive", id))?);
        }
        Ok(wanted)
    }

    fn decide(&self, directives: Vec<Directive>, with: &With<'_>) -> Result<(usize, Vec<Change>), Refusal> {
        let by = with.actor.person().ok_or(Refusal::NotPermitted { act: Self::NAME })?;
        let at = self.at.unwrap_or(with.now);
        let said = (self.text.as_str(), u32::try_from(directives.len()).unwrap_or(u32::MAX));
        let changes: Result<Vec<Change>, directives::Refusal> = directives
            .iter()
            .map(|directive| follow_up_together(directive, with.id(), by, at, said, with.now).map(Change::Directives))
            .collect();
        Ok((directives.len(), changes?))
    }
}
