//! Sentences about calendars that are handed out.

use std::path::Path;

pub(crate) const FEED: &str = "Lịch hạn công việc";

pub(crate) fn feed_written(entries: usize, file: &Path) -> String {
    format!("Đã ghi {entries} hạn vào {}", file.display())
}
