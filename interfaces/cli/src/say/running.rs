//! Sentences about founding, running and looking after an office.

use std::net::SocketAddr;

use app::imports::Outcome;

use crate::house::{BackedUp, Check, Filled, Restored};

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

/// What was put away, and how it must be kept.
pub(crate) fn backed_up(done: &BackedUp) -> String {
    let BackedUp { file, bytes, database, files, public_key, checkpoint, .. } = done;
    let database = if *database { "cơ sở dữ liệu, " } else { "" };
    let mut said = format!(
        "Đã sao lưu vào {} ({bytes} byte): {database}{files} tệp minh chứng, khóa ký.\n\
         Tệp này chứa KHÓA BÍ MẬT ký nhật ký và mọi hồ sơ: ai đọc được nó ký được thay cơ quan. Tệp chỉ chủ sở hữu đọc được; giữ như giữ dữ liệu gốc.\n\
         Khóa công khai: {public_key}",
        file.display()
    );
    if !done.database {
        said.push_str(
            "\nCơ sở dữ liệu ở PostgreSQL và KHÔNG có trong tệp này: chạy pg_dump --format=custom trước lệnh này; khi phục \
             hồi, pg_restore trước, dunghan restore sau.",
        );
    }
    if let Some(checkpoint) = checkpoint {
        said.push_str(&format!("\nGiữ điểm chốt này ở một nơi khác với bản sao lưu:\n\n{}", checkpoint.trim_end()));
    }
    said
}

pub(crate) fn restored(done: &Restored) -> String {
    let Restored { data, made_at, files, holds_checkpoint, log } = done;
    let holds = match holds_checkpoint {
        Some(true) => "Nhật ký có điểm chốt của lúc sao lưu.",
        Some(false) => "Nhật ký KHÔNG có điểm chốt của lúc sao lưu: cơ sở dữ liệu không phải là bản đi cùng tệp này.",
        None => "Cơ sở dữ liệu không nằm trong bản sao lưu; nhật ký trên là của cơ sở dữ liệu đang dùng.",
    };
    format!(
        "Đã phục hồi vào {} bản sao lưu lúc {}: {files} tệp minh chứng, khóa ký.\n{}\n{holds}\n\
         Mọi người phải đăng nhập lại.",
        data.display(),
        super::moment(*made_at),
        super::verified(log)
    )
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
