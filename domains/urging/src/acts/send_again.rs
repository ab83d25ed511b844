//! Send again: a letter that was given up goes back on its way.

use ledger::{Body, Draft};
use time::OffsetDateTime;

use crate::{Change, Letter, Refusal, StoredLetter, Write};

/// Decides the change.
///
/// # Errors
/// [`Refusal::LetterNotGivenUp`].
pub fn send_again(letter: &Letter, now: OffsetDateTime) -> Result<Change, Refusal> {
    if letter.gave_up_at.is_none() || letter.sent_at.is_some() {
        return Err(Refusal::LetterNotGivenUp);
    }
    let stored = StoredLetter { next_try: now, tries: 0, gave_up_at: None, ..(**letter).clone() };
    let event = Draft {
        act: "deliveries.send_again".to_owned(),
        subject_kind: "letter".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: 1,
        occurred_at_us: None,
        body: Body::new().with("channel", stored.channel.key()),
    };
    Ok(Change::new(vec![Write::LetterAgain(Letter::restore(stored))], vec![event]))
}
