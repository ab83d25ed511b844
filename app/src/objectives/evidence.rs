//! Evidence: exactly the records behind a figure, recounted from the facts.

use measure::{By, Period, Population, Verdict, slots};
use objectives::views::EvidenceRow;
use people::{Scope, Span};
use serde::Serialize;
use storage::figures::{KnownAt, Label};
use time::OffsetDateTime;

use super::measure::in_force;
use crate::look::Query;
use crate::{Office, Refusal};

/// The most rows of one page.
const PAGE: usize = 100;

/// Lists the records that an indicator counts, by what is said of them.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The indicator.
    pub indicator: String,
    /// The moment asked about; `None`: now.
    pub as_of: Option<OffsetDateTime>,
    /// The days that are counted; `None`: those of the decision in force.
    pub period: Option<Period>,
    /// Only those of which this is said.
    pub verdict: Option<Verdict>,
    /// Only those of this unit's code; an empty code: those that nobody has yet.
    pub unit: Option<String>,
    /// Only those that are placed in this month (`2018-03`); empty: in none.
    pub month: Option<String>,
    /// Only those of this level.
    pub level: Option<String>,
    /// The last row of the page before, as that page gave it.
    pub after: Option<String>,
}

/// A page of records.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidencePage {
    /// How many there are in all.
    pub total: usize,
    /// The page's records.
    pub rows: Vec<EvidenceRow>,
    /// Where the next page begins.
    pub next: Option<String>,
}

impl Query for Evidence {
    const NAME: &'static str = "objectives.view";
    type Answer = EvidencePage;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<EvidencePage, Refusal> {
        self.page(office, scope, PAGE).await
    }
}

impl Evidence {
    /// All records of an indicator, by what is known now.
    pub(super) fn of(indicator: String) -> Self {
        Self { indicator, as_of: None, period: None, verdict: None, unit: None, month: None, level: None, after: None }
    }

    /// The page of at most so many records.
    pub(super) async fn page(&self, office: &Office, scope: &Scope, most: usize) -> Result<EvidencePage, Refusal> {
        let at = self.as_of.unwrap_or_else(|| office.clock().now());
        let missing = || Refusal::not_found("indicator", &self.indicator);
        let indicator = office.catalogue().await?.find(&self.indicator).ok_or_else(missing)?;
        let period = match self.period {
            Some(period) => period,
            None => in_force(office, at).await?.period,
        };
        let unit = match self.unit.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(code) => {
                let unit = storage::people::unit_by_code(&office.db, code).await?;
                Some(Some(unit.ok_or_else(|| Refusal::not_found("unit", code))?.id))
            }
        };
        let groups = storage::figures::facts(&office.db, &indicator, period, KnownAt::Now).await?;
        let mut found: Vec<(String, measure::Slot<'_>)> = Vec::new();
        for group in &groups {
            for (place, slot) in slots(&indicator, group, at).into_iter().enumerate() {
                let in_period = slot.key().window.is_none_or(|day| period.contains(day));
                let wanted = self.verdict.is_none_or(|verdict| verdict == slot.verdict);
                if in_period && wanted && unit.is_none_or(|unit| unit == slot.unit) && self.is_row_of(&slot) {
                    found.push((format!("{}.{place:04}", slot.group), slot));
                }
            }
        }
        found.sort_by(|(first, _), (second, _)| first.cmp(second));
        let total = found.len();
        let start = self.after.as_ref().map_or(0, |after| found.partition_point(|(key, _)| key <= after));
        let page: Vec<_> = found.into_iter().skip(start).take(most).collect();
        let next = page.last().filter(|_| start + page.len() < total).map(|(key, _)| key.clone());
        let slots: Vec<measure::Slot<'_>> = page.into_iter().map(|(_, slot)| slot).collect();
        let population = indicator.population;
        let labels = storage::figures::labels(&office.db, population, &slots).await?;
        let rows = slots.into_iter().zip(labels).map(|(slot, label)| row(population, slot, label, scope)).collect();
        Ok(EvidencePage { total, rows, next })
    }

    /// Whether a record belongs to the row by month or level that was opened.
    fn is_row_of(&self, slot: &measure::Slot<'_>) -> bool {
        let key = slot.key();
        let is = |by: By, wanted: &Option<String>| wanted.as_ref().is_none_or(|wanted| by.row(&key) == *wanted);
        is(By::Month, &self.month) && is(By::Level, &self.level)
    }
}

/// Everybody may open a figure down to its records; what a task says is shown to whom its text is open.
pub(super) fn row(population: Population, slot: measure::Slot<'_>, label: Label, scope: &Scope) -> EvidenceRow {
    let open = match (population, slot.unit) {
        (Population::Directives, Some(lead)) => scope.covers(lead, &label.co_units, label.follower),
        (Population::Programme, Some(lead)) => scope.covers(lead, &[], label.follower),
        (Population::Directives, None) => *scope.span() == Span::Office,
        _ => true,
    };
    EvidenceRow {
        population,
        subject: slot.subject,
        group: slot.group,
        missing: slot.missing,
        label: open.then_some(label.label),
        text: open.then_some(label.text),
        unit_name: label.unit_name,
        verdict: slot.verdict,
    }
}
