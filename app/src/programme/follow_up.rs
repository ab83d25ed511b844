//! Follow an item of the programme up.

use ledger::Held;
use people::Scope;
use programme::Item;
use programme::acts::follow_up;
use serde::Serialize;
use storage::Change;
use uuid::Uuid;

use super::{changes, load};
use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Records what was found now. Answers the item's id.
#[derive(Debug, Clone, Serialize)]
pub struct FollowUpItem {
    /// Which.
    pub item: Uuid,
    /// What was found.
    pub text: String,
}

impl Act for FollowUpItem {
    const NAME: &'static str = "programme.follow_up";
    type Subject = Held<Item>;
    type Done = Uuid;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Held<Item>, Refusal> {
        load(office, scope, self.item).await
    }

    fn decide(&self, item: Held<Item>, with: &With<'_>) -> Result<(Uuid, Vec<Change>), Refusal> {
        let by = with.actor.person().ok_or(Refusal::NotPermitted { act: Self::NAME })?;
        let taken = follow_up(&item, by, &self.text, with.now, with.uuid())?;
        Ok((item.id(), changes(vec![taken])))
    }
}
