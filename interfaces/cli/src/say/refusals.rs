//! What the office refuses, as a sentence for whoever sits at the console.

use app::Refusal;
use directives::Refusal as OfDirectives;
use objectives::Refusal as OfObjectives;
use people::credential::SHORTEST;
use people::{LONGEST_DAYS, LONGEST_DELEGATION_DAYS, Refusal as OfPeople};
use procedures::Refusal as OfProcedures;
use urging::Refusal as OfUrging;

use crate::value::day_in_words;

pub(crate) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotPermitted { act } => format!("không có quyền làm việc này ({act})"),
        Refusal::NotFound { noun, what } => not_found(noun, what),
        Refusal::Conflict => "người khác vừa sửa cùng hồ sơ này; hãy chạy lại".to_owned(),
        Refusal::KeyUsed { .. } => "khóa của lần gửi này đã dùng với nội dung khác hoặc cho việc khác".to_owned(),
        Refusal::People(refusal) => of_people(refusal),
        Refusal::Directives(refusal) => of_directives(refusal),
        Refusal::Objectives(refusal) => of_objectives(refusal),
        Refusal::Procedures(refusal) => of_procedures(refusal),
        // No command acts on the programme: rows of an import are told in its own words.
        Refusal::Programme(refusal) => refusal.to_string(),
        Refusal::Urging(refusal) => of_urging(refusal),
        Refusal::File(refused) => refused.to_string(),
        Refusal::Unreadable(unreadable) => unreadable.to_string(),
        Refusal::Fault { what } => what.clone(),
    }
}

fn not_found(noun: &str, what: &str) -> String {
    match noun {
        "decision" => "chưa nạp quyết định nào; hãy chạy: dunghan objectives load FILE".to_owned(),
        "event" => format!("không có sự kiện {what} trong nhật ký"),
        "unit" => format!("không có đơn vị {what}"),
        "token" => format!("người này không có mã {what}"),
        "indicator" => format!("không có chỉ số đo {what}"),
        _ => format!("không có {noun} {what}"),
    }
}

fn of_objectives(refusal: &OfObjectives) -> String {
    match refusal {
        OfObjectives::NoObjectives => "văn bản không có mục tiêu chất lượng nào".to_owned(),
        OfObjectives::PeriodMissing => "văn bản không nêu năm của mục tiêu".to_owned(),
        OfObjectives::NoSuchMeasure { place } => format!("mục tiêu không có chỉ tiêu thứ {}", place + 1),
        OfObjectives::NoSuchObjective { item } => format!("quyết định không có mục tiêu {item}"),
        OfObjectives::NoSuchIndicator { name } => format!("không có chỉ số đo {name}"),
        OfObjectives::ReasonMissing => "phải ghi lý do sửa".to_owned(),
        OfObjectives::OtherUnit { name } => format!("chỉ số đo {name} tính bằng đơn vị khác với chỉ tiêu"),
        // What pages alone do is told in their words.
        other => other.to_string(),
    }
}

fn of_urging(refusal: &OfUrging) -> String {
    let told = match refusal {
        OfUrging::TextMissing => "phải ghi nội dung",
        OfUrging::NotOpen => "nhiệm vụ không còn mở",
        OfUrging::NobodyToUrge => "đơn vị chủ trì chưa có ai để đôn đốc",
        OfUrging::AnsweredBefore => "đã trả lời trước đó",
        OfUrging::AnsweredUnseen => "trả lời mà chưa xem",
        OfUrging::ViewNameMissing => "phải đặt tên cho bộ lọc",
        OfUrging::ViewNotAList => "địa chỉ này không phải một danh sách",
        OfUrging::TooManyViews => "đã giữ quá nhiều bộ lọc",
        OfUrging::LetterNotGivenUp => "thư này đã gửi được, hoặc còn đang được gửi",
    };
    told.to_owned()
}

fn of_procedures(refusal: &OfProcedures) -> String {
    match refusal {
        OfProcedures::CodeMissing => "thiếu mã hoặc lần ban hành của quy trình".to_owned(),
        OfProcedures::Unplayable { why } => format!("không chạy lại được hồ sơ trên mô hình này: {why}"),
        // Rows of an import are told in its own words.
        other => other.to_string(),
    }
}

fn of_people(refusal: &OfPeople) -> String {
    match refusal {
        OfPeople::CodeMissing => "thiếu mã đơn vị".to_owned(),
        OfPeople::NameMissing => "thiếu họ và tên hoặc tên đơn vị".to_owned(),
        OfPeople::OwnParent => "đơn vị không thể trực thuộc chính nó".to_owned(),
        OfPeople::OwnSuccessor => "đơn vị không thể kế thừa chính nó".to_owned(),
        OfPeople::Circle { .. } => "đơn vị cấp trên lại trực thuộc chính đơn vị này".to_owned(),
        OfPeople::EndsBeforeItBegins { from, to } => {
            format!("kết thúc ngày {} trước khi bắt đầu ngày {}", day_in_words(*to), day_in_words(*from))
        }
        OfPeople::UsernameNotPlain { username } => {
            format!("tên đăng nhập \"{username}\" chỉ được gồm chữ thường không dấu, số và . - _ @")
        }
        OfPeople::EmailNotAnAddress { email } => format!("\"{email}\" không phải là địa chỉ thư điện tử"),
        OfPeople::SuccessorCircle { .. } => "đơn vị kế thừa lại dẫn về chính đơn vị này".to_owned(),
        OfPeople::CodeTaken => "mã này đã dùng cho đơn vị khác".to_owned(),
        OfPeople::UsernameTaken => "tên đăng nhập này đã có người dùng".to_owned(),
        OfPeople::LastAdministrator => "đây là quản trị viên cuối cùng còn làm việc".to_owned(),
        OfPeople::ScopeMissing => "thiếu việc mã được làm; ghi --scope ACT, hoặc --scope all".to_owned(),
        OfPeople::NoSuchAct { act } => format!("không có việc nào tên là \"{act}\""),
        OfPeople::TokenDays => format!("mã có hiệu lực từ 1 đến {LONGEST_DAYS} ngày"),
        OfPeople::TokenShown => "mã này đã được tạo và chỉ hiện một lần".to_owned(),
        OfPeople::DelegatesToSelf => "không thể tự ủy quyền cho chính mình".to_owned(),
        OfPeople::GroundMissing => "thiếu căn cứ ủy quyền".to_owned(),
        OfPeople::DelegationTimes => {
            format!("thời gian ủy quyền phải chưa qua và không quá {LONGEST_DELEGATION_DAYS} ngày")
        }
        OfPeople::PasswordTooShort => format!("mật khẩu phải có ít nhất {SHORTEST} ký tự"),
        OfPeople::PasswordRepeats => "mật khẩu mới trùng mật khẩu cũ hoặc tên đăng nhập".to_owned(),
        OfPeople::WrongPassword => "sai tên đăng nhập hoặc mật khẩu".to_owned(),
        OfPeople::Closed { until } => format!("tạm khóa đến {}", super::moment(*until)),
        OfPeople::Left => "người này không còn làm việc ở đây".to_owned(),
        OfPeople::AlreadyFounded => "đã có quản trị viên; nhờ người đó thêm người dùng trên trang Con người".to_owned(),
    }
}

fn of_directives(refusal: &OfDirectives) -> String {
    // Acts on directives are not called one by one from here; an import tells them by row in its own words.
    refusal.to_string()
}
