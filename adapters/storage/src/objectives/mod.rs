//! Loaded decisions with their objectives and bindings.

mod binding;
mod load;

pub use load::{decision, decision_by_digest, decisions};

pub(crate) use binding::columns as binding_columns;
