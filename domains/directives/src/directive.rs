//! A directive's task: what a document asks of a unit, by when, and what became of it.

use std::ops::Deref;

use commitment::Commitment;
use ids::{DirectiveId, DocumentId, PersonId, UnitId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{Level, Refusal};

/// Who follows the work, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follower {
    /// Chuyên viên theo dõi.
    pub person: PersonId,
    /// Named from here; `None`: a record from outside that does not say.
    pub since: Option<OffsetDateTime>,
}

/// A directive as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDirective {
    /// Its id.
    pub id: DirectiveId,
    /// Mã: its natural key.
    pub code: String,
    /// The document that gives it.
    pub document: DocumentId,
    /// Who gave it.
    pub level: Level,
    /// What is to be done.
    pub content: String,
    /// Chủ trì.
    pub lead_unit: UnitId,
    /// Phối hợp.
    pub co_units: Vec<UnitId>,
    /// Who follows it.
    pub follower: Option<Follower>,
    /// When the office received it.
    pub received_at: Option<OffsetDateTime>,
    /// What is owed, by when, and how it ended.
    pub commitment: Commitment,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// A directive whose rules hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive(StoredDirective);

impl Directive {
    /// Takes a stored directive back.
    ///
    /// # Errors
    /// When the stored row breaks a rule that every directive keeps.
    pub fn restore(stored: StoredDirective) -> Result<Self, Refusal> {
        if stored.code.trim().is_empty() {
            return Err(Refusal::CodeMissing);
        }
        if stored.content.trim().is_empty() {
            return Err(Refusal::ContentMissing);
        }
        if stored.co_units.contains(&stored.lead_unit) {
            return Err(Refusal::LeadAlsoCooperates);
        }
        if stored.commitment.deadlines.is_empty() {
            return Err(Refusal::DeadlineMissing);
        }
        Ok(Self(stored))
    }
}

impl Deref for Directive {
    type Target = StoredDirective;
    fn deref(&self) -> &StoredDirective {
        &self.0
    }
}
