//! Acts and looks on the work programme.

mod adjust;
mod complete;
mod follow_up;
mod look;

pub use adjust::{AddItem, AdjustItem, WithdrawItem};
pub use complete::CompleteItem;
pub use follow_up::FollowUpItem;
pub(crate) use look::owed;
pub use look::{Asked, ItemNote, ItemPage, ListProgramme, ListVersions, Listed, OwedItems, Part, ShowItem};

use ids::UnitId;
use ledger::Held;
use people::{Scope, Unit};
use programme::Item;
use storage::{Change, Relied};
use uuid::Uuid;

use crate::{Office, Refusal};

/// Whether an item lies in the scope; one that nobody leads is the whole office's.
pub(crate) fn covers(scope: &Scope, item: &Item) -> bool {
    let nobody = UnitId::new(Uuid::nil());
    scope.covers(item.lead_unit.unwrap_or(nobody), &[], item.follower)
}

async fn load(office: &Office, scope: &Scope, id: Uuid) -> Result<Held<Item>, Refusal> {
    let found = storage::records::by_id::<Item>(&office.db, id).await?;
    found.filter(|item| covers(scope, item.fields())).ok_or_else(|| Refusal::not_found("record", id))
}

/// The unit that is to lead.
async fn lead(office: &Office, lead: Option<UnitId>) -> Result<Option<Unit>, Refusal> {
    let Some(lead) = lead else { return Ok(None) };
    let unit = storage::people::unit(&office.db, lead).await?;
    Ok(Some(unit.ok_or_else(|| Refusal::not_found("unit", lead))?))
}

fn relied(lead: Option<&Unit>) -> Vec<Relied> {
    lead.map(|unit| Relied::Unit(unit.id, unit.version)).into_iter().collect()
}

fn changes(taken: Vec<ledger::held::Taken>) -> Vec<Change> {
    taken.into_iter().map(|taken| Change::Held(Box::new(taken))).collect()
}
