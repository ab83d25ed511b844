//! The lists of procedures, their processes and publication, and of dossiers with their steps.

use super::{Choices, natural, optional, required};
use crate::columns::ColumnKind::{Code, Date, DueMoment, List, Moment, OneOf, Text};
use crate::columns::Sheet;

const LEVEL: Choices = &[("province", "Cấp tỉnh"), ("commune", "Cấp xã")];

const AUTHORITY: Choices = &[
    ("committee", "UBND tỉnh"),
    ("chairman", "Chủ tịch UBND tỉnh"),
    ("vice_chairman", "Phó Chủ tịch UBND tỉnh"),
    ("agency", "Sở ngành"),
];

const TIME_UNIT: Choices = &[("working_day", "Ngày làm việc"), ("day", "Ngày"), ("hour", "Giờ"), ("month", "Tháng")];

const PROCEDURE_STATUS: Choices =
    &[("in_force", "Còn hiệu lực"), ("amended", "Sửa đổi bổ sung"), ("repealed", "Bãi bỏ")];

const PRESCRIBED_BY: Choices = &[("central", "Trung ương"), ("local", "Địa phương")];

const CHANNEL: Choices = &[("counter", "Trực tiếp"), ("online", "Trực tuyến"), ("postal", "Bưu chính công ích")];

const DOSSIER_STATUS: Choices = &[
    ("received", "Đã tiếp nhận"),
    ("processing", "Đang xử lý"),
    ("paused", "Tạm dừng"),
    ("granted", "Đã giải quyết"),
    ("refused", "Từ chối"),
    ("withdrawn", "Công dân rút"),
    ("stopped", "Dừng xử lý"),
    ("returned", "Đã trả kết quả"),
];

const PUBLICATION_ACT: Choices = &[
    ("decided", "Quyết định công bố"),
    ("posted", "Niêm yết công khai"),
    ("sent", "Gửi cơ sở dữ liệu quốc gia"),
    ("acknowledged", "Cơ sở dữ liệu quốc gia xác nhận"),
];

/// Procedures (thủ tục hành chính).
pub static PROCEDURES: Sheet = Sheet {
    kind: "procedures",
    columns: &[
        natural("code", "Mã thủ tục", Code, "1.000123", "Mã trên Cơ sở dữ liệu quốc gia về thủ tục hành chính."),
        required("name", "Tên thủ tục", Text, "Cấp giấy phép xây dựng", ""),
        optional("field", "Lĩnh vực", Text, "Xây dựng", ""),
        optional("level", "Cấp thực hiện", OneOf(LEVEL), "Cấp tỉnh", ""),
        required("authority", "Thẩm quyền giải quyết", OneOf(AUTHORITY), "Chủ tịch UBND tỉnh", ""),
        optional("time_limit", "Thời hạn giải quyết", Code, "20", "Số, ví dụ 20 hoặc 2,5."),
        optional("time_unit", "Đơn vị thời hạn", OneOf(TIME_UNIT), "Ngày làm việc", ""),
        optional("decision_number", "Số quyết định công bố", Code, "123/QĐ-UBND", ""),
        required(
            "decided_on",
            "Ngày quyết định",
            Date,
            "05/02/2018",
            "Từ đây tính thời hạn nhập cơ sở dữ liệu quốc gia.",
        ),
        required("effective_on", "Ngày có hiệu lực", Date, "15/02/2018", ""),
        required("status", "Tình trạng", OneOf(PROCEDURE_STATUS), "Còn hiệu lực", ""),
        required("iso_process_code", "Mã quy trình ISO", Code, "QT-XD-01", "Để trống nếu chưa xây dựng quy trình."),
        required(
            "national_db_updated_at",
            "Ngày cập nhật CSDL quốc gia",
            Moment,
            "08/02/2018",
            "Trước ngày quyết định thì chưa phải bản hiện hành.",
        ),
        optional("prescribed_by", "Cơ quan quy định", OneOf(PRESCRIBED_BY), "Trung ương", ""),
        optional("published_at", "Ngày công khai", Moment, "08/02/2018", "Để trống nếu chưa công khai."),
    ],
};

/// Procedures as lists of others have them: any of our columns, and what the portal's pages say beside them.
pub static LISTED_PROCEDURES: Sheet = Sheet {
    kind: "procedures",
    columns: &[
        natural("code", "Mã thủ tục", Code, "1.000123", ""),
        optional("name", "Tên thủ tục", Text, "", ""),
        optional("field", "Lĩnh vực", Text, "", ""),
        optional("level", "Cấp thực hiện", OneOf(LEVEL), "", ""),
        optional("authority", "Thẩm quyền giải quyết", OneOf(AUTHORITY), "", ""),
        optional("time_limit", "Thời hạn giải quyết", Code, "", ""),
        optional("time_unit", "Đơn vị thời hạn", OneOf(TIME_UNIT), "", ""),
        optional("decision_number", "Số quyết định công bố", Code, "", ""),
        optional("decided_on", "Ngày quyết định", Date, "", ""),
        optional("effective_on", "Ngày có hiệu lực", Date, "", ""),
        optional("status", "Tình trạng", OneOf(PROCEDURE_STATUS), "", ""),
        optional("iso_process_code", "Mã quy trình ISO", Code, "", ""),
        optional("prescribed_by", "Cơ quan quy định", OneOf(PRESCRIBED_BY), "", ""),
        optional("body", "Cơ quan thực hiện", Text, "", ""),
        optional("applicants", "Đối tượng thực hiện", Text, "", ""),
        optional("steps", "Trình tự thực hiện", Text, "", ""),
        optional("documents", "Thành phần hồ sơ", Text, "", ""),
        optional("legal_bases", "Căn cứ pháp lý", Text, "", ""),
        optional("conditions", "Yêu cầu, điều kiện", Text, "", ""),
        optional("result", "Kết quả", Text, "", ""),
        optional("ways", "Cách thức thực hiện", Text, "", ""),
        optional("unread", "Chưa đọc được", Text, "", ""),
    ],
};

/// Versions of ISO processes.
pub static PROCESSES: Sheet = Sheet {
    kind: "processes",
    columns: &[
        natural("code", "Mã quy trình", Code, "QT-XD-01", ""),
        natural("version", "Lần ban hành", Code, "1", ""),
        required("procedure_codes", "Mã thủ tục", List, "1.000123;1.000124", "Cách nhau bằng dấu chấm phẩy."),
        optional("decision_number", "Số quyết định ban hành", Code, "45/QĐ-UBND", ""),
        required("effective_on", "Ngày có hiệu lực", Date, "15/03/2018", ""),
        required("withdrawn_on", "Ngày hết hiệu lực", Date, "", "Để trống nếu còn hiệu lực."),
        optional("model_file", "Tệp mô hình", Text, "qt-xd-01.bpmn", ""),
    ],
};

/// One-stop dossiers.
pub static DOSSIERS: Sheet = Sheet {
    kind: "dossiers",
    columns: &[
        natural("code", "Mã hồ sơ", Code, "000.00.01.H26-180205-0012", ""),
        required("procedure_code", "Mã thủ tục", Code, "1.000123", ""),
        required("unit_code", "Đơn vị giải quyết", Code, "SXD", "Mã đơn vị."),
        optional("channel", "Hình thức nộp", OneOf(CHANNEL), "Trực tiếp", ""),
        required("received_at", "Ngày tiếp nhận", Moment, "05/02/2018 08:30", ""),
        required("due_at", "Ngày hẹn trả", DueMoment, "12/03/2018", "Để trống là chưa rõ."),
        required("finished_at", "Ngày có kết quả", Moment, "09/03/2018 10:00", "Để trống nếu chưa xong."),
        optional("returned_at", "Ngày trả kết quả", Moment, "12/03/2018 09:00", ""),
        required("status", "Tình trạng", OneOf(DOSSIER_STATUS), "Đã giải quyết", ""),
        optional("received_unit", "Nơi tiếp nhận", Code, "TTPVHCC", "Mã đơn vị."),
        optional("returned_unit", "Nơi trả kết quả", Code, "TTPVHCC", "Mã đơn vị."),
    ],
};

/// Steps of dossiers.
pub static DOSSIER_EVENTS: Sheet = Sheet {
    kind: "dossier-events",
    columns: &[
        natural("dossier_code", "Mã hồ sơ", Code, "000.00.01.H26-180205-0012", ""),
        natural("activity", "Bước xử lý", Text, "Thẩm định hồ sơ", ""),
        natural("at", "Thời điểm", Moment, "06/02/2018 09:00", ""),
        required("actor", "Người thực hiện", Text, "Nguyễn Văn An", ""),
        optional("unit_code", "Đơn vị", Code, "SXD", "Mã đơn vị."),
        optional("step_due_at", "Hạn của bước", DueMoment, "08/02/2018", ""),
    ],
};

/// Acts of publishing procedures.
pub static PUBLICATIONS: Sheet = Sheet {
    kind: "publications",
    columns: &[
        natural("procedure_code", "Mã thủ tục", Code, "1.000123", ""),
        natural("version", "Phiên bản", Code, "1", ""),
        natural("act", "Việc", OneOf(PUBLICATION_ACT), "Niêm yết công khai", ""),
        required("at", "Thời điểm", Moment, "08/02/2018", ""),
        optional("proof", "Minh chứng", Text, "Biên bản niêm yết 08/02/2018", ""),
    ],
};
