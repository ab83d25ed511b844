//! Leases: a piece of work that one node at a time does, for as long as its transaction lasts.

use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};
use time::OffsetDateTime;

use crate::moment::micros;
use crate::rows::running::lease;

/// Waits for everybody else who locks the same name, until the transaction ends.
pub(crate) async fn lock(txn: &DatabaseTransaction, name: &str) -> Result<(), DbErr> {
    let nobody = lease::Model { name: name.to_owned(), holder: String::new(), until_us: 0 };
    lease::Entity::insert(nobody.into_active_model())
        .on_conflict(OnConflict::column(lease::Column::Name).do_nothing().to_owned())
        .exec_without_returning(txn)
        .await?;
    lease::Entity::find_by_id(name).lock(LockType::Update).one(txn).await?;
    Ok(())
}

/// Notes who had a locked lease, and when.
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
