//! Moments as the log and every table hold them.

use time::OffsetDateTime;

/// Microseconds UTC since 1970, rounded down. Every year that a date can have fits.
#[must_use]
pub fn micros(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos().div_euclid(1_000)).unwrap_or(i64::MAX)
}
