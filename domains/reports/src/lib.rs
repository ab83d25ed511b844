//! Reports and work programmes that units owe for a period, and whether they came online and in time.

pub mod facts;
mod refusal;
mod report;

pub use refusal::Refusal;
pub use report::{Channel, Report, ReportKind};
