//! The acts of this domain, a file each.

pub mod answer;
pub mod assign;
pub mod complete;
pub mod conceal;
pub mod enter;
pub mod extend;
pub mod follow_up;
pub mod judge;
pub mod pause;
pub mod plan;
pub mod record_directive;
pub mod record_document;
pub mod share;
pub mod submit;
pub mod withdraw;

use calendar::Term;
use commitment::{Commitment, Deadline, Evidence, Ground, Origin, Pause};
use ledger::{Body, Draft, Value, micros};

use crate::flow::{Answer, ExtensionRequest, Part, Returned};
use crate::{Change, Directive, Refusal, StoredDirective, Write};

/// A copy of a task that has not ended, to be changed.
fn open(directive: &Directive) -> Result<StoredDirective, Refusal> {
    if directive.commitment.withdrawn_at.is_some() {
        return Err(Refusal::Withdrawn);
    }
    if directive.result_stands() {
        return Err(Refusal::AlreadyCompleted);
    }
    Ok((**directive).clone())
}

/// A reason, which is never empty.
fn said(reason: &str) -> Result<String, Refusal> {
    match reason.trim() {
        "" => Err(Refusal::ReasonMissing),
        reason => Ok(reason.to_owned()),
    }
}

/// The change of a task from what it was to `stored`, with the event of `act`: the difference, and what was said.
fn changed(before: &Directive, stored: StoredDirective, act: &str, said: Body) -> Result<Change, Refusal> {
    let mut stored = stored;
    stored.version += 1;
    let mut body = described(before).difference(&described(&stored));
    body.0.extend(said.0);
    written(stored, act, body)
}

/// A task that is new.
fn entered(stored: StoredDirective, act: &str) -> Result<Change, Refusal> {
    let body = Body::new().difference(&described(&stored));
    written(stored, act, body)
}

fn written(stored: StoredDirective, act: &str, body: Body) -> Result<Change, Refusal> {
    let draft = Draft {
        act: act.to_owned(),
        subject_kind: "directive".to_owned(),
        subject_id: stored.id.uuid(),
        subject_version: stored.version,
        occurred_at_us: None,
        body,
    };
    Ok(Change::new(vec![Write::Directive(Directive::restore(stored)?)], draft))
}

/// Everything that an event may say of a directive.
fn described(directive: &StoredDirective) -> Body {
    let Commitment { entered_at, deadlines, pauses, completion, withdrawn_at, .. } = &directive.commitment;
    let flow = &directive.flow;
    let units = |units: &[ids::UnitId]| units.iter().map(ToString::to_string).collect::<Vec<_>>();
    Body::new()
        .with("code", directive.code.as_str())
        .with("document", directive.document.to_string())
        .with("level", directive.level.key())
        .with("content", directive.content.as_str())
        .with("lead_unit", directive.lead_unit.to_string())
        .with("co_units", units(&directive.co_units))
        .with("parts", list(&directive.parts, part))
        .with("informed", units(&directive.informed))
        .with("product", directive.product.as_str())
        .with("parent", directive.parent.map(|parent| parent.to_string()))
        .with("follower", directive.follower.map(|follower| follower.person.to_string()))
        .with("received_at", directive.received_at.map(micros))
        .with("entered_at", entered_at.map(micros))
        .with("deadlines", list(deadlines, deadline))
        .with("pauses", list(pauses, pause))
        .with("completed_at", completion.as_ref().map(|completion| micros(completion.at)))
        .with("submitted_at", completion.as_ref().and_then(|completion| completion.submitted_at).map(micros))
        .with("stands_from", completion.as_ref().and_then(|completion| completion.stands_from).map(micros))
        .with("evidence", list(completion.iter().flat_map(|completion| &completion.evidence), evidence))
        .with("withdrawn_at", withdrawn_at.map(micros))
        .with("assigned_at", flow.assigned_at.map(micros))
        .with("answer", flow.answer.as_ref().map(answer))
        .with("officer", flow.officer.map(|person| person.to_string()))
        .with("extensions", list(&flow.extensions, extension))
        .with("submitted_by", flow.submitted_by.map(|person| person.to_string()))
        .with("returns", list(&flow.returns, returned))
        .with("grade", flow.grade.map(crate::flow::Grade::key))
        .with("withdrawn_by", flow.withdrawal.as_ref().map(|withdrawal| withdrawal.by.to_string()))
}

fn list<'r, R: 'r>(rows: impl IntoIterator<Item = &'r R>, body: impl Fn(&R) -> Body) -> Value {
    Value::List(rows.into_iter().map(|row| Value::Map(body(row).0)).collect())
}

fn answer(answer: &Answer) -> Body {
    let (kind, by, at) = match answer {
        Answer::TakenOn { by, at } => ("taken_on", by, at),
        Answer::TurnedDown { by, at, .. } => ("turned_down", by, at),
    };
    Body::new().with("kind", kind).with("by", by.to_string()).with("at", micros(*at))
}

fn part(part: &Part) -> Body {
    Body::new()
        .with("unit", part.unit.to_string())
        .with("content", part.content.as_str())
        .with("due", part.due.map(micros))
        .with("finished_at", part.finish.as_ref().map(|finish| micros(finish.at)))
        .with("finished_by", part.finish.as_ref().map(|finish| finish.by.to_string()))
        .with("proof", part.finish.as_ref().map(|finish| finish.proof.as_str()))
}

fn pause(pause: &Pause) -> Body {
    Body::new()
        .with("from", micros(pause.from))
        .with("to", pause.to.map(micros))
        .with("ground", pause.ground.as_str())
        .with("document", pause.document.as_str())
}

fn extension(request: &ExtensionRequest) -> Body {
    let decision = request.decision.as_ref();
    Body::new()
        .with("by", request.by.to_string())
        .with("at", micros(request.at))
        .with("until", micros(request.until))
        .with("reason", request.reason.as_str())
        .with("decided_by", decision.map(|decision| decision.by.to_string()))
        .with("decided_at", decision.map(|decision| micros(decision.at)))
        .with("approved", decision.map(|decision| decision.approved))
        .with("note", decision.map(|decision| decision.note.as_str()))
}

fn returned(returned: &Returned) -> Body {
    Body::new()
        .with("by", returned.by.to_string())
        .with("at", micros(returned.at))
        .with("reason", returned.reason.as_str())
        .with("result_at", micros(returned.result_at))
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
