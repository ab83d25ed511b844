//! The words by which a record behind a figure is shown.

use std::collections::{BTreeSet, HashMap};

use measure::Slot;
use sea_orm::{EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::bulk::IDS_A_QUERY;
use crate::rows::directives::{directive, document};
use crate::{Database, Fault, people};

/// What is shown of a slot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// The directive's code; the document's number where the task was never entered.
    pub label: String,
    /// What is to be done; the document's subject where the task was never entered.
    pub text: String,
    /// The name of the unit that it is counted under; empty: nobody's yet.
    pub unit_name: String,
}

/// The labels of these slots, in their order.
///
/// # Errors
/// [`Fault::Database`].
pub async fn labels(db: &Database, slots: &[Slot]) -> Result<Vec<Label>, Fault> {
    let mut labels = Vec::with_capacity(slots.len());
    for chunk in slots.chunks(IDS_A_QUERY) {
        let entered: BTreeSet<Uuid> = chunk.iter().filter(|slot| !slot.missing).map(|slot| slot.subject).collect();
        let missing: BTreeSet<Uuid> = chunk.iter().filter(|slot| slot.missing).map(|slot| slot.group).collect();
        let units = chunk.iter().filter_map(|slot| slot.unit).map(|unit| unit.uuid()).collect();
        let work = directive::Entity::find().filter(directive::COLUMN.id.is_in(entered)).all(db.reader()).await?;
        let register = document::Entity::find().filter(document::COLUMN.id.is_in(missing)).all(db.reader()).await?;
        let units = people::unit_names(db.reader(), units).await?;
        let work: HashMap<Uuid, (String, String)> =
            work.into_iter().map(|row| (row.id, (row.code, row.content))).collect();
        let register: HashMap<Uuid, (String, String)> =
            register.into_iter().map(|row| (row.id, (row.number, row.subject.unwrap_or_default()))).collect();
        labels.extend(chunk.iter().map(|slot| {
            let found = if slot.missing { register.get(&slot.group) } else { work.get(&slot.subject) };
            let (label, text) = found.cloned().unwrap_or_default();
            let unit = slot.unit.and_then(|unit| units.get(&unit.uuid()));
            Label { label, text, unit_name: unit.cloned().unwrap_or_default() }
        }));
    }
    Ok(labels)
}
