//! Ủy quyền: who may act on behalf of whom, from when to when, and on what ground.

use std::ops::Deref;

use ids::{DelegationId, PersonId};
use time::OffsetDateTime;

use crate::{Actor, Person};

/// The longest that a delegation lasts, in days: who is away for longer is replaced.
pub const LONGEST_DELEGATION_DAYS: i64 = 366;

/// A delegation as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDelegation {
    /// Its id.
    pub id: DelegationId,
    /// Người ủy quyền: on whose behalf.
    pub principal: PersonId,
    /// Người được ủy quyền: who acts.
    pub delegate: PersonId,
    /// From this moment.
    pub from: OffsetDateTime,
    /// Until this moment, which is no longer part of it.
    pub until: OffsetDateTime,
    /// The document or reason that it rests on.
    pub ground: String,
    /// When it was taken back.
    pub revoked_at: Option<OffsetDateTime>,
}

/// A delegation. Made and taken back by the acts of this domain, and never changed otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation(StoredDelegation);

impl Delegation {
    /// Takes a stored delegation back.
    #[must_use]
    pub fn restore(stored: StoredDelegation) -> Self {
        Self(stored)
    }

    /// Whether the delegate may act for the principal at `now`.
    #[must_use]
    pub fn holds(&self, now: OffsetDateTime) -> bool {
        self.0.revoked_at.is_none() && self.0.from <= now && now < self.0.until
    }

    /// Whether it will never hold again at `now`.
    #[must_use]
    pub fn is_over(&self, now: OffsetDateTime) -> bool {
        self.0.revoked_at.is_some() || self.0.until <= now
    }

    /// The delegate with what the principal may do: the log names both. `None` when it does not hold at `now`, one of the
    /// two has left, or it is about other people.
    #[must_use]
    pub fn actor(&self, principal: &Person, delegate: &Person, now: OffsetDateTime) -> Option<Actor> {
        let theirs = principal.id == self.principal && delegate.id == self.delegate;
        let here = principal.active && delegate.active;
        (theirs && here && self.holds(now)).then(|| Actor::Person {
            id: delegate.id,
            unit: principal.unit,
            roles: principal.roles.clone(),
            on_behalf_of: Some(principal.id),
        })
    }
}

impl Deref for Delegation {
    type Target = StoredDelegation;
    fn deref(&self) -> &StoredDelegation {
        &self.0
    }
}
