//! Answer: the recipient says what became of it, which is a sign of having seen it too.

use ledger::Body;
use time::OffsetDateTime;

use super::acknowledge::event;
use crate::{Answer, Change, Notice, Refusal, StoredNotice, Write};

/// Decides the change.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::AnsweredBefore`].
pub fn answer(notice: &Notice, text: &str, now: OffsetDateTime) -> Result<Change, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::TextMissing);
    }
    if notice.answer.is_some() {
        return Err(Refusal::AnsweredBefore);
    }
    let stored = StoredNotice {
        seen_at: notice.seen_at.or(Some(now)),
        answer: Some(Answer { text: text.to_owned(), at: now }),
        version: notice.version + 1,
        ..(**notice).clone()
    };
    let event = event("urging.answer", &stored, Body::new().with("code", stored.code.as_str()).with("text", text));
    Ok(Change::new(vec![Write::Notice(Notice::made(stored))], vec![event]))
}
