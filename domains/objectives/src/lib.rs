//! Quality objectives of a signed decision and the indicators they are bound to.

pub mod acts;
pub mod catalogue;
mod change;
mod loaded;
mod propose;
mod refusal;
pub mod views;

pub use change::{Change, Write};
pub use loaded::{Binding, BoundMeasure, LoadedDecision, LoadedObjective, StoredDecision};
pub use propose::propose;
pub use refusal::Refusal;
