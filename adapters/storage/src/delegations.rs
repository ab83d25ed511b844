//! Delegations. They are written by commits alone.

use ids::{DelegationId, PersonId};
use people::{Delegation, StoredDelegation};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use crate::moment::{Reader, micros};
use crate::rows::running::delegation;
use crate::{Database, Fault};

/// The delegation of this id.
///
/// # Errors
/// [`Fault::Database`], [`Fault::Row`].
pub async fn delegation(db: &Database, id: DelegationId) -> Result<Option<Delegation>, Fault> {
    delegation::Entity::find_by_id(id.uuid()).one(db.reader()).await?.map(read).transpose()
}

/// Every delegation by or to a person, the latest first.
///
/// # Errors
/// [`Fault::Database`], [`Fault::Row`].
pub async fn of_person(db: &Database, person: PersonId) -> Result<Vec<Delegation>, Fault> {
    let rows = delegation::Entity::find()
        .filter(
            sea_orm::Condition::any()
                .add(delegation::COLUMN.principal_id.eq(person.uuid()))
                .add(delegation::COLUMN.delegate_id.eq(person.uuid())),
        )
        .order_by_desc(delegation::COLUMN.from_us)
        .order_by_desc(delegation::COLUMN.id)
        .all(db.reader())
        .await?;
    rows.into_iter().map(read).collect()
}

/// A delegation as its row.
pub(crate) fn delegation_columns(delegation: &Delegation) -> delegation::Model {
    delegation::Model {
        id: delegation.id.uuid(),
        principal_id: delegation.principal.uuid(),
        delegate_id: delegation.delegate.uuid(),
        from_us: micros(delegation.from),
        until_us: micros(delegation.until),
        ground: delegation.ground.clone(),
        revoked_at_us: delegation.revoked_at.map(micros),
    }
}

fn read(row: delegation::Model) -> Result<Delegation, Fault> {
    let reader = Reader::new("delegation", row.id);
    Ok(Delegation::restore(StoredDelegation {
        id: DelegationId::new(row.id),
        principal: PersonId::new(row.principal_id),
        delegate: PersonId::new(row.delegate_id),
        from: reader.moment(row.from_us)?,
        until: reader.moment(row.until_us)?,
        ground: row.ground,
        revoked_at: reader.moment_opt(row.revoked_at_us)?,
    }))
}
