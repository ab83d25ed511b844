//! Facts derived again for the groups that a commit touched, and the steps by which the tallies then differ.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use directives::{Directive, Document, facts};
use ids::DocumentId;
use measure::{Cell, Fact, Indicator, Population, steps};
use sea_orm::{DatabaseTransaction, EntityTrait, QueryFilter, Set};
use time::OffsetDateTime;
use uuid::Uuid;

use super::fact::{current, row};
use super::tally::{self, Place};
use crate::bulk::{self, IDS_A_QUERY};
use crate::commit::Rules;
use crate::rows::figures::fact;
use crate::{CommitError, documents};

/// Groups worked on at once: enough to fill statements, few enough to hold.
const GROUPS: usize = 2_000;

/// Brings facts and tallies of these documents up to what their rows now say.
pub(crate) async fn derive(
    txn: &DatabaseTransaction,
    touched: &BTreeSet<DocumentId>,
    rules: Rules<'_>,
    now: OffsetDateTime,
) -> Result<(), CommitError> {
    let touched: Vec<DocumentId> = touched.iter().copied().collect();
    for chunk in touched.chunks(GROUPS) {
        let documents = documents::by_ids_in(txn, chunk).await?;
        let mut work = crate::directives::of_documents_in(txn, chunk).await?;
        let groups: Vec<Uuid> = chunk.iter().map(|id| id.uuid()).collect();
        let mut before = current(txn, Population::Directives, &groups).await?;
        let mut difference = Difference::default();
        for id in chunk {
            let work = work.remove(id).unwrap_or_default();
            let after = documents.get(id).map(|document| of(document, &work, rules)).unwrap_or_default();
            difference.take(before.remove(&id.uuid()).unwrap_or_default(), after, rules.indicators);
        }
        difference.write(txn, now).await?;
    }
    Ok(())
}

fn of(document: &Document, work: &[Directive], rules: Rules<'_>) -> Vec<Fact> {
    facts::of(document, work, rules.law, rules.calendar)
}

/// What changes for some groups.
#[derive(Default)]
struct Difference {
    gone: Vec<i64>,
    new: Vec<Fact>,
    deltas: BTreeMap<Place, Cell>,
}

impl Difference {
    /// Takes in one group: facts that stay are left as they are.
    fn take(&mut self, before: Vec<(i64, Fact)>, after: Vec<Fact>, indicators: &[Indicator]) {
        let mut stored: HashMap<&Fact, Vec<i64>> = HashMap::new();
        for (place, fact) in &before {
            stored.entry(fact).or_default().push(*place);
        }
        let new: Vec<Fact> =
            after.iter().filter(|fact| stored.get_mut(fact).and_then(Vec::pop).is_none()).cloned().collect();
        let gone: Vec<i64> = stored.into_values().flatten().collect();
        if new.is_empty() && gone.is_empty() {
            return;
        }
        let before: Vec<Fact> = before.into_iter().map(|(_, fact)| fact).collect();
        for indicator in indicators {
            for step in steps(indicator, &after) {
                *self.deltas.entry(tally::place(&indicator.name, &step)).or_default() += step.change;
            }
            for step in steps(indicator, &before) {
                *self.deltas.entry(tally::place(&indicator.name, &step)).or_default() += -step.change;
            }
        }
        self.new.extend(new);
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
        Ok(tally::add(txn, self.deltas).await?)
    }
}

/// Counts the steps of what is known of these documents, as if nothing had been counted yet.
pub(super) async fn tally_known(
    txn: &DatabaseTransaction,
    documents: &BTreeSet<DocumentId>,
    indicators: &[Indicator],
) -> Result<(), CommitError> {
    let groups: Vec<Uuid> = documents.iter().map(|id| id.uuid()).collect();
    let mut deltas: BTreeMap<Place, Cell> = BTreeMap::new();
    for (_, known) in current(txn, Population::Directives, &groups).await? {
        let known: Vec<Fact> = known.into_iter().map(|(_, fact)| fact).collect();
        for indicator in indicators {
            for step in steps(indicator, &known) {
                *deltas.entry(tally::place(&indicator.name, &step)).or_default() += step.change;
            }
        }
    }
    Ok(tally::add(txn, deltas).await?)
}
