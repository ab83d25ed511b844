//! Who is named at a place of a sentence: one body, or a list of them, up to what they are to do.

use std::ops::Range;

use text::token::{Kind, Token, any_phrase_at, phrase_at};

use crate::bodies::{body_at, office_at, split_list};
use crate::source::Source;

/// More tokens than a list of names has: noise is not looked through again and again.
const LONGEST: usize = 160;

/// What those named are to do: it ends their names. In lower case; in capitals it belongs to a name ("Ban Quản lý").
const VERBS: &[&str] = &[
    "chủ trì",
    "chủ động",
    "phối hợp",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "khẩn trương",
    "tham mưu",
    "rà soát",
    "xây dựng",
    "triển khai",
    "tổ chức",
    "thực hiện",
    "báo cáo",
    "đôn đốc",
    "kiểm tra",
    "kiểm điểm",
    "hướng dẫn",
    "nghiên cứu",
    "đề xuất",
    "trình",
    "hoàn thành",
    "hoàn thiện",
    "theo dõi",
    "chỉ đạo",
    "tập trung",
    "tăng cường",
    "chuẩn bị",
    "xử lý",
    "giải quyết",
    "gửi",
    "cung cấp",
    "cập nhật",
    "ban hành",
    "tiếp tục",
    "tiếp thu",
    "thẩm định",
    "lập",
    "bố trí",
    "đẩy nhanh",
    "đẩy mạnh",
    "căn cứ",
    "quan tâm",
    "đánh giá",
    "tổng hợp",
    "làm",
    "thông báo",
    "công bố",
    "công khai",
    "sớm",
    "cân đối",
    "nghiêm túc",
    "quyết liệt",
    "phải",
    "cần",
    "thống nhất",
    "soạn",
    "khắc phục",
    "phê duyệt",
    "nộp",
    "trả lời",
    "tham gia",
    "chấp hành",
    "thu hồi",
    "quản lý",
    "bảo đảm",
    "đảm bảo",
    "duy trì",
    "phổ biến",
    "tuyên truyền",
    "kết nối",
    "số hóa",
    "xem xét",
    "đăng ký",
    "niêm yết",
    "xác minh",
    "rút",
    "thanh tra",
    "kê khai",
    "điều chỉnh",
    "bổ sung",
    "giao",
    "đề nghị",
    "yêu cầu",
    "theo chức năng",
    "trên cơ sở",
    "trước ngày",
    "trong thời hạn",
    "trong vòng",
    "chậm nhất",
    "trong tháng",
    "trong quý",
    "hàng tháng",
    "định kỳ",
    "có văn bản",
    "có báo cáo",
    "có ý kiến",
    "tiến hành",
    "huy động",
    "mở",
    "thành lập",
    "phân công",
    "là",
    "thống kê",
    "tính toán",
    "vận hành",
    "giám sát",
    "ký",
    "đề ra",
    "khảo sát",
    "lấy ý kiến",
    "bàn giao",
    "chuyển",
    "dự thảo",
    "đối chiếu",
    "chấn chỉnh",
    "trực tiếp",
    "trực",
    "thường xuyên",
    "khởi công",
    "nghiệm thu",
    "thu",
    "cử",
    "mời",
    "đưa",
    "nâng",
    "giảm",
    "rút kinh nghiệm",
    "kịp thời",
    "đôn",
    "tìm",
    "khai thác",
    "đào tạo",
    "phân bổ",
    "điều tra",
    "sửa đổi",
    "thuê",
    "mua",
    "bảo vệ",
    "di dời",
    "dừng",
    "tạm dừng",
    "kiện toàn",
    "lựa chọn",
    "nhập",
    "thực hành",
    "tuân thủ",
    "tự",
    "quy định",
    "in",
    "tặng",
    "truy",
];

/// How those who are named are spoken to before their names.
const BEFORE_NAMES: &[&str] =
    &["đồng chí", "các đồng chí", "ông", "bà", "các ông", "cho", ":", "nhiệm vụ cho", "trách nhiệm cho"];

/// Those whose kind alone is named: all of them.
const GROUPS: &[&str] = &[
    "các sở",
    "các cơ quan",
    "các đơn vị",
    "các địa phương",
    "các bộ",
    "các huyện",
    "các xã",
    "thủ trưởng",
    "các ban",
    "ủy ban nhân dân các",
    "ubnd các",
    "các chủ đầu tư",
    "các phòng",
    "các chi cục",
    "các công ty",
    "các nhà thầu",
];

/// Who is named from a place on.
pub(super) struct Named {
    /// Each of them.
    pub members: Vec<Range<usize>>,
    /// The token after them: what they are to do, a colon, or the end.
    pub next: usize,
    /// Whether what follows says what they are to do.
    pub with_verb: bool,
}

/// The members of a list of names that begins at `at`; none when nobody is named there.
pub(super) fn names_at(source: &Source<'_>, at: usize, end: usize) -> Option<Named> {
    let tokens = &source.tokens[..end];
    let mut start = at;
    while let Some((_, after)) = any_phrase_at(tokens, start, BEFORE_NAMES) {
        start = after;
    }
    opens(tokens, start).then_some(())?;
    let last = end.min(start + LONGEST);
    let stop = (start + 1..last).find(|&i| ends_names(tokens, i)).unwrap_or(last);
    let with_verb = tokens.get(stop).is_some_and(|t| t.kind == Kind::Word);
    let list_end =
        (start..stop).rev().find(|&i| !matches!(tokens[i].text, "," | ";" | "-" | "–")).map_or(stop, |i| i + 1);
    let members: Vec<Range<usize>> =
        split_list(source, start..list_end).into_iter().filter_map(|r| trimmed(tokens, r)).collect();
    (!members.is_empty() && stop < end || at_end(tokens, stop, end)).then_some(Named { members, next: stop, with_verb })
}

fn at_end(tokens: &[Token<'_>], stop: usize, end: usize) -> bool {
    stop >= end || tokens.get(stop).is_none()
}

/// Whether a name of a body, an office or a group of them begins here.
pub(super) fn opens(tokens: &[Token<'_>], at: usize) -> bool {
    body_at(tokens, at).is_some() || office_at(tokens, at).is_some() || any_phrase_at(tokens, at, GROUPS).is_some()
}

fn ends_names(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    match token.kind {
        Kind::Mark => {
            let goes_on =
                |text| matches!(text, "." | ":") && token.joined && tokens.get(at + 1).is_some_and(|t| t.joined);
            matches!(token.text, ":" | ";" | "." | "(" | ")" | "[" | "/" | "\"" | "“") && !goes_on(token.text)
        }
        Kind::Number => false,
        Kind::Word => {
            token.text.starts_with(char::is_lowercase)
                && any_phrase_at(tokens, at, VERBS).is_some()
                // "các tổ chức", "cơ quan, tổ chức": those are named.
                && !(token.is("tổ") && tokens[at - 1].is("các") || token.is("tổ") && at > 1 && tokens[at - 2].is("quan"))
                && !(token.is("là") && tokens[at - 1].is("gọi"))
        }
    }
}

/// A name without the marks around it and the words that are no part of it.
fn trimmed(tokens: &[Token<'_>], mut range: Range<usize>) -> Option<Range<usize>> {
    while range.start < range.end && (tokens[range.start].kind == Kind::Mark || tokens[range.start].is("và")) {
        range.start += 1;
    }
    while range.start < range.end && (tokens[range.end - 1].kind == Kind::Mark || tokens[range.end - 1].is("và")) {
        range.end -= 1;
    }
    (!range.is_empty()).then_some(range)
}

/// The index after "phối hợp với" and its like, where those who help are named.
pub(super) fn helped_by(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let (_, mut next) = any_phrase_at(tokens, at, &["phối hợp", "cùng với", "phối hợp cùng"])?;
    while let Some((_, after)) =
        any_phrase_at(tokens, next, &["chặt chẽ", "với", "cùng", "cùng với", "các đơn vị :", ":"])
    {
        next = after;
    }
    Some(next)
}

/// Whether those named give orders rather than take them.
pub(super) fn gives_orders(tokens: &[Token<'_>], name: &Range<usize>) -> bool {
    const GIVERS: &[&str] = &[
        "ubnd tỉnh",
        "ủy ban nhân dân tỉnh",
        "chủ tịch ubnd tỉnh",
        "chủ tịch ủy ban nhân dân tỉnh",
        "phó chủ tịch ubnd tỉnh",
        "phó chủ tịch ủy ban nhân dân tỉnh",
        "thủ tướng",
        "thủ tướng chính phủ",
        "chính phủ",
        "thường trực tỉnh ủy",
        "tỉnh ủy",
        "hội đồng nhân dân tỉnh",
        "hđnd tỉnh",
        "bộ trưởng",
    ];
    GIVERS.iter().any(|giver| phrase_at(tokens, name.start, giver).is_some())
}
