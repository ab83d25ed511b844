//! Tracked: every full follow-up period since entry holds a record, or the work was completed with evidence.

use calendar::{Calendar, Term};
use time::OffsetDateTime;

use crate::Commitment;

/// When a commitment stops being tracked, and when completion makes good for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tracking {
    /// The end of the first full period without a record, unless completion came before; `None`: no period is empty
    /// in the years that the calendar knows.
    pub lapses_at: Option<OffsetDateTime>,
    /// From when a completion with evidence stands.
    pub restored_at: Option<OffsetDateTime>,
}

impl Tracking {
    /// Whether the record is tracked at `at`, given that a follower is named.
    #[must_use]
    pub fn holds(self, at: OffsetDateTime) -> bool {
        self.restored_at.is_some_and(|restored| restored <= at) || self.lapses_at.is_none_or(|lapse| at <= lapse)
    }
}

/// Walks the full periods since entry; a period owns the records after its start and up to its end, the first one
/// those at its start too. `None` when the entry moment is unknown.
#[must_use]
pub fn tracking(commitment: &Commitment, period: Term, calendar: &Calendar) -> Option<Tracking> {
    let entered = commitment.entered_at?;
    let restored_at = commitment
        .completion
        .as_ref()
        .filter(|completion| completion.is_evidenced())
        .and_then(|completion| completion.stands_from.map(|stands| stands.max(completion.at)));
    let mut records = commitment.follow_ups.iter().copied().filter(|at| *at >= entered).peekable();
    let mut start = entered;
    loop {
        let Ok(end) = calendar.due(start, period) else {
            return Some(Tracking { lapses_at: None, restored_at });
        };
        let end = end.at;
        let mut held = false;
        while records.next_if(|at| *at <= end).is_some() {
            held = true;
        }
        if !held {
            return Some(Tracking { lapses_at: Some(end), restored_at });
        }
        start = end;
    }
}
