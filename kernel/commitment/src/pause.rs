//! Pauses: spans in which the clock stands, each with a ground and a document.

use calendar::Calendar;
use time::OffsetDateTime;

/// A span in which nothing is owed. It needs a ground and the document that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// When the clock stopped.
    pub from: OffsetDateTime,
    /// When it went on; `None` while it stands.
    pub to: Option<OffsetDateTime>,
    /// Why.
    pub ground: String,
    /// The document that says so.
    pub document: String,
}

impl Pause {
    /// Whether the clock stands at `at`.
    #[must_use]
    pub fn covers(&self, at: OffsetDateTime) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }
}

/// Office minutes of the pauses that began at or after `since` and had ended by `at`.
///
/// A pause before `since` is already in the deadline that was set then.
pub(crate) fn office_minutes(pauses: &[Pause], since: OffsetDateTime, at: OffsetDateTime, calendar: &Calendar) -> u32 {
    let minutes: i64 = pauses
        .iter()
        .filter(|pause| pause.from >= since)
        .filter_map(|pause| pause.to.filter(|to| *to <= at).map(|to| calendar.working_minutes_between(pause.from, to)))
        .sum();
    u32::try_from(minutes.max(0)).unwrap_or(u32::MAX)
}
