//! The acts of this domain, a file each.

pub mod complete;
pub mod enter;
pub mod follow_up;
pub mod record_directive;
pub mod record_document;

use calendar::Term;
use commitment::{Commitment, Deadline, Evidence, Ground, Origin};
use ledger::{Body, Value, micros};

use crate::StoredDirective;

/// Everything that an event may say of a directive.
fn described(directive: &StoredDirective) -> Body {
    let Commitment { entered_at, deadlines, completion, withdrawn_at, .. } = &directive.commitment;
    Body::new()
        .with("code", directive.code.as_str())
        .with("document", directive.document.to_string())
        .with("level", directive.level.key())
        .with("content", directive.content.as_str())
        .with("lead_unit", directive.lead_unit.to_string())
        .with("co_units", directive.co_units.iter().map(ToString::to_string).collect::<Vec<_>>())
        .with("follower", directive.follower.map(|follower| follower.person.to_string()))
        .with("received_at", directive.received_at.map(micros))
        .with("entered_at", entered_at.map(micros))
        .with("deadlines", Value::List(deadlines.iter().map(|row| Value::Map(deadline(row).0)).collect()))
        .with("completed_at", completion.as_ref().map(|completion| micros(completion.at)))
        .with("submitted_at", completion.as_ref().and_then(|completion| completion.submitted_at).map(micros))
        .with("stands_from", completion.as_ref().and_then(|completion| completion.stands_from).map(micros))
        .with(
            "evidence",
            Value::List(
                completion
                    .iter()
                    .flat_map(|completion| &completion.evidence)
                    .map(|proof| Value::Map(evidence(proof).0))
                    .collect(),
            ),
        )
        .with("withdrawn_at", withdrawn_at.map(micros))
}

fn deadline(row: &Deadline) -> Body {
    let body = Body::new().with("due", row.due.map(micros)).with("decided_at", micros(row.decided_at));
    let body = match &row.ground {
        Ground::Original => body.with("ground", "original"),
        Ground::Correction => body.with("ground", "correction"),
        Ground::Extension { reason, approver } => {
            body.with("ground", "extension").with("reason", reason.as_str()).with("approver", approver.to_string())
        }
    };
    match &row.origin {
        Origin::Day { day } => body.with("day", day.to_string()),
        Origin::Term { start, term } => {
            let (unit, length) = match *term {
                Term::WorkingDays(n) => ("working_day", n),
                Term::Days(n) => ("day", n),
                Term::WorkingMinutes(n) => ("working_minute", n),
                Term::Months(n) => ("month", n),
            };
            body.with("start", micros(*start)).with("unit", unit).with("length", length)
        }
        Origin::Moment | Origin::Record => body,
    }
}

fn evidence(proof: &Evidence) -> Body {
    match proof {
        Evidence::Document { number, issued_on } => {
            Body::new().with("number", number.as_str()).with("issued_on", issued_on.map(|day| day.to_string()))
        }
        Evidence::File { sha256, name, bytes } => Body::new()
            .with("sha256", sha256.as_str())
            .with("name", name.as_str())
            .with("bytes", i64::try_from(*bytes).unwrap_or(i64::MAX)),
        Evidence::Text { text } => Body::new().with("text", text.as_str()),
    }
}
