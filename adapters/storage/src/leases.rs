//! Leases: a piece of work that one node at a time does.

use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};
use time::OffsetDateTime;

use crate::moment::micros;
use crate::rows::running::lease;
use crate::{Database, Fault};

/// Takes or renews the lease `name` for `holder` until a moment; false: another holder has it at `now`.
///
/// # Errors
/// [`Fault::Database`].
pub async fn take(
    db: &Database,
    name: &str,
    holder: &str,
    until: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<bool, Fault> {
    let txn = db.begin().await?;
    let held = lock(&txn, name).await?;
    let free = held.holder == holder || held.until_us <= micros(now);
    if free {
        write(&txn, name, holder, until).await?;
    }
    txn.commit().await?;
    Ok(free)
}

/// Gives the lease back, if `holder` has it.
///
/// # Errors
/// [`Fault::Database`].
pub async fn give_back(db: &Database, name: &str, holder: &str) -> Result<(), Fault> {
    let txn = db.begin().await?;
    lease::Entity::update_many()
        .set(lease::ActiveModel { until_us: Set(0), ..Default::default() })
        .filter(lease::COLUMN.name.eq(name))
        .filter(lease::COLUMN.holder.eq(holder))
        .exec(&txn)
        .await?;
    Ok(txn.commit().await?)
}

/// Waits for everybody else who locks the same name, until the transaction ends.
pub(crate) async fn lock(txn: &DatabaseTransaction, name: &str) -> Result<lease::Model, DbErr> {
    let nobody = lease::Model { name: name.to_owned(), holder: String::new(), until_us: 0 };
    lease::Entity::insert(nobody.clone().into_active_model())
        .on_conflict(OnConflict::column(lease::Column::Name).do_nothing().to_owned())
        .exec_without_returning(txn)
        .await?;
    let held = lease::Entity::find_by_id(name).lock(LockType::Update).one(txn).await?;
    Ok(held.unwrap_or(nobody))
}

/// Notes who has a locked lease, and until when.
pub(crate) async fn write(
    txn: &DatabaseTransaction,
    name: &str,
    holder: &str,
    until: OffsetDateTime,
) -> Result<(), DbErr> {
    lease::Entity::update_many()
        .set(lease::ActiveModel { holder: Set(holder.to_owned()), until_us: Set(micros(until)), ..Default::default() })
        .filter(lease::COLUMN.name.eq(name))
        .exec(txn)
        .await?;
    Ok(())
}
