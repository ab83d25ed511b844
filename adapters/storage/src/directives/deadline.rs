//! A deadline as columns, and back.

use calendar::Term;
use commitment::{Deadline, Ground, Origin};
use ids::PersonId;
use uuid::Uuid;

use crate::Fault;
use crate::moment::{Reader, days, micros};
use crate::rows::directives::directive_deadline::Model;

/// The row of a deadline at its place.
pub(crate) fn columns(directive: Uuid, seq: i64, deadline: &Deadline) -> Model {
    let (ground, reason, approver_id) = match &deadline.ground {
        Ground::Original => ("original", None, None),
        Ground::Correction => ("correction", None, None),
        Ground::Extension { reason, approver } => ("extension", Some(reason.clone()), Some(approver.uuid())),
    };
    let bare = Model {
        directive_id: directive,
        seq,
        due_us: deadline.due.map(micros),
        decided_at_us: micros(deadline.decided_at),
        ground: ground.to_owned(),
        reason,
        approver_id,
        origin: String::new(),
        origin_day: None,
        origin_start_us: None,
        term_unit: None,
        term_count: None,
    };
    match &deadline.origin {
        Origin::Day { day } => Model { origin: "day".to_owned(), origin_day: Some(days(*day)), ..bare },
        Origin::Moment => Model { origin: "moment".to_owned(), ..bare },
        Origin::Record => Model { origin: "record".to_owned(), ..bare },
        Origin::Term { start, term } => {
            let (unit, count) = term_columns(*term);
            Model {
                origin: "term".to_owned(),
                origin_start_us: Some(micros(*start)),
                term_unit: Some(unit.to_owned()),
                term_count: Some(i64::from(count)),
                ..bare
            }
        }
    }
}

/// The deadline of a row.
pub(super) fn read(row: Model) -> Result<Deadline, Fault> {
    let reader = Reader::new("directive_deadline", row.directive_id);
    let ground = match (row.ground.as_str(), row.reason, row.approver_id) {
        ("original", None, None) => Ground::Original,
        ("correction", None, None) => Ground::Correction,
        ("extension", Some(reason), Some(approver)) => Ground::Extension { reason, approver: PersonId::new(approver) },
        (ground, ..) => return Err(reader.fault(format!("the ground {ground:?} does not fit its columns"))),
    };
    let origin = match (row.origin.as_str(), row.origin_day, row.origin_start_us, row.term_unit, row.term_count) {
        ("day", Some(day), None, None, None) => Origin::Day { day: reader.day(day)? },
        ("moment", None, None, None, None) => Origin::Moment,
        ("record", None, None, None, None) => Origin::Record,
        ("term", None, Some(start), Some(unit), Some(count)) => {
            Origin::Term { start: reader.moment(start)?, term: term(reader, &unit, count)? }
        }
        (origin, ..) => return Err(reader.fault(format!("the origin {origin:?} does not fit its columns"))),
    };
    Ok(Deadline { due: reader.moment_opt(row.due_us)?, decided_at: reader.moment(row.decided_at_us)?, ground, origin })
}

fn term_columns(term: Term) -> (&'static str, u32) {
    match term {
        Term::WorkingDays(count) => ("working_days", count),
        Term::Days(count) => ("days", count),
        Term::WorkingMinutes(count) => ("working_minutes", count),
        Term::Months(count) => ("months", count),
    }
}

fn term(reader: Reader, unit: &str, count: i64) -> Result<Term, Fault> {
    let count = reader.count(count)?;
    match unit {
        "working_days" => Ok(Term::WorkingDays(count)),
        "days" => Ok(Term::Days(count)),
        "working_minutes" => Ok(Term::WorkingMinutes(count)),
        "months" => Ok(Term::Months(count)),
        _ => Err(reader.fault(format!("the unit {unit:?} of its term is not known"))),
    }
}
