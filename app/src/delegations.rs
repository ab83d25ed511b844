//! Acting on behalf of another: who let whom, and the actor that comes of it.

use ids::{DelegationId, PersonId};
use people::acts::delegate::{Delegated, delegate};
use people::acts::revoke_delegation::revoke_delegation;
use people::{Actor, Delegation, Person, Scope, Span};
use serde::Serialize;
use storage::Change;

use crate::act::{Act, With};
use crate::look::Query;
use crate::{Office, Refusal};

/// Who may make, list and take back delegations is written under this name in the permit table.
const ACT: &str = "people.delegate";

/// Somebody who acts on behalf of another.
#[derive(Debug, Clone)]
pub struct StandIn {
    /// The delegate with the principal's unit and roles.
    pub actor: Actor,
    /// On whose behalf.
    pub principal: Person,
    /// The delegation that it rests on.
    pub delegation: Delegation,
}

impl Office {
    /// The actor that `delegate` is under a delegation; `None`: it does not hold, or is another's.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn stand_in(&self, delegate: &Person, delegation: DelegationId) -> Result<Option<StandIn>, Refusal> {
        let Some(delegation) = storage::delegations::delegation(&self.db, delegation).await? else { return Ok(None) };
        let Some(principal) = storage::people::person(&self.db, delegation.principal).await? else { return Ok(None) };
        let actor = delegation.actor(&principal, delegate, self.clock.now());
        Ok(actor.map(|actor| StandIn { actor, principal, delegation }))
    }
}

/// Lets somebody act on behalf of a person.
#[derive(Debug, Clone, Serialize)]
pub struct Delegate {
    /// On whose behalf.
    pub principal: PersonId,
    /// Who acts.
    pub delegate: PersonId,
    /// How long and on what ground.
    pub what: Delegated,
}

impl Act for Delegate {
    const NAME: &'static str = ACT;
    type Subject = (Person, Person);
    type Done = DelegationId;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<(Person, Person), Refusal> {
        within(scope, self.principal)?;
        let mut people = storage::people::people_by_ids(&office.db, &[self.principal, self.delegate]).await?;
        let mut one = |id| people.remove(&id).ok_or_else(|| Refusal::not_found("person", id));
        let principal = one(self.principal)?;
        let delegate = if self.delegate == self.principal { principal.clone() } else { one(self.delegate)? };
        Ok((principal, delegate))
    }

    fn decide(&self, people: (Person, Person), with: &With<'_>) -> Result<(DelegationId, Vec<Change>), Refusal> {
        let id = with.id();
        let change = delegate(&people.0, &people.1, &self.what, with.actor.person(), id, with.now)?;
        Ok((id, vec![Change::People(change)]))
    }
}

/// Takes a delegation back.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RevokeDelegation(pub DelegationId);

impl Act for RevokeDelegation {
    const NAME: &'static str = ACT;
    type Subject = Delegation;
    type Done = ();

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Delegation, Refusal> {
        let delegation = storage::delegations::delegation(&office.db, self.0).await?;
        let delegation = delegation.ok_or_else(|| Refusal::not_found("delegation", self.0))?;
        within(scope, delegation.principal)?;
        Ok(delegation)
    }

    fn decide(&self, delegation: Delegation, with: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        Ok(((), revoke_delegation(&delegation, with.now).map(Change::People).into_iter().collect()))
    }
}

/// A delegation with the names of the two.
#[derive(Debug, Clone)]
pub struct Named {
    /// The delegation.
    pub delegation: Delegation,
    /// The principal's name.
    pub principal: String,
    /// The delegate's name.
    pub delegate: String,
}

/// The delegations by or to a person, the latest first, those included that are over.
#[derive(Debug, Clone, Copy)]
pub struct ListDelegations(pub PersonId);

impl Query for ListDelegations {
    const NAME: &'static str = ACT;
    type Answer = Vec<Named>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<Named>, Refusal> {
        within(scope, self.0)?;
        let delegations = storage::delegations::of_person(&office.db, self.0).await?;
        let ids: Vec<PersonId> = delegations.iter().flat_map(|one| [one.principal, one.delegate]).collect();
        let people = storage::people::people_by_ids(&office.db, &ids).await?;
        let name = |id| people.get(&id).map(|person| person.full_name.clone()).unwrap_or_default();
        let named = |delegation: Delegation| Named {
            principal: name(delegation.principal),
            delegate: name(delegation.delegate),
            delegation,
        };
        Ok(delegations.into_iter().map(named).collect())
    }
}

/// Nobody reaches the powers of another, except who is permitted for the whole office.
fn within(scope: &Scope, principal: PersonId) -> Result<(), Refusal> {
    match scope.span() {
        Span::Office => Ok(()),
        Span::Own { person } | Span::Units { person, .. } if *person == principal => Ok(()),
        Span::Own { .. } | Span::Units { .. } => Err(Refusal::NotPermitted { act: ACT }),
    }
}
