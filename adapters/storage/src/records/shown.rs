//! Held records as pages show them: the fields that are known, ids of units and people as names.

use std::collections::{BTreeSet, HashMap};

use ledger::held::{self, Fields};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use crate::moment::moment;
use crate::rows::records::record;
use crate::{Database, Fault, people};

/// A record with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its id.
    pub id: Uuid,
    /// Its kind, such as `dossier`.
    pub kind: String,
    /// Its natural key, the parts one after another.
    pub key: Vec<String>,
    /// The fields that are known, in the order of their names.
    pub fields: Vec<(String, ShownValue)>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownValue {
    /// A moment.
    Moment(time::OffsetDateTime),
    /// Text, a number or a word.
    Text(String),
}

/// How many parts a page shows.
const MOST: u64 = 200;

/// The record of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn shown(db: &Database, id: Uuid) -> Result<Option<Shown>, Fault> {
    let row = record::Entity::find().filter(record::COLUMN.id.eq(id)).one(db.reader()).await?;
    Ok(show(db, row.into_iter().collect()).await?.pop())
}

/// What belongs to a record, the first [`MOST`], and how many there are.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn parts(db: &Database, of: &Shown) -> Result<(Vec<Shown>, u64), Fault> {
    let own = of.key.first().cloned().unwrap_or_default();
    let below = |kind: &'static str, parent: String| {
        Condition::all().add(record::Column::Kind.eq(kind)).add(record::Column::Parent.eq(parent))
    };
    let urged = |kind| below(programme::Urging::KIND, programme::subject_key(kind, &own));
    let any = match of.kind.as_str() {
        dossiers::Dossier::KIND => {
            Condition::any().add(below(dossiers::Event::KIND, own.clone())).add(urged(programme::SubjectKind::Dossier))
        }
        programme::Item::KIND => Condition::any()
            .add(below(programme::FollowUp::KIND, own.clone()))
            .add(below(programme::Adjustment::KIND, own.clone()))
            .add(urged(programme::SubjectKind::Programme)),
        procedures::Procedure::KIND => Condition::any()
            .add(below(procedures::Publication::KIND, own.clone()))
            .add(below(procedures::Process::KIND, own.clone())),
        _ => return Ok((Vec::new(), 0)),
    };
    list(db, any).await
}

/// What a unit owes.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn reports_of(db: &Database, unit: Uuid) -> Result<(Vec<Shown>, u64), Fault> {
    let of_kind = record::Column::Kind.eq(reports::Report::KIND);
    list(db, Condition::all().add(of_kind).add(record::Column::Parent.eq(unit.to_string()))).await
}

async fn list(db: &Database, which: Condition) -> Result<(Vec<Shown>, u64), Fault> {
    let found = record::Entity::find().filter(which);
    let in_all = found.clone().count(db.reader()).await?;
    let rows = found.order_by_asc(record::Column::RecordKey).limit(MOST).all(db.reader()).await?;
    Ok((show(db, rows).await?, in_all))
}

async fn show(db: &Database, rows: Vec<record::Model>) -> Result<Vec<Shown>, Fault> {
    let mut read: Vec<(record::Model, serde_json::Map<String, Value>)> = Vec::with_capacity(rows.len());
    for row in rows {
        let fields = serde_json::from_str(&row.fields).map_err(|error| Fault::row("record", row.id, error))?;
        read.push((row, fields));
    }
    let texts = read.iter().flat_map(|(_, fields)| fields.values()).filter_map(Value::as_str);
    let ids: BTreeSet<Uuid> = texts.filter_map(|text| text.parse().ok()).collect();
    let mut names = people::unit_names(db.reader(), ids.clone()).await?;
    names.extend(people::person_names(db.reader(), ids).await?);
    Ok(read.into_iter().map(|(row, fields)| shown_row(row, fields, &names)).collect())
}

fn shown_row(row: record::Model, fields: serde_json::Map<String, Value>, names: &HashMap<Uuid, String>) -> Shown {
    let named = |text: &str| text.parse().ok().and_then(|id| names.get(&id)).map_or(text, String::as_str).to_owned();
    let value = |name: &str, value: &Value| match value {
        Value::Number(us) if name.ends_with("_at") || name == "at" => {
            us.as_i64().and_then(moment).map(ShownValue::Moment)
        }
        Value::String(text) => Some(ShownValue::Text(named(text))),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(Value::as_str).map(named).collect();
            Some(ShownValue::Text(items.join("; ")))
        }
        Value::Null => None,
        other => Some(ShownValue::Text(other.to_string())),
    };
    let fields = fields.iter().filter_map(|(name, held)| Some((name.clone(), value(name, held)?)));
    Shown {
        id: row.id,
        fields: fields.collect(),
        kind: row.kind,
        key: held::parts(&row.record_key).map(named).collect(),
    }
}
