//! The catalogue of administrative procedures: which stand under an ISO process, and what each asks.

pub mod list;
pub mod show;
