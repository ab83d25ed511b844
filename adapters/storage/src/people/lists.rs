//! The unit tree and the list of people, as pages show them.

use std::collections::HashMap;

use ids::{PersonId, UnitId};
use people::views::{PersonRow, UnitRow};
use people::{Person, Scope, Span, Unit};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use super::load::{read_people, read_unit, roles, unit_names};
use crate::rows::people::{person, unit};
use crate::{Cursor, Database, Fault, Page, Slice, search};

/// Which people are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those who work in this unit itself.
    pub unit: Option<UnitId>,
    /// Only those who still work here, or only those who left.
    pub active: Option<bool>,
    /// Only those whose name or user name has these words, marks and case aside.
    pub text: String,
}

/// Every unit that the scope reaches, by code, with how many active people work in it.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn unit_rows(db: &Database, scope: &Scope) -> Result<Vec<UnitRow>, Fault> {
    let select = units_within(db, scope, unit::Entity::find()).await?.order_by_asc(unit::COLUMN.code);
    let people = people_in_units(db).await?;
    let rows = select.all(db.reader()).await?;
    rows.into_iter()
        .map(|row| {
            let unit = read_unit(row)?;
            Ok(UnitRow {
                id: unit.id,
                code: unit.code.clone(),
                name: unit.name.clone(),
                kind: unit.kind,
                parent: unit.parent,
                valid_from: unit.valid_from,
                valid_to: unit.valid_to,
                successor: unit.successor,
                people: people.get(&unit.id.uuid()).copied().unwrap_or_default(),
            })
        })
        .collect()
}

/// The unit of this id, if the scope reaches it.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn unit_seen(db: &Database, scope: &Scope, id: UnitId) -> Result<Option<Unit>, Fault> {
    let select = units_within(db, scope, unit::Entity::find_by_id(id.uuid())).await?;
    select.one(db.reader()).await?.map(read_unit).transpose()
}

/// A page of people, by user name.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn person_rows(
    db: &Database,
    scope: &Scope,
    filter: &Filter,
    slice: &Slice,
) -> Result<Page<PersonRow>, Fault> {
    let mut select = within(scope, person::Entity::find());
    if let Some(unit) = filter.unit {
        select = select.filter(person::COLUMN.unit_id.eq(unit.uuid()));
    }
    if let Some(active) = filter.active {
        select = select.filter(person::COLUMN.active.eq(active));
    }
    if let Some(found) = search::having(db, &filter.text, person::Column::Id).await? {
        select = select.filter(found);
    }
    if let Some(after) = slice.after.as_ref().and_then(Cursor::text) {
        select = select.filter(person::COLUMN.username.gt(after));
    }
    let rows = select.order_by_asc(person::COLUMN.username).limit(slice.rows + 1).all(db.reader()).await?;
    let mut page = Page::cut(rows, slice.rows, |row| Cursor::after_text(&row.username));
    let rows = std::mem::take(&mut page.rows);
    let mut roles = roles(db.reader(), rows.iter().map(|row| row.id)).await?;
    let units = unit_names(db.reader(), rows.iter().map(|row| row.unit_id).collect()).await?;
    let rows = rows
        .into_iter()
        .map(|row| PersonRow {
            id: PersonId::new(row.id),
            username: row.username,
            full_name: row.full_name,
            unit: UnitId::new(row.unit_id),
            unit_name: units.get(&row.unit_id).cloned().unwrap_or_default(),
            position: row.position,
            roles: roles.remove(&row.id).unwrap_or_default(),
            active: row.active,
        })
        .collect();
    Ok(page.with_rows(rows))
}

/// The person of this id, if the scope reaches it.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn person_seen(db: &Database, scope: &Scope, id: PersonId) -> Result<Option<Person>, Fault> {
    let row = within(scope, person::Entity::find_by_id(id.uuid())).one(db.reader()).await?;
    Ok(read_people(db.reader(), row.into_iter().collect()).await?.pop())
}

/// The person of this user name, in lower case, if the scope reaches it.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn person_named(db: &Database, scope: &Scope, username: &str) -> Result<Option<Person>, Fault> {
    let select = within(scope, person::Entity::find()).filter(person::COLUMN.username.eq(username));
    let row = select.one(db.reader()).await?;
    Ok(read_people(db.reader(), row.into_iter().collect()).await?.pop())
}

async fn units_within(
    db: &Database,
    scope: &Scope,
    select: Select<unit::Entity>,
) -> Result<Select<unit::Entity>, Fault> {
    Ok(match scope.span() {
        Span::Office => select,
        Span::Units { units, .. } => select.filter(unit::COLUMN.id.is_in(units.iter().map(|unit| unit.uuid()))),
        Span::Own { person } => {
            let own = person::Entity::find_by_id(person.uuid()).one(db.reader()).await?;
            select.filter(unit::COLUMN.id.is_in(own.map(|row| row.unit_id)))
        }
    })
}

fn within(scope: &Scope, select: Select<person::Entity>) -> Select<person::Entity> {
    match scope.span() {
        Span::Office => select,
        Span::Units { units, .. } => select.filter(person::COLUMN.unit_id.is_in(units.iter().map(|unit| unit.uuid()))),
        Span::Own { person } => select.filter(person::COLUMN.id.eq(person.uuid())),
    }
}

async fn people_in_units(db: &Database) -> Result<HashMap<Uuid, u64>, Fault> {
    let select = person::Entity::find()
        .select_only()
        .column(person::Column::UnitId)
        .column_as(person::COLUMN.id.count(), "people")
        .filter(person::COLUMN.active.eq(true))
        .group_by(person::Column::UnitId)
        .into_query();
    let mut counts = HashMap::new();
    for row in db.reader().query_all(&select).await? {
        let unit: Uuid = row.try_get("", "unit_id")?;
        let people: i64 = row.try_get("", "people")?;
        counts.insert(unit, people.cast_unsigned());
    }
    Ok(counts)
}
