//! Sentences about messages between offices.

use app::exchange::{Business, StatusCode};

pub(crate) const SUBJECT: &str = "Trích yếu";
pub(crate) const FROM: &str = "Nơi gửi";
pub(crate) const TO: &str = "Nơi nhận";
pub(crate) const ANSWER_DUE: &str = "Hạn trả lời";
pub(crate) const ATTACHMENT_HEADS: [&str; 3] = ["Tệp", "Byte", "SHA-256"];

pub(crate) const fn business(business: Business) -> &'static str {
    match business {
        Business::New => "Văn bản mới",
        Business::Revoke => "Thu hồi văn bản",
        Business::Update => "Cập nhật văn bản",
        Business::Replace => "Văn bản thay thế",
    }
}

pub(crate) const fn status(code: StatusCode) -> &'static str {
    match code {
        StatusCode::Arrived => "Trạng thái 01: đã đến",
        StatusCode::Refused => "Trạng thái 02: từ chối tiếp nhận",
        StatusCode::Received => "Trạng thái 03: đã tiếp nhận",
        StatusCode::Assigned => "Trạng thái 04: đã phân công",
        StatusCode::InProgress => "Trạng thái 05: đang xử lý",
        StatusCode::Completed => "Trạng thái 06: đã hoàn thành",
        StatusCode::CalledBack => "Trạng thái 13: yêu cầu lấy lại",
        StatusCode::GivenBack => "Trạng thái 15: đồng ý trả lại",
        StatusCode::KeptBack => "Trạng thái 16: từ chối trả lại",
    }
}

pub(crate) const NOTHING_TO_ANSWER: &str =
    "gói tin không phải văn bản, hoặc thiếu số, ký hiệu hay ngày ban hành nên không trả lời được";

pub(crate) fn not_a_status(written: &str) -> String {
    format!("\"{written}\" không phải mã trạng thái: chọn 01, 02, 03, 04, 05, 06, 13, 15 hoặc 16")
}

pub(crate) fn answered(status: &str, number: &str, file: &str) -> String {
    format!("{status}; văn bản {number}; đã ghi ra {file}")
}
