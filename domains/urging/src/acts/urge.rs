//! Urge by hand: a person writes to whoever owes the work, and may ask for an answer.

use ids::PersonId;
use time::OffsetDateTime;

use super::{Call, Duty, Post};
use crate::{Change, Refusal};

/// The word that stands in place of a rung.
pub const BY_HAND: &str = "by_hand";

/// What a person writes.
#[derive(Debug, Clone, Copy)]
pub struct Urged<'a> {
    /// Who urges.
    pub by: PersonId,
    /// What is written.
    pub text: &'a str,
    /// Whether an answer is asked for.
    pub asks_reply: bool,
    /// Whether the work is still open.
    pub open: bool,
    /// Now.
    pub now: OffsetDateTime,
}

/// Decides the change.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::NotOpen`], [`Refusal::NobodyToUrge`].
pub fn urge(duty: &Duty, urged: Urged<'_>, urging: &str, post: Post<'_>) -> Result<Change, Refusal> {
    let text = urged.text.trim();
    if text.is_empty() {
        return Err(Refusal::TextMissing);
    }
    if !urged.open {
        return Err(Refusal::NotOpen);
    }
    let people: Vec<PersonId> = post.staff.urged(duty).into_iter().filter(|person| *person != urged.by).collect();
    if people.is_empty() {
        return Err(Refusal::NobodyToUrge);
    }
    let once = (post.id)().to_string();
    let call = Call {
        urging,
        rung: BY_HAND,
        once: &once,
        by: Some(urged.by),
        text: Some(text),
        asks_reply: urged.asks_reply,
        now: urged.now,
    };
    Ok(duty.tell(call, people, post))
}
