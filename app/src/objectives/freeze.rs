//! Figures frozen for a report or a review, and what one would count today beside them, down to the records that differ.

use std::collections::BTreeMap;

use directives::views::TimelineRow;
use ids::{DecisionId, FrozenId};
use measure::{Fact, Indicator, Period, Slot, Verdict, slots};
use objectives::acts::freeze::freeze;
use objectives::views::{EvidenceRow, Measured};
use objectives::{Frozen, FrozenFigure, StoredFrozen};
use people::Scope;
use serde::Serialize;
use sha2::{Digest, Sha256};
use storage::Change;
use storage::figures::KnownAt;
use time::OffsetDateTime;
use uuid::Uuid;

use super::evidence;
use super::measure::{Measure, measured};
use crate::act::{Act, With};
use crate::look::Query;
use crate::{Office, Refusal};

/// The most records of a difference that are shown.
const MOST: usize = 200;

/// Freezes the figures of the decision in force at a moment.
#[derive(Debug, Clone, Serialize)]
pub struct FreezeFigures {
    /// The moment that they speak of; `None`: now.
    pub as_of: Option<OffsetDateTime>,
    /// Why.
    pub reason: String,
}

impl Act for FreezeFigures {
    const NAME: &'static str = "objectives.freeze";
    type Subject = Measured;
    type Done = FrozenId;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Measured, Refusal> {
        // What is recorded while this is counted is not known yet at the moment that is kept.
        let now = office.clock().now();
        Measure { as_of: self.as_of, known_at: Some(now), ..Measure::default() }.answer(office, scope).await
    }

    fn decide(&self, measured: Measured, with: &With<'_>) -> Result<(FrozenId, Vec<Change>), Refusal> {
        let figures = FrozenFigure::all(&measured);
        let id = with.id();
        let change = freeze(StoredFrozen {
            id,
            decision: measured.decision,
            as_of: measured.as_of,
            known_at: measured.known_at.unwrap_or(with.now),
            reason: self.reason.clone(),
            digest: digest(&figures)?,
            figures,
            by: with.actor.person(),
        })?;
        Ok((id, vec![Change::Objectives(change)]))
    }
}

fn digest(figures: &[FrozenFigure]) -> Result<String, Refusal> {
    let json = serde_json::to_vec(figures).map_err(|error| Refusal::fault(error.to_string()))?;
    Ok(text::hex(&Sha256::digest(json)))
}

/// Everything that was frozen of a decision, the latest first.
#[derive(Debug, Clone, Copy)]
pub struct ListFrozen(pub DecisionId);

impl Query for ListFrozen {
    const NAME: &'static str = "objectives.view";
    type Answer = Vec<Frozen>;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Vec<Frozen>, Refusal> {
        Ok(storage::objectives::frozen_of(&office.db, self.0).await?)
    }
}

/// Frozen figures beside what one would count of the same moment today.
#[derive(Debug, Clone, Copy)]
pub struct ShowFrozen(pub FrozenId);

/// Their page.
#[derive(Debug, Clone, PartialEq)]
pub struct FrozenPage {
    /// What was frozen.
    pub frozen: Frozen,
    /// Who froze it.
    pub by: Option<String>,
    /// The same figures, counted today by what is known now.
    pub today: Vec<FrozenFigure>,
    /// Whether the digest is that of the figures.
    pub holds: bool,
    /// Its history, with the way to its proof.
    pub timeline: Vec<TimelineRow>,
}

impl Query for ShowFrozen {
    const NAME: &'static str = "objectives.view";
    type Answer = FrozenPage;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<FrozenPage, Refusal> {
        let frozen = find(office, self.0).await?;
        let missing = || Refusal::not_found("decision", frozen.decision);
        let decision = storage::objectives::decision(&office.db, frozen.decision).await?.ok_or_else(missing)?;
        let today = measured(office, &decision, &Measure { as_of: Some(frozen.as_of), ..Measure::default() }).await?;
        let by: Vec<_> = frozen.by.into_iter().collect();
        Ok(FrozenPage {
            by: storage::people::full_names(&office.db, by).await?.into_values().next(),
            today: FrozenFigure::all(&today),
            holds: digest(&frozen.figures)? == frozen.digest,
            timeline: storage::log::of_subject(&office.db, self.0.uuid()).await?,
            frozen,
        })
    }
}

/// The records of which something else is said today than when a figure was frozen.
#[derive(Debug, Clone)]
pub struct FrozenDifference {
    /// What was frozen.
    pub frozen: FrozenId,
    /// The indicator.
    pub indicator: String,
}

/// What became of the records behind a frozen figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// How many differ.
    pub total: usize,
    /// The first of them.
    pub rows: Vec<Differs>,
}

/// A record of which something else is said today.
#[derive(Debug, Clone, PartialEq)]
pub struct Differs {
    /// The record.
    pub row: EvidenceRow,
    /// What was said of it; `None`: it was not counted.
    pub then: Option<Verdict>,
    /// What is said today; `None`: it is not counted.
    pub now: Option<Verdict>,
}

impl Query for FrozenDifference {
    const NAME: &'static str = "objectives.view";
    type Answer = Difference;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Difference, Refusal> {
        let frozen = find(office, self.frozen).await?;
        let missing = || Refusal::not_found("indicator", &self.indicator);
        let indicator = office.catalogue().await?.find(&self.indicator).ok_or_else(missing)?;
        let no_decision = || Refusal::not_found("decision", frozen.decision);
        let decision = storage::objectives::decision(&office.db, frozen.decision).await?.ok_or_else(no_decision)?;
        let facts = async |known| storage::figures::facts(&office.db, &indicator, decision.period, known).await;
        let (then, now) = (facts(KnownAt::Moment(frozen.known_at)).await?, facts(KnownAt::Now).await?);
        let (period, at) = (decision.period, frozen.as_of);
        let (then, now) = (said(&indicator, period, at, &then), said(&indicator, period, at, &now));
        let all: BTreeMap<&Place, &Slot<'_>> = then.iter().chain(&now).collect();
        let verdict = |side: &BTreeMap<Place, Slot<'_>>, place| side.get(place).map(|slot: &Slot<'_>| slot.verdict);
        let differing: Vec<(&Place, &Slot<'_>)> =
            all.into_iter().filter(|(place, _)| verdict(&then, place) != verdict(&now, place)).collect();
        let slots: Vec<Slot<'_>> = differing.iter().take(MOST).map(|(_, slot)| **slot).collect();
        let labels = storage::figures::labels(&office.db, indicator.population, &slots).await?;
        let rows = differing.iter().zip(slots.into_iter().zip(labels)).map(|((place, _), (slot, label))| Differs {
            then: verdict(&then, place),
            now: verdict(&now, place),
            row: evidence::row(indicator.population, slot, label, scope),
        });
        Ok(Difference { total: differing.len(), rows: rows.collect() })
    }
}

/// A slot among those of its record: a document stands for as many tasks as were never entered.
type Place = (Uuid, Uuid, bool, usize);

fn said<'a>(
    indicator: &Indicator,
    period: Period,
    at: OffsetDateTime,
    groups: &'a [Vec<Fact>],
) -> BTreeMap<Place, Slot<'a>> {
    let mut said = BTreeMap::new();
    for slot in groups.iter().flat_map(|group| slots(indicator, group, at)) {
        if slot.key().window.is_none_or(|day| period.contains(day)) {
            let place = |nth| (slot.group, slot.subject, slot.missing, nth);
            let nth = (0..).find(|nth| !said.contains_key(&place(*nth))).unwrap_or(usize::MAX);
            said.insert(place(nth), slot);
        }
    }
    said
}

async fn find(office: &Office, id: FrozenId) -> Result<Frozen, Refusal> {
    storage::objectives::frozen(&office.db, id).await?.ok_or_else(|| Refusal::not_found("frozen_figures", id))
}
