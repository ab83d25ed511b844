//! Facts derived again for the groups that a commit touched, and the steps by which the tallies then differ.

use std::collections::{BTreeSet, HashMap};
use std::ops::Neg;

use directives::facts;
use ids::DocumentId;
use measure::{Fact, Indicator, Population, steps};
use sea_orm::{DatabaseTransaction, EntityTrait, QueryFilter, Set};
use time::OffsetDateTime;
use uuid::Uuid;

use super::fact::{current, row};
use super::own;
use super::source::{self, Source};
use super::tally::Deltas;
use crate::bulk::{self, IDS_A_QUERY};
use crate::commit::Rules;
use crate::rows::figures::fact;
use crate::{CommitError, documents};

/// Groups worked on at once: enough to fill statements, few enough to hold.
const GROUPS: usize = 2_000;

/// What a commit touched.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) documents: BTreeSet<DocumentId>,
    pub(crate) held: source::Touched,
}

impl Touched {
    fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.held.is_empty()
    }
}

/// Brings facts and tallies of what was touched up to what its rows now say.
pub(crate) async fn derive(
    txn: &DatabaseTransaction,
    touched: &Touched,
    rules: Rules<'_>,
    now: OffsetDateTime,
) -> Result<(), CommitError> {
    if touched.is_empty() {
        return Ok(());
    }
    let indicators = own::all(txn, rules.indicators).await?;
    let rules = Rules { indicators: &indicators, ..rules };
    let touched_documents: Vec<DocumentId> = touched.documents.iter().copied().collect();
    for chunk in touched_documents.chunks(GROUPS) {
        let after = of_documents(txn, chunk, rules).await?;
        settle(txn, &[Population::Directives], after, rules, now).await?;
    }
    for (source, keys) in &touched.held {
        let keys: Vec<String> = keys.iter().cloned().collect();
        for chunk in keys.chunks(GROUPS) {
            let after = source.facts(txn, chunk, rules).await?;
            settle(txn, source.populations(), after, rules, now).await?;
        }
    }
    Ok(())
}

/// Facts by group: every group that was asked for, also one that has none any more.
type Groups = HashMap<Uuid, Vec<Fact>>;

async fn of_documents(txn: &DatabaseTransaction, ids: &[DocumentId], rules: Rules<'_>) -> Result<Groups, CommitError> {
    let documents = documents::by_ids_in(txn, ids).await?;
    let mut work = crate::directives::of_documents_in(txn, ids).await?;
    let mut facts_of = |id: &DocumentId| {
        let work = work.remove(id).unwrap_or_default();
        let document = documents.get(id);
        document.map(|document| facts::of(document, &work, rules.law, rules.calendar)).unwrap_or_default()
    };
    Ok(ids.iter().map(|id| (id.uuid(), facts_of(id))).collect())
}

/// Writes how the facts of these groups differ from what is known of them.
async fn settle(
    txn: &DatabaseTransaction,
    populations: &[Population],
    mut after: Groups,
    rules: Rules<'_>,
    now: OffsetDateTime,
) -> Result<(), CommitError> {
    let groups: Vec<Uuid> = after.keys().copied().collect();
    let indicators = kept(rules.indicators);
    let mut difference = Difference::default();
    for population in populations {
        let mut before = current(txn, *population, &groups).await?;
        for group in &groups {
            let facts = after.get_mut(group).map(std::mem::take).unwrap_or_default();
            let (own, others) = facts.into_iter().partition(|fact| fact.population == *population);
            after.insert(*group, others);
            difference.take(before.remove(group).unwrap_or_default(), own, &indicators);
        }
    }
    difference.write(txn, now).await
}

/// One of each that count the same.
fn kept(indicators: &[Indicator]) -> Vec<&Indicator> {
    let first = |indicator: &&Indicator| {
        Indicator::tallied_as(indicators, &indicator.name).is_some_and(|first| first.name == indicator.name)
    };
    indicators.iter().filter(first).collect()
}

/// What changes for some groups.
#[derive(Default)]
struct Difference<'a> {
    gone: Vec<i64>,
    new: Vec<Fact>,
    deltas: Deltas<'a>,
}

impl<'a> Difference<'a> {
    /// Takes in one group: facts that stay are left as they are.
    fn take(&mut self, before: Vec<(i64, Fact)>, after: Vec<Fact>, indicators: &[&'a Indicator]) {
        let mut stored: HashMap<&Fact, Vec<i64>> = HashMap::new();
        for (place, fact) in &before {
            stored.entry(fact).or_default().push(*place);
        }
        let is_new = |fact: &Fact| stored.get_mut(fact).and_then(Vec::pop).is_none();
        let new: Vec<bool> = after.iter().map(is_new).collect();
        let gone: Vec<i64> = stored.into_values().flatten().collect();
        if gone.is_empty() && !new.contains(&true) {
            return;
        }
        let before: Vec<Fact> = before.into_iter().map(|(_, fact)| fact).collect();
        for indicator in indicators {
            self.deltas.add(indicator, &steps(indicator, &after), |change| change);
            self.deltas.add(indicator, &steps(indicator, &before), Neg::neg);
        }
        self.new.extend(after.into_iter().zip(new).filter(|(_, new)| *new).map(|(fact, _)| fact));
        self.gone.extend(gone);
    }

    async fn write(self, txn: &DatabaseTransaction, now: OffsetDateTime) -> Result<(), CommitError> {
        for chunk in self.gone.chunks(IDS_A_QUERY) {
            fact::Entity::update_many()
                .set(fact::ActiveModel { recorded_to_us: Set(Some(crate::moment::micros(now))), ..Default::default() })
                .filter(fact::COLUMN.place.is_in(chunk.iter().copied()))
                .exec(txn)
                .await?;
        }
        bulk::insert(txn, self.new.iter().map(|fact| row(fact, now)).collect()).await?;
        Ok(self.deltas.write(txn).await?)
    }
}

/// Counts what is known of these groups into tallies that were emptied.
pub(super) async fn tally_known(
    txn: &DatabaseTransaction,
    populations: &[Population],
    groups: &[Uuid],
    indicators: &[Indicator],
) -> Result<(), CommitError> {
    let indicators = kept(indicators);
    let mut deltas = Deltas::default();
    for population in populations {
        for (_, known) in current(txn, *population, groups).await? {
            let known: Vec<Fact> = known.into_iter().map(|(_, fact)| fact).collect();
            for indicator in &indicators {
                deltas.add(indicator, &steps(indicator, &known), |change| change);
            }
        }
    }
    Ok(deltas.write(txn).await?)
}

/// Documents counted again: first what is known of them, then how their rows differ from it.
pub(super) async fn recount_documents(
    txn: &DatabaseTransaction,
    ids: &[DocumentId],
    rules: Rules<'_>,
    now: OffsetDateTime,
) -> Result<(), CommitError> {
    let after = of_documents(txn, ids, rules).await?;
    recount(txn, &[Population::Directives], after, rules, now).await
}

/// Subjects of a source counted again, in the same way.
pub(super) async fn recount_held(
    txn: &DatabaseTransaction,
    source: Source,
    keys: &[String],
    rules: Rules<'_>,
    now: OffsetDateTime,
) -> Result<(), CommitError> {
    let after = source.facts(txn, keys, rules).await?;
    recount(txn, source.populations(), after, rules, now).await
}

async fn recount(
    txn: &DatabaseTransaction,
    populations: &[Population],
    after: Groups,
    rules: Rules<'_>,
    now: OffsetDateTime,
) -> Result<(), CommitError> {
    let groups: Vec<Uuid> = after.keys().copied().collect();
    tally_known(txn, populations, &groups, rules.indicators).await?;
    settle(txn, populations, after, rules, now).await
}
