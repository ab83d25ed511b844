//! The lists of the work programme, urgings, reports, initiatives and what the quality system owes.

use super::{Choices, natural, optional, required};
use crate::columns::ColumnKind::{Code, Date, DueMoment, Integer, Moment, OneOf, Text};
use crate::columns::Sheet;

const ITEM_KIND: Choices = &[("programme", "Chương trình"), ("scheme", "Đề án"), ("key_task", "Nhiệm vụ trọng tâm")];

const PROGRAMME_OF: Choices = &[("committee", "UBND tỉnh"), ("office", "Văn phòng")];

const ITEM_STATUS: Choices = &[("approved", "Được duyệt"), ("withdrawn", "Rút khỏi chương trình")];

const URGED_KIND: Choices =
    &[("directive", "Nhiệm vụ được giao"), ("programme", "Chương trình công tác"), ("dossier", "Hồ sơ một cửa")];

const REPORT_KIND: Choices = &[("report", "Báo cáo"), ("programme", "Chương trình công tác")];

const REPORT_CHANNEL: Choices = &[("online", "Trên mạng"), ("paper", "Văn bản giấy")];

const OBLIGATION_KIND: Choices = &[
    ("audit", "Đánh giá nội bộ"),
    ("review", "Xem xét của lãnh đạo"),
    ("legal_update", "Cập nhật pháp luật"),
    ("declaration", "Công bố hệ thống"),
    ("corrective_action", "Hành động khắc phục"),
    ("other", "Khác"),
];

/// Items of the work programme.
pub static PROGRAMME: Sheet = Sheet {
    kind: "programme",
    columns: &[
        natural("code", "Mã mục", Code, "CT-2018-01", ""),
        required("year", "Năm", Integer, "2018", ""),
        required("title", "Nội dung", Text, "Đề án phát triển du lịch cộng đồng", ""),
        optional("kind", "Loại", OneOf(ITEM_KIND), "Đề án", ""),
        optional("lead_unit", "Đơn vị chủ trì", Code, "SVHTTDL", "Mã đơn vị."),
        required("follower", "Chuyên viên theo dõi", Code, "nguyen.van.an", "Tên đăng nhập."),
        required("due_at", "Thời hạn hoàn thành", DueMoment, "30/09/2018", "Để trống là chưa rõ."),
        required("completed_at", "Ngày hoàn thành", Moment, "28/09/2018", "Để trống nếu chưa xong."),
        required("evidence", "Minh chứng", Text, "210/TTr-SVHTTDL ngày 28/09/2018", ""),
        optional("programme_of", "Chương trình của", OneOf(PROGRAMME_OF), "UBND tỉnh", ""),
        optional("status", "Tình trạng", OneOf(ITEM_STATUS), "Được duyệt", "Rút mà không ghi số duyệt thì vẫn tính."),
        optional("leader", "Lãnh đạo chỉ đạo", Text, "Phó Chủ tịch Nguyễn Văn An", ""),
        optional("product", "Sản phẩm", Text, "Quyết định phê duyệt Đề án", ""),
        optional("approval_form", "Cấp, hình thức thông qua", Text, "UBND tỉnh, phiên họp tháng 9", ""),
        optional("approved_by", "Văn bản duyệt", Text, "15/QĐ-UBND ngày 10/01/2018", ""),
    ],
};

/// Reminders that were delivered and urgings by people.
pub static URGINGS: Sheet = Sheet {
    kind: "urgings",
    columns: &[
        natural("subject_kind", "Loại việc", OneOf(URGED_KIND), "Chương trình công tác", ""),
        natural("subject_code", "Mã việc", Code, "CT-2018-01", ""),
        natural(
            "rung",
            "Bậc nhắc",
            Code,
            "before",
            "before (trước hạn), on_day (đúng ngày), late (quá hạn), late_long (quá hạn lâu), seen (người giám sát đã xem hồ sơ); bậc khác tính theo ngày gửi.",
        ),
        natural("delivered_at", "Thời điểm gửi", Moment, "25/09/2018 08:00", ""),
        optional("by", "Người đôn đốc", Code, "", "Để trống khi hệ thống tự nhắc."),
        optional("answered_at", "Thời điểm trả lời", Moment, "", ""),
    ],
};

/// Reports and programmes that units owe.
pub static REPORTS: Sheet = Sheet {
    kind: "reports",
    columns: &[
        natural("unit_code", "Mã đơn vị", Code, "TTTH", ""),
        natural("template_code", "Mã mẫu", Code, "BC-THANG", ""),
        natural("period", "Kỳ", Code, "2018-03", ""),
        required("due_at", "Hạn gửi", DueMoment, "20/03/2018", "Để trống là chưa rõ."),
        required("submitted_at", "Ngày gửi", Moment, "19/03/2018 15:00", ""),
        required("accepted_at", "Ngày được chấp nhận", Moment, "20/03/2018 09:00", ""),
        optional("kind", "Loại", OneOf(REPORT_KIND), "Báo cáo", "Để trống là báo cáo."),
        optional("channel", "Hình thức gửi", OneOf(REPORT_CHANNEL), "Trên mạng", "Để trống là trên mạng."),
    ],
};

/// Initiatives (sáng kiến).
pub static INITIATIVES: Sheet = Sheet {
    kind: "initiatives",
    columns: &[
        natural("code", "Mã sáng kiến", Code, "SK-2018-01", ""),
        required("title", "Tên sáng kiến", Text, "Phần mềm nhắc hạn xử lý hồ sơ", ""),
        optional(
            "authors",
            "Tác giả",
            Text,
            "Nguyễn Văn An:60;Trần Thị Bình:40",
            "Tên:phần trăm, cách nhau bằng dấu chấm phẩy.",
        ),
        optional("unit_code", "Mã đơn vị", Code, "VP", ""),
        required("first_applied_on", "Ngày áp dụng lần đầu", Date, "01/03/2018", ""),
        optional("requested_on", "Ngày đề nghị công nhận", Date, "15/10/2018", ""),
        optional("council_votes_for", "Số phiếu đồng ý", Integer, "7", ""),
        optional("council_size", "Số thành viên hội đồng", Integer, "9", ""),
        required("recognised_on", "Ngày công nhận", Date, "20/11/2018", "Để trống nếu chưa công nhận."),
        optional("decision_number", "Số quyết định công nhận", Code, "320/QĐ-UBND", ""),
        optional("council_code", "Mã hội đồng", Code, "HDSK", ""),
    ],
};

/// What the quality system owes.
pub static OBLIGATIONS: Sheet = Sheet {
    kind: "obligations",
    columns: &[
        natural("code", "Mã việc", Code, "DG-2018-01", ""),
        required("kind", "Loại", OneOf(OBLIGATION_KIND), "Đánh giá nội bộ", ""),
        required("due_at", "Thời hạn", DueMoment, "30/06/2018", "Để trống là chưa rõ."),
        required("done_at", "Ngày hoàn thành", Moment, "28/06/2018", ""),
        required("evidence", "Minh chứng", Text, "Báo cáo đánh giá nội bộ 05/BC-VP", ""),
    ],
};
