//! Measure: the figures of a decision's objectives, as of any moment.

use std::collections::BTreeMap;

use decision::Unit as Written;
use ids::UnitId;
use measure::{By, Cell, Figure, Indicator, Key, Period, Target, figure};
use objectives::catalogue;
use objectives::views::{ByRow, Measured, MeasuredMeasure, MeasuredObjective, Part, Reason};
use objectives::{Binding, BoundMeasure, LoadedDecision};
use people::Scope;
use time::OffsetDateTime;

use crate::look::Query;
use crate::{Office, Refusal};

/// Measures every objective of the decision that is in force, or one of them.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// The moment asked about; `None`: now.
    pub as_of: Option<OffsetDateTime>,
    /// Only this item.
    pub item: Option<String>,
    /// Broken down by.
    pub by: Option<By>,
}

/// Measures one indicator over the period of the decision in force, bound or not.
#[derive(Debug, Clone)]
pub struct MeasureIndicator {
    /// The catalogue's name.
    pub name: String,
    /// The moment asked about; `None`: now.
    pub as_of: Option<OffsetDateTime>,
    /// Broken down by.
    pub by: Option<By>,
}

impl Query for Measure {
    const NAME: &'static str = "objectives.view";
    type Answer = Measured;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Measured, Refusal> {
        let at = self.as_of.unwrap_or_else(|| office.clock().now());
        let decision = in_force(office, at).await?;
        let mut objectives = Vec::new();
        let counting = Counting::new(office, decision.period, at, self.by).await?;
        for objective in &decision.objectives {
            if self.item.as_ref().is_some_and(|item| *item != objective.item) {
                continue;
            }
            let mut measures = Vec::new();
            for bound in &objective.measures {
                measures.push(counting.measure(bound).await?);
            }
            let (id, item, text) = (objective.id, objective.item.clone(), objective.text.clone());
            objectives.push(MeasuredObjective { id, item, text, measures });
        }
        if let (Some(item), true) = (&self.item, objectives.is_empty()) {
            return Err(objectives::Refusal::NoSuchObjective { item: item.clone() }.into());
        }
        Ok(Measured { as_of: at, decision: decision.id, objectives, evidence_url: "/objectives".to_owned() })
    }
}

impl Query for MeasureIndicator {
    const NAME: &'static str = "objectives.view";
    type Answer = MeasuredMeasure;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<MeasuredMeasure, Refusal> {
        let at = self.as_of.unwrap_or_else(|| office.clock().now());
        let decision = in_force(office, at).await?;
        let counting = Counting::new(office, decision.period, at, self.by).await?;
        let bound = decision
            .objectives
            .iter()
            .flat_map(|objective| &objective.measures)
            .find(|measure| measure.binding.indicator() == Some(&self.name));
        match bound {
            Some(bound) => counting.measure(bound).await,
            None => counting.unbound(&self.name).await,
        }
    }
}

/// The decision whose period holds the moment; else the one whose period ends last.
pub(crate) async fn in_force(office: &Office, at: OffsetDateTime) -> Result<LoadedDecision, Refusal> {
    let decisions = storage::objectives::decisions(&office.db).await?;
    let day = at.to_offset(calendar::ZONE).date();
    let holds = decisions.iter().rev().find(|decision| decision.period.contains(day));
    let last = decisions.iter().max_by_key(|decision| (decision.period.to, decision.loaded_at));
    holds.or(last).cloned().ok_or_else(|| Refusal::not_found("decision", at.date()))
}

/// What every figure of one question shares.
struct Counting<'a> {
    office: &'a Office,
    period: Period,
    at: OffsetDateTime,
    by: Option<By>,
    /// Codes and names of units, read only when they are shown.
    units: BTreeMap<UnitId, (String, String)>,
}

impl<'a> Counting<'a> {
    async fn new(office: &'a Office, period: Period, at: OffsetDateTime, by: Option<By>) -> Result<Self, Refusal> {
        let units = match by {
            Some(By::Unit) => {
                let units = storage::people::units(&office.db).await?;
                units.iter().map(|unit| (unit.id, (unit.code.clone(), unit.name.clone()))).collect()
            }
            _ => BTreeMap::new(),
        };
        Ok(Self { office, period, at, by, units })
    }

    async fn measure(&self, bound: &BoundMeasure) -> Result<MeasuredMeasure, Refusal> {
        let base = MeasuredMeasure {
            proposed: matches!(bound.binding, Binding::Proposed { .. }),
            subject: bound.subject.clone(),
            comparator: bound.target.map(|target| target.comparator),
            target: bound.target.map(|target| target.value),
            ..blank(bound.binding.indicator(), bound.unit)
        };
        match bound.binding.indicator().and_then(catalogue::find) {
            None => Ok(MeasuredMeasure { reason: Some(Reason::NotBound), ..base }),
            Some(indicator) => self.counted(base, &indicator, bound.target).await,
        }
    }

    async fn unbound(&self, name: &str) -> Result<MeasuredMeasure, Refusal> {
        let no_such = || objectives::Refusal::NoSuchIndicator { name: name.to_owned() };
        let indicator = catalogue::find(name).ok_or_else(no_such)?;
        let written = match indicator.unit {
            measure::Unit::Percent => Written::Percent,
            measure::Unit::Count => Written::Count,
        };
        self.counted(blank(Some(name), written), &indicator, None).await
    }

    async fn counted(
        &self,
        base: MeasuredMeasure,
        indicator: &Indicator,
        target: Option<Target>,
    ) -> Result<MeasuredMeasure, Refusal> {
        let whole = self.figure(indicator, target, self.by).await?;
        if whole.cell.is_zero() && !storage::figures::any(&self.office.db, indicator.population).await? {
            return Ok(MeasuredMeasure { reason: Some(Reason::NoRecordsYet), ..base });
        }
        let mut parts = Vec::new();
        for part in &indicator.parts {
            parts.push(self.part(part).await?);
        }
        let other_reading = match catalogue::other_reading(&indicator.name) {
            Some(other) => Some(self.part(&other).await?),
            None => None,
        };
        let reason = match whole.value {
            Some(_) => None,
            None if whole.cell.is_zero() => Some(Reason::NoneInPeriod),
            None => Some(Reason::NothingJudged),
        };
        let by = self.by.map(|by| (dimension(by), self.rows(by, &whole, indicator))).into_iter().collect();
        Ok(MeasuredMeasure {
            numerator: Some(whole.cell.numerator),
            denominator: Some(whole.cell.denominator),
            value: whole.value,
            met: whole.met,
            unknown: whole.cell.unknown,
            not_yet: whole.cell.not_yet,
            reason,
            denominator_rule: indicator.denominator_rule,
            parts,
            other_reading,
            by,
            ..base
        })
    }

    async fn part(&self, indicator: &Indicator) -> Result<Part, Refusal> {
        let Figure { cell, value, .. } = self.figure(indicator, None, None).await?;
        Ok(Part {
            indicator: indicator.name.clone(),
            numerator: cell.numerator,
            denominator: cell.denominator,
            value,
            unknown: cell.unknown,
        })
    }

    async fn figure(&self, indicator: &Indicator, target: Option<Target>, by: Option<By>) -> Result<Figure, Refusal> {
        let cells = storage::figures::tallied(&self.office.db, &indicator.name, self.period, self.at).await?;
        Ok(figure(cells, Some(self.period), indicator.unit, target, by))
    }

    fn rows(&self, by: By, whole: &Figure, indicator: &Indicator) -> Vec<ByRow> {
        whole.by.iter().map(|(key, cell)| self.row(by, key, *cell, indicator)).collect()
    }

    fn row(&self, by: By, key: &str, cell: Cell, indicator: &Indicator) -> ByRow {
        let unit = (by == By::Unit).then(|| key.parse().ok().and_then(|id: UnitId| self.units.get(&id))).flatten();
        let (key, name) = unit.cloned().unwrap_or_else(|| (key.to_owned(), key.to_owned()));
        let alone = Key { unit: None, level: String::new(), window: None };
        let value = figure([(alone, cell)], None, indicator.unit, None, None).value;
        let Cell { numerator, denominator, unknown, not_yet } = cell;
        ByRow { key, name, numerator, denominator, value, unknown, not_yet }
    }
}

fn dimension(by: By) -> &'static str {
    match by {
        By::Unit => "unit",
        By::Month => "month",
        By::Level => "level",
    }
}

fn blank(indicator: Option<&str>, unit: Written) -> MeasuredMeasure {
    MeasuredMeasure {
        indicator: indicator.map(str::to_owned),
        proposed: false,
        subject: String::new(),
        comparator: None,
        target: None,
        unit,
        denominator_rule: None,
        numerator: None,
        denominator: None,
        value: None,
        met: None,
        unknown: 0,
        not_yet: 0,
        reason: None,
        parts: Vec::new(),
        other_reading: None,
        by: BTreeMap::new(),
    }
}
