//! Sentences about models of processes and logs of what happened.

use ::process::Conformance;
use app::procedures::{Exported, Reconciled};
use text::Decimal;

pub(crate) const NO_NAME: &str = "(quy trình không có tên)";
pub(crate) const TASKS: &str = "Tác vụ";
pub(crate) const GATEWAYS: &str = "Cổng";
pub(crate) const EVENTS: &str = "Sự kiện";
pub(crate) const FLOWS: &str = "Luồng";
pub(crate) const TOTAL_DAYS: &str = "Tổng thời gian";
pub(crate) const SUM_OF_STEPS: &str = "Các bước cộng lại";
pub(crate) const NO_PROBLEMS: &str = "Không thấy chỗ nào sai";
pub(crate) const MODEL_PROBLEM_HEADS: [&str; 3] = ["Dòng", "Tại", "Vấn đề"];
pub(crate) const DEVIATION_HEADS: [&str; 3] = ["Hoạt động", "Làm ngoài quy trình", "Bỏ qua"];
pub(crate) const CASES: &str = "Hồ sơ";
pub(crate) const LOG_EVENTS: &str = "Sự kiện";
pub(crate) const ACTIVITIES: &str = "Hoạt động";
pub(crate) const VARIANTS: &str = "Biến thể";
pub(crate) const MEAN: &str = "Thời gian trung bình";
pub(crate) const MEDIAN: &str = "Trung vị";
pub(crate) const P95: &str = "95% hồ sơ không quá";
pub(crate) const LONGEST: &str = "Lâu nhất";

pub(crate) fn days(days: Decimal) -> String {
    format!("{} ngày", days.to_string().replace('.', ","))
}

pub(crate) fn conforms(found: &Conformance) -> String {
    let fitness = found.fitness.map_or_else(|| "-".to_owned(), |fitness| format!("{fitness:.4}").replace('.', ","));
    let Conformance { traces, fitting, cost, .. } = found;
    format!("{fitting} / {traces} hồ sơ đi đúng quy trình; độ khớp {fitness}; tổng số chỗ lệch {cost}")
}

/// Seconds as days, hours and minutes.
pub(crate) fn lasting(seconds: f64) -> String {
    let minutes = (seconds / 60.0).round() as u64;
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match days {
        0 => format!("{hours} giờ {minutes} phút"),
        _ => format!("{days} ngày {hours} giờ {minutes} phút"),
    }
}

pub(crate) fn process_imported(code: &str, version: &str) -> String {
    format!("Quy trình {code}, lần ban hành {version}, đã vào hệ thống")
}

pub(crate) fn no_process(code: &str) -> String {
    format!("không có quy trình nào mang mã {code}")
}

pub(crate) const ONLY_HERE: &str = "Chỉ có ở đây";
pub(crate) const ONLY_THERE: &str = "Chỉ có trong tệp";
pub(crate) const DIFFERENT_HEADS: [&str; 2] = ["Mã", "Khác ở"];

pub(crate) fn reconciled(found: &Reconciled) -> String {
    let Reconciled { here, there, equal, .. } = found;
    format!("Ở đây {here} thủ tục, trong tệp {there}; {equal} giống nhau")
}

pub(crate) fn exported(path: &str, Exported { cases, events }: Exported) -> String {
    format!("Đã ghi {path}: {cases} hồ sơ, {events} bước")
}
