//! The facts of what a unit owes: what the indicator of objective 8 reads.

use ids::UnitId;
use ledger::Held;
use measure::{Fact, Mark, Marks, Population, Role};

use crate::Report;

/// One fact a report, all of one unit in one group. A unit that does not stand under the Office owes it nothing here.
#[must_use]
pub fn of(unit: UnitId, under_office: bool, reports: &[Held<Report>]) -> Vec<Fact> {
    let reports = reports.iter().filter(|_| under_office);
    reports
        .map(|report| {
            let fields = report.fields();
            Fact {
                subject: report.id(),
                population: Population::Reports,
                group: unit.uuid(),
                role: Role::Member,
                unit: Some(unit),
                level: String::new(),
                class: fields.kind().key().to_owned(),
                weight: 1,
                marks: Marks::default()
                    .with(Mark::Due, fields.due_at)
                    .with(Mark::Done, fields.submitted_online_at())
                    .with(Mark::Stands, fields.accepted_at),
                valid_from: None,
                valid_to: None,
            }
        })
        .collect()
}
