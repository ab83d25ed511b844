//! What time does by itself: sequencing the log, folding the tallies, forgetting what has expired.

use std::path::Path;

use measure::{Cell, figure, slots};
use sha2::{Digest, Sha256};
use storage::figures::KnownAt;
use storage::{CommitError, Rules};
use time::Duration;

use crate::{Office, Refusal};

/// Which facts the domains derive of the same records. A change of theirs raises it, so that facts are made anew.
const DERIVATION: u32 = 2;

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

    /// Whether facts and tallies were made by the catalogue, the law and the calendar of this program.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn figures_are_current(&self) -> Result<bool, Refusal> {
        Ok(storage::figures::are_made_by(&self.db, &self.figures_made_by()?).await?)
    }

    /// Makes facts and tallies anew where they were made by another catalogue, law or calendar, or with `anyway`. Answers how
    /// many subjects were gone through; `None`: there was nothing to do.
    ///
    /// # Errors
    /// [`Refusal::Fault`]; then nothing has changed.
    pub async fn refresh_figures(&self, anyway: bool) -> Result<Option<u64>, Refusal> {
        let rules = Rules { law: &self.law, calendar: &self.calendar, indicators: &self.indicators };
        let (mark, now) = (self.figures_made_by()?, self.clock.now());
        let done = if anyway {
            storage::figures::rebuild(&self.db, rules, &mark, now).await.map(Some)
        } else {
            storage::figures::refresh(&self.db, rules, &mark, now).await
        };
        done.map_err(|error| match error {
            CommitError::Conflict => Refusal::Conflict,
            CommitError::Fault(fault) => fault.into(),
        })
    }

    /// What facts and tallies follow from beside the records, as a digest.
    pub(crate) fn figures_made_by(&self) -> Result<String, Refusal> {
        let fault = |error: serde_json::Error| Refusal::fault(error.to_string());
        let indicators = serde_json::to_string(&self.indicators).map_err(fault)?;
        let law = serde_json::to_string(&self.law).map_err(fault)?;
        let said = format!("{DERIVATION}\n{indicators}\n{law}\n{:?}", self.calendar);
        Ok(text::hex(&Sha256::digest(said)))
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
        let mut tallied = storage::figures::tallied(&self.db, &indicators, &names, period, at).await?;
        let mut differing = Vec::new();
        for indicator in &indicators {
            let groups = storage::figures::facts(&self.db, indicator, period, KnownAt::Now).await?;
            let slots = groups.iter().flat_map(|group| slots(indicator, group, at));
            let counted = slots.map(|slot| (slot.key(), Cell::of(slot.verdict)));
            let counted = figure(counted, Some(period), indicator.unit, None, None).cell;
            let kept = tallied.remove(&indicator.name).unwrap_or_default();
            let kept = figure(kept, Some(period), indicator.unit, None, None).cell;
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
