//! What stands behind a directive or a document: deadlines, evidence, follow-ups, events.

use commitment::{Ground, Origin};
use directives::views;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Day, Moment, TermUnit, unit_and_length};

/// A deadline, in force until the next one was decided.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Deadline {
    /// The due moment; null: the record does not say.
    #[schema(required = true)]
    due: Option<Moment>,
    /// From when it is in force.
    decided_at: Moment,
    /// Why it was set.
    ground: DeadlineGround,
    /// How the due moment came about.
    origin: DeadlineOrigin,
}

/// Why a deadline was set or changed.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum DeadlineGround {
    /// The deadline that the work was given with.
    Original,
    /// A correction of the record.
    Correction,
    /// An extension that somebody approved.
    Extension {
        /// Why it was asked for.
        reason: String,
        /// Who approved it.
        approver: Uuid,
    },
}

/// Where a due moment comes from.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum DeadlineOrigin {
    /// A day that the document names.
    Day {
        /// The day.
        day: Day,
    },
    /// A moment that the document names.
    Moment,
    /// A term counted from a start.
    Term {
        /// The start.
        start: Moment,
        /// The unit.
        unit: TermUnit,
        /// How many of it.
        length: u32,
    },
    /// Taken over from a record of another system.
    Record,
}

impl From<commitment::Deadline> for Deadline {
    fn from(deadline: commitment::Deadline) -> Self {
        let ground = match deadline.ground {
            Ground::Original => DeadlineGround::Original,
            Ground::Correction => DeadlineGround::Correction,
            Ground::Extension { reason, approver } => DeadlineGround::Extension { reason, approver: approver.uuid() },
        };
        let origin = match deadline.origin {
            Origin::Day { day } => DeadlineOrigin::Day { day: day.into() },
            Origin::Moment => DeadlineOrigin::Moment,
            Origin::Term { start, term } => {
                let (unit, length) = unit_and_length(term);
                DeadlineOrigin::Term { start: start.into(), unit, length }
            }
            Origin::Record => DeadlineOrigin::Record,
        };
        Self { due: deadline.due.map(Moment), decided_at: deadline.decided_at.into(), ground, origin }
    }
}

/// A proof of a completion.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Evidence {
    /// A document.
    Document {
        /// Số, ký hiệu.
        number: String,
        /// Its date of issue.
        #[schema(required = true)]
        issued_on: Option<Day>,
    },
    /// A stored file.
    File {
        /// SHA-256 of its content, hexadecimal.
        sha256: String,
        /// The name that it was uploaded under.
        name: String,
        /// Its size.
        bytes: u64,
    },
    /// Words of an imported record.
    Text {
        /// As they stood in the file.
        text: String,
    },
}

impl From<commitment::Evidence> for Evidence {
    fn from(evidence: commitment::Evidence) -> Self {
        match evidence {
            commitment::Evidence::Document { number, issued_on } => {
                Self::Document { number, issued_on: issued_on.map(Day) }
            }
            commitment::Evidence::File { sha256, name, bytes } => Self::File { sha256, name, bytes },
            commitment::Evidence::Text { text } => Self::Text { text },
        }
    }
}

/// A follow-up record.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FollowUp {
    /// Its id.
    id: Uuid,
    /// When.
    at: Moment,
    /// By whom.
    #[schema(required = true)]
    by_name: Option<String>,
    /// What was found.
    text: String,
}

impl From<views::FollowUpRow> for FollowUp {
    fn from(row: views::FollowUpRow) -> Self {
        Self { id: row.id.uuid(), at: row.at.into(), by_name: row.by_name, text: row.text }
    }
}

/// An event of a history.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TimelineRow {
    /// The event; `/ledger/proofs/{event}` proves it.
    event: Uuid,
    /// The act.
    act: String,
    /// When it happened.
    occurred_at: Moment,
    /// When it was recorded.
    recorded_at: Moment,
    /// Who acted: a name where there is one, else the label of the log.
    actor: String,
    /// On whose behalf; null: the actor's own.
    #[schema(required = true)]
    on_behalf_of: Option<String>,
    /// The body of the event as it is hashed: canonical JSON.
    body: String,
    /// Its place in the log; null: not sequenced yet.
    #[schema(required = true)]
    index: Option<u64>,
}

impl From<views::TimelineRow> for TimelineRow {
    fn from(row: views::TimelineRow) -> Self {
        Self {
            event: row.event,
            act: row.act,
            occurred_at: row.occurred_at.into(),
            recorded_at: row.recorded_at.into(),
            actor: row.actor,
            on_behalf_of: row.on_behalf_of,
            body: row.body,
            index: row.index,
        }
    }
}
