//! The quality system: what it owes by a time, from audits to corrective actions, and the facts of it.

pub mod facts;
mod obligation;

pub use obligation::{Obligation, ObligationKind, Refusal};
