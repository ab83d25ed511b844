//! Sentences about tokens of the programming interface.

pub(crate) const TOKEN_NAME: &str = "dòng lệnh";
pub(crate) const TOKEN_HEADS: [&str; 5] = ["Số", "Tên", "Được làm", "Đến", "Tình trạng"];
pub(crate) const ENDLESS: &str = "không hạn";

pub(crate) fn nobody(username: &str) -> String {
    format!("không có người dùng \"{username}\"")
}

pub(crate) fn token_made(secret: &str, username: &str, scopes: &str, days: Option<u32>) -> String {
    let lasts = days.map_or_else(|| "đến khi thu hồi".to_owned(), |days| format!("{days} ngày"));
    format!("Mã của {username} (chỉ hiện một lần): {secret}\nĐược làm: {scopes}\nHiệu lực: {lasts}")
}

pub(crate) fn no_tokens(username: &str) -> String {
    format!("{username} chưa có mã nào")
}

pub(crate) const fn token_state(good: bool, revoked: bool) -> &'static str {
    match (good, revoked) {
        (true, _) => "dùng được",
        (false, true) => "đã thu hồi",
        (false, false) => "hết hạn",
    }
}

pub(crate) fn token_revoked(username: &str) -> String {
    format!("Đã thu hồi mã của {username}")
}
