//! Follow an item up.

use ids::PersonId;
use ledger::Held;
use ledger::held::{Taken, key, take_over};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{FollowUp, Item, Refusal};

/// Adds a record of what was found now.
///
/// # Errors
/// [`Refusal`] without text, or when the item has ended.
pub fn follow_up(
    item: &Held<Item>,
    by: PersonId,
    text: &str,
    now: OffsetDateTime,
    new: Uuid,
) -> Result<Taken, Refusal> {
    super::open(item)?;
    let text = text.trim();
    let known = FollowUp {
        item: Some(item.key().to_owned()),
        at: Some(now),
        by: Some(by),
        text: (!text.is_empty()).then(|| text.to_owned()),
    };
    let key = key(&[item.key(), &ledger::micros(now).to_string()]);
    Ok(take_over(None, &key, &known, new)?.ok_or(Refusal::TextMissing)?.1)
}
