//! Working time: holidays from rules and dated data, and due dates with each day explained.

mod astronomy;
mod calendar;
mod due;
mod error;
mod exceptions;
mod explain;
mod holidays;
mod hours;
pub mod lunar;
mod table;
mod term;

use time::macros::date;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

pub use calendar::{Calendar, Day, DayKind};
pub use error::CalendarError;
pub use exceptions::{Change, Exception, parse_exceptions};
pub use hours::{OfficeHours, Session, Week};
pub use term::{Counted, DayEnd, Due, Step, Term};

/// The office's zone, Asia/Ho_Chi_Minh: UTC+7 without daylight saving in all years of the calendar.
pub const ZONE: UtcOffset = text::date::OFFICE_ZONE;

time::serde::format_description!(iso_date, Date, "[year]-[month]-[day]");

/// First year of the calendar.
pub const FIRST_YEAR: i32 = 2000;
/// Last year of the calendar.
pub const LAST_YEAR: i32 = 2100;
const FIRST_DAY: Date = date!(2000 - 01 - 01);
const LAST_DAY: Date = date!(2100 - 12 - 31);

/// A moment of Vietnamese time.
#[must_use]
pub const fn local(date: Date, time: Time) -> OffsetDateTime {
    PrimitiveDateTime::new(date, time).assume_offset(ZONE)
}
