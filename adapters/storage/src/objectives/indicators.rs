//! Indicators of the office's own: a few rows that every commit of facts reads.

use ids::{IndicatorId, PersonId};
use objectives::{OwnIndicator, StoredOwn};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use crate::moment::{Reader, id, micros};
use crate::rows::objectives::indicator;
use crate::{Database, Fault};

/// Every indicator of the office's own, by name.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn indicators(db: &Database) -> Result<Vec<OwnIndicator>, Fault> {
    indicators_in(db.reader()).await
}

pub(crate) async fn indicators_in(db: &impl ConnectionTrait) -> Result<Vec<OwnIndicator>, Fault> {
    let rows = indicator::Entity::find().order_by_asc(indicator::COLUMN.name).all(db).await?;
    rows.into_iter().map(read).collect()
}

/// An indicator as its row.
pub(crate) fn columns(own: &OwnIndicator) -> Result<indicator::Model, Fault> {
    let definition = serde_json::to_string(&own.definition);
    Ok(indicator::Model {
        id: own.id.uuid(),
        name: own.name.clone(),
        title: own.title.clone(),
        citation: own.citation.clone(),
        definition: definition.map_err(|error| Reader::new("indicator", own.id.uuid()).fault(error))?,
        added_by: own.added_by.map(PersonId::uuid),
        added_at_us: micros(own.added_at),
        version: own.version,
    })
}

fn read(row: indicator::Model) -> Result<OwnIndicator, Fault> {
    let reader = Reader::new("indicator", row.id);
    let stored = StoredOwn {
        id: IndicatorId::new(row.id),
        name: row.name,
        title: row.title,
        citation: row.citation,
        definition: serde_json::from_str(&row.definition).map_err(|error| reader.fault(error))?,
        added_by: id(row.added_by),
        added_at: reader.moment(row.added_at_us)?,
        version: row.version,
    };
    OwnIndicator::restore(stored).map_err(|refusal| reader.fault(refusal))
}
