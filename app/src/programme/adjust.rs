//! Change the programme by a decision: an item comes in, is changed, is taken out.

use ledger::Held;
use people::{Scope, Unit};
use programme::acts::{self, Addition, add, adjust, withdraw};
use programme::{Approval, Item};
use serde::Serialize;
use storage::Relied;
use uuid::Uuid;

use super::{changes, lead, load, relied};
use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Brings an item in. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct AddItem {
    /// What it is.
    pub addition: Addition,
    /// The decision.
    pub approval: Approval,
}

impl Act for AddItem {
    const NAME: &'static str = "programme.adjust";
    type Subject = (Option<Held<Item>>, Option<Unit>);
    type Done = Uuid;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let code = self.addition.code.trim().to_owned();
        let taken = storage::records::by_keys(&office.db, std::slice::from_ref(&code)).await?.remove(&code);
        Ok((taken, lead(office, self.addition.item.lead_unit).await?))
    }

    fn relies_on(&self, (_, lead): &Self::Subject) -> Vec<Relied> {
        relied(lead.as_ref())
    }

    fn decide(&self, (taken, lead): Self::Subject, with: &With<'_>) -> Result<(Uuid, Vec<storage::Change>), Refusal> {
        exists(lead.as_ref(), with)?;
        let id = with.uuid();
        let made = add(taken.as_ref(), &self.addition, &self.approval, with.now, [id, with.uuid()])?;
        Ok((id, changes(made)))
    }
}

/// Changes an item. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct AdjustItem {
    /// Which.
    pub item: Uuid,
    /// What changes.
    pub change: acts::Change,
    /// The decision.
    pub approval: Approval,
}

impl Act for AdjustItem {
    const NAME: &'static str = "programme.adjust";
    type Subject = (Held<Item>, Option<Unit>);
    type Done = Uuid;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Self::Subject, Refusal> {
        Ok((load(office, scope, self.item).await?, lead(office, self.change.lead_unit).await?))
    }

    fn relies_on(&self, (_, lead): &Self::Subject) -> Vec<Relied> {
        relied(lead.as_ref())
    }

    fn decide(&self, (item, lead): Self::Subject, with: &With<'_>) -> Result<(Uuid, Vec<storage::Change>), Refusal> {
        if item.fields().lead_unit != self.change.lead_unit {
            exists(lead.as_ref(), with)?;
        }
        let made = adjust(&item, &self.change, &self.approval, with.now, with.uuid())?;
        Ok((item.id(), changes(made)))
    }
}

/// Takes an item out. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawItem {
    /// Which.
    pub item: Uuid,
    /// Why.
    pub reason: String,
    /// The decision.
    pub approval: Approval,
}

impl Act for WithdrawItem {
    const NAME: &'static str = "programme.adjust";
    type Subject = Held<Item>;
    type Done = Uuid;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Held<Item>, Refusal> {
        load(office, scope, self.item).await
    }

    fn decide(&self, item: Held<Item>, with: &With<'_>) -> Result<(Uuid, Vec<storage::Change>), Refusal> {
        let made = withdraw(&item, &self.reason, &self.approval, with.now, with.uuid())?;
        Ok((item.id(), changes(made)))
    }
}

fn exists(lead: Option<&Unit>, with: &With<'_>) -> Result<(), Refusal> {
    match lead {
        Some(unit) if !unit.exists_on(with.now.date()) => Err(programme::Refusal::UnitNotThere.into()),
        _ => Ok(()),
    }
}
