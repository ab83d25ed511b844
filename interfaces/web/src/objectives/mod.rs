//! Objectives of the signed decision: the dashboard, one objective, the records behind a figure.

pub mod book;
pub mod confirm;
pub mod list;
pub mod measures;
pub mod records;
pub mod show;
pub mod trend;
