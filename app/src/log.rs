//! The log: sequencing, verifying, checkpoints and proofs.

use ids::EventId;
use ledger::{Proof, Report};
use people::Scope;

use crate::look::Query;
use crate::{Office, Refusal};

/// Verifies the whole log.
#[derive(Debug, Clone, Copy)]
pub struct VerifyLog;

impl Query for VerifyLog {
    const NAME: &'static str = "ledger.view";
    type Answer = Report;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Report, Refusal> {
        Ok(storage::log::verify(&office.db, office.verifier_key()).await?)
    }
}

/// The latest signed checkpoint; `None`: nothing was signed yet.
#[derive(Debug, Clone, Copy)]
pub struct LatestCheckpoint;

impl Query for LatestCheckpoint {
    const NAME: &'static str = "ledger.view";
    type Answer = Option<String>;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Option<String>, Refusal> {
        Ok(storage::log::checkpoint(&office.db).await?)
    }
}

/// Whether a signed note is a checkpoint of this log.
#[derive(Debug, Clone, Copy)]
pub struct HasCheckpoint<'a>(pub &'a str);

impl Query for HasCheckpoint<'_> {
    const NAME: &'static str = "ledger.view";
    type Answer = bool;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<bool, Refusal> {
        Ok(storage::log::has_checkpoint(&office.db, self.0).await?)
    }
}

/// Proves that an event is in the log.
#[derive(Debug, Clone, Copy)]
pub struct ProveEvent(pub EventId);

impl Query for ProveEvent {
    const NAME: &'static str = "ledger.view";
    type Answer = Proof;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Proof, Refusal> {
        let proof = storage::log::prove(&office.db, self.0, &office.verifier_key()).await?;
        proof.ok_or_else(|| Refusal::not_found("event", self.0))
    }
}
