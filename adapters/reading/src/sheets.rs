//! The lists that an office imports: their columns, required ones, choices and examples.

use crate::columns::ColumnKind::{Code, Date, DueMoment, Integer, List, Moment, OneOf, Text, YesNo};
use crate::columns::{Column, ColumnKind, Sheet};

mod duties;
mod one_stop;

pub use duties::{INITIATIVES, OBLIGATIONS, PROGRAMME, REPORTS, URGINGS};
pub use one_stop::{DOSSIER_EVENTS, DOSSIERS, LISTED_PROCEDURES, PROCEDURES, PROCESSES, PUBLICATIONS};

type Choices = &'static [(&'static str, &'static str)];

/// A column that may be left out of a file.
const fn optional(
    key: &'static str,
    header_vi: &'static str,
    kind: ColumnKind,
    example: &'static str,
    note: &'static str,
) -> Column {
    Column { key, header_vi, required: false, natural: false, kind, example, note }
}

/// A column that a file must have; its cells may be empty.
const fn required(
    key: &'static str,
    header_vi: &'static str,
    kind: ColumnKind,
    example: &'static str,
    note: &'static str,
) -> Column {
    Column { required: true, ..optional(key, header_vi, kind, example, note) }
}

/// A column of the natural key.
const fn natural(
    key: &'static str,
    header_vi: &'static str,
    kind: ColumnKind,
    example: &'static str,
    note: &'static str,
) -> Column {
    Column { natural: true, ..required(key, header_vi, kind, example, note) }
}

/// Whose direction a document carries.
const LEVEL: Choices = &[
    ("government", "Chính phủ"),
    ("prime_minister", "Thủ tướng Chính phủ"),
    ("province", "UBND tỉnh"),
    ("chairman", "Chủ tịch UBND tỉnh"),
    ("other", "Khác"),
];

/// What a unit is.
const UNIT_KIND: Choices = &[
    ("committee", "UBND"),
    ("office", "Văn phòng"),
    ("department", "Sở và tương đương"),
    ("division", "Phòng trong đơn vị"),
    ("centre", "Trung tâm"),
    ("commune", "UBND cấp xã"),
    ("agency", "Cơ quan khác"),
];

/// Which register a document stands in.
const DIRECTION: Choices = &[("incoming", "Văn bản đến"), ("outgoing", "Văn bản đi"), ("meeting", "Kết luận cuộc họp")];

/// How urgent a document is.
const URGENCY: Choices =
    &[("normal", "Thường"), ("urgent", "Khẩn"), ("express", "Thượng khẩn"), ("immediate", "Hỏa tốc")];

/// How secret a document is.
const SECRECY: Choices =
    &[("none", "Không"), ("confidential", "Mật"), ("secret", "Tối mật"), ("top_secret", "Tuyệt mật")];

/// What is followed up.
const SUBJECT_KIND: Choices = &[("directive", "Nhiệm vụ được giao"), ("programme", "Chương trình công tác")];

/// Units of the organisation, dated.
pub static UNITS: Sheet = Sheet {
    kind: "units",
    columns: &[
        natural("code", "Mã đơn vị", Code, "VP", "Mã ngắn, không đổi."),
        required("name", "Tên đơn vị", Text, "Văn phòng UBND tỉnh", ""),
        required("parent_code", "Mã đơn vị cấp trên", Code, "UBND", "Để trống với đơn vị cao nhất."),
        required("kind", "Loại đơn vị", OneOf(UNIT_KIND), "Văn phòng", ""),
        optional("valid_from", "Có từ ngày", Date, "01/01/2018", "Ngày đơn vị bắt đầu hoạt động."),
        optional("valid_to", "Đến hết ngày", Date, "", "Để trống nếu đơn vị còn hoạt động."),
        optional("successor_code", "Mã đơn vị kế thừa", Code, "", "Đơn vị nhận việc sau khi sáp nhập, giải thể."),
        optional(
            "under_office",
            "Thuộc Văn phòng",
            YesNo,
            "",
            "Phòng, trung tâm có cấp trên là Văn phòng thì mặc nhiên là có.",
        ),
    ],
};

/// People and what they are.
pub static PEOPLE: Sheet = Sheet {
    kind: "people",
    columns: &[
        natural("username", "Tên đăng nhập", Code, "nguyen.van.an", "Không đổi khi người này chuyển đơn vị."),
        required("full_name", "Họ và tên", Text, "Nguyễn Văn An", ""),
        required("unit_code", "Mã đơn vị", Code, "VP", "Theo danh sách đơn vị."),
        optional("position", "Chức vụ", Text, "Chuyên viên", ""),
        optional("email", "Thư điện tử", Code, "an.nv@tinh.gov.vn", ""),
        required(
            "roles",
            "Vai trò",
            List,
            "officer;follower",
            "Mã vai trò, cách nhau bằng dấu chấm phẩy: records_clerk (văn thư), officer (chuyên viên), follower (người theo dõi), unit_head (trưởng đơn vị), counter_officer (cán bộ một cửa), iso_secretary (thư ký ISO), qmr (đại diện lãnh đạo về chất lượng), office_leader (lãnh đạo Văn phòng), vice_chairman (Phó Chủ tịch), chairman (Chủ tịch), auditor (đánh giá viên), inspector (thanh tra), council_member (thành viên hội đồng), administrator (quản trị).",
        ),
        optional(
            "active",
            "Còn làm việc",
            YesNo,
            "",
            "Ghi không khi người này đã thôi việc; để trống là giữ như cũ, người mới là có.",
        ),
    ],
};

/// The register: incoming, outgoing, conclusions of meetings.
pub static DOCUMENTS: Sheet = Sheet {
    kind: "documents",
    columns: &[
        natural("number", "Số, ký hiệu", Code, "123/UBND-KGVX", "Như ghi trên văn bản."),
        natural("issued_on", "Ngày ban hành", Date, "05/02/2018", ""),
        natural("issuer", "Cơ quan ban hành", Text, "UBND tỉnh", ""),
        required("level", "Cấp chỉ đạo", OneOf(LEVEL), "UBND tỉnh", ""),
        required(
            "received_at",
            "Ngày nhận",
            Moment,
            "05/02/2018 08:30",
            "Có giờ thì ghi giờ; từ đây tính thời hạn cập nhật vào phần mềm.",
        ),
        optional(
            "subject",
            "Trích yếu",
            Text,
            "V/v báo cáo tình hình thực hiện nhiệm vụ",
            "Văn bản mật: để trống, không ghi nội dung mật.",
        ),
        required("has_deadline", "Có thời hạn", YesNo, "có", "Văn bản có giao nhiệm vụ kèm thời hạn."),
        required(
            "deadline",
            "Thời hạn",
            DueMoment,
            "28/02/2018",
            "Chỉ ghi ngày thì hết hạn vào cuối giờ làm việc của ngày đó.",
        ),
        optional("direction", "Loại sổ", OneOf(DIRECTION), "Văn bản đến", "Để trống là văn bản đến."),
        optional("book_no", "Số đến, số đi", Code, "45", "Số thứ tự trong sổ."),
        optional("urgency", "Độ khẩn", OneOf(URGENCY), "Thường", "Để trống là thường."),
        optional("secrecy", "Độ mật", OneOf(SECRECY), "Không", "Để trống là không mật."),
        optional("expected_tasks", "Số nhiệm vụ", Integer, "1", "Số nhiệm vụ văn bản giao; để trống là 1."),
    ],
};

/// Tasks that documents give.
pub static DIRECTIVES: Sheet = Sheet {
    kind: "directives",
    columns: &[
        natural("code", "Mã nhiệm vụ", Code, "NV-2018-001", ""),
        required("document_number", "Số, ký hiệu văn bản", Code, "123/UBND-KGVX", "Văn bản giao nhiệm vụ."),
        required("document_issued_on", "Ngày ban hành văn bản", Date, "05/02/2018", ""),
        optional(
            "document_issuer",
            "Cơ quan ban hành văn bản",
            Text,
            "UBND tỉnh",
            "Cần khi hai cơ quan có văn bản trùng số và ngày.",
        ),
        required("level", "Cấp chỉ đạo", OneOf(LEVEL), "UBND tỉnh", ""),
        required("content", "Nội dung nhiệm vụ", Text, "Báo cáo tình hình thực hiện nhiệm vụ quý I", ""),
        required("lead_unit", "Đơn vị chủ trì", Code, "VP", "Mã đơn vị."),
        optional("co_units", "Đơn vị phối hợp", List, "STC;SNV", "Mã đơn vị, cách nhau bằng dấu chấm phẩy."),
        required("follower", "Chuyên viên theo dõi", Code, "nguyen.van.an", "Tên đăng nhập."),
        optional("received_at", "Ngày nhận", Moment, "05/02/2018 08:30", ""),
        required("entered_at", "Ngày cập nhật vào phần mềm", Moment, "05/02/2018 14:00", ""),
        required(
            "due_at",
            "Thời hạn hoàn thành",
            DueMoment,
            "28/02/2018",
            "Chỉ ghi ngày thì hết hạn vào cuối giờ làm việc của ngày đó; để trống là chưa rõ.",
        ),
        required(
            "completed_at",
            "Ngày hoàn thành",
            Moment,
            "27/02/2018",
            "Ngày của văn bản kết quả; để trống nếu chưa xong.",
        ),
        required("evidence", "Minh chứng", Text, "45/BC-VP ngày 27/02/2018", "Số, ngày văn bản kết quả hoặc mô tả."),
        optional("submitted_at", "Ngày trình kết quả", Moment, "", ""),
        optional("accepted_at", "Ngày chấp nhận kết quả", Moment, "", ""),
    ],
};

/// Follow-ups of what is owed.
pub static FOLLOW_UPS: Sheet = Sheet {
    kind: "follow-ups",
    columns: &[
        natural("subject_kind", "Loại việc", OneOf(SUBJECT_KIND), "Nhiệm vụ được giao", ""),
        natural("subject_code", "Mã việc", Code, "NV-2018-001", "Mã nhiệm vụ hoặc mã mục chương trình."),
        natural("at", "Thời điểm theo dõi", Moment, "15/02/2018 09:00", ""),
        optional("by", "Người theo dõi", Code, "nguyen.van.an", "Tên đăng nhập."),
        required("text", "Nội dung theo dõi", Text, "Đơn vị đã có dự thảo báo cáo", ""),
    ],
};

/// Every list, in the order in which a new office imports them.
pub static ALL: [&Sheet; 15] = [
    &UNITS,
    &PEOPLE,
    &DOCUMENTS,
    &DIRECTIVES,
    &PROGRAMME,
    &FOLLOW_UPS,
    &URGINGS,
    &PROCEDURES,
    &PROCESSES,
    &DOSSIERS,
    &DOSSIER_EVENTS,
    &PUBLICATIONS,
    &REPORTS,
    &INITIATIVES,
    &OBLIGATIONS,
];

/// The list of a kind, as it is named on the command line.
pub fn sheet(kind: &str) -> Option<&'static Sheet> {
    ALL.into_iter().find(|sheet| sheet.kind == kind)
}
