//! Every Vietnamese sentence of the command line that is not help.

mod book;
mod exchange;
mod feeds;
mod figures;
mod processes;
mod refusals;
mod running;
mod tokens;

use std::fmt::Display;

use calendar::{DayKind, ZONE};
use text::deadline::{Assumed, Kind};
use time::{OffsetDateTime, Weekday};

use crate::value::day_in_words;

pub(crate) use book::Book;
pub(crate) use exchange::*;
pub(crate) use feeds::*;
pub(crate) use figures::*;
pub(crate) use processes::*;
pub(crate) use refusals::refusal;
pub(crate) use running::*;
pub(crate) use tokens::*;

/// A file that was written.
pub(crate) fn written(file: &str) -> String {
    format!("Đã ghi {file}")
}

/// Where a problem is when the arguments are wrong.
pub(crate) const ARGUMENTS: &str = "tham số";
/// Where a problem is when we are at fault.
pub(crate) const FAULT: &str = "lỗi hệ thống";
/// Where a problem is that the office's records show.
pub(crate) const OFFICE: &str = "hồ sơ";

pub(crate) const NO_TASKS: &str = "Không thấy nhiệm vụ nào được giao trong văn bản";
pub(crate) const TASK_HEADS: [&str; 5] = ["Dòng", "Chủ trì", "Phối hợp", "Thời hạn", "Nội dung"];
pub(crate) const TERM_MISSING: &str =
    "cần --from cùng một trong --working-days, --days, --working-hours, --months; hoặc --batch cùng --unit";
pub(crate) const STEP_HEADS: [&str; 3] = ["Ngày", "Tính", "Lý do"];
pub(crate) const HOLIDAY_HEADS: [&str; 5] = ["Ngày", "Thứ", "Là", "Dịp", "Căn cứ"];
pub(crate) const TET: &str = "Tết Nguyên đán";
pub(crate) const GIO_TO: &str = "Giỗ Tổ Hùng Vương";

pub(crate) fn not_a_count(text: &str) -> String {
    format!("\"{text}\" không phải là số nguyên không âm")
}

pub(crate) fn not_a_year(text: &str) -> String {
    format!("\"{text}\" không phải là năm")
}

pub(crate) fn not_an_address(text: &str) -> String {
    format!("\"{text}\" không phải là địa chỉ dạng 127.0.0.1:8080")
}

pub(crate) fn not_an_id(text: &str) -> String {
    format!("\"{text}\" không phải là mã (UUID)")
}

pub(crate) fn not_hours(text: &str) -> String {
    format!("\"{text}\" không phải là số giờ tròn phút (ví dụ đúng: 8; 2,5)")
}

pub(crate) fn cannot_open(error: &dyn Display) -> String {
    format!("không mở được tệp: {error}")
}

pub(crate) fn column_missing(key: &str) -> String {
    format!("thiếu cột {key}: dòng đầu phải là start,n")
}

pub(crate) fn wrong_rows(count: usize) -> String {
    format!("{count} dòng sai, cột due để trống; sửa các dòng đó rồi chạy lại")
}

pub(crate) fn due(due: &str, provisional: bool) -> String {
    let note = if provisional { " (dự kiến: lịch nghỉ của năm chưa được công bố)" } else { "" };
    format!("Đến hạn: {due}{note}")
}

pub(crate) fn basis(text: &str) -> String {
    match text.strip_prefix("house_rule: ") {
        Some(rule) => format!("Quy ước: {rule}"),
        None => format!("Căn cứ: {}", source(text)),
    }
}

/// A legal basis as people read it.
pub(crate) fn source(text: &str) -> String {
    text.replace("unverified: ", "chưa kiểm chứng: ")
}

pub(crate) fn hours_and_minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours} giờ"),
        (0, minutes) => format!("{minutes} phút"),
        (hours, minutes) => format!("{hours} giờ {minutes} phút"),
    }
}

pub(crate) fn holidays(year: i32, provisional: bool) -> String {
    let note = if provisional { " (dự kiến: chưa được công bố)" } else { "" };
    format!("Ngày nghỉ và ngày làm bù năm {year}{note}")
}

pub(crate) const fn day_kind(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Off => "nghỉ",
        DayKind::Working => "làm bù",
        DayKind::Half => "tiếp nhận",
    }
}

pub(crate) const fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Thứ Hai",
        Weekday::Tuesday => "Thứ Ba",
        Weekday::Wednesday => "Thứ Tư",
        Weekday::Thursday => "Thứ Năm",
        Weekday::Friday => "Thứ Sáu",
        Weekday::Saturday => "Thứ Bảy",
        Weekday::Sunday => "Chủ nhật",
    }
}

pub(crate) fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(ZONE);
    let weekday = weekday(at.weekday());
    format!("{:02}:{:02} {weekday}, {}", at.hour(), at.minute(), day_in_words(at.date()))
}

pub(crate) fn due_in_words(due: Option<OffsetDateTime>, kind: Kind) -> String {
    match (due, kind) {
        (Some(at), _) => format!("Đến hạn: {}", moment(at)),
        (None, Kind::None) => "Không có thời hạn".to_owned(),
        (None, _) => "Có thời hạn nhưng chưa xác định được thời điểm".to_owned(),
    }
}

pub(crate) fn phrase(phrase: &str) -> String {
    format!("Theo lời văn: {phrase}")
}

pub(crate) fn assumed(part: Assumed) -> String {
    let what = match part {
        Assumed::Year => "năm",
        Assumed::Month => "tháng",
        Assumed::Day => "ngày",
        Assumed::Start => "thời điểm bắt đầu tính",
    };
    format!("Không ghi, lấy theo thông lệ: {what}")
}

pub(crate) fn remark(text: &str) -> String {
    format!("Lưu ý: {text}")
}
