//! Loaded decisions with their objectives and bindings; the office's own indicators; frozen figures.

mod binding;
mod frozen;
mod indicators;
mod load;

pub use frozen::{frozen, frozen_of};
pub use indicators::indicators;
pub use load::{decision, decision_by_digest, decisions};

pub(crate) use binding::columns as binding_columns;
pub(crate) use frozen::columns as frozen_columns;
pub(crate) use indicators::{columns as indicator_columns, indicators_in};
