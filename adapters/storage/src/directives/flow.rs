//! What happened on a task's way as columns, and back.

use std::collections::HashMap;

use directives::Directive;
use directives::flow::{Answer, ExtensionDecision, ExtensionRequest, Finish, Flow, Grade, Part, Returned, Withdrawal};
use ids::{PersonId, UnitId};
use uuid::Uuid;

use crate::Fault;
use crate::moment::{Reader, id, micros};
use crate::rows::directives::{directive, directive_co_unit, directive_extension, directive_return};

/// The word of a unit that takes part.
pub(crate) const CO: &str = "co";
/// The word of a unit that is informed.
pub(crate) const INFORMED: &str = "informed";

/// What a lead unit said, as columns: word, when, by whom, why.
pub(crate) type AnswerColumns = (Option<String>, Option<i64>, Option<Uuid>, Option<String>);

/// The columns of an answer.
pub(crate) fn answer_columns(answer: Option<&Answer>) -> AnswerColumns {
    let columns = |word: &str, by: &PersonId, at, reason: Option<&String>| {
        (Some(word.to_owned()), Some(micros(at)), Some(by.uuid()), reason.cloned())
    };
    match answer {
        None => (None, None, None, None),
        Some(Answer::TakenOn { by, at }) => columns("taken_on", by, *at, None),
        Some(Answer::TurnedDown { by, at, reason }) => columns("turned_down", by, *at, Some(reason)),
    }
}

/// Cooperating units with their parts, then informed ones.
pub(crate) fn unit_rows(write: &Directive) -> Vec<directive_co_unit::Model> {
    let bare = |seq: usize, unit: UnitId, kind: &str| directive_co_unit::Model {
        directive_id: write.id.uuid(),
        seq: i64::try_from(seq).unwrap_or(i64::MAX),
        unit_id: unit.uuid(),
        kind: kind.to_owned(),
        content: String::new(),
        due_us: None,
        finished_at_us: None,
        finished_by_id: None,
        proof: None,
    };
    let co_units = write.co_units.iter().enumerate().map(|(seq, unit)| {
        let row = bare(seq, *unit, CO);
        let Some(part) = write.parts.iter().find(|part| part.unit == *unit) else { return row };
        directive_co_unit::Model {
            content: part.content.clone(),
            due_us: part.due.map(micros),
            finished_at_us: part.finish.as_ref().map(|finish| micros(finish.at)),
            finished_by_id: part.finish.as_ref().map(|finish| finish.by.uuid()),
            proof: part.finish.as_ref().map(|finish| finish.proof.clone()),
            ..row
        }
    });
    let informed = (write.co_units.len()..).zip(&write.informed).map(|(seq, unit)| bare(seq, *unit, INFORMED));
    co_units.chain(informed).collect()
}

/// Who takes part and how, of one task's rows.
#[derive(Default)]
pub(super) struct Units {
    pub(super) co_units: Vec<UnitId>,
    pub(super) parts: Vec<Part>,
    pub(super) informed: Vec<UnitId>,
}

/// The units of rows in their order.
pub(super) fn units(rows: Vec<directive_co_unit::Model>) -> Result<HashMap<Uuid, Units>, Fault> {
    let mut found: HashMap<Uuid, Units> = HashMap::new();
    for row in rows {
        let units = found.entry(row.directive_id).or_default();
        let unit = UnitId::new(row.unit_id);
        match row.kind.as_str() {
            CO => units.co_units.push(unit),
            INFORMED => units.informed.push(unit),
            kind => {
                let reader = Reader::new("directive_co_unit", row.directive_id);
                return Err(reader.fault(format!("the kind {kind:?} is not known")));
            }
        }
        units.parts.extend(part(row)?);
    }
    Ok(found)
}

/// The part that a row tells of; a unit of which nothing was agreed has none.
fn part(row: directive_co_unit::Model) -> Result<Option<Part>, Fault> {
    let reader = Reader::new("directive_co_unit", row.directive_id);
    let finish = match (reader.moment_opt(row.finished_at_us)?, id(row.finished_by_id), row.proof) {
        (Some(at), Some(by), Some(proof)) => Some(Finish { by, at, proof }),
        (None, None, None) => None,
        _ => return Err(reader.fault("the end of a part does not fit its columns")),
    };
    if row.content.is_empty() && finish.is_none() {
        return Ok(None);
    }
    let due = reader.moment_opt(row.due_us)?;
    Ok(Some(Part { unit: UnitId::new(row.unit_id), content: row.content, due, finish }))
}

/// Requests for later deadlines.
pub(crate) fn extension_rows(write: &Directive) -> impl Iterator<Item = directive_extension::Model> {
    (0..).zip(&write.flow.extensions).map(|(seq, request)| {
        let decision = request.decision.as_ref();
        directive_extension::Model {
            directive_id: write.id.uuid(),
            seq,
            by_id: request.by.uuid(),
            at_us: micros(request.at),
            until_us: micros(request.until),
            reason: request.reason.clone(),
            decided_by_id: decision.map(|decision| decision.by.uuid()),
            decided_at_us: decision.map(|decision| micros(decision.at)),
            approved: decision.map(|decision| decision.approved),
            note: decision.map(|decision| decision.note.clone()),
        }
    })
}

/// The request of a row.
pub(super) fn extension(row: directive_extension::Model) -> Result<ExtensionRequest, Fault> {
    let reader = Reader::new("directive_extension", row.directive_id);
    let decided_at = reader.moment_opt(row.decided_at_us)?;
    let decision = match (id(row.decided_by_id), decided_at, row.approved, row.note) {
        (Some(by), Some(at), Some(approved), Some(note)) => Some(ExtensionDecision { by, at, approved, note }),
        (None, None, None, None) => None,
        _ => return Err(reader.fault("the decision does not fit its columns")),
    };
    Ok(ExtensionRequest {
        by: PersonId::new(row.by_id),
        at: reader.moment(row.at_us)?,
        until: reader.moment(row.until_us)?,
        reason: row.reason,
        decision,
    })
}

/// Results that were given back.
pub(crate) fn return_rows(write: &Directive) -> impl Iterator<Item = directive_return::Model> {
    (0..).zip(&write.flow.returns).map(|(seq, returned)| directive_return::Model {
        directive_id: write.id.uuid(),
        seq,
        by_id: returned.by.uuid(),
        at_us: micros(returned.at),
        reason: returned.reason.clone(),
        result_at_us: micros(returned.result_at),
    })
}

/// The return of a row.
pub(super) fn returned(row: directive_return::Model) -> Result<Returned, Fault> {
    let reader = Reader::new("directive_return", row.directive_id);
    Ok(Returned {
        by: PersonId::new(row.by_id),
        at: reader.moment(row.at_us)?,
        reason: row.reason,
        result_at: reader.moment(row.result_at_us)?,
    })
}

/// The way of a task by its own row and the rows that belong to it.
pub(super) fn flow(
    row: &directive::Model,
    extensions: Vec<ExtensionRequest>,
    returns: Vec<Returned>,
) -> Result<Flow, Fault> {
    let reader = Reader::new("directive", row.id);
    let answered_at = reader.moment_opt(row.answered_at_us)?;
    let reason = row.answer_reason.clone();
    let answer = match (row.answer.as_deref(), id(row.answered_by_id), answered_at, reason) {
        (None, None, None, None) => None,
        (Some("taken_on"), Some(by), Some(at), None) => Some(Answer::TakenOn { by, at }),
        (Some("turned_down"), Some(by), Some(at), Some(reason)) => Some(Answer::TurnedDown { by, at, reason }),
        (answer, ..) => return Err(reader.fault(format!("the answer {answer:?} does not fit its columns"))),
    };
    let withdrawal = match (id(row.withdrawn_by_id), &row.withdrawal_reason, &row.withdrawal_document) {
        (None, None, None) => None,
        (Some(by), Some(reason), Some(document)) => {
            Some(Withdrawal { by, reason: reason.clone(), document: document.clone() })
        }
        _ => return Err(reader.fault("the withdrawal does not fit its columns")),
    };
    Ok(Flow {
        assigned_at: reader.moment_opt(row.assigned_at_us)?,
        answer,
        officer: id(row.officer_id),
        extensions,
        submitted_by: id(row.submitted_by_id),
        returns,
        grade: row.grade.as_deref().map(|grade| reader.word(grade, Grade::from_key)).transpose()?,
        withdrawal,
    })
}
