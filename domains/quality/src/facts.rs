//! The fact of an obligation: what the indicators of the quality system itself read.

use ledger::Held;
use measure::{Fact, Mark, Marks, Population, Role};

use crate::Obligation;

/// One fact. A result stands from when it is proven: a corrective action without evidence was not shown to work.
#[must_use]
pub fn of(obligation: &Held<Obligation>) -> Vec<Fact> {
    let fields = obligation.fields();
    let proven = fields.done_at.filter(|_| fields.evidence.is_some());
    vec![Fact {
        subject: obligation.id(),
        population: Population::Obligations,
        group: obligation.id(),
        role: Role::Member,
        unit: None,
        level: String::new(),
        class: fields.kind.map(|kind| kind.key().to_owned()).unwrap_or_default(),
        weight: 1,
        marks: Marks::default()
            .with(Mark::Due, fields.due_at)
            .with(Mark::Done, fields.done_at)
            .with(Mark::Stands, proven),
        valid_from: None,
        valid_to: None,
    }]
}
