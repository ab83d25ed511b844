//! A house to tell stories in: an office on a fresh database of either kind, with a clock that stands until it is moved.

use anyhow::Result;
use app::{Clock, IdSource, Office, Opening};
use law::Law;
use people::Actor;
use tempfile::TempDir;
use time::OffsetDateTime;

use crate::pg::Cluster;

/// An office and the folder that it lives in; both go when it is dropped.
pub struct House {
    /// The office.
    pub office: Office,
    /// The address of its database.
    pub database: String,
    folder: TempDir,
}

impl House {
    /// On SQLite, at `moment`.
    pub async fn on_sqlite(moment: OffsetDateTime) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let database = format!("sqlite://{}", folder.path().join("dunghan.db").display());
        Self::open(database, folder, moment).await
    }

    /// On PostgreSQL, at `moment`.
    pub async fn on_postgres(moment: OffsetDateTime) -> Result<Self> {
        let database = Cluster::shared()?.database("story")?;
        Self::open(database, tempfile::tempdir()?, moment).await
    }

    async fn open(database: String, folder: TempDir, moment: OffsetDateTime) -> Result<Self> {
        let office = Self::office(&database, &folder, Clock::standing(moment), 1).await?;
        Ok(Self { office, database, folder })
    }

    /// Another process on the same records.
    pub async fn another(&self, seed: u64) -> Result<Office> {
        let moment = self.office.clock().now();
        Ok(Self::office(&self.database, &self.folder, Clock::standing(moment), seed).await?)
    }

    async fn office(database: &str, folder: &TempDir, clock: Clock, seed: u64) -> Result<Office, app::Refusal> {
        Office::open(Opening {
            database: database.to_owned(),
            files: folder.path().join("files"),
            clock,
            ids: IdSource::seeded(seed),
            law: Law::house(),
            log_name: "dunghan.example/story".to_owned(),
            log_seed: [7; 32],
        })
        .await
    }

    /// The same house with ways out of it.
    #[must_use]
    pub fn with_channels(self, channels: notify::Channels) -> Self {
        Self { office: self.office.with_channels(channels), ..self }
    }

    /// Moves the clock.
    pub fn at(&self, moment: OffsetDateTime) {
        self.office.clock().set(moment);
    }
}

/// Whoever can read the folder.
#[must_use]
pub fn console() -> Actor {
    Actor::Console { user: "story".to_owned() }
}

/// Tells a story on both databases: `on_both!(a_story, datetime!(…))` makes the tests `a_story::on_sqlite` and
/// `a_story::on_postgres` of `async fn a_story(house: House) -> anyhow::Result<()>`.
#[macro_export]
macro_rules! on_both {
    ($story:ident, $moment:expr) => {
        mod $story {
            #[tokio::test]
            async fn on_sqlite() -> anyhow::Result<()> {
                super::$story($crate::house::House::on_sqlite($moment).await?).await
            }

            #[tokio::test]
            async fn on_postgres() -> anyhow::Result<()> {
                super::$story($crate::house::House::on_postgres($moment).await?).await
            }
        }
    };
}
