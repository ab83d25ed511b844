//! What models allow, what is wrong with them, and what happened against them: tables that a person can follow with a finger;
//! beside them, what holds for any model at all.

#[path = "table/alignments.rs"]
mod alignments;
#[path = "table/any_model.rs"]
mod any_model;
#[path = "table/checks.rs"]
mod checks;
#[path = "table/diagrams.rs"]
mod diagrams;
#[path = "table/drawing.rs"]
mod drawing;
#[path = "table/figures.rs"]
mod figures;
#[path = "table/oracle.rs"]
mod oracle;
#[path = "table/pictures.rs"]
mod pictures;
#[path = "table/replays.rs"]
mod replays;
#[path = "table/sheets.rs"]
mod sheets;

use process::{Case, Event, Log};

/// A log of cases: `abc` is a case in which `a`, then `b`, then `c` happened.
fn log(cases: &[&str]) -> Log {
    let mut log = Log::default();
    for (number, case) in cases.iter().enumerate() {
        let names: Vec<String> = case.chars().map(String::from).collect();
        let events = names.iter().map(|name| Event { activity: log.activity(name), at: None }).collect();
        log.cases.push(Case { code: number.to_string(), events });
    }
    log
}
