//! What a record was before a change took it out of every figure: until then it was counted.

use std::collections::HashMap;

use ledger::held::{Fields, Held};
use measure::Fact;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Map, Value as Json};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::Fault;
use crate::bulk::IDS_A_QUERY;
use crate::moment::Reader;
use crate::rows::log::event;

/// When a change was recorded, and what it says: of each field what it was and what it became.
type Said = (OffsetDateTime, Map<String, Json>);

/// The facts of records; of one that has none any more, those that it had until the change was recorded.
///
/// A record that came in as withdrawn or repealed says nothing of a time before.
pub(super) async fn with_ended<F: Fields>(
    db: &impl ConnectionTrait,
    records: &[&Held<F>],
    of: impl Fn(&Held<F>) -> Vec<Fact>,
) -> Result<HashMap<Uuid, Vec<Fact>>, Fault> {
    let mut facts: HashMap<Uuid, Vec<Fact>> = records.iter().map(|held| (held.id(), of(held))).collect();
    let gone: Vec<&Held<F>> = records.iter().copied().filter(|held| facts[&held.id()].is_empty()).collect();
    for chunk in gone.chunks(IDS_A_QUERY) {
        let mut changes = changes(db, chunk.iter().map(|held| held.id())).await?;
        for held in chunk {
            let mut state = object(held)?;
            for (at, change) in changes.remove(&held.id()).unwrap_or_default() {
                for (field, change) in change {
                    let before = change.get("from").cloned().unwrap_or_default();
                    state.insert(field, before);
                }
                let fields = serde_json::from_value(Json::Object(state.clone()));
                let fields: F = fields.map_err(|error| Fault::row("event", held.id(), error))?;
                let before = of(&Held::restore(held.id(), held.key().to_owned(), fields, 1));
                if !before.is_empty() {
                    let ended = before.into_iter().filter_map(|fact| fact.until(at));
                    facts.insert(held.id(), ended.collect());
                    break;
                }
            }
        }
    }
    Ok(facts)
}

/// The changes of some records, the last one first: when it was recorded, and what it was from and to.
async fn changes(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<Said>>, Fault> {
    let rows = event::Entity::find()
        .filter(event::COLUMN.subject_id.is_in(ids))
        .filter(event::COLUMN.subject_version.gt(1))
        .order_by_desc(event::COLUMN.subject_version)
        .all(db)
        .await?;
    let mut found: HashMap<Uuid, Vec<Said>> = HashMap::new();
    for row in rows {
        let reader = Reader::new("event", row.id);
        let body = serde_json::from_str(&row.body).map_err(|error| reader.fault(error))?;
        found.entry(row.subject_id).or_default().push((reader.moment(row.recorded_at_us)?, body));
    }
    Ok(found)
}

fn object<F: Fields>(held: &Held<F>) -> Result<Map<String, Json>, Fault> {
    match serde_json::to_value(held.fields()) {
        Ok(Json::Object(object)) => Ok(object),
        Ok(other) => Err(Fault::row("record", held.id(), format!("{other} is no object"))),
        Err(error) => Err(Fault::row("record", held.id(), error)),
    }
}
