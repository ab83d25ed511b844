//! The report of directives of a period, its files, and the lists behind its numbers.

pub mod file;
pub mod list;
pub mod show;
