//! Looks on loaded decisions.

use decision::Decision;
use directives::views::TimelineRow;
use ids::DecisionId;
use objectives::views::DecisionRow;
use objectives::{Binding, LoadedDecision};
use people::Scope;

use crate::look::Query;
use crate::{Office, Refusal};

/// Every loaded decision, the newest period first.
#[derive(Debug, Clone, Copy)]
pub struct ListDecisions;

impl Query for ListDecisions {
    const NAME: &'static str = "objectives.view";
    type Answer = Vec<DecisionRow>;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Vec<DecisionRow>, Refusal> {
        let mut decisions = storage::objectives::decisions(&office.db).await?;
        decisions.sort_by_key(|decision| std::cmp::Reverse(decision.period.to));
        Ok(decisions.iter().map(row).collect())
    }
}

fn row(decision: &LoadedDecision) -> DecisionRow {
    let measures = decision.objectives.iter().flat_map(|objective| &objective.measures);
    DecisionRow {
        id: decision.id,
        number: decision.number.clone(),
        title: decision.title.clone(),
        period: decision.period,
        proposed: measures.filter(|measure| matches!(measure.binding, Binding::Proposed { .. })).count(),
    }
}

/// One decision with its objectives and bindings.
#[derive(Debug, Clone, Copy)]
pub struct ShowDecision(pub DecisionId);

impl Query for ShowDecision {
    const NAME: &'static str = "objectives.view";
    type Answer = DecisionPage;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<DecisionPage, Refusal> {
        let found = storage::objectives::decision(&office.db, self.0).await?;
        let decision = found.ok_or_else(|| Refusal::not_found("decision", self.0))?;
        let text = decision.text.clone();
        let reading = tokio::task::spawn_blocking(move || decision::read(&text)).await;
        Ok(DecisionPage {
            decision,
            read: reading.map_err(|error| Refusal::fault(error.to_string()))?,
            timeline: storage::log::of_subject(&office.db, self.0.uuid()).await?,
        })
    }
}

/// A decision's page.
#[derive(Debug, Clone)]
pub struct DecisionPage {
    /// The decision as it is used.
    pub decision: LoadedDecision,
    /// Its text as it is read, each value with its place.
    pub read: Decision,
    /// Its history.
    pub timeline: Vec<TimelineRow>,
}
