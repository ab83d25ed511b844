//! A document's message, field by field, with what is wrong in each.

use reading::xml::Element;
use text::When;
use time::macros::offset;
use time::{Date, OffsetDateTime};

use super::attachments;
use super::message::{Business, Kind, Message, Organisation};

/// What an element says: none where it is missing or empty. Normalised, in one line.
pub(super) fn said(element: &Element) -> Option<String> {
    let line = text::normalise(&element.text).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// What a child says.
pub(super) fn child(element: &Element, name: &str) -> Option<String> {
    element.child(name).and_then(said)
}

/// The line of a child, or of its parent where it is missing.
pub(super) fn line_of(element: &Element, name: &str) -> u32 {
    element.child(name).map_or(element.line, |child| child.line)
}

pub(super) fn document(root: &Element, header: &Element, head: &Element) -> Message {
    let mut message = Message::empty(Kind::Document);
    message.from = organisation(&mut message, head.child("From"), head.line, "nơi gửi (From)");
    for to in head.all("To") {
        let to = organisation(&mut message, Some(to), head.line, "nơi nhận (To)");
        message.to.push(to);
    }
    if message.to.is_empty() {
        message.problem(head.line, "thiếu nơi nhận (To)");
    }
    number(&mut message, head);
    let issue = head.child("PromulgationInfo").unwrap_or(head);
    message.issued_on = date(&mut message, issue, "PromulgationDate", "ngày ban hành (PromulgationDate)");
    if message.issued_on.is_none() && child(issue, "PromulgationDate").is_none() {
        message.problem(issue.line, "thiếu ngày ban hành (PromulgationDate)");
    }
    message.subject = child(head, "Subject");
    if message.subject.is_none() {
        message.problem(line_of(head, "Subject"), "thiếu trích yếu (Subject)");
    }
    message.due_on = date(&mut message, head, "DueDate", "hạn trả lời (DueDate)");
    if let (Some(due), Some(issued)) = (message.due_on, message.issued_on)
        && due < issued
    {
        let what = format!("hạn trả lời {} trước ngày ban hành {}; hãy hỏi lại nơi gửi", shown(due), shown(issued));
        message.problem(line_of(head, "DueDate"), what);
    }
    message.document_id = child(head, "DocumentId");
    message.priority = head.child("OtherInfo").and_then(|other| child(other, "Priority")?.parse().ok());
    business(&mut message, header, head);
    message.attachments = attachments::read(&mut message, root);
    message.problems.sort_by_key(|problem| problem.line);
    message
}

/// An office; one without its id cannot be answered.
pub(super) fn organisation(message: &mut Message, element: Option<&Element>, line: u32, what: &str) -> Organisation {
    let Some(element) = element else {
        message.problem(line, format!("thiếu {what}"));
        return Organisation::default();
    };
    let found = Organisation { id: child(element, "OrganId"), name: child(element, "OrganName") };
    if found.id.is_none() {
        let at = line_of(element, "OrganId");
        message.problem(at, format!("{what} không có mã định danh (OrganId); hãy bổ sung mã của cơ quan"));
    }
    found
}

fn number(message: &mut Message, head: &Element) {
    let code = head.child("Code");
    let part = |name| code.and_then(|code| child(code, name));
    message.number = match (part("CodeNumber"), part("CodeNotation")) {
        // Some systems write the whole number into both.
        (Some(number), Some(notation)) if number.contains('/') || notation == number => Some(number),
        (Some(number), Some(notation)) if notation.starts_with(&format!("{number}/")) => Some(notation),
        (Some(number), Some(notation)) => Some(format!("{number}/{notation}")),
        (Some(alone), None) | (None, Some(alone)) => {
            let line = code.map_or(head.line, |code| code.line);
            message.problem(line, format!("số, ký hiệu chỉ có một phần: \"{alone}\""));
            Some(alone)
        }
        (None, None) => {
            message.problem(code.map_or(head.line, |code| code.line), "thiếu số, ký hiệu văn bản (Code)");
            None
        }
    };
}

fn business(message: &mut Message, header: &Element, head: &Element) {
    let list = header.child("TraceHeaderList");
    let spelled = ["Bussiness", "Business"];
    let found = spelled
        .iter()
        .find_map(|name| [list, Some(header), Some(head)].into_iter().flatten().find_map(|at| at.child(name)));
    if let Some(list) = list {
        let trace = list.all("TraceHeader").last();
        message.sent_at = trace.and_then(|trace| moment(message, trace, "Timestamp"));
    }
    let Some(found) = found else {
        // The regulation's first messages have none: then it is a new document.
        message.business = Some(Business::New);
        return;
    };
    let kind = ["BussinessDocType", "BusinessDocType"].iter().find_map(|name| found.child(name));
    let written = kind.and_then(said);
    message.business = written.as_deref().map_or(Some(Business::New), Business::from_code);
    if message.business.is_none() {
        let what = format!(
            "loại nghiệp vụ \"{}\" không có trong quy chuẩn (0 mới, 1 thu hồi, 2 cập nhật, 3 thay thế)",
            written.unwrap_or_default()
        );
        message.problem(kind.map_or(found.line, |kind| kind.line), what);
    }
    message.reason = ["BussinessDocReason", "BusinessDocReason"].iter().find_map(|name| child(found, name));
    let replaced = found.child("ReplacementInfoList").into_iter().flat_map(|list| list.all("ReplacementInfo"));
    let named = replaced.filter_map(|info| child(info, "DocumentId"));
    message.concerns = child(found, "DocumentId").into_iter().chain(named).collect();
    if matches!(message.business, Some(Business::Revoke | Business::Update | Business::Replace))
        && message.concerns.is_empty()
    {
        message.problem(found.line, "không ghi mã văn bản được thu hồi, cập nhật hoặc thay thế (DocumentId)");
    }
}

/// A day: `2018/05/10`, `2018-05-10`, `10/05/2018`, with or without a time.
pub(super) fn date(message: &mut Message, element: &Element, name: &str, what: &str) -> Option<Date> {
    when(message, element, name, what).map(When::day)
}

/// A moment, in the office's zone where it names none: `2018/05/10 08:30:00`.
pub(super) fn moment(message: &mut Message, element: &Element, name: &str) -> Option<OffsetDateTime> {
    when(message, element, name, "thời điểm gửi").map(|when| match when {
        When::Moment(at) => at,
        When::Day(day) => day.midnight().assume_offset(offset!(+7)),
    })
}

fn when(message: &mut Message, element: &Element, name: &str, what: &str) -> Option<When> {
    let written = child(element, name)?;
    // The schema writes the year first and strokes between: the one grammar of dates wants dashes there.
    let dashed = match written.split_at_checked(10) {
        Some((day, rest)) if day.as_bytes()[4] == b'/' => format!("{}{rest}", day.replace('/', "-")),
        _ => written,
    };
    match text::parse_moment(&dashed) {
        Ok(found) => Some(found),
        Err(error) => {
            message.problem(line_of(element, name), format!("{what}: {error}"));
            None
        }
    }
}

pub(super) fn shown(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), u8::from(day.month()), day.year())
}
