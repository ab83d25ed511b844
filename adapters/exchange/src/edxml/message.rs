//! What a message says.

use serde::{Serialize, Serializer};
use time::{Date, OffsetDateTime};

/// A document, or word of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A document that another office sent.
    Document,
    /// What became of a document that was sent.
    Status,
}

/// What a document's message does (`BussinessDocType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Business {
    /// 0: a new document.
    New,
    /// 1: a document that was sent is called back.
    Revoke,
    /// 2: what was said of a document is corrected.
    Update,
    /// 3: a document takes the place of another.
    Replace,
}

impl Business {
    /// As it stands in the message.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code.trim() {
            "0" => Self::New,
            "1" => Self::Revoke,
            "2" => Self::Update,
            "3" => Self::Replace,
            _ => return None,
        })
    }
}

/// What the receiving office says of a document. Codes that the scheme leaves out (07 to 12, 14) have no meaning here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusCode {
    /// 01: it has arrived.
    Arrived,
    /// 02: it is not taken.
    Refused,
    /// 03: it is taken into the register.
    Received,
    /// 04: somebody has it to do.
    Assigned,
    /// 05: it is being worked on.
    InProgress,
    /// 06: it is done.
    Completed,
    /// 13: the sender asks for it back.
    CalledBack,
    /// 15: it is given back.
    GivenBack,
    /// 16: it is not given back.
    KeptBack,
}

impl StatusCode {
    /// Every code.
    pub const ALL: [Self; 9] = [
        Self::Arrived,
        Self::Refused,
        Self::Received,
        Self::Assigned,
        Self::InProgress,
        Self::Completed,
        Self::CalledBack,
        Self::GivenBack,
        Self::KeptBack,
    ];

    /// Two digits, as it stands in the message.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Arrived => "01",
            Self::Refused => "02",
            Self::Received => "03",
            Self::Assigned => "04",
            Self::InProgress => "05",
            Self::Completed => "06",
            Self::CalledBack => "13",
            Self::GivenBack => "15",
            Self::KeptBack => "16",
        }
    }

    /// The code that a message writes, with or without its leading zero.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let code = format!("{:0>2}", code.trim());
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// An office of the network.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Organisation {
    /// Mã định danh, such as `000.00.15.H41`.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
}

/// A file that came with a document.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Its name as sent.
    pub name: String,
    /// Its size; none: it is named and did not come.
    pub bytes: Option<u64>,
    /// SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// The bytes.
    #[serde(skip)]
    pub content: Vec<u8>,
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Attachment").field("name", &self.name).field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

/// What cannot be as the message says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// From 1.
    pub line: u32,
    /// What is wrong and what to do, in Vietnamese.
    pub what: String,
}

/// A message as other programs see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// A document or a status.
    pub kind: Kind,
    /// What the message does with the document; none: a status, or a code that the scheme lacks.
    #[serde(rename = "type")]
    pub business: Option<Business>,
    /// The code of a status, 01 to 16; none for a document.
    #[serde(serialize_with = "code")]
    pub code: Option<StatusCode>,
    /// Số, ký hiệu.
    pub number: Option<String>,
    /// When the document was issued.
    #[serde(serialize_with = "day")]
    pub issued_on: Option<Date>,
    /// Trích yếu; of a status: what the other office remarks.
    pub subject: Option<String>,
    /// Who sent the message.
    pub from: Organisation,
    /// For whom it is.
    pub to: Vec<Organisation>,
    /// When an answer is due.
    #[serde(serialize_with = "day")]
    pub due_on: Option<Date>,
    /// The files, in the message's order.
    pub attachments: Vec<Attachment>,
    /// What cannot be as it is said, by line.
    pub problems: Vec<Problem>,
    /// The network's own name of the document.
    pub document_id: Option<String>,
    /// What the document replaces, updates or calls back: the network's names.
    pub concerns: Vec<String>,
    /// Why it replaces, updates or calls back.
    pub reason: Option<String>,
    /// Độ khẩn, 0 (none) to 3 (hỏa tốc).
    pub priority: Option<u8>,
    /// When the message was sent.
    #[serde(with = "time::serde::rfc3339::option")]
    pub sent_at: Option<OffsetDateTime>,
}

impl Message {
    /// A message that says nothing yet.
    pub(super) fn empty(kind: Kind) -> Self {
        Self {
            kind,
            business: None,
            code: None,
            number: None,
            issued_on: None,
            subject: None,
            from: Organisation::default(),
            to: Vec::new(),
            due_on: None,
            attachments: Vec::new(),
            problems: Vec::new(),
            document_id: None,
            concerns: Vec::new(),
            reason: None,
            priority: None,
            sent_at: None,
        }
    }

    pub(super) fn problem(&mut self, line: u32, what: impl Into<String>) {
        self.problems.push(Problem { line, what: what.into() });
    }
}

fn code<S: Serializer>(code: &Option<StatusCode>, to: S) -> Result<S::Ok, S::Error> {
    code.map(StatusCode::code).serialize(to)
}

fn day<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.to_string()).serialize(to)
}
