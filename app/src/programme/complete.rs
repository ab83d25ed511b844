//! Complete an item of the programme with evidence.

use ledger::Held;
use people::Scope;
use programme::Item;
use programme::acts::{Proof, complete};
use serde::{Serialize, Serializer};
use storage::Change;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{changes, load};
use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Completes one item. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct CompleteItem {
    /// Which.
    pub item: Uuid,
    /// The date of the result; of a form that gives today alone only the day is content.
    #[serde(serialize_with = "day")]
    pub at: OffsetDateTime,
    /// What proves it.
    pub proof: Proof,
}

impl Act for CompleteItem {
    const NAME: &'static str = "programme.complete";
    type Subject = Held<Item>;
    type Done = Uuid;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Held<Item>, Refusal> {
        load(office, scope, self.item).await
    }

    fn decide(&self, item: Held<Item>, with: &With<'_>) -> Result<(Uuid, Vec<Change>), Refusal> {
        let taken = complete(&item, self.at, &self.proof, with.now)?;
        Ok((item.id(), changes(vec![taken])))
    }
}

fn day<S: Serializer>(at: &OffsetDateTime, to: S) -> Result<S::Ok, S::Error> {
    at.to_offset(calendar::ZONE).date().serialize(to)
}
