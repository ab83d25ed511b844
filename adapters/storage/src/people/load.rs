//! Units, people and credentials taken back through the rules of their domain.

use std::collections::{BTreeSet, HashMap};

use ids::{PersonId, UnitId};
use people::{Credential, PasswordHash, Person, Role, StoredCredential, StoredPerson, StoredUnit, Unit, UnitKind};
use sea_orm::sea_query::{CommonTableExpression, Expr, ExprTrait, Query, UnionType, WithClause};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::bulk::IDS_A_QUERY;
use crate::moment::{Reader, id};
use crate::rows::people::{credential, person, person_role, unit};
use crate::{Database, Fault};

/// The unit of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`]; so do all of these.
pub async fn unit(db: &Database, id: UnitId) -> Result<Option<Unit>, Fault> {
    unit::Entity::find_by_id(id.uuid()).one(db.reader()).await?.map(read_unit).transpose()
}

/// The unit of this code.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn unit_by_code(db: &Database, code: &str) -> Result<Option<Unit>, Fault> {
    Ok(units_by_codes(db, &[code.to_owned()]).await?.remove(code))
}

/// The units of these codes.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn units_by_codes(db: &Database, codes: &[String]) -> Result<HashMap<String, Unit>, Fault> {
    let mut found = HashMap::with_capacity(codes.len());
    for chunk in codes.chunks(IDS_A_QUERY) {
        let rows = unit::Entity::find().filter(unit::COLUMN.code.is_in(chunk)).all(db.reader()).await?;
        for row in rows {
            found.insert(row.code.clone(), read_unit(row)?);
        }
    }
    Ok(found)
}

/// The units of these ids.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn units_by_ids(db: &Database, ids: &[UnitId]) -> Result<HashMap<UnitId, Unit>, Fault> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_A_QUERY) {
        let chunk = chunk.iter().map(|id| id.uuid());
        for row in unit::Entity::find().filter(unit::COLUMN.id.is_in(chunk)).all(db.reader()).await? {
            found.insert(UnitId::new(row.id), read_unit(row)?);
        }
    }
    Ok(found)
}

/// Every unit, by code.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn units(db: &Database) -> Result<Vec<Unit>, Fault> {
    units_in(db.reader()).await
}

pub(crate) async fn units_in(db: &impl ConnectionTrait) -> Result<Vec<Unit>, Fault> {
    let rows = unit::Entity::find().order_by_asc(unit::COLUMN.code).all(db).await?;
    rows.into_iter().map(read_unit).collect()
}

/// A unit with every unit under it, however deep; a circle ends where it began.
///
/// Every request of a unit's officer asks this, so that one query walks down the index of parents. Nothing is kept between
/// requests: a unit that another node moved counts at once, and the walk over a few dozen rows costs less than a look at
/// whether a kept tree is still right.
///
/// # Errors
/// [`Fault::Database`].
pub async fn units_below(db: &Database, top: UnitId) -> Result<BTreeSet<UnitId>, Fault> {
    let mut walk = Query::select().column(unit::Column::Id).from(unit::Entity).take();
    walk.and_where(unit::COLUMN.id.eq(top.uuid())).union(
        UnionType::Distinct,
        Query::select()
            .column((unit::Entity, unit::Column::Id))
            .from(unit::Entity)
            .inner_join("below", Expr::col((unit::Entity, unit::Column::ParentId)).equals(("below", "id")))
            .take(),
    );
    let below = CommonTableExpression::new().query(walk).column("id").table_name("below").to_owned();
    let mut select = Query::select().column("id").from("below").take();
    select.with_cte(WithClause::new().recursive(true).cte(below).to_owned());
    let rows = db.reader().query_all(&select).await?;
    let mut below = BTreeSet::from([top]);
    for row in rows {
        below.insert(UnitId::new(row.try_get("", "id")?));
    }
    Ok(below)
}

/// The person of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn person(db: &Database, id: PersonId) -> Result<Option<Person>, Fault> {
    Ok(people_by_ids(db, &[id]).await?.remove(&id))
}

/// The person of this user name, in lower case.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn person_by_username(db: &Database, username: &str) -> Result<Option<Person>, Fault> {
    Ok(people_by_usernames(db, &[username.to_owned()]).await?.remove(username))
}

/// The people of these user names, in lower case.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn people_by_usernames(db: &Database, usernames: &[String]) -> Result<HashMap<String, Person>, Fault> {
    let mut found = HashMap::with_capacity(usernames.len());
    for chunk in usernames.chunks(IDS_A_QUERY) {
        let rows = person::Entity::find().filter(person::COLUMN.username.is_in(chunk)).all(db.reader()).await?;
        found.extend(read_people(db.reader(), rows).await?.into_iter().map(|p| (p.username.clone(), p)));
    }
    Ok(found)
}

/// The people of these ids.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
async fn people_by_ids(db: &Database, ids: &[PersonId]) -> Result<HashMap<PersonId, Person>, Fault> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_A_QUERY) {
        let chunk = chunk.iter().map(|id| id.uuid());
        let rows = person::Entity::find().filter(person::COLUMN.id.is_in(chunk)).all(db.reader()).await?;
        found.extend(read_people(db.reader(), rows).await?.into_iter().map(|person| (person.id, person)));
    }
    Ok(found)
}

/// How many people there are, those who left included.
///
/// # Errors
/// [`Fault::Database`].
pub async fn total_people(db: &Database) -> Result<u64, Fault> {
    Ok(person::Entity::find().count(db.reader()).await?)
}

/// What a person proves itself with, if a password was ever set.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn credential(db: &Database, person: PersonId) -> Result<Option<Credential>, Fault> {
    let Some(row) = credential::Entity::find_by_id(person.uuid()).one(db.reader()).await? else { return Ok(None) };
    let reader = Reader::new("credential", row.person_id);
    Ok(Some(Credential::restore(StoredCredential {
        person: PersonId::new(row.person_id),
        hash: PasswordHash::new(row.hash),
        must_change: row.must_change,
        failures: reader.count(row.failures)?,
        closed_until: reader.moment_opt(row.closed_until_us)?,
        sessions: reader.count(row.sessions)?,
        version: row.version,
    })))
}

/// Whether anybody who works here administers the system, this person aside.
///
/// # Errors
/// [`Fault::Database`].
pub async fn has_administrator(db: &Database, besides: Option<PersonId>) -> Result<bool, Fault> {
    let administrators = Query::select()
        .column(person_role::Column::PersonId)
        .from(person_role::Entity)
        .and_where(person_role::COLUMN.role.eq(Role::Administrator.key()))
        .take();
    let mut select = person::Entity::find()
        .filter(person::COLUMN.id.in_subquery(administrators))
        .filter(person::COLUMN.active.eq(true));
    if let Some(person) = besides {
        select = select.filter(person::COLUMN.id.ne(person.uuid()));
    }
    Ok(select.count(db.reader()).await? > 0)
}

/// The names of these units.
/// The full names of some people.
///
/// # Errors
/// [`Fault::Database`].
pub async fn names(db: &Database, ids: &[PersonId]) -> Result<HashMap<PersonId, String>, Fault> {
    let names = person_names(db.reader(), ids.iter().map(|id| id.uuid()).collect()).await?;
    Ok(names.into_iter().map(|(id, name)| (PersonId::new(id), name)).collect())
}

pub(crate) async fn unit_names(db: &impl ConnectionTrait, ids: BTreeSet<Uuid>) -> Result<HashMap<Uuid, String>, Fault> {
    let rows = unit::Entity::find().filter(unit::COLUMN.id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The names of these people.
pub(crate) async fn person_names(
    db: &impl ConnectionTrait,
    ids: BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, String>, Fault> {
    let rows = person::Entity::find().filter(person::COLUMN.id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.full_name)).collect())
}

/// The roles of these people.
pub(super) async fn roles(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, BTreeSet<Role>>, Fault> {
    let mut roles: HashMap<Uuid, BTreeSet<Role>> = HashMap::new();
    let rows = person_role::Entity::find().filter(person_role::COLUMN.person_id.is_in(people)).all(db).await?;
    for row in rows {
        let role = Reader::new("person_role", row.person_id).word(&row.role, Role::from_key)?;
        roles.entry(row.person_id).or_default().insert(role);
    }
    Ok(roles)
}

pub(super) async fn read_people(db: &impl ConnectionTrait, rows: Vec<person::Model>) -> Result<Vec<Person>, Fault> {
    let mut roles = roles(db, rows.iter().map(|row| row.id)).await?;
    rows.into_iter()
        .map(|row| {
            let reader = Reader::new("person", row.id);
            Person::restore(StoredPerson {
                id: PersonId::new(row.id),
                username: row.username,
                full_name: row.full_name,
                unit: UnitId::new(row.unit_id),
                position: row.position,
                email: row.email,
                roles: roles.remove(&row.id).unwrap_or_default(),
                active: row.active,
                version: row.version,
            })
            .map_err(|refusal| reader.fault(refusal))
        })
        .collect()
}

pub(super) fn read_unit(row: unit::Model) -> Result<Unit, Fault> {
    let reader = Reader::new("unit", row.id);
    let stored = StoredUnit {
        id: UnitId::new(row.id),
        code: row.code,
        name: row.name,
        parent: id(row.parent_id),
        kind: reader.word(&row.kind, UnitKind::from_key)?,
        valid_from: reader.day_opt(row.valid_from)?,
        valid_to: reader.day_opt(row.valid_to)?,
        successor: id(row.successor_id),
        under_office: row.under_office,
        version: row.version,
    };
    Unit::restore(stored).map_err(|refusal| reader.fault(refusal))
}
