//! The words by which a record behind a figure is shown.

use std::collections::{BTreeSet, HashMap};

use ids::{PersonId, UnitId};
use measure::{Population, Slot};
use procedures::Procedure;
use sea_orm::{EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::bulk::IDS_A_QUERY;
use crate::rows::directives::{directive, directive_co_unit, document};
use crate::{Database, Fault, people, records};

/// A record's code, what it is about, its unit, and who has a part in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// The code or number.
    pub label: String,
    /// What it is about.
    pub text: String,
    /// The unit that it is counted under.
    pub unit_name: String,
    /// The cooperating units of a directive.
    pub co_units: Vec<UnitId>,
    /// The follower of a directive.
    pub follower: Option<PersonId>,
}

/// The labels of these slots of one population, in their order.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn labels(db: &Database, population: Population, slots: &[Slot<'_>]) -> Result<Vec<Label>, Fault> {
    let mut labels = Vec::with_capacity(slots.len());
    for chunk in slots.chunks(IDS_A_QUERY) {
        let units = chunk.iter().filter_map(|slot| slot.unit).map(|unit| unit.uuid()).collect();
        let units = people::unit_names(db.reader(), units).await?;
        let known = match population {
            Population::Directives => of_directives(db, chunk).await?,
            _ => of_records(db, chunk).await?,
        };
        labels.extend(chunk.iter().map(|slot| {
            let unit_name = slot.unit.and_then(|unit| units.get(&unit.uuid())).cloned().unwrap_or_default();
            let subject = if slot.missing { slot.group } else { slot.subject };
            // A figure that counts units shows the unit itself.
            let own = || Label { label: unit_name.clone(), ..Label::default() };
            Label { unit_name: unit_name.clone(), ..known.get(&subject).cloned().unwrap_or_else(own) }
        }));
    }
    Ok(labels)
}

async fn of_directives(db: &Database, slots: &[Slot<'_>]) -> Result<HashMap<Uuid, Label>, Fault> {
    let entered: BTreeSet<Uuid> = slots.iter().filter(|slot| !slot.missing).map(|slot| slot.subject).collect();
    let missing: BTreeSet<Uuid> = slots.iter().filter(|slot| slot.missing).map(|slot| slot.group).collect();
    let work =
        directive::Entity::find().filter(directive::COLUMN.id.is_in(entered.iter().copied())).all(db.reader()).await?;
    let helping = directive_co_unit::Entity::find()
        .filter(directive_co_unit::COLUMN.directive_id.is_in(entered))
        .all(db.reader())
        .await?;
    let register = document::Entity::find().filter(document::COLUMN.id.is_in(missing)).all(db.reader()).await?;
    let of_document = |row: document::Model| {
        let text = row.subject.unwrap_or_default();
        (row.id, Label { label: row.number, text, ..Label::default() })
    };
    let mut known: HashMap<Uuid, Label> = register.into_iter().map(of_document).collect();
    for row in work {
        let follower = row.follower_id.map(PersonId::new);
        known.insert(row.id, Label { label: row.code, text: row.content, follower, ..Label::default() });
    }
    for row in helping {
        if let Some(label) = known.get_mut(&row.directive_id) {
            label.co_units.push(UnitId::new(row.unit_id));
        }
    }
    Ok(known)
}

/// The fields that say what a held record is about, the first that it has.
const ABOUT: [&str; 4] = ["title", "name", "procedure", "evidence"];

async fn of_records(db: &Database, slots: &[Slot<'_>]) -> Result<HashMap<Uuid, Label>, Fault> {
    let found = records::labels(db, slots.iter().map(|slot| slot.subject).collect()).await?;
    let of = |fields: &serde_json::Value| Some(fields.get("procedure")?.as_str()?.to_owned());
    let codes: BTreeSet<String> = found.values().filter_map(|(_, fields)| of(fields)).collect();
    let codes: Vec<String> = codes.into_iter().collect();
    let procedures = records::by_keys::<Procedure>(db, &codes).await?;
    let about = |fields: &serde_json::Value| {
        // A dossier is about what its procedure is called.
        let procedure = of(fields).and_then(|code| procedures.get(&code)?.fields().name.clone());
        let field = || ABOUT.iter().find_map(|name| fields.get(name)?.as_str()).map(str::to_owned);
        procedure.or_else(field).unwrap_or_default()
    };
    let label = |(id, (key, fields))| (id, Label { label: key, text: about(&fields), ..Label::default() });
    Ok(found.into_iter().map(label).collect())
}
