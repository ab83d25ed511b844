//! What time does by itself: sequencing the log, folding the tallies, forgetting what has expired.

use std::path::Path;

use measure::{Cell, slots};
use storage::figures::KnownAt;
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

    /// Forgets answers that nobody will ask for again, and files that nobody took in.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn forget(&self) -> Result<(), Refusal> {
        storage::answers::forget(&self.db, self.clock.now() - ANSWERS_KEPT).await?;
        self.forget_imports().await
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

    /// Counts every figure of the decision in force once more, from the facts, and says where the tallies say otherwise.
    ///
    /// A difference is an alarm: somebody changed a table by hand, or a rule was changed without counting again.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] without a decision, [`Refusal::Fault`].
    pub async fn recount(&self) -> Result<Vec<Differing>, Refusal> {
        let at = self.clock.now();
        let period = crate::objectives::in_force(self, at).await?.period;
        let indicators = self.catalogue().await?.computed();
        let names: Vec<&str> = indicators.iter().map(|indicator| indicator.name.as_str()).collect();
        let mut tallied = storage::figures::tallied(&self.db, &names, period, at).await?;
        let mut differing = Vec::new();
        for indicator in &indicators {
            let groups = storage::figures::facts(&self.db, indicator, period, KnownAt::Now).await?;
            let counted =
                groups.iter().flat_map(|group| slots(indicator, group, at)).fold(Cell::default(), |mut sum, slot| {
                    let day = slot.window.map(|at| at.to_offset(calendar::ZONE).date());
                    if day.is_none_or(|day| period.contains(day)) {
                        sum += Cell::of(slot.verdict);
                    }
                    sum
                });
            let kept = tallied.remove(&indicator.name).unwrap_or_default();
            let kept = kept.into_iter().fold(Cell::default(), |mut sum, (_, cell)| {
                sum += cell;
                sum
            });
            if counted != kept {
                differing.push(Differing { indicator: indicator.name.clone(), counted, kept });
            }
        }
        Ok(differing)
    }
}

/// A figure of which the facts say something else than the tallies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The indicator.
    pub indicator: String,
    /// By the facts.
    pub counted: Cell,
    /// By the tallies.
    pub kept: Cell,
}
