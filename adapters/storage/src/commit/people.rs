//! Units, people and credentials into their tables.

use std::collections::BTreeSet;

use ids::{PersonId, UnitId};
use people::{Credential, Delegation, Person, Token, Unit};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set};
use time::OffsetDateTime;
use uuid::Uuid;

use super::versions::{Changed, last, new_and_changed, replace};
use crate::bulk::IDS_A_QUERY;
use crate::delegations::delegation_columns;
use crate::moment::{days, micros};
use crate::rows::people::{credential, person, person_role, unit};
use crate::rows::running::{api_token, delegation};
use crate::search::Words;
use crate::tokens::token_columns;
use crate::{CommitError, bulk};

/// Writes units, those first that others belong to.
pub(super) async fn units(txn: &DatabaseTransaction, units: &[&Unit]) -> Result<(), CommitError> {
    let (new, changed) = new_and_changed(units, |unit| unit.version);
    let rows = parents_first(new).into_iter().map(|unit| unit_row(unit).into_active_model()).collect();
    bulk::insert(txn, rows).await?;
    let changed = changed.into_iter().map(|write| Changed {
        id: write.id.uuid(),
        version: write.version,
        row: unit_row(write).into_active_model(),
    });
    replace(txn, changed, unit::Column::Id, unit::Column::Version).await
}

/// Writes people with their roles.
pub(super) async fn people(
    txn: &DatabaseTransaction,
    people: &[&Person],
    words: &mut Vec<Words>,
) -> Result<(), CommitError> {
    let (new, changed) = new_and_changed(people, |person| person.version);
    bulk::insert(txn, new.iter().map(|person| person_row(person).into_active_model()).collect()).await?;
    let rows = changed.iter().map(|write| Changed {
        id: write.id.uuid(),
        version: write.version,
        row: person_row(write).into_active_model(),
    });
    replace(txn, rows, person::Column::Id, person::Column::Version).await?;
    let last = last(people.iter().copied(), |write| write.id.uuid(), |write| write.version);
    let ids: Vec<Uuid> = changed.iter().map(|write| write.id.uuid()).collect();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let theirs = person_role::COLUMN.person_id.is_in(chunk.iter().copied());
        person_role::Entity::delete_many().filter(theirs).exec(txn).await?;
    }
    bulk::insert(txn, last.into_values().flat_map(role_rows).collect()).await?;
    words.extend(
        people.iter().map(|person| Words::new("person", person.id.uuid(), &[&person.username, &person.full_name])),
    );
    Ok(())
}

/// Writes credentials.
pub(super) async fn credentials(txn: &DatabaseTransaction, credentials: &[&Credential]) -> Result<(), CommitError> {
    let (new, changed) = new_and_changed(credentials, |credential| credential.version);
    bulk::insert(txn, new.into_iter().map(|write| credential_row(write).into_active_model()).collect()).await?;
    let changed = changed.into_iter().map(|write| Changed {
        id: write.person.uuid(),
        version: write.version,
        row: credential_row(write).into_active_model(),
    });
    replace(txn, changed, credential::Column::PersonId, credential::Column::Version).await
}

/// Writes tokens; one that is taken back must still be good.
pub(super) async fn tokens(txn: &DatabaseTransaction, tokens: &[&Token]) -> Result<(), CommitError> {
    let (new, taken_back): (Vec<&Token>, Vec<&Token>) = tokens.iter().partition(|token| token.revoked_at.is_none());
    bulk::insert(txn, new.into_iter().map(|write| token_columns(write).into_active_model()).collect()).await?;
    for write in taken_back {
        let done = api_token::Entity::update_many()
            .set(api_token::ActiveModel { revoked_at_us: Set(write.revoked_at.map(micros)), ..Default::default() })
            .filter(api_token::COLUMN.id.eq(write.id.uuid()))
            .filter(api_token::COLUMN.revoked_at_us.is_null())
            .exec(txn)
            .await?;
        if done.rows_affected != 1 {
            return Err(CommitError::Conflict);
        }
    }
    Ok(())
}

/// Writes delegations; one that is taken back must still stand.
pub(super) async fn delegations(txn: &DatabaseTransaction, delegations: &[&Delegation]) -> Result<(), CommitError> {
    let (new, taken_back): (Vec<&Delegation>, Vec<&Delegation>) =
        delegations.iter().partition(|delegation| delegation.revoked_at.is_none());
    bulk::insert(txn, new.into_iter().map(|write| delegation_columns(write).into_active_model()).collect()).await?;
    for write in taken_back {
        let done = delegation::Entity::update_many()
            .set(delegation::ActiveModel { revoked_at_us: Set(write.revoked_at.map(micros)), ..Default::default() })
            .filter(delegation::COLUMN.id.eq(write.id.uuid()))
            .filter(delegation::COLUMN.revoked_at_us.is_null())
            .exec(txn)
            .await?;
        if done.rows_affected != 1 {
            return Err(CommitError::Conflict);
        }
    }
    Ok(())
}

/// Ends every session and every good token of these people, also those that the act did not see.
pub(super) async fn end_access(
    txn: &DatabaseTransaction,
    people: &[PersonId],
    now: OffsetDateTime,
) -> Result<(), CommitError> {
    let ids: Vec<_> = people.iter().map(|person| person.uuid()).collect();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let one_more = |column: credential::Column| column.into_expr().add(1);
        credential::Entity::update_many()
            .col_expr(credential::Column::Sessions, one_more(credential::Column::Sessions))
            // Whoever decided on the credential before decides again.
            .col_expr(credential::Column::Version, one_more(credential::Column::Version))
            .filter(credential::COLUMN.person_id.is_in(chunk.iter().copied()))
            .exec(txn)
            .await?;
        api_token::Entity::update_many()
            .set(api_token::ActiveModel { revoked_at_us: Set(Some(micros(now))), ..Default::default() })
            .filter(api_token::COLUMN.person_id.is_in(chunk.iter().copied()))
            .filter(api_token::COLUMN.revoked_at_us.is_null())
            .exec(txn)
            .await?;
    }
    Ok(())
}

/// In an order in which a unit's parent and successor stand before it, if they are new as well.
fn parents_first(units: Vec<&Unit>) -> Vec<&Unit> {
    let mut waiting: Vec<&Unit> = units;
    let mut new: BTreeSet<UnitId> = waiting.iter().map(|unit| unit.id).collect();
    let mut ordered = Vec::with_capacity(waiting.len());
    loop {
        let free = |unit: &Unit, new: &BTreeSet<UnitId>| {
            [unit.parent, unit.successor].into_iter().flatten().all(|other| !new.contains(&other))
        };
        let (ready, rest): (Vec<&Unit>, Vec<&Unit>) = waiting.into_iter().partition(|unit| free(unit, &new));
        if ready.is_empty() {
            // A circle: rows of one statement may name one another.
            ordered.extend(rest);
            return ordered;
        }
        ready.iter().for_each(|unit| {
            new.remove(&unit.id);
        });
        ordered.extend(ready);
        waiting = rest;
    }
}

fn unit_row(write: &Unit) -> unit::Model {
    unit::Model {
        id: write.id.uuid(),
        code: write.code.clone(),
        name: write.name.clone(),
        parent_id: write.parent.map(UnitId::uuid),
        kind: write.kind.key().to_owned(),
        valid_from: write.valid_from.map(days),
        valid_to: write.valid_to.map(days),
        successor_id: write.successor.map(UnitId::uuid),
        under_office: write.under_office,
        version: write.version,
    }
}

fn person_row(write: &Person) -> person::Model {
    person::Model {
        id: write.id.uuid(),
        username: write.username.clone(),
        full_name: write.full_name.clone(),
        unit_id: write.unit.uuid(),
        position: write.position.clone(),
        email: write.email.clone(),
        active: write.active,
        version: write.version,
    }
}

fn role_rows(write: &Person) -> impl Iterator<Item = person_role::ActiveModel> {
    write
        .roles
        .iter()
        .map(|role| person_role::Model { person_id: write.id.uuid(), role: role.key().to_owned() }.into_active_model())
}

fn credential_row(write: &Credential) -> credential::Model {
    credential::Model {
        person_id: write.person.uuid(),
        hash: write.hash.phc().to_owned(),
        must_change: write.must_change,
        failures: i64::from(write.failures),
        closed_until_us: write.closed_until.map(micros),
        version: write.version,
        sessions: i64::from(write.sessions),
    }
}
