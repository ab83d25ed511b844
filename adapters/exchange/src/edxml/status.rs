//! Word of what became of a document: read where it comes in, written where we answer.

use quick_xml::escape::escape;
use reading::xml::Element;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

use super::NAMESPACE;
use super::fields::{child, date, line_of, moment, organisation};
use super::message::{Kind, Message, Organisation, StatusCode};

/// The element that holds a status: systems name it differently, its code they all name alike.
pub(super) fn of(header: &Element) -> Option<&Element> {
    let named = header.children.iter().find(|child| child.child("StatusCode").is_some());
    named
        .or_else(|| header.child("StatusCode").map(|_| header))
        .or_else(|| header.child("Status"))
        .or_else(|| header.child("MessageStatus"))
}

pub(super) fn read(status: &Element) -> Message {
    let mut message = Message::empty(Kind::Status);
    message.from = organisation(&mut message, status.child("From"), status.line, "nơi gửi (From)");
    let written = child(status, "StatusCode");
    message.code = written.as_deref().and_then(StatusCode::from_code);
    if message.code.is_none() {
        let known = StatusCode::ALL.map(StatusCode::code).join(", ");
        let what = match written {
            Some(written) => format!("mã trạng thái \"{written}\" không có trong quy chuẩn ({known})"),
            None => format!("thiếu mã trạng thái (StatusCode: {known})"),
        };
        message.problem(line_of(status, "StatusCode"), what);
    }
    match status.child("ResponseFor") {
        Some(answered) => {
            message.number = child(answered, "Code");
            message.issued_on = date(&mut message, answered, "PromulgationDate", "ngày ban hành (PromulgationDate)");
            message.document_id = child(answered, "DocumentId");
            let to = organisation(&mut message, Some(answered), answered.line, "nơi nhận (ResponseFor)");
            message.to.push(to);
            if message.number.is_none() && message.document_id.is_none() {
                message.problem(answered.line, "không ghi trạng thái của văn bản nào (Code, DocumentId)");
            }
        }
        None => message.problem(status.line, "không ghi trạng thái của văn bản nào (ResponseFor)"),
    }
    message.subject = child(status, "Description");
    message.sent_at = moment(&mut message, status, "Timestamp");
    message.problems.sort_by_key(|problem| problem.line);
    message
}

/// What we answer about a document.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    /// Us.
    pub from: &'a Organisation,
    /// Who sent the document.
    pub to: &'a Organisation,
    /// What became of it.
    pub code: StatusCode,
    /// Số, ký hiệu of the document.
    pub number: &'a str,
    /// When it was issued.
    pub issued_on: Date,
    /// The network's name of it.
    pub document_id: Option<&'a str>,
    /// What we remark: why it is not taken.
    pub description: &'a str,
    /// Who answers.
    pub staff: &'a str,
    /// When.
    pub at: OffsetDateTime,
}

/// A status message, as [`super::read`] reads it.
#[must_use]
pub fn write_status(answer: &Answer<'_>) -> String {
    let day = format_description!("[year]/[month]/[day]");
    let moment = format_description!("[year]/[month]/[day] [hour]:[minute]:[second]");
    // Both descriptions have only parts that every moment has.
    let issued = answer.issued_on.format(day).unwrap_or_default();
    let at = answer.at.format(moment).unwrap_or_default();
    let fallback = || format!("{},{issued},{}", answer.to.id.as_deref().unwrap_or_default(), answer.number);
    let document_id = answer.document_id.map_or_else(fallback, str::to_owned);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out += &format!("<edXML xmlns=\"{NAMESPACE}\" xmlns:edXML=\"{NAMESPACE}\">\n");
    out += "  <edXML:edXMLEnvelope>\n    <edXML:edXMLHeader>\n      <edXML:Status>\n        <edXML:ResponseFor>\n";
    field(&mut out, 5, "OrganId", answer.to.id.as_deref().unwrap_or_default());
    field(&mut out, 5, "Code", answer.number);
    field(&mut out, 5, "PromulgationDate", &issued);
    field(&mut out, 5, "DocumentId", &document_id);
    out += "        </edXML:ResponseFor>\n        <edXML:From>\n";
    field(&mut out, 5, "OrganId", answer.from.id.as_deref().unwrap_or_default());
    field(&mut out, 5, "OrganName", answer.from.name.as_deref().unwrap_or_default());
    out += "        </edXML:From>\n";
    field(&mut out, 4, "StatusCode", answer.code.code());
    field(&mut out, 4, "Description", answer.description);
    field(&mut out, 4, "Timestamp", &at);
    out += "        <edXML:StaffInfo>\n";
    field(&mut out, 5, "Staff", answer.staff);
    out += "        </edXML:StaffInfo>\n      </edXML:Status>\n    </edXML:edXMLHeader>\n  </edXML:edXMLEnvelope>\n</edXML>\n";
    out
}

fn field(out: &mut String, depth: usize, name: &str, value: &str) {
    // No document of XML may hold these, whatever they are written as.
    let clean: String = value.chars().filter(|c| !c.is_control()).collect();
    *out += &format!("{:indent$}<edXML:{name}>{}</edXML:{name}>\n", "", escape(&clean), indent = depth * 2);
}
