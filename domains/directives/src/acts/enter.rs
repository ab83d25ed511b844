//! Enter a task from a registered document: its lead unit, its follower, and a deadline that explains itself.

use calendar::Calendar;
use commitment::{Commitment, Deadline, Ground, Origin};
use ids::{DirectiveId, PersonId, UnitId};
use serde::Serialize;
use time::OffsetDateTime;

use crate::flow::Flow;
use crate::{Change, Document, Follower, Refusal, StoredDirective};

/// What a clerk fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Mã: its natural key.
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// Chủ trì.
    pub lead_unit: UnitId,
    /// Phối hợp.
    pub co_units: Vec<UnitId>,
    /// Để biết: they see it and owe nothing.
    pub informed: Vec<UnitId>,
    /// The product that is asked for; empty: none is named.
    pub product: String,
    /// Chuyên viên theo dõi.
    pub follower: Option<PersonId>,
    /// The deadline, as it is counted or named.
    pub due: DueGiven,
}

/// How the document sets the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum DueGiven {
    /// A day: its end of office hours, also when it is a day off.
    Day(time::Date),
    /// A moment.
    Moment(OffsetDateTime),
    /// A term counted from the document's receipt.
    Term(calendar::Term),
}

/// What the rules need to know beside the form.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The document that gives the task.
    pub document: &'a Document,
    /// Whether another directive has the code.
    pub code_taken: bool,
    /// Whether every unit that is named exists today.
    pub units_exist: bool,
    /// The office's calendar.
    pub calendar: &'a Calendar,
    /// The office's clock.
    pub now: OffsetDateTime,
}

/// Enters the task now.
///
/// # Errors
/// [`Refusal`] for a secret document, a taken code, a unit that does not exist, a due time before the document.
pub fn enter(entry: Entry, id: DirectiveId, circumstances: Circumstances<'_>) -> Result<Change, Refusal> {
    let Circumstances { document, code_taken, units_exist, calendar, now } = circumstances;
    if document.is_secret() {
        return Err(Refusal::SecretDocument);
    }
    if code_taken {
        return Err(Refusal::CodeTaken);
    }
    if !units_exist {
        return Err(Refusal::UnitNotThere);
    }
    let start = document.entry_clock_start().unwrap_or(now);
    let (due, origin) = match entry.due {
        DueGiven::Day(day) => (calendar.end_of_day_as_written(day), Origin::Day { day }),
        DueGiven::Moment(moment) => (moment, Origin::Moment),
        DueGiven::Term(term) => {
            let due = calendar.due(start, term).map_err(|_| Refusal::DueOutOfRange)?;
            (due.at, Origin::Term { start, term })
        }
    };
    if due.to_offset(calendar::ZONE).date() < document.issued_on {
        return Err(Refusal::DueBeforeIssued { due, issued_on: document.issued_on });
    }
    let deadline = Deadline { due: Some(due), decided_at: now, ground: Ground::Original, origin };
    let stored = StoredDirective {
        id,
        code: entry.code.trim().to_owned(),
        document: document.id,
        level: document.level,
        content: entry.content.trim().to_owned(),
        lead_unit: entry.lead_unit,
        co_units: entry.co_units,
        parts: Vec::new(),
        informed: entry.informed,
        product: entry.product.trim().to_owned(),
        parent: None,
        follower: entry.follower.map(|person| Follower { person, since: Some(now) }),
        received_at: document.received_at,
        commitment: Commitment { entered_at: Some(now), deadlines: vec![deadline], ..Commitment::default() },
        flow: Flow::default(),
        version: 1,
    };
    super::entered(stored, "directives.enter")
}
