//! Measure: the figures of a decision's objectives, as of any moment.

use std::collections::{BTreeMap, HashMap};

use decision::Unit as Written;
use ids::UnitId;
use measure::{By, Cell, Figure, Indicator, Key, Period, Target, figure, slots};
use objectives::catalogue;
use objectives::views::{ByRow, Measured, MeasuredMeasure, MeasuredObjective, Part, Reason, TrendPoint};
use objectives::{Binding, BoundMeasure, Catalogue, LoadedDecision};
use people::Scope;
use storage::figures::KnownAt;
use time::{Date, OffsetDateTime};

use crate::look::Query;
use crate::{Office, Refusal};

/// Measures every objective of the decision that is in force, or one of them.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// The moment asked about; `None`: `known_at`, or else now.
    pub as_of: Option<OffsetDateTime>,
    /// Only what was recorded up to here is counted; `None`: all that is known now.
    pub known_at: Option<OffsetDateTime>,
    /// Only this item.
    pub item: Option<String>,
    /// Broken down by each of these.
    pub by: Vec<By>,
    /// With what it was at the end of each month so far.
    pub trend: bool,
}

/// Measures one indicator over the period of the decision in force, bound or not.
#[derive(Debug, Clone)]
pub struct MeasureIndicator {
    /// The catalogue's name.
    pub name: String,
    /// The moment asked about; `None`: `known_at`, or else now.
    pub as_of: Option<OffsetDateTime>,
    /// Only what was recorded up to here is counted; `None`: all that is known now.
    pub known_at: Option<OffsetDateTime>,
    /// Broken down by each of these.
    pub by: Vec<By>,
}

impl Measure {
    fn at(&self, office: &Office) -> OffsetDateTime {
        self.as_of.or(self.known_at).unwrap_or_else(|| office.clock().now())
    }
}

impl Query for Measure {
    const NAME: &'static str = "objectives.view";
    type Answer = Measured;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Measured, Refusal> {
        let at = self.at(office);
        measured(office, &in_force(office, at).await?, self).await
    }
}

/// Measures the objectives of a decision.
pub(super) async fn measured(office: &Office, decision: &LoadedDecision, asked: &Measure) -> Result<Measured, Refusal> {
    let at = asked.at(office);
    let wanted = |item: &str| asked.item.as_deref().is_none_or(|wanted| wanted == item);
    let objectives: Vec<_> = decision.objectives.iter().filter(|objective| wanted(&objective.item)).collect();
    if let (Some(item), true) = (&asked.item, objectives.is_empty()) {
        return Err(objectives::Refusal::NoSuchObjective { item: item.clone() }.into());
    }
    let catalogue = office.catalogue().await?;
    let bound = objectives.iter().flat_map(|objective| &objective.measures);
    let indicators =
        bound.filter_map(|measure| measure.binding.indicator()).filter_map(|name| catalogue.find(name)).collect();
    let when = Asked { period: decision.period, at, known_at: asked.known_at };
    let mut counting = Counting::load(office, catalogue, when, &asked.by, indicators).await?;
    // Of a trend, tallies tell: they know only what is known now.
    if asked.trend && asked.known_at.is_none() {
        counting.follow(office, at).await?;
    }
    let measured = |objective: &objectives::LoadedObjective| MeasuredObjective {
        id: objective.id,
        item: objective.item.clone(),
        text: objective.text.clone(),
        measures: objective.measures.iter().map(|bound| counting.measure(bound)).collect(),
    };
    let objectives = objectives.into_iter().map(measured).collect();
    Ok(Measured {
        as_of: at,
        known_at: asked.known_at,
        decision: decision.id,
        objectives,
        evidence_url: "/objectives".to_owned(),
    })
}

impl Query for MeasureIndicator {
    const NAME: &'static str = "objectives.view";
    type Answer = MeasuredMeasure;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<MeasuredMeasure, Refusal> {
        let at = self.as_of.or(self.known_at).unwrap_or_else(|| office.clock().now());
        let decision = in_force(office, at).await?;
        let no_such = || objectives::Refusal::NoSuchIndicator { name: self.name.clone() };
        let catalogue = office.catalogue().await?;
        let indicator = catalogue.find(&self.name).ok_or_else(no_such)?;
        let asked = Asked { period: decision.period, at, known_at: self.known_at };
        let counting = Counting::load(office, catalogue, asked, &self.by, vec![indicator.clone()]).await?;
        let mut measures = decision.objectives.iter().flat_map(|objective| &objective.measures);
        let bound = measures.find(|measure| measure.binding.indicator() == Some(&self.name));
        Ok(bound.map_or_else(|| counting.unbound(&indicator), |bound| counting.measure(bound)))
    }
}

/// The decision whose period holds `at`; between periods the last one.
pub(crate) async fn in_force(office: &Office, at: OffsetDateTime) -> Result<LoadedDecision, Refusal> {
    let decisions = storage::objectives::decisions(&office.db).await?;
    let day = at.to_offset(calendar::ZONE).date();
    let holds = decisions.iter().rev().find(|decision| decision.period.contains(day));
    let last = decisions.iter().max_by_key(|decision| (decision.period.to, decision.loaded_at));
    holds.or(last).cloned().ok_or_else(|| Refusal::not_found("decision", at.date()))
}

/// When a question is about, and by whose knowledge.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) period: Period,
    pub(super) at: OffsetDateTime,
    pub(super) known_at: Option<OffsetDateTime>,
}

impl Asked {
    fn known(self) -> KnownAt {
        self.known_at.map_or(KnownAt::Now, KnownAt::Moment)
    }

    /// The sums of indicators. Tallies know only what is known now; what was known once is counted from the facts.
    async fn sums(
        self,
        office: &Office,
        kept: &[Indicator],
        indicators: Vec<&Indicator>,
    ) -> Result<HashMap<String, Vec<(Key, Cell)>>, Refusal> {
        if self.known_at.is_none() {
            let names: Vec<&str> = indicators.iter().map(|indicator| indicator.name.as_str()).collect();
            return Ok(storage::figures::tallied(&office.db, kept, &names, self.period, self.at).await?);
        }
        let mut sums = HashMap::new();
        for indicator in indicators {
            let groups = storage::figures::facts(&office.db, indicator, self.period, self.known()).await?;
            let slots = groups.iter().flat_map(|group| slots(indicator, group, self.at));
            let cells: Vec<_> = slots.map(|slot| (slot.key().owned(), Cell::of(slot.verdict))).collect();
            if !cells.is_empty() {
                sums.insert(indicator.name.clone(), cells);
            }
        }
        Ok(sums)
    }
}

/// Everything that figures of one question are counted from.
pub(super) struct Counting<'a> {
    catalogue: Catalogue,
    period: Period,
    by: &'a [By],
    /// The sums of each indicator, of its parts and of its other reading.
    sums: HashMap<String, Vec<(Key, Cell)>>,
    /// Indicators of whose records there is none at all.
    without_records: Vec<String>,
    /// Codes and names of units, read only when they are shown.
    units: BTreeMap<UnitId, (String, String)>,
    /// The moments of the trend, and what each indicator counted at them.
    moments: Vec<OffsetDateTime>,
    trend: HashMap<String, Vec<Cell>>,
}

impl<'a> Counting<'a> {
    pub(super) async fn load(
        office: &Office,
        catalogue: Catalogue,
        asked: Asked,
        by: &'a [By],
        indicators: Vec<Indicator>,
    ) -> Result<Self, Refusal> {
        let readings = indicators.iter().filter_map(|indicator| catalogue::other_reading(&indicator.name));
        let readings: Vec<Indicator> = readings.collect();
        let parts = indicators.iter().flat_map(|indicator| &indicator.parts);
        let all = indicators.iter().chain(parts).chain(&readings);
        let sums = asked.sums(office, &catalogue.computed(), all.collect()).await?;
        let mut without_records = Vec::new();
        for indicator in indicators.iter().filter(|indicator| !sums.contains_key(&indicator.name)) {
            if !storage::figures::any(&office.db, indicator.population, asked.known()).await? {
                without_records.push(indicator.name.clone());
            }
        }
        let units = if by.contains(&By::Unit) { storage::people::units(&office.db).await? } else { Vec::new() };
        let units = units.iter().map(|unit| (unit.id, (unit.code.clone(), unit.name.clone()))).collect();
        Ok(Self {
            catalogue,
            period: asked.period,
            by,
            sums,
            without_records,
            units,
            moments: Vec::new(),
            trend: HashMap::new(),
        })
    }

    /// Reads what each indicator was at the end of each month up to `at`.
    async fn follow(&mut self, office: &Office, at: OffsetDateTime) -> Result<(), Refusal> {
        let names: Vec<&str> = self.sums.keys().map(String::as_str).collect();
        self.moments = month_ends(self.period, at);
        self.trend =
            storage::figures::trend(&office.db, &self.catalogue.computed(), &names, self.period, &self.moments).await?;
        Ok(())
    }

    fn measure(&self, bound: &BoundMeasure) -> MeasuredMeasure {
        let base = MeasuredMeasure {
            proposed: matches!(bound.binding, Binding::Proposed { .. }),
            subject: bound.subject.clone(),
            comparator: bound.target.map(|target| target.comparator),
            target: bound.target.map(|target| target.value),
            ..blank(bound.binding.indicator(), bound.unit)
        };
        match bound.binding.indicator().and_then(|name| self.catalogue.find(name)) {
            None => MeasuredMeasure { reason: Some(Reason::NotBound), ..base },
            Some(indicator) => self.counted(base, &indicator, bound.target),
        }
    }

    pub(super) fn unbound(&self, indicator: &Indicator) -> MeasuredMeasure {
        let written = match indicator.unit {
            measure::Unit::Percent => Written::Percent,
            measure::Unit::Count => Written::Count,
        };
        self.counted(blank(Some(&indicator.name), written), indicator, None)
    }

    fn counted(&self, base: MeasuredMeasure, indicator: &Indicator, target: Option<Target>) -> MeasuredMeasure {
        let title = self.catalogue.own(&indicator.name).map(|own| own.title.clone());
        let base = MeasuredMeasure { title, ..base };
        if self.without_records.contains(&indicator.name) {
            return MeasuredMeasure { reason: Some(Reason::NoRecordsYet), ..base };
        }
        let whole = self.figure(indicator, target, None);
        let reason = match whole.value {
            Some(_) => None,
            None if whole.cell.is_zero() => Some(Reason::NoneInPeriod),
            None => Some(Reason::NothingJudged),
        };
        let rows = |by: By| {
            let broken_down = self.figure(indicator, None, Some(by)).by;
            broken_down.iter().map(|(key, cell)| self.row(by, key, *cell, indicator)).collect()
        };
        MeasuredMeasure {
            numerator: Some(whole.cell.numerator),
            denominator: Some(whole.cell.denominator),
            value: whole.value,
            met: whole.met,
            unknown: whole.cell.unknown,
            not_yet: whole.cell.not_yet,
            reason,
            denominator_rule: indicator.denominator_rule,
            parts: indicator.parts.iter().map(|part| self.part(part)).collect(),
            other_reading: catalogue::other_reading(&indicator.name).map(|other| self.part(&other)),
            by: self.by.iter().map(|by| (dimension(*by), rows(*by))).collect(),
            trend: self.points(indicator),
            ..base
        }
    }

    fn part(&self, indicator: &Indicator) -> Part {
        let Figure { cell, value, .. } = self.figure(indicator, None, None);
        Part {
            indicator: indicator.name.clone(),
            numerator: cell.numerator,
            denominator: cell.denominator,
            value,
            unknown: cell.unknown,
        }
    }

    fn points(&self, indicator: &Indicator) -> Vec<TrendPoint> {
        let cells = self.trend.get(&indicator.name).into_iter().flatten();
        let point = |(at, cell): (&OffsetDateTime, &Cell)| {
            let Cell { numerator, denominator, .. } = *cell;
            TrendPoint { at: *at, numerator, denominator, value: alone(*cell, indicator) }
        };
        self.moments.iter().zip(cells).map(point).collect()
    }

    fn figure(&self, indicator: &Indicator, target: Option<Target>, by: Option<By>) -> Figure {
        let cells = self.sums.get(&indicator.name).into_iter().flatten().cloned();
        figure(cells, Some(self.period), indicator.unit, target, by)
    }

    fn row(&self, by: By, key: &str, cell: Cell, indicator: &Indicator) -> ByRow {
        let unit = (by == By::Unit).then(|| key.parse().ok().and_then(|id: UnitId| self.units.get(&id))).flatten();
        let (key, name) = unit.cloned().unwrap_or_else(|| (key.to_owned(), key.to_owned()));
        let value = alone(cell, indicator);
        let Cell { numerator, denominator, unknown, not_yet } = cell;
        ByRow { key, name, numerator, denominator, value, unknown, not_yet }
    }
}

/// The value of counts that stand for themselves.
fn alone(cell: Cell, indicator: &Indicator) -> Option<i64> {
    let key = Key { unit: None, level: String::new(), window: None };
    figure([(key, cell)], None, indicator.unit, None, None).value
}

/// The end of each month of a period that is over at `at`, then `at` itself where the period is not.
fn month_ends(period: Period, at: OffsetDateTime) -> Vec<OffsetDateTime> {
    let end = |day: Date| day.with_time(time::macros::time!(23:59:59)).assume_offset(calendar::ZONE);
    let mut moments = Vec::new();
    let mut day = period.from;
    while day <= period.to {
        let last = day.replace_day(day.month().length(day.year())).unwrap_or(day).min(period.to);
        if end(last) >= at {
            moments.push(at);
            return moments;
        }
        moments.push(end(last));
        let Some(next) = last.next_day() else { break };
        day = next;
    }
    moments
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
        title: None,
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
        trend: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn a_trend_ends_with_the_moment_asked_about_or_with_its_period() {
        let year = Period { from: date!(2026 - 01 - 01), to: date!(2026 - 12 - 31) };
        let march = datetime!(2026-03-05 10:00 +7);
        let ends = [datetime!(2026-01-31 23:59:59 +7), datetime!(2026-02-28 23:59:59 +7), march];
        assert_eq!(month_ends(year, march), ends);
        let after = month_ends(year, datetime!(2027-02-01 08:00 +7));
        assert_eq!((after.len(), after[11]), (12, datetime!(2026-12-31 23:59:59 +7)));
        assert_eq!(month_ends(year, ends[0]), [ends[0]]);
    }
}
