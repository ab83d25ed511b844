//! Sessions of signed-in people, kept in the database so that any node can answer.

use std::fmt;
use std::sync::Arc;

use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter};
use time::OffsetDateTime;
use tower_sessions_core::session::{Id, Record};
use tower_sessions_core::session_store::{self, SessionStore};

use crate::moment::micros;
use crate::rows::running::session;
use crate::{Database, Fault};

/// The store that the web's session layer is given.
#[derive(Clone)]
pub struct Sessions(Arc<Database>);

impl Sessions {
    /// Sessions in this database.
    #[must_use]
    pub fn new(db: Arc<Database>) -> Self {
        Self(db)
    }

    /// Deletes what expired before `now`, and says how many.
    ///
    /// # Errors
    /// [`Fault::Database`].
    pub async fn delete_expired(&self, now: OffsetDateTime) -> Result<u64, Fault> {
        let txn = self.0.begin().await?;
        let gone =
            session::Entity::delete_many().filter(session::COLUMN.expires_at_us.lte(micros(now))).exec(&txn).await?;
        txn.commit().await?;
        Ok(gone.rows_affected)
    }

    /// Writes a record; false: a new one's id is taken.
    async fn write(&self, record: &Record, new: bool) -> session_store::Result<bool> {
        let data =
            serde_json::to_string(&record.data).map_err(|error| session_store::Error::Encode(error.to_string()))?;
        let row = session::Model { id: record.id.to_string(), data, expires_at_us: micros(record.expiry_date) };
        let conflict = OnConflict::column(session::Column::Id);
        let conflict = match new {
            true => conflict.clone().do_nothing().to_owned(),
            false => conflict.clone().update_columns([session::Column::Data, session::Column::ExpiresAtUs]).to_owned(),
        };
        let txn = self.0.begin().await.map_err(backend)?;
        let written = session::Entity::insert(row.into_active_model())
            .on_conflict(conflict)
            .exec_without_returning(&txn)
            .await
            .map_err(backend)?;
        txn.commit().await.map_err(backend)?;
        Ok(written > 0)
    }
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

fn backend(error: sea_orm::DbErr) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        while !self.write(record, true).await? {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        self.write(record, false).await.map(|_| ())
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let found = session::Entity::find_by_id(id.to_string()).one(self.0.reader()).await.map_err(backend)?;
        let Some(row) = found else { return Ok(None) };
        let decode = |why: String| session_store::Error::Decode(why);
        let expiry_date = crate::moment::moment(row.expires_at_us).ok_or_else(|| decode("no moment".to_owned()))?;
        // Sessions run by the machine's clock, also where the office's clock is that of a demo.
        if expiry_date <= OffsetDateTime::now_utc() {
            return Ok(None);
        }
        let data = serde_json::from_str(&row.data).map_err(|error| decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        let txn = self.0.begin().await.map_err(backend)?;
        session::Entity::delete_by_id(id.to_string()).exec(&txn).await.map_err(backend)?;
        txn.commit().await.map_err(backend)
    }
}
