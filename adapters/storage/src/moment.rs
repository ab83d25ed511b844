//! Moments, days and words as columns hold them, and back.

use ids::Id;
pub(crate) use ledger::micros;
use measure::BEGINNING;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::Fault;

/// The Julian day of 1970-01-01.
const EPOCH: i32 = 2_440_588;

/// Days since 1970-01-01.
pub(crate) fn days(date: Date) -> i32 {
    date.to_julian_day() - EPOCH
}

/// The office's day of a moment.
pub(crate) fn office_day(at: OffsetDateTime) -> Date {
    at.to_offset(calendar::ZONE).date()
}

/// A moment that a column holds, in the office's zone; `None` beyond the years that a date can name.
pub(crate) fn moment(us: i64) -> Option<OffsetDateTime> {
    let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(us) * 1_000).ok()?;
    at.checked_to_offset(calendar::ZONE)
}

/// A day that a column holds.
pub(crate) fn day(days: i32) -> Option<Date> {
    Date::from_julian_day(days.checked_add(EPOCH)?).ok()
}

/// Takes values out of one row and names the row when one of them cannot be.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    table: &'static str,
    id: Uuid,
}

impl Reader {
    pub(crate) fn new(table: &'static str, id: Uuid) -> Self {
        Self { table, id }
    }

    /// A fault that names the row.
    pub(crate) fn fault(self, why: impl ToString) -> Fault {
        Fault::row(self.table, self.id, why)
    }

    pub(crate) fn moment(self, us: i64) -> Result<OffsetDateTime, Fault> {
        moment(us).ok_or_else(|| self.fault(format!("{us} is no moment")))
    }

    pub(crate) fn moment_opt(self, us: Option<i64>) -> Result<Option<OffsetDateTime>, Fault> {
        us.map(|us| self.moment(us)).transpose()
    }

    pub(crate) fn day(self, days: i32) -> Result<Date, Fault> {
        day(days).ok_or_else(|| self.fault(format!("{days} is no day")))
    }

    pub(crate) fn day_opt(self, days: Option<i32>) -> Result<Option<Date>, Fault> {
        days.map(|days| self.day(days)).transpose()
    }

    /// A word of a closed list.
    pub(crate) fn word<T>(self, word: &str, from_key: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
        from_key(word).ok_or_else(|| self.fault(format!("the word {word:?} is not known")))
    }

    /// A number that is never negative.
    pub(crate) fn count<T: TryFrom<i64>>(self, number: i64) -> Result<T, Fault> {
        T::try_from(number).map_err(|_| self.fault(format!("{number} is out of range")))
    }
}

/// The id that a column may hold.
pub(crate) fn id<K>(uuid: Option<Uuid>) -> Option<Id<K>> {
    uuid.map(Id::new)
}

/// A moment for a tally: nothing is counted before [`BEGINNING`].
pub(crate) fn tally_moment(at: OffsetDateTime) -> i64 {
    micros(at.max(BEGINNING))
}
