//! The fact of an initiative: what the indicator of objective 9 reads.

use ledger::Held;
use measure::{Fact, Mark, Marks, Population, Role};
use time::{Date, OffsetDateTime};

use crate::Initiative;

/// One fact: recognised on a day, and applied since one.
#[must_use]
pub fn of(initiative: &Held<Initiative>) -> Vec<Fact> {
    let fields = initiative.fields();
    let start = |day: Date| -> OffsetDateTime { day.midnight().assume_offset(calendar::ZONE) };
    vec![Fact {
        subject: initiative.id(),
        population: Population::Initiatives,
        group: initiative.id(),
        role: Role::Member,
        unit: fields.unit,
        level: String::new(),
        class: String::new(),
        weight: 1,
        marks: Marks::default()
            .with(Mark::Stands, fields.recognised_on.map(start))
            .with(Mark::Applied, fields.first_applied_on.map(start)),
        valid_from: None,
        valid_to: None,
    }]
}
