//! Follow up a directive: one record, or one act over many.

use ids::{FollowUpId, PersonId};
use ledger::{Body, Draft};
use time::OffsetDateTime;

use crate::{Change, Directive, FollowUp, Refusal, StoredDirective, Write};

/// Adds a record of what was found at `at`.
///
/// # Errors
/// [`Refusal`] without text, when the work has ended, before its entry or ahead of the clock.
pub fn follow_up(
    directive: &Directive,
    id: FollowUpId,
    by: PersonId,
    at: OffsetDateTime,
    text: &str,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    follow_up_together(directive, id, by, at, (text, 1), now)
}

/// Adds a record of which the same was said of `together` tasks in one act, so that nobody takes it for a look at this one.
///
/// # Errors
/// As [`follow_up`].
pub fn follow_up_together(
    directive: &Directive,
    id: FollowUpId,
    by: PersonId,
    at: OffsetDateTime,
    (text, together): (&str, u32),
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    super::open(directive)?;
    if text.trim().is_empty() {
        return Err(Refusal::TextMissing);
    }
    if at > now {
        return Err(Refusal::InTheFuture { now });
    }
    if let Some(entered) = directive.commitment.entered_at.filter(|entered| at < *entered) {
        return Err(Refusal::BeforeEntry { entered });
    }
    record(
        directive,
        FollowUp { id, directive: directive.id, at, by: Some(by), text: text.trim().to_owned(), together },
    )
}

/// Takes over a record from outside, kept as given. The natural key is the directive and the moment: `None` when it is there already.
///
/// # Errors
/// [`Refusal::TextMissing`].
pub fn record_follow_up(directive: &Directive, given: FollowUp) -> Result<Option<Change>, Refusal> {
    if given.text.trim().is_empty() {
        return Err(Refusal::TextMissing);
    }
    if directive.commitment.follow_ups.contains(&given.at) {
        return Ok(None);
    }
    record(directive, given).map(Some)
}

fn record(directive: &Directive, given: FollowUp) -> Result<Change, Refusal> {
    let mut stored: StoredDirective = (**directive).clone();
    stored.version += 1;
    let follow_ups = &mut stored.commitment.follow_ups;
    let place = follow_ups.partition_point(|at| *at <= given.at);
    follow_ups.insert(place, given.at);
    let draft = Draft {
        act: "directives.follow_up".to_owned(),
        subject_kind: "directive".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: stored.version,
        occurred_at_us: Some(ledger::micros(given.at)),
        body: Body::new()
            .with("follow_up", given.id.to_string())
            .with("at", ledger::micros(given.at))
            .with("by", given.by.map(|person| person.to_string()))
            .with("text", given.text.as_str())
            .with("together", given.together),
    };
    Ok(Change::new(vec![Write::FollowUp(given), Write::Directive(Directive::restore(stored)?)], draft))
}
