//! What time does by itself: sequencing the log, folding the tallies, forgetting what has expired.

use std::path::Path;

use time::Duration;

use crate::{Office, Refusal};

/// How long an answer is kept to be given again to the same key.
const ANSWERS_KEPT: Duration = Duration::days(7);

impl Office {
    /// Gives every new event its place in the log and signs. Answers how many.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn sequence(&self) -> Result<u64, Refusal> {
        Ok(storage::log::sequence(&self.db, &self.signer, self.clock.now(), &self.holder).await?)
    }

    /// Folds what commits added to the tallies. A figure reads both, so that nothing waits for it.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn fold(&self) -> Result<(), Refusal> {
        storage::figures::fold(&self.db, self.clock.now(), &self.holder).await?;
        Ok(())
    }

    /// Forgets answers that nobody will ask for again.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn forget(&self) -> Result<(), Refusal> {
        storage::answers::forget(&self.db, self.clock.now() - ANSWERS_KEPT).await?;
        Ok(())
    }

    /// Copies the embedded database as it is now, for its owner alone, while others go on working. False: it is PostgreSQL's,
    /// and nothing was written.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn copy_database(&self, to: &Path) -> Result<bool, Refusal> {
        Ok(self.db.copy(to).await?)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn ready(&self) -> Result<(), Refusal> {
        Ok(self.db.ping().await?)
    }
}
