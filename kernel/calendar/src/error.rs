//! What can be wrong with a question to the calendar or with the data behind it.

use time::Date;

/// Why the calendar cannot answer, or cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The start or the answer lies outside 2000-01-01..=2100-12-31.
    #[error("ngoài phạm vi của lịch (01/01/2000 đến 31/12/2100)")]
    OutOfRange,
    /// A term too long to be written in minutes.
    #[error("thời hạn quá dài: {0} giờ làm việc")]
    TermTooLong(u32),
    /// A date that does not exist in the lunar calendar (day 30 of a short month, a leap month that the year lacks).
    #[error("năm âm lịch {year} không có ngày {day}/{month}")]
    NoSuchLunarDate {
        /// Lunar year.
        year: i32,
        /// Lunar month, 1 to 12.
        month: u8,
        /// Lunar day, 1 to 30.
        day: u8,
    },
    /// A session or a week of office hours that cannot be.
    #[error("giờ làm việc không hợp lệ: {0}")]
    OfficeHours(String),
    /// A line of dated exceptions that cannot be read; lines count from 1.
    #[error("ngoại lệ của lịch, dòng {line}: {what}")]
    Exception {
        /// Line in the file, or position in the list given, from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// Two announcements that contradict each other about one day.
    #[error("ngày {0} vừa được nghỉ vừa phải làm việc theo các thông báo đã nhập")]
    Contradiction(Date),
}
