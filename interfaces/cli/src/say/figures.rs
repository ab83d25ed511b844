//! Sentences about decisions, figures and the log.

use app::Differing;
use decision::Unit;
use ledger::{Problem, Report};
use measure::{Cell, Comparator, Target};
use objectives::Binding;
use objectives::views::Reason;
use time::OffsetDateTime;

pub(crate) const NUMBER: &str = "Số, ký hiệu";
pub(crate) const ISSUED_ON: &str = "Ngày ban hành";
pub(crate) const ISSUER: &str = "Cơ quan ban hành";
pub(crate) const TITLE: &str = "Trích yếu";
pub(crate) const PERIOD: &str = "Năm";
pub(crate) const EFFECTIVE_FROM: &str = "Có hiệu lực từ";
pub(crate) const NOT_WRITTEN: &str = "(văn bản không ghi)";
pub(crate) const NO_TARGET: &str = "(không có số)";
pub(crate) const MEASURE_HEADS: [&str; 3] = ["Mục", "Chỉ tiêu", "Nội dung"];
pub(crate) const BINDING_HEADS: [&str; 4] = ["Mục", "Chỉ tiêu", "Chỉ số đo", "Gắn"];
pub(crate) const FIGURE_HEADS: [&str; 6] = ["Mục", "Chỉ số đo", "Chỉ tiêu", "Đạt được", "Tử / mẫu", "Kết quả"];
pub(crate) const LOG: &str = "nhật ký";
pub(crate) const NO_CHECKPOINT: &str = "chưa có điểm chốt nào được ký";

pub(crate) fn line(number: usize) -> String {
    format!("dòng {number}")
}

pub(crate) const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "%",
        Unit::Count => "",
        Unit::WorkingDay => "ngày làm việc",
        Unit::Day => "ngày",
        Unit::Hour => "giờ",
    }
}

const fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Equal => "=",
        Comparator::AtLeast => "≥",
        Comparator::MoreThan => ">",
        Comparator::AtMost => "≤",
        Comparator::LessThan => "<",
    }
}

/// Ten-thousandths, written with a decimal comma; the last decimals are cut, never rounded up into a target.
pub(crate) fn figure(ten_thousandths: i64, of: Unit) -> String {
    let (whole, part) = (ten_thousandths / 10_000, (ten_thousandths % 10_000).abs());
    let minus = if ten_thousandths < 0 && whole == 0 { "-" } else { "" };
    let part = format!("{part:04}");
    let part = part.trim_end_matches('0');
    let comma = if part.is_empty() { "" } else { "," };
    format!("{minus}{whole}{comma}{part} {}", unit(of)).trim_end().to_owned()
}

pub(crate) fn compared(comparator: Comparator, ten_thousandths: i64, of: Unit) -> String {
    format!("{} {}", sign(comparator), figure(ten_thousandths, of))
}

pub(crate) fn target(target: Target, of: Unit) -> String {
    compared(target.comparator, target.value, of)
}

pub(crate) const fn binding(binding: &Binding) -> &'static str {
    match binding {
        Binding::Unbound => "chưa gắn",
        Binding::Proposed { .. } => "chờ xác nhận",
        Binding::Confirmed { .. } => "đã xác nhận",
    }
}

pub(crate) fn loaded(number: Option<&str>, title: &str) -> String {
    match number {
        Some(number) => format!("Đã nạp quyết định {number}: {title}"),
        None => format!("Đã nạp quyết định (không ghi số): {title}"),
    }
}

pub(crate) fn bindings_wait(count: usize) -> String {
    format!("{count} chỉ tiêu chờ xác nhận trên trang Mục tiêu, hoặc chạy lại với --accept")
}

pub(crate) fn as_of(at: OffsetDateTime, known_at: Option<OffsetDateTime>) -> String {
    let known = known_at.map(|at| format!(", theo những gì đã ghi nhận đến {}", super::moment(at)));
    format!("Tính đến {}{}", super::moment(at), known.unwrap_or_default())
}

/// What `doctor` says of the tallies.
pub(crate) fn figures_checked(current: bool, differing: &[Differing], gone_through: Option<u64>) -> String {
    let mut said = Vec::new();
    if let Some(gone_through) = gone_through {
        said.push(format!("đã tính lại từ {gone_through} hồ sơ"));
    }
    if !current {
        said.push("tính theo quy tắc cũ; chạy dunghan doctor --rebuild để tính lại".to_owned());
    }
    for Differing { indicator, counted, kept } in differing {
        let share = |cell: &Cell| format!("{}/{}", cell.numerator, cell.denominator);
        said.push(format!("{indicator}: đếm lại từ hồ sơ được {}, đang lưu {}", share(counted), share(kept)));
    }
    if current && differing.is_empty() {
        said.push("khớp với hồ sơ".to_owned());
    }
    said.join("; ")
}

pub(crate) const fn met(met: bool) -> &'static str {
    if met { "đạt" } else { "chưa đạt" }
}

pub(crate) const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoRecordsYet => "chưa có hồ sơ",
        Reason::NoneInPeriod => "không có hồ sơ trong kỳ",
        Reason::NothingJudged => "chưa đến lúc đánh giá",
        Reason::NotBound => "chưa gắn chỉ số đo",
    }
}

pub(crate) fn part(name: &str, numerator: i64, denominator: i64, value: Option<String>) -> String {
    format!("{name} {} ({numerator} / {denominator})", value.as_deref().unwrap_or("-"))
}

pub(crate) fn verified(report: &Report) -> String {
    let Report { events, tree_size, checkpoints, root, .. } = report;
    let sound = if report.ok { "Nhật ký nguyên vẹn" } else { "NHẬT KÝ KHÔNG NGUYÊN VẸN" };
    format!("{sound}: {events} sự kiện, {tree_size} trong cây, {checkpoints} điểm chốt, gốc {root}")
}

pub(crate) fn log_problem(problem: &Problem) -> String {
    match problem {
        Problem::EventChanged { index, event_id } => format!("sự kiện {event_id} (lá {index}) đã bị sửa"),
        Problem::EventMissing { index, event_id } => format!("sự kiện {event_id} (lá {index}) đã mất"),
        Problem::IndexGap { from, to } => format!("mất các lá từ {from} đến {to}"),
        Problem::OrderChanged { index } => format!("lá {index} không đúng thứ tự"),
        Problem::CheckpointMismatch { size, after } => {
            format!("các lá từ {after} đến trước {size} không phải là những lá đã ký")
        }
        Problem::Truncated { size, leaves } => format!("đã ký {size} lá nhưng chỉ còn {leaves}"),
        Problem::BadSignature { size } => format!("điểm chốt cỡ {size} không do khóa của nhật ký này ký"),
        Problem::BadCheckpoint { size } => format!("điểm chốt cỡ {size} không phải của nhật ký này"),
        Problem::Unsigned { from, to } => format!("các lá từ {from} đến trước {to} chưa được ký"),
        Problem::Unsequenced { event_id } => format!("sự kiện {event_id} chưa có trong cây"),
    }
}
