//! The catalogue as data: every indicator to be read, tried on any period, and one more added without code.

use ids::IndicatorId;
use measure::{By, Indicator, Period};
use objectives::acts::add_indicator::{Wanted, add_indicator};
use objectives::views::MeasuredMeasure;
use objectives::{Catalogue, OwnIndicator};
use people::Scope;
use serde::Serialize;
use storage::Change;
use time::OffsetDateTime;

use super::measure::{Asked, Counting, in_force};
use crate::act::{Act, With};
use crate::look::Query;
use crate::{Office, Refusal};

/// Adds an indicator of the office's own. Answers its name.
#[derive(Debug, Clone, Serialize)]
pub struct AddIndicator(pub Wanted);

impl Act for AddIndicator {
    const NAME: &'static str = "indicators.add";
    type Subject = Catalogue;
    type Done = String;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Catalogue, Refusal> {
        office.catalogue().await
    }

    fn decide(&self, known: Catalogue, with: &With<'_>) -> Result<(String, Vec<Change>), Refusal> {
        let name = self.0.full_name();
        let taken = known.find(&name).is_some();
        let id: IndicatorId = with.id();
        let change = add_indicator(&self.0, taken, id, with.actor.person(), with.now)?;
        Ok((name, vec![Change::Objectives(change)]))
    }
}

/// An indicator with what is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorRow {
    /// What it counts.
    pub indicator: Indicator,
    /// What the office said when it added it; `None`: it is the catalogue's.
    pub own: Option<OwnIndicator>,
}

/// Every indicator that can be bound, parts inside.
#[derive(Debug, Clone, Copy)]
pub struct ListIndicators;

impl Query for ListIndicators {
    const NAME: &'static str = "objectives.view";
    type Answer = Vec<IndicatorRow>;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Vec<IndicatorRow>, Refusal> {
        let catalogue = office.catalogue().await?;
        let row = |indicator: &Indicator| IndicatorRow {
            own: catalogue.own(&indicator.name).cloned(),
            indicator: indicator.clone(),
        };
        Ok(catalogue.all().iter().map(row).collect())
    }
}

/// Tries an indicator on a period, whatever decision is in force.
#[derive(Debug, Clone)]
pub struct TryIndicator {
    /// Its name.
    pub name: String,
    /// The days; `None`: those of the decision in force.
    pub period: Option<Period>,
    /// The moment asked about; `None`: now.
    pub as_of: Option<OffsetDateTime>,
}

/// What a trial found.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// The indicator.
    pub row: IndicatorRow,
    /// The days that were counted; `None`: there is no decision yet, and nobody named any.
    pub period: Option<Period>,
    /// The figure.
    pub measured: Option<MeasuredMeasure>,
}

impl Query for TryIndicator {
    const NAME: &'static str = "objectives.view";
    type Answer = Tried;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Tried, Refusal> {
        let at = self.as_of.unwrap_or_else(|| office.clock().now());
        let catalogue = office.catalogue().await?;
        let missing = || Refusal::not_found("indicator", &self.name);
        let indicator = catalogue.find(&self.name).ok_or_else(missing)?;
        let row = IndicatorRow { own: catalogue.own(&self.name).cloned(), indicator: indicator.clone() };
        let period = match (self.period, in_force(office, at).await) {
            (Some(period), _) => Some(period),
            (None, Ok(decision)) => Some(decision.period),
            (None, Err(Refusal::NotFound { .. })) => None,
            (None, Err(refusal)) => return Err(refusal),
        };
        let Some(period) = period else { return Ok(Tried { row, period, measured: None }) };
        let by = [By::Unit, By::Month, By::Level];
        let asked = Asked { period, at, known_at: None };
        let counting = Counting::load(office, catalogue, asked, &by, vec![indicator.clone()]).await?;
        Ok(Tried { row, period: Some(period), measured: Some(counting.unbound(&indicator)) })
    }
}

impl Office {
    /// The catalogue of this office.
    pub(crate) async fn catalogue(&self) -> Result<Catalogue, Refusal> {
        Ok(Catalogue::with(storage::objectives::indicators(&self.db).await?))
    }
}
