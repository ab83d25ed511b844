//! Complete an item: only with evidence.

use ledger::Held;
use ledger::held::{Taken, take_over};
use serde::Serialize;
use time::{Date, OffsetDateTime};

use crate::{Item, Refusal};

/// The document that proves a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Số, ký hiệu.
    pub number: String,
    /// When it was issued.
    pub issued_on: Option<Date>,
}

/// Completes with a result dated `at`.
///
/// # Errors
/// [`Refusal`] without evidence, when it has ended, or for a date ahead of the clock.
pub fn complete(item: &Held<Item>, at: OffsetDateTime, proof: &Proof, now: OffsetDateTime) -> Result<Taken, Refusal> {
    super::open(item)?;
    let number = proof.number.trim();
    if number.is_empty() {
        return Err(Refusal::EvidenceMissing);
    }
    if at > now {
        return Err(Refusal::InTheFuture { now });
    }
    let day = |day: Date| format!("{number} ngày {:02}/{:02}/{}", day.day(), u8::from(day.month()), day.year());
    let evidence = Some(proof.issued_on.map_or_else(|| number.to_owned(), day));
    let known = Item { completed_at: Some(at), evidence, ..Item::default() };
    let taken = take_over(Some(item), item.key(), &known, item.id())?.ok_or(Refusal::AlreadyCompleted)?.1;
    Ok(taken.by("programme.complete"))
}
