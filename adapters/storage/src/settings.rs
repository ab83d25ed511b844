//! Settings: single values that belong to the data and not to the machine, such as the clock of a demo.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel};

use crate::rows::running::setting;
use crate::{Database, Fault};

/// The value of a key, if it has one.
///
/// # Errors
/// [`Fault::Database`].
pub async fn get(db: &Database, key: &str) -> Result<Option<String>, Fault> {
    Ok(get_in(db.reader(), key).await?)
}

pub(crate) async fn get_in(db: &impl ConnectionTrait, key: &str) -> Result<Option<String>, DbErr> {
    Ok(setting::Entity::find_by_id(key).one(db).await?.map(|row| row.value))
}

/// Gives a key its value, whatever it had before.
///
/// # Errors
/// [`Fault::Database`].
pub async fn set(db: &Database, key: &str, value: &str) -> Result<(), Fault> {
    let txn = db.begin().await?;
    set_in(&txn, key, value).await?;
    Ok(txn.commit().await?)
}

pub(crate) async fn set_in(txn: &DatabaseTransaction, key: &str, value: &str) -> Result<(), DbErr> {
    let row = setting::Model { key: key.to_owned(), value: value.to_owned() };
    setting::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::column(setting::Column::Key).update_column(setting::Column::Value).to_owned())
        .exec_without_returning(txn)
        .await?;
    Ok(())
}
