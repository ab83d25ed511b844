//! A measure and its binding as columns, and back.

use decision::Unit;
use ids::PersonId;
use measure::{Comparator, Target};
use objectives::{Binding, BoundMeasure};
use uuid::Uuid;

use crate::Fault;
use crate::moment::{Reader, micros};
use crate::rows::objectives::measure_binding::Model;

/// The row of a measure at its place.
pub(crate) fn columns(objective: Uuid, seq: i64, measure: &BoundMeasure) -> Model {
    let (stage, indicator, confirmed_by, confirmed_at_us) = match &measure.binding {
        Binding::Unbound => ("unbound", None, None, None),
        Binding::Proposed { indicator } => ("proposed", Some(indicator.clone()), None, None),
        Binding::Confirmed { indicator, by, at } => {
            ("confirmed", Some(indicator.clone()), by.map(|person| person.uuid()), Some(micros(*at)))
        }
    };
    Model {
        objective_id: objective,
        seq,
        subject: measure.subject.clone(),
        comparator: measure.target.map(|target| target.comparator.sign().to_owned()),
        target: measure.target.map(|target| target.value),
        unit: measure.unit.as_str().to_owned(),
        stage: stage.to_owned(),
        indicator,
        confirmed_by,
        confirmed_at_us,
    }
}

/// The measure of a row.
pub(super) fn read(row: Model) -> Result<BoundMeasure, Fault> {
    let reader = Reader::new("measure_binding", row.objective_id);
    let binding = match (row.stage.as_str(), row.indicator, row.confirmed_at_us) {
        ("unbound", None, None) => Binding::Unbound,
        ("proposed", Some(indicator), None) => Binding::Proposed { indicator },
        ("confirmed", Some(indicator), Some(at)) => {
            Binding::Confirmed { indicator, by: row.confirmed_by.map(PersonId::new), at: reader.moment(at)? }
        }
        (stage, ..) => return Err(reader.fault(format!("the stage {stage:?} does not fit its columns"))),
    };
    let target = match (row.comparator, row.target) {
        (None, None) => None,
        (Some(text), Some(value)) => Some(Target { comparator: reader.word(&text, Comparator::from_sign)?, value }),
        _ => return Err(reader.fault("a target has a comparator and a value")),
    };
    Ok(BoundMeasure { subject: row.subject, target, unit: reader.word(&row.unit, unit)?, binding })
}

const UNITS: [Unit; 5] = [Unit::Percent, Unit::Count, Unit::WorkingDay, Unit::Day, Unit::Hour];

fn unit(word: &str) -> Option<Unit> {
    UNITS.into_iter().find(|unit| unit.as_str() == word)
}
