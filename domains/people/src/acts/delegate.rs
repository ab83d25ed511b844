//! Let somebody act on one's behalf for a time.

use ids::{DelegationId, PersonId};
use ledger::{Body, Draft, Value};
use serde::Serialize;
use time::{Duration, OffsetDateTime};

use crate::delegation::LONGEST_DELEGATION_DAYS;
use crate::{Change, Delegation, Person, Refusal, StoredDelegation, Write};

/// What is delegated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delegated {
    /// From this moment.
    pub from: OffsetDateTime,
    /// Until this moment, which is no longer part of it.
    pub until: OffsetDateTime,
    /// The document or reason that it rests on.
    pub ground: String,
}

/// Lets `delegate` act on behalf of `principal`. `by`: who says so, the principal or, for one who is away, an administrator.
///
/// # Errors
/// [`Refusal::DelegatesToSelf`], [`Refusal::Left`], [`Refusal::GroundMissing`], [`Refusal::DelegationTimes`].
pub fn delegate(
    principal: &Person,
    delegate: &Person,
    what: &Delegated,
    by: Option<PersonId>,
    id: DelegationId,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    // Nobody takes another's powers.
    if principal.id == delegate.id || by == Some(delegate.id) {
        return Err(Refusal::DelegatesToSelf);
    }
    if !principal.active || !delegate.active {
        return Err(Refusal::Left);
    }
    let ground = what.ground.trim();
    if ground.is_empty() {
        return Err(Refusal::GroundMissing);
    }
    let lasts = what.until - what.from;
    if what.until <= now || lasts <= Duration::ZERO || lasts > Duration::days(LONGEST_DELEGATION_DAYS) {
        return Err(Refusal::DelegationTimes);
    }
    let stored = StoredDelegation {
        id,
        principal: principal.id,
        delegate: delegate.id,
        from: what.from,
        until: what.until,
        ground: ground.to_owned(),
        revoked_at: None,
    };
    let body = parties(&stored)
        .with("from_us", ledger::micros(stored.from))
        .with("until_us", ledger::micros(stored.until))
        .with("ground", Value::personal(stored.ground.as_str()));
    let draft = event("people.delegate", &stored, 1, body);
    Ok(Change::new(Write::Delegation(Delegation::restore(stored)), draft))
}

/// Who lets whom.
pub(super) fn parties(delegation: &StoredDelegation) -> Body {
    Body::new().with("principal", delegation.principal.to_string()).with("delegate", delegation.delegate.to_string())
}

pub(super) fn event(act: &str, delegation: &StoredDelegation, version: i64, body: Body) -> Draft {
    Draft {
        act: act.to_owned(),
        subject_kind: "delegation".to_owned(),
        subject_id: delegation.id.uuid(),
        subject_version: version,
        occurred_at_us: None,
        body,
    }
}
