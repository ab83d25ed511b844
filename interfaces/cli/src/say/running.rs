//! Sentences about founding, running and looking after an office.

use std::net::SocketAddr;

use app::imports::Outcome;

use crate::house::{Check, Filled};

pub(crate) const USERNAME: &str = "Tên đăng nhập của quản trị viên: ";
pub(crate) const FULL_NAME: &str = "Họ và tên: ";
pub(crate) const USERNAME_MISSING: &str = "thiếu --username";
pub(crate) const FULL_NAME_MISSING: &str = "thiếu --full-name";
pub(crate) const PASSWORD_MISSING: &str = "thiếu mật khẩu trên stdin";
pub(crate) const DATABASE_OPEN: &str = "mở được, đúng phiên bản";
pub(crate) const LOGIN_HEADS: [&str; 4] = ["Tên đăng nhập", "Mật khẩu", "Chức vụ", "Để thử"];
pub(crate) const PROBLEM_HEADS: [&str; 4] = ["Ô", "Cột", "Giá trị", "Sai gì, sửa thế nào"];
pub(crate) const FILE_MISSING: &str = "cần tệp để nhập, hoặc --template OUT";
pub(crate) const CHECK_HEADS: [&str; 3] = ["", "Mục", "Kết quả"];

pub(crate) fn founded(username: &str, password: Option<&str>) -> String {
    match password {
        Some(password) => format!(
            "Quản trị viên: {username}\nMật khẩu (chỉ hiện một lần, phải đổi khi đăng nhập lần đầu): {password}"
        ),
        None => format!("Quản trị viên: {username}\nMật khẩu đã đặt; phải đổi khi đăng nhập lần đầu"),
    }
}

pub(crate) fn serving(address: SocketAddr) -> String {
    format!("Đang phục vụ tại http://{address} (Ctrl-C để dừng)")
}

pub(crate) fn filled(filled: &Filled) -> String {
    let Filled { data, today, seed, records, .. } = filled;
    let day = crate::value::day_in_words(*today);
    let count = |kind: &str| records.get(kind).copied().unwrap_or_default();
    format!(
        "Tỉnh giả định (hạt giống {seed}), hôm nay là {day}: {} văn bản, {} nhiệm vụ\nDữ liệu: {}",
        count("documents"),
        count("tasks"),
        data.display()
    )
}

pub(crate) fn check(check: &Check) -> [String; 3] {
    let mark = if check.ok { "✓" } else { "✗" };
    [mark.to_owned(), check.name.to_owned(), check.what.clone()]
}

pub(crate) fn no_such_kind(kind: &str) -> String {
    format!("không có loại hồ sơ {kind}")
}

pub(crate) fn template_written(path: &str) -> String {
    format!("Đã ghi tệp mẫu {path}")
}

pub(crate) fn imported(outcome: &Outcome, dry_run: bool) -> String {
    let Outcome { rows, written, unchanged, updated, absent, .. } = outcome;
    let note = if dry_run { " (chạy thử, không ghi gì)" } else { "" };
    format!(
        "{rows} dòng{note}: {written} mới, {updated} cập nhật, {unchanged} không đổi; {absent} hồ sơ không có trong tệp vẫn giữ nguyên"
    )
}
