//! Reports and work programmes that units owe for a period, and whether they came online and in time.

pub mod facts;
mod report;

pub use report::{Channel, Refusal, Report, ReportKind};
