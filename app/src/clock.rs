//! The office's clock: the only place that asks what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use ledger::micros;
use time::{Duration, OffsetDateTime};

/// Where now comes from. Moments are cut to microseconds, the resolution that is stored.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// Runs on from a given moment: demo data live at the time that they were made for.
    From {
        /// What the clock said.
        moment: OffsetDateTime,
        /// When it said so.
        since: Instant,
    },
    /// Stands where it was set: tests and the simulation move it.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that runs on from `moment`.
    #[must_use]
    pub fn from(moment: OffsetDateTime) -> Self {
        Self::From { moment, since: Instant::now() }
    }

    /// A clock that stands at `moment` until [`Clock::set`].
    #[must_use]
    pub fn standing(moment: OffsetDateTime) -> Self {
        Self::Set(Arc::new(AtomicI64::new(micros(moment))))
    }

    /// Moves a standing clock; another one goes its own way.
    pub fn set(&self, moment: OffsetDateTime) {
        if let Self::Set(at) = self {
            at.store(micros(moment), Ordering::SeqCst);
        }
    }

    /// Now, in the office's zone.
    #[must_use]
    pub fn now(&self) -> OffsetDateTime {
        let at = match self {
            Self::System => OffsetDateTime::now_utc(),
            Self::From { moment, since } => *moment + since.elapsed(),
            Self::Set(at) => OffsetDateTime::UNIX_EPOCH + Duration::microseconds(at.load(Ordering::SeqCst)),
        };
        let whole = OffsetDateTime::UNIX_EPOCH + Duration::microseconds(micros(at));
        whole.to_offset(calendar::ZONE)
    }
}
