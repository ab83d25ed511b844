//! Records taken over from files, one table for every kind: found by natural key or by what they belong to.

mod shown;

use std::collections::HashMap;

use ledger::held::{Fields, Held, Row};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, EntityTrait, NotSet, PaginatorTrait, QueryFilter, QueryOrder, Set,
};
use uuid::Uuid;

use crate::bulk::{self, IDS_A_QUERY};
use crate::commit::versions::{Changed, new_and_changed, replace};
use crate::moment::Reader;
use crate::rows::records::record;
use crate::search::Words;
use crate::{CommitError, Database, Fault};

pub use shown::{Shown, ShownValue, parts, reports_of, shown};

/// The records of a kind that these keys name.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn by_keys<F: Fields>(db: &Database, keys: &[String]) -> Result<HashMap<String, Held<F>>, Fault> {
    by_keys_in(db.reader(), keys).await
}

/// The record of this id, if it is of this kind.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn by_id<F: Fields>(db: &Database, id: Uuid) -> Result<Option<Held<F>>, Fault> {
    let row = record::Entity::find()
        .filter(record::COLUMN.id.eq(id))
        .filter(record::COLUMN.kind.eq(F::KIND))
        .one(db.reader())
        .await?;
    row.map(restore).transpose()
}

/// What belongs to these records, under the key of each.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn by_parents<F: Fields>(db: &Database, parents: &[String]) -> Result<HashMap<String, Vec<Held<F>>>, Fault> {
    by_parents_in(db.reader(), parents).await
}

/// Every record of a kind of which there are few: some hundreds a year.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn all<F: Fields>(db: &Database) -> Result<Vec<Held<F>>, Fault> {
    all_in(db.reader()).await
}

/// How many records of a kind there are.
///
/// # Errors
/// [`Fault::Database`].
pub async fn count<F: Fields>(db: &Database) -> Result<u64, Fault> {
    Ok(record::Entity::find().filter(record::COLUMN.kind.eq(F::KIND)).count(db.reader()).await?)
}

/// Those of `keys` of which there is a record.
///
/// # Errors
/// [`Fault::Database`].
pub async fn there<F: Fields>(db: &Database, keys: &[String]) -> Result<Vec<String>, Fault> {
    use sea_orm::{QuerySelect, QueryTrait};
    let mut there = Vec::with_capacity(keys.len());
    for chunk in keys.chunks(IDS_A_QUERY) {
        let select = record::Entity::find()
            .select_only()
            .column(record::Column::RecordKey)
            .filter(record::COLUMN.kind.eq(F::KIND))
            .filter(record::COLUMN.record_key.is_in(chunk))
            .into_query();
        for row in db.reader().query_all(&select).await? {
            there.push(row.try_get("", "record_key")?);
        }
    }
    Ok(there)
}

pub(crate) async fn by_keys_in<F: Fields>(
    db: &impl ConnectionTrait,
    keys: &[String],
) -> Result<HashMap<String, Held<F>>, Fault> {
    let mut found = HashMap::with_capacity(keys.len());
    for chunk in keys.chunks(IDS_A_QUERY) {
        let rows = record::Entity::find()
            .filter(record::COLUMN.kind.eq(F::KIND))
            .filter(record::COLUMN.record_key.is_in(chunk))
            .all(db)
            .await?;
        for row in rows {
            let held: Held<F> = restore(row)?;
            found.insert(held.key().to_owned(), held);
        }
    }
    Ok(found)
}

/// What belongs to these records, under the key of each.
pub(crate) async fn by_parents_in<F: Fields>(
    db: &impl ConnectionTrait,
    parents: &[String],
) -> Result<HashMap<String, Vec<Held<F>>>, Fault> {
    let mut found: HashMap<String, Vec<Held<F>>> = HashMap::new();
    for chunk in parents.chunks(IDS_A_QUERY) {
        let rows = record::Entity::find()
            .filter(record::COLUMN.kind.eq(F::KIND))
            .filter(record::COLUMN.parent.is_in(chunk.iter().cloned()))
            .order_by_asc(record::COLUMN.place)
            .all(db)
            .await?;
        for row in rows {
            let parent = row.parent.clone().unwrap_or_default();
            found.entry(parent).or_default().push(restore(row)?);
        }
    }
    Ok(found)
}

/// Every record of a kind of which there are few.
pub(crate) async fn all_in<F: Fields>(db: &impl ConnectionTrait) -> Result<Vec<Held<F>>, Fault> {
    let rows = record::Entity::find()
        .filter(record::COLUMN.kind.eq(F::KIND))
        .order_by_asc(record::COLUMN.place)
        .all(db)
        .await?;
    rows.into_iter().map(restore).collect()
}

/// The natural keys of a kind after `after`, in order, at most `most`.
pub(crate) async fn keys_in<F: Fields>(
    db: &impl ConnectionTrait,
    after: Option<&str>,
    most: u64,
) -> Result<Vec<String>, Fault> {
    use sea_orm::{QuerySelect, QueryTrait};
    let mut select = record::Entity::find()
        .select_only()
        .column(record::Column::RecordKey)
        .filter(record::COLUMN.kind.eq(F::KIND))
        .order_by_asc(record::COLUMN.record_key)
        .limit(most);
    if let Some(after) = after {
        select = select.filter(record::COLUMN.record_key.gt(after));
    }
    let rows = db.query_all(&select.into_query()).await?;
    rows.iter().map(|row| Ok(row.try_get("", "record_key")?)).collect()
}

/// The keys of the records of a kind in whose fields a text stands. It reads them all: for what happens seldom.
pub(crate) async fn keys_naming<F: Fields>(db: &impl ConnectionTrait, text: &str) -> Result<Vec<String>, Fault> {
    use sea_orm::{QuerySelect, QueryTrait};
    let select = record::Entity::find()
        .select_only()
        .column(record::Column::RecordKey)
        .filter(record::COLUMN.kind.eq(F::KIND))
        .filter(record::COLUMN.fields.contains(text))
        .into_query();
    let rows = db.query_all(&select).await?;
    rows.iter().map(|row| Ok(row.try_get("", "record_key")?)).collect()
}

/// The labels of records: natural key and fields, by id.
pub(crate) async fn labels(db: &Database, ids: Vec<Uuid>) -> Result<HashMap<Uuid, (String, serde_json::Value)>, Fault> {
    let rows = record::Entity::find().filter(record::COLUMN.id.is_in(ids)).all(db.reader()).await?;
    rows.into_iter()
        .map(|row| {
            let fields = serde_json::from_str(&row.fields);
            let fields = fields.map_err(|error| Fault::row("record", row.id, error))?;
            Ok((row.id, (row.record_key, fields)))
        })
        .collect()
}

/// The words by which a record is found, for the kinds of which there is a list to search.
pub(crate) fn words(kind: &str, id: Uuid, key: &str, fields: &str) -> Option<Words> {
    if kind != procedures::Procedure::KIND {
        return None;
    }
    let fields: serde_json::Value = serde_json::from_str(fields).ok()?;
    let text = |name: &str| fields[name].as_str().unwrap_or_default();
    Some(Words::new("procedure", id, &[key, text("name"), text("field")]))
}

/// Writes records: new ones, and new versions of those whose version nobody changed meanwhile.
pub(crate) async fn write(txn: &DatabaseTransaction, rows: &[&Row]) -> Result<(), CommitError> {
    let (new, changed) = new_and_changed(rows, |row| row.version);
    bulk::insert(txn, new.into_iter().map(columns).collect()).await?;
    let changed = changed.into_iter().map(|row| Changed { id: row.id, version: row.version, row: columns(row) });
    replace(txn, changed, record::Column::Id, record::Column::Version).await
}

fn columns(row: &Row) -> record::ActiveModel {
    record::ActiveModel {
        place: NotSet,
        id: Set(row.id),
        kind: Set(row.kind.to_owned()),
        record_key: Set(row.key.clone()),
        parent: Set(row.parent.clone()),
        fields: Set(row.fields.clone()),
        version: Set(row.version),
    }
}

pub(crate) fn restore<F: Fields>(row: record::Model) -> Result<Held<F>, Fault> {
    let reader = Reader::new("record", row.id);
    let fields = serde_json::from_str(&row.fields).map_err(|error| reader.fault(error))?;
    Ok(Held::restore(row.id, row.record_key, fields, row.version))
}
