//! Sessions of signed-in people, kept in the database so that any node can answer.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter, Set};
use sha2::{Digest, Sha256};
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
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

/// What is kept of an id: whoever reads the database must not be able to go on with somebody's session.
fn kept(id: &Id) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(id.to_string()))
}

fn encoded(record: &Record) -> session_store::Result<String> {
    serde_json::to_string(&record.data).map_err(|error| session_store::Error::Encode(error.to_string()))
}

fn backend(error: sea_orm::DbErr) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        loop {
            let row = session::Model {
                id: kept(&record.id),
                data: encoded(record)?,
                expires_at_us: micros(record.expiry_date),
            };
            let txn = self.0.begin().await.map_err(backend)?;
            let written = session::Entity::insert(row.into_active_model())
                .on_conflict(OnConflict::column(session::Column::Id).do_nothing().to_owned())
                .exec_without_returning(&txn)
                .await
                .map_err(backend)?;
            txn.commit().await.map_err(backend)?;
            if written > 0 {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    /// Changes a session that is there. One that was deleted meanwhile, by a logout beside this request, stays deleted.
    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let changed = session::ActiveModel {
            data: Set(encoded(record)?),
            expires_at_us: Set(micros(record.expiry_date)),
            ..Default::default()
        };
        let txn = self.0.begin().await.map_err(backend)?;
        session::Entity::update_many()
            .set(changed)
            .filter(session::COLUMN.id.eq(kept(&record.id)))
            .exec(&txn)
            .await
            .map_err(backend)?;
        txn.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let found = session::Entity::find_by_id(kept(id)).one(self.0.reader()).await.map_err(backend)?;
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
        session::Entity::delete_by_id(kept(id)).exec(&txn).await.map_err(backend)?;
        txn.commit().await.map_err(backend)
    }
}
