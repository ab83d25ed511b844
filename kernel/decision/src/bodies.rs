//! The words that open the name of a body, an office or a group of people.

use text::token::{Kind, Token, any_phrase_at, entry_at};

use crate::source::Source;

/// How the name of a body begins.
const BODIES: &[&str] = &[
    "ủy ban nhân dân",
    "ủy ban",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "hội đồng",
    "sở",
    "văn phòng",
    "chi cục",
    "tổng cục",
    "cục",
    "ban",
    "trung tâm",
    "trường",
    "thanh tra",
    "phòng",
    "bộ",
    "viện",
    "bệnh viện",
    "đảng ủy",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "chi nhánh",
    "công an",
    "kho bạc",
    "bảo hiểm xã hội",
    "liên đoàn",
    "đoàn",
    "hội",
    "đài",
    "quỹ",
    "tòa án",
    "chính phủ",
    "thủ tướng chính phủ",
    "bảo tàng",
    "thư viện",
    "trạm",
    "công ty",
    "tập đoàn",
    "hạt",
    "đội",
    "học viện",
    "nhà khách",
    "khoa",
    "vườn quốc gia",
    "cảng vụ",
    "tòa soạn",
    "đại học",
    "tổng công ty",
    "hải quan",
    "thi hành án",
    "viện kiểm sát",
    "kiểm toán",
    "bưu điện",
    "ngân hàng",
    "mặt trận",
    "nhà văn hóa",
    "ban quản lý",
];

/// Words after which one of these is no body: `ban hành`, `phòng, chống`, `bộ phận`.
const NO_BODY_BEFORE: &[&str] = &["hành", "chống", "nghị", "phận", "hợp", "sung", "đầu", ","];

/// Offices of persons, and how many of their last words open the name of the body ("Chánh Văn phòng").
const OFFICES: &[(&str, usize)] = &[
    ("chủ tịch", 0),
    ("phó chủ tịch", 0),
    ("giám đốc", 0),
    ("phó giám đốc", 0),
    ("tổng giám đốc", 0),
    ("hiệu trưởng", 0),
    ("cục trưởng", 0),
    ("chi cục trưởng", 0),
    ("viện trưởng", 0),
    ("thủ trưởng", 0),
    ("chánh văn phòng", 2),
    ("chánh thanh tra", 2),
    ("trưởng ban", 1),
    ("trưởng phòng", 1),
    ("trưởng đoàn", 1),
    ("trưởng trạm", 1),
    ("bộ trưởng", 0),
    ("hạt trưởng", 0),
    ("đội trưởng", 0),
    ("trưởng khoa", 1),
    ("vụ trưởng", 0),
    ("tổng cục trưởng", 0),
    ("trưởng chi nhánh", 2),
    ("chi nhánh trưởng", 0),
    ("chánh tòa", 0),
    ("viện phó", 0),
    ("trưởng ban quản lý", 3),
    ("trưởng bộ phận", 0),
    ("tổng biên tập", 0),
    ("chánh án", 0),
];

/// Words that open a new one in a list of those who carry a decision out, beside bodies and offices.
const GROUPS: &[&str] = &[
    "chánh",
    "phó",
    "trưởng",
    "các",
    "những",
    "toàn thể",
    "ông",
    "bà",
    "thành viên",
    "cá nhân",
    "lãnh đạo",
    "cán bộ",
    "công chức",
    "bộ phận",
    "tổ",
    "đại diện",
    "thư ký",
    "bí thư",
    "thường trực",
    "chi bộ",
    "kế toán trưởng",
    "tổ trưởng",
    "đơn vị",
    "cơ quan",
    "tổ chức",
];

/// The index after the words that open the name of a body at `at`.
pub(crate) fn body_at(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    opens_name(tokens, at).then_some(())?;
    let (_, end) = any_phrase_at(tokens, at, BODIES)?;
    // "Phòng Hành chính" is one: there the word has a capital of its own.
    let titled = |t: &Token<'_>| t.text.starts_with(char::is_uppercase) && t.text.chars().any(char::is_lowercase);
    let other = tokens.get(end).is_some_and(|t| NO_BODY_BEFORE.contains(&t.key.as_ref()) && !titled(t));
    (!other).then_some(end)
}

/// The office at `at`: where the body under it would begin, and the index after the office.
pub(crate) fn office_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
    opens_name(tokens, at).then_some(())?;
    let (&kept, end) = entry_at(tokens, at, OFFICES)?;
    Some((end - kept, end))
}

/// Whether a token opens a name: its first letter is a capital.
fn opens_name(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.text.starts_with(char::is_uppercase))
}

/// People named by what they are; several of them in a row are one group ("công chức, viên chức, người lao động").
const PEOPLE: &[&str] = &[
    "công chức",
    "viên chức",
    "cán bộ",
    "người lao động",
    "nhân viên",
    "giảng viên",
    "giáo viên",
    "chuyên viên",
    "kiểm lâm viên",
    "thanh tra viên",
    "đảng viên",
];

/// Whether a new office, body or group begins at `at` of a list whose last member began at `start`.
fn opens_group(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    if body_at(tokens, at).is_some() || office_at(tokens, at).is_some() {
        return true;
    }
    if let Some((people, end)) = any_phrase_at(tokens, at, PEOPLE) {
        return opens_people(tokens, start, at, people, end);
    }
    let Some((group, _)) = any_phrase_at(tokens, at, GROUPS) else { return false };
    let plural = || names_several(tokens, start, at);
    // In lower case only these open a group: "Thủ trưởng các cơ quan, đơn vị liên quan" is one.
    tokens[at].text.starts_with(char::is_uppercase)
        || matches!(group, "các" | "những" | "toàn thể")
        || (matches!(group, "ông" | "bà") && !(tokens[start].is("các") && at <= start + 3))
        || (group == "cá nhân" && !plural())
}

/// Whether the member of a list before `at` names several: "Trưởng các phòng".
fn names_several(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    tokens[start.max(at.saturating_sub(60))..at].iter().any(|t| t.is("các"))
}

/// Whether people open a group: after another kind of group, or when the one before ("công chức Tư pháp, công chức Địa chính") has
/// words of its own.
fn opens_people(tokens: &[Token<'_>], start: usize, at: usize, people: &str, end: usize) -> bool {
    let head =
        any_phrase_at(tokens, start, &["toàn thể", "các", "những", "tập thể", "toàn bộ"]).map_or(start, |(_, end)| end);
    match any_phrase_at(tokens, head, PEOPLE) {
        Some((first, _)) => first == people && tokens.get(end).is_some_and(|t| t.kind == Kind::Word),
        // "Trưởng các phòng, công chức" opens; "lãnh đạo, công chức" is one group.
        None => {
            !(tokens[at - 1].text == "," && names_several(tokens, head, at))
                || tokens[head].text.starts_with(char::is_uppercase)
        }
    }
}

/// The members of a list of offices, bodies and groups, as token ranges: split where a new one begins, a joining `và` dropped.
pub(crate) fn split_list(source: &Source<'_>, range: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let tokens = &source.tokens[..range.end];
    let mut out = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let joins = matches!(tokens[at].text, "," | ";") || tokens[at].is("và") || tokens[at].is("cùng");
        let mut next = at + 1;
        if joins && tokens[at].kind == Kind::Mark && tokens.get(next).is_some_and(|t| t.is("và")) {
            next += 1;
        }
        // "HĐND và UBND" names one office's two masters.
        let twin = at > start
            && tokens[at].is("và")
            && (tokens[at - 1].is("hđnd") || tokens[at - 1].is("dân") || tokens[at - 1].is("đbqh"))
            && tokens.get(next).is_some_and(|t| t.is("ubnd") || t.is("ủy") || t.is("hđnd"));
        if joins && !twin && next < range.end && opens_group(tokens, start, next) {
            out.push(start..at);
            start = next;
        }
        at = next;
    }
    out.push(start..range.end);
    out.retain(|r| !r.is_empty());
    out
}
