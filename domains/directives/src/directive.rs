//! A directive's task: what a document asks of a unit, by when, and what became of it.

use std::ops::Deref;

use commitment::Commitment;
use ids::{DirectiveId, DocumentId, PersonId, UnitId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::flow::{Answer, Flow, Part, Turn};
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
    /// What single cooperating units contribute, where that was agreed.
    pub parts: Vec<Part>,
    /// Để biết: units that see it and owe nothing.
    pub informed: Vec<UnitId>,
    /// The product that is asked for; empty: none is named.
    pub product: String,
    /// The task that it was split off from.
    pub parent: Option<DirectiveId>,
    /// Who follows it.
    pub follower: Option<Follower>,
    /// When the office received it.
    pub received_at: Option<OffsetDateTime>,
    /// What is owed, by when, and how it ended.
    pub commitment: Commitment,
    /// What happened on the way.
    pub flow: Flow,
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
        if stored.informed.iter().any(|unit| *unit == stored.lead_unit || stored.co_units.contains(unit)) {
            return Err(Refusal::InformedAlsoWorks);
        }
        if !stored.parts.iter().all(|part| stored.co_units.contains(&part.unit)) {
            return Err(Refusal::PartOfAStranger);
        }
        if stored.parent == Some(stored.id) {
            return Err(Refusal::OwnParent);
        }
        Ok(Self(stored))
    }

    /// Whether its result stands or it was withdrawn, by all that is recorded.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.0.commitment.withdrawn_at.is_some() || self.result_stands()
    }

    /// Whether a result stands.
    #[must_use]
    pub fn result_stands(&self) -> bool {
        self.0.commitment.completion.as_ref().is_some_and(|completion| completion.stands_from.is_some())
    }

    /// Whether a result waits to be judged: handed in, and not given back since.
    #[must_use]
    pub fn is_handed_in(&self) -> bool {
        let Some(completion) = self.0.commitment.completion.as_ref().filter(|done| done.stands_from.is_none()) else {
            return false;
        };
        let submitted = completion.submitted_at.unwrap_or(completion.at);
        self.0.flow.returns.last().is_none_or(|returned| returned.at < submitted)
    }

    /// Whether a later deadline was asked for and waits to be decided on.
    #[must_use]
    pub fn asks_for_time(&self) -> bool {
        self.0.flow.extensions.last().is_some_and(|request| request.decision.is_none())
    }

    /// Who must act next, by all that is recorded, as long as the time for answering the assignment runs; once it is over,
    /// silence is assent ([`Turn::after`]).
    #[must_use]
    pub fn turn(&self) -> Turn {
        let flow = &self.0.flow;
        if self.has_ended() {
            Turn::Ended
        } else if self.is_handed_in() {
            Turn::AssignerJudges
        } else if matches!(flow.answer, Some(Answer::TurnedDown { .. })) {
            Turn::AssignerReassigns
        } else if self.asks_for_time() {
            Turn::LeaderDecides
        } else if self.0.commitment.pauses.last().is_some_and(|pause| pause.to.is_none()) {
            Turn::Paused
        } else if flow.answer.is_none() {
            Turn::LeadAnswers
        } else {
            Turn::LeadWorks
        }
    }
}

impl Deref for Directive {
    type Target = StoredDirective;
    fn deref(&self) -> &StoredDirective {
        &self.0
    }
}
