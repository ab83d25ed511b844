//! Deadlines: each change is a new row with its ground, and the original stays for ever.

use calendar::{Calendar, Due, Term};
use ids::PersonId;
use time::{Date, OffsetDateTime};

use crate::Commitment;

/// One deadline, in force from `decided_at` until the next row's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The due moment; `None` when the record does not say.
    pub due: Option<OffsetDateTime>,
    /// From when this row is in force. The first row also covers everything before it.
    pub decided_at: OffsetDateTime,
    /// Why the row exists.
    pub ground: Ground,
    /// How the due moment came about, so that it can be explained again day by day.
    pub origin: Origin,
}

/// Why a deadline was set or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// The deadline that the work was given with.
    Original,
    /// A correction of the record, such as an imported file that now says otherwise.
    Correction,
    /// An extension that somebody approved.
    Extension {
        /// Why it was asked for.
        reason: String,
        /// Who approved it.
        approver: PersonId,
    },
}

/// Where a due moment comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A day that the document names: its end of office hours, never rolled.
    Day {
        /// The day named.
        day: Date,
    },
    /// A moment that the document names.
    Moment,
    /// A term counted from a start.
    Term {
        /// The start; its day is not counted (Civil Code 2015, art. 147).
        start: OffsetDateTime,
        /// The length.
        term: Term,
    },
    /// Taken over from a record of another system: kept as given, never computed.
    Record,
}

impl Origin {
    /// The day-by-day explanation; `None` where the due moment was named or taken over and nothing was counted.
    #[must_use]
    pub fn explain(&self, calendar: &Calendar) -> Option<Due> {
        match self {
            Self::Term { start, term } => calendar.due(*start, *term).ok(),
            Self::Day { .. } | Self::Moment | Self::Record => None,
        }
    }
}

impl Commitment {
    /// The deadline row in force at `at`: the last one decided by then. Before the first decision, what was first in force.
    #[must_use]
    pub fn deadline_at(&self, at: OffsetDateTime) -> Option<&Deadline> {
        let asked = at.max(self.deadlines.first()?.decided_at);
        self.deadlines.iter().rev().find(|row| row.decided_at <= asked)
    }

    /// The due moment in force at `at`, moved on by the office time of the pauses that had ended by then.
    #[must_use]
    pub fn due_at(&self, at: OffsetDateTime, calendar: &Calendar) -> Option<OffsetDateTime> {
        let row = self.deadline_at(at)?;
        let due = row.due?;
        let paused = crate::pause::office_minutes(&self.pauses, row.decided_at, at, calendar);
        if paused == 0 {
            return Some(due);
        }
        calendar.due(due, Term::WorkingMinutes(paused)).ok().map(|moved| moved.at)
    }
}
