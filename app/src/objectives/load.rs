//! Load a signed decision, and confirm what its measures are bound to.

use ids::DecisionId;
use measure::Target;
use objectives::acts::confirm::confirm;
use objectives::acts::correct::{Correction, correct};
use objectives::acts::load::{Loading, Source, load};
use objectives::{Catalogue, LoadedDecision};
use people::Scope;
use serde::Serialize;
use sha2::{Digest, Sha256};
use storage::Change;

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Loads the decision that a text is. The same text again changes nothing. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct LoadDecision {
    /// The text, as the reader gave it.
    pub text: String,
    /// Accept the proposed indicators at once.
    pub accept: bool,
}

impl LoadDecision {
    fn digest(&self) -> String {
        text::hex(&Sha256::digest(self.text.as_bytes()))
    }
}

impl Act for LoadDecision {
    const NAME: &'static str = "objectives.load";
    type Subject = Option<LoadedDecision>;
    type Done = DecisionId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Option<LoadedDecision>, Refusal> {
        Ok(storage::objectives::decision_by_digest(&office.db, &self.digest()).await?)
    }

    fn decide(&self, existing: Option<LoadedDecision>, with: &With<'_>) -> Result<(DecisionId, Vec<Change>), Refusal> {
        if let Some(existing) = existing {
            return Ok((existing.id, Vec::new()));
        }
        let source = Source { digest: self.digest(), text: self.text.clone() };
        let loading = Loading { accept: self.accept, by: with.actor.person(), now: with.now };
        let id = with.id();
        let change = load(&decision::read(&self.text), source, loading, id, || with.id())?;
        Ok((id, vec![Change::Objectives(change)]))
    }
}

/// Binds one measure to an indicator for good.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmBinding {
    /// The decision.
    pub decision: DecisionId,
    /// The objective's number.
    pub item: String,
    /// The measure's place, from 0.
    pub place: usize,
    /// The indicator.
    pub indicator: String,
}

impl Act for ConfirmBinding {
    const NAME: &'static str = "objectives.confirm";
    type Subject = (LoadedDecision, Catalogue);
    type Done = ();

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let found = storage::objectives::decision(&office.db, self.decision).await?;
        Ok((found.ok_or_else(|| Refusal::not_found("decision", self.decision))?, office.catalogue().await?))
    }

    fn decide(&self, (decision, known): Self::Subject, with: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        let by = with.actor.person();
        let change = confirm(&decision, &self.item, self.place, &self.indicator, &known, by, with.now)?;
        Ok(((), change.map(Change::Objectives).into_iter().collect()))
    }
}

/// Corrects by hand what the reader made of a measure.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectMeasure {
    /// The decision.
    pub decision: DecisionId,
    /// The objective's number.
    pub item: String,
    /// The measure's place in it, from 0.
    pub place: usize,
    /// The target as the signed text has it; `None`: it sets none.
    pub target: Option<Target>,
    /// Why the reader was wrong.
    pub reason: String,
}

impl Act for CorrectMeasure {
    const NAME: &'static str = "objectives.correct";
    type Subject = LoadedDecision;
    type Done = ();

    async fn load(&self, office: &Office, _: &Scope) -> Result<LoadedDecision, Refusal> {
        let found = storage::objectives::decision(&office.db, self.decision).await?;
        found.ok_or_else(|| Refusal::not_found("decision", self.decision))
    }

    fn decide(&self, decision: LoadedDecision, with: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        let Self { item, place, target, reason, .. } = self;
        let by = with.actor.person();
        let change = correct(&decision, &Correction { item, place: *place, target: *target, reason, by })?;
        Ok(((), change.map(Change::Objectives).into_iter().collect()))
    }
}
