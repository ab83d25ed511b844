//! Indicators of the office's own beside those of the catalogue: counted by in every commit, and once over all facts when new.

use measure::Indicator;
use objectives::OwnIndicator;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::derive::tally_known;
use crate::CommitError;
use crate::objectives::indicators_in;
use crate::rows::figures::fact;

/// Groups counted at once.
const GROUPS: u64 = 2_000;

/// What tallies are kept of: the catalogue's indicators and the office's own, as this transaction sees them.
pub(super) async fn all(txn: &DatabaseTransaction, catalogue: &[Indicator]) -> Result<Vec<Indicator>, CommitError> {
    let own = indicators_in(txn).await?;
    Ok(catalogue.iter().cloned().chain(own.iter().map(OwnIndicator::indicator)).collect())
}

/// Counts a new indicator over everything that is known, unless the tallies of one that counts alike answer for it.
pub(crate) async fn count_new(
    txn: &DatabaseTransaction,
    indicator: &Indicator,
    catalogue: &[Indicator],
) -> Result<(), CommitError> {
    let kept = all(txn, catalogue).await?;
    if Indicator::tallied_as(&kept, &indicator.name).is_some_and(|tallied| tallied.name != indicator.name) {
        return Ok(());
    }
    let mut after: Option<Uuid> = None;
    loop {
        let mut select = fact::Entity::find()
            .select_only()
            .column(fact::Column::GroupId)
            .distinct()
            .filter(fact::COLUMN.population.eq(indicator.population.key()))
            .filter(fact::Column::RecordedToUs.is_null())
            .order_by_asc(fact::Column::GroupId)
            .limit(GROUPS);
        if let Some(after) = after {
            select = select.filter(fact::Column::GroupId.gt(after));
        }
        let groups: Vec<Uuid> = select.into_tuple().all(txn).await?;
        let Some(last) = groups.last() else { return Ok(()) };
        after = Some(*last);
        tally_known(txn, &[indicator.population], &groups, std::slice::from_ref(indicator)).await?;
    }
}
