//! The quality system: what it owes by a time, from audits to corrective actions, and the facts of it.

pub mod facts;
mod obligation;
mod refusal;

pub use obligation::{Obligation, ObligationKind};
pub use refusal::Refusal;
