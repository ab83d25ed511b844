//! Acknowledge: the recipient has seen the notice.

use ledger::{Body, Draft};
use time::OffsetDateTime;

use crate::{Change, Notice, StoredNotice, Write};

/// Decides the change; `None`: it was seen before.
#[must_use]
pub fn acknowledge(notice: &Notice, now: OffsetDateTime) -> Option<Change> {
    if notice.seen_at.is_some() {
        return None;
    }
    let stored = StoredNotice { seen_at: Some(now), version: notice.version + 1, ..(**notice).clone() };
    let event = event("urging.acknowledge", &stored, Body::new().with("code", stored.code.as_str()));
    Some(Change::new(vec![Write::Notice(Notice::made(stored))], vec![event]))
}

/// An event of a notice.
pub(super) fn event(act: &str, notice: &StoredNotice, body: Body) -> Draft {
    Draft {
        act: act.to_owned(),
        subject_kind: "notice".to_owned(),
        subject_id: notice.id.uuid(),
        subject_version: notice.version,
        occurred_at_us: None,
        body: body.with("urging", notice.urging.as_str()),
    }
}
