//! Figures that were frozen for a report, beside what one would count today.

pub mod changes;
pub mod list;
pub mod show;
