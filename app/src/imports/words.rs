//! What an office is told about a cell that is not taken: what is wrong, and what to do.

use std::ops::RangeInclusive;

use calendar::ZONE;
use time::Date;

use super::held::Subject;
use super::run::Told;
use crate::paper::day;

/// A rule of units, with the column that it is about.
pub(super) fn of_unit(refusal: &people::Refusal) -> Told {
    use people::Refusal as R;
    match refusal {
        R::CodeMissing => ("code", "thiếu mã đơn vị; hãy ghi mã".to_owned()),
        R::NameMissing => ("name", "đơn vị mới phải có tên; hãy ghi tên đơn vị".to_owned()),
        R::OwnParent => {
            ("parent_code", "đơn vị không thể là cấp trên của chính mình; hãy ghi mã cấp trên khác".to_owned())
        }
        R::OwnSuccessor => {
            ("successor_code", "đơn vị không thể kế thừa chính mình; hãy ghi mã đơn vị nhận việc".to_owned())
        }
        R::Circle { .. } => circle("parent_code"),
        R::EndsBeforeItBegins { from, to } => (
            "valid_to",
            format!("ngày kết thúc {} trước ngày bắt đầu {}; hãy sửa một trong hai ngày", day(*to), day(*from)),
        ),
        other => ("code", unforeseen(other.key())),
    }
}

/// A rule of people, with the column that it is about.
pub(super) fn of_person(refusal: &people::Refusal) -> Told {
    use people::Refusal as R;
    match refusal {
        R::NameMissing => ("full_name", "người mới phải có họ và tên; hãy ghi họ và tên".to_owned()),
        R::UsernameNotPlain { .. } => (
            "username",
            "tên đăng nhập chỉ gồm chữ không dấu, chữ số và các dấu . - _ @; hãy ghi lại, ví dụ nguyen.van.an"
                .to_owned(),
        ),
        R::EmailNotAnAddress { .. } => {
            ("email", "không phải địa chỉ thư điện tử; hãy ghi dạng ten@coquan.gov.vn hoặc để trống".to_owned())
        }
        other => ("username", unforeseen(other.key())),
    }
}

/// A rule of documents, with the column that it is about.
pub(super) fn of_document(refusal: &directives::Refusal) -> Told {
    use directives::Refusal as R;
    match refusal {
        R::NumberMissing => ("number", "thiếu số, ký hiệu; hãy ghi như trên văn bản".to_owned()),
        R::IssuerMissing => ("issuer", "thiếu cơ quan ban hành; hãy ghi tên cơ quan".to_owned()),
        R::NoTaskExpected => ("expected_tasks", TASKS.to_owned()),
        R::ReceivedBeforeIssued { received, issued_on } => (
            "received_at",
            format!(
                "ngày nhận {} trước ngày ban hành {}; hãy sửa một trong hai ngày",
                day(received.to_offset(ZONE).date()),
                day(*issued_on)
            ),
        ),
        R::SecretText => {
            ("subject", "văn bản mật không được ghi trích yếu trên máy có nối mạng; hãy để trống ô này".to_owned())
        }
        R::SecretWithoutGrade => ("secrecy", "hãy chọn độ mật".to_owned()),
        other => ("number", unforeseen(other.key())),
    }
}

/// A rule of directives, with the column that it is about.
pub(super) fn of_directive(refusal: &directives::Refusal) -> Told {
    use directives::Refusal as R;
    match refusal {
        R::CodeMissing => ("code", "thiếu mã nhiệm vụ; hãy ghi mã".to_owned()),
        R::ContentMissing => ("content", "nhiệm vụ mới phải có nội dung; hãy ghi việc cần làm".to_owned()),
        R::LeadAlsoCooperates => {
            ("co_units", "đơn vị chủ trì cũng đứng trong danh sách phối hợp; hãy bỏ mã đó khỏi ô này".to_owned())
        }
        R::SecretDocument => (
            "document_number",
            "văn bản này là văn bản mật; nhiệm vụ của văn bản mật không nhập vào đây, hãy xóa hàng này".to_owned(),
        ),
        R::TextMissing => ("text", "nội dung theo dõi để trống; hãy ghi kết quả theo dõi".to_owned()),
        other => ("code", unforeseen(other.key())),
    }
}

pub(super) fn of_procedure(refusal: &procedures::Refusal) -> Told {
    use procedures::Refusal as R;
    match refusal {
        R::NameMissing => ("name", needed("tên thủ tục")),
        R::NotALimit { written } => (
            "time_limit",
            format!("\"{written}\" không phải thời hạn; hãy ghi một số, ví dụ 20 hoặc 2,5, và chọn đơn vị ở cột bên"),
        ),
        R::WithdrawnBeforeEffective { from, to } => (
            "withdrawn_on",
            format!("ngày hết hiệu lực {} trước ngày có hiệu lực {}; hãy sửa một trong hai ngày", day(*to), day(*from)),
        ),
        R::CodeMissing => ("code", "thiếu mã hoặc lần ban hành của quy trình; hãy ghi cả hai".to_owned()),
        R::Unplayable { why } => ("model_file", no_model(why)),
        R::Unwritable(fault) => ("code", unforeseen(&fault.to_string())),
    }
}

pub(super) fn of_dossier(refusal: &dossiers::Refusal) -> Told {
    match refusal {
        dossiers::Refusal::ProcedureMissing => ("procedure_code", needed("mã thủ tục")),
        dossiers::Refusal::Unwritable(fault) => ("code", unforeseen(&fault.to_string())),
    }
}

pub(super) fn of_programme(refusal: &programme::Refusal) -> Told {
    use programme::Refusal as R;
    match refusal {
        R::YearMissing => ("year", needed("năm của chương trình")),
        R::TitleMissing => ("title", needed("nội dung")),
        R::TextMissing => ("text", "nội dung theo dõi để trống; hãy ghi kết quả theo dõi".to_owned()),
        // The acts' own refusals: no row of a file meets them.
        other => ("code", unforeseen(&other.to_string())),
    }
}

pub(super) fn of_report(refusal: &reports::Refusal) -> Told {
    match refusal {
        reports::Refusal::UnitMissing => ("unit_code", needed("đơn vị")),
        reports::Refusal::Unwritable(fault) => ("unit_code", unforeseen(&fault.to_string())),
    }
}

pub(super) fn of_initiative(refusal: &initiatives::Refusal) -> Told {
    use initiatives::Refusal as R;
    match refusal {
        R::TitleMissing => ("title", needed("tên sáng kiến")),
        R::MoreVotesThanMembers { votes, size } => (
            "council_votes_for",
            format!("{votes} phiếu đồng ý nhiều hơn {size} thành viên hội đồng; hãy sửa một trong hai ô"),
        ),
        R::SharesOverWhole { percent } => {
            ("authors", format!("phần đóng góp của các tác giả cộng lại là {percent}%; hãy sửa để không quá 100%"))
        }
        R::Unwritable(fault) => ("code", unforeseen(&fault.to_string())),
    }
}

pub(super) fn of_obligation(refusal: &quality::Refusal) -> Told {
    match refusal {
        quality::Refusal::KindMissing => ("kind", needed("loại việc")),
        quality::Refusal::Unwritable(fault) => ("code", unforeseen(&fault.to_string())),
    }
}

/// What is to be imported before a row can refer to it.
pub(super) fn no_subject(to: Subject, code: &str) -> String {
    let (what, kind) = match to {
        Subject::Directive => ("nhiệm vụ", "directives"),
        Subject::Programme => ("mục chương trình công tác", "programme"),
        Subject::Procedure => ("thủ tục", "procedures"),
        Subject::Dossier => ("hồ sơ", "dossiers"),
    };
    format!("chưa có {what} mã \"{code}\"; hãy sửa mã hoặc nhập danh sách đó ({kind}) trước")
}

pub(super) fn no_model(why: &str) -> String {
    format!("không đọc được mô hình quy trình: {why}; hãy đặt tệp cạnh tệp này, sửa tệp hoặc để trống ô")
}

/// A part of a row is left out because nobody could say what it means.
pub(super) fn not_apart(written: &str) -> String {
    format!("chưa tách được \"{written}\"; thủ tục vẫn được nhận, phần này để trống, hãy ghi tay nếu cần")
}

/// A row is taken although what it names is not there: the figures say so until it is.
pub(super) fn not_there_yet(to: Subject, code: &str) -> String {
    format!("{}; hàng này vẫn được nhận và được tính là thiếu thông tin", no_subject(to, code))
}

pub(super) const YEAR: &str = "năm phải là số từ 1900 đến 2100; hãy sửa lại";
pub(super) const NOT_A_COUNT: &str = "phải là số nguyên không âm; hãy sửa lại hoặc để trống";

/// A rule that no record from outside can break, as far as we know.
fn unforeseen(key: &str) -> String {
    format!("hàng này không nhập được ({key}); hãy kiểm tra lại cả hàng, nếu vẫn vậy thì báo quản trị hệ thống")
}

/// A document gives at least one task, and not more than can be believed.
pub(super) const TASKS: &str = "số nhiệm vụ phải từ 1 đến 1000; hãy sửa lại hoặc để trống (là 1)";

/// A number in a book is a number.
pub(super) const BOOK_NO: &str = "số trong sổ phải là số nguyên dương; hãy ghi chữ số, ví dụ 45";

/// The same key stands in the file before, with other values.
pub(super) fn twice(first: u32) -> String {
    format!("bản ghi này đã có ở hàng {first} với giá trị khác; hãy giữ một hàng và xóa hàng kia")
}

/// A year that no record of an office has.
pub(super) fn year(year: i32, years: &RangeInclusive<i32>) -> String {
    format!("năm {year} ngoài khoảng {} đến {}; hãy kiểm tra lại năm", years.start(), years.end())
}

/// The column's code leads back to the unit.
pub(super) fn circle(column: &'static str) -> Told {
    (column, "các đơn vị nối thành vòng tròn qua ô này; hãy sửa mã để không đơn vị nào dẫn về chính mình".to_owned())
}

/// No unit has this code.
pub(super) fn no_unit(code: &str) -> String {
    format!("chưa có đơn vị mã \"{code}\"; hãy sửa mã hoặc nhập danh sách đơn vị trước")
}

/// Neither the records nor the file know the unit of this code.
pub(super) fn no_unit_anywhere(code: &str) -> String {
    format!("không có đơn vị mã \"{code}\" trong tệp và trong hệ thống; hãy sửa mã hoặc thêm đơn vị đó vào tệp")
}

/// The unit of this code stands in a row that is not taken.
pub(super) fn unit_refused(code: &str) -> String {
    format!("đơn vị mã \"{code}\" ở hàng khác của tệp chưa nhập được; hãy sửa hàng đó trước")
}

/// What a new record cannot be without.
pub(super) fn needed(what: &str) -> String {
    format!("bản ghi mới phải có {what}; hãy điền ô này")
}

/// No person has this user name.
pub(super) fn no_person(username: &str) -> String {
    format!("chưa có người dùng \"{username}\"; hãy sửa tên đăng nhập hoặc nhập danh sách người dùng trước")
}

/// No role is called so.
pub(super) fn no_role(word: &str) -> String {
    let all: Vec<&str> = people::Role::ALL.iter().map(|role| role.key()).collect();
    format!("không có vai trò \"{word}\"; hãy dùng các mã: {}", all.join("; "))
}

/// The register lacks the document.
pub(super) fn no_document(number: &str, issued_on: Date, issuer: Option<&str>) -> String {
    let of = issuer.map_or_else(String::new, |issuer| format!(" của {issuer}"));
    format!(
        "sổ văn bản chưa có văn bản {number} ngày {}{of}; hãy sửa lại hoặc nhập sổ văn bản (documents) trước",
        day(issued_on)
    )
}

/// Several documents have this number and date.
pub(super) fn several_documents(issuers: &[&str]) -> String {
    format!("nhiều văn bản trùng số và ngày; hãy ghi cơ quan ban hành, một trong: {}", issuers.join("; "))
}

/// No directive has this code.
pub(super) fn no_directive(code: &str) -> String {
    format!("chưa có nhiệm vụ mã \"{code}\"; hãy sửa mã hoặc nhập nhiệm vụ (directives) trước")
}

/// Follow-ups of the work programme are not kept yet.
/// A follow-up record is never rewritten.
pub(super) const OTHER_FOLLOW_UP: &str = "đã có bản ghi theo dõi vào đúng thời điểm này với nội dung khác và không sửa \
                                          được; hãy ghi nội dung mới ở một thời điểm khác";
