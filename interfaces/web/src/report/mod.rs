//! The report of directives of a period, and the lists behind its numbers.

pub mod list;
pub mod show;
