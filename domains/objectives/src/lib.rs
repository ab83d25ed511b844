//! Quality objectives of a signed decision and the indicators they are bound to.

pub mod acts;
pub mod catalogue;
mod change;
mod frozen;
mod loaded;
mod own;
mod propose;
mod refusal;
pub mod views;

pub use catalogue::Catalogue;
pub use change::{Change, Write};
pub use frozen::{Frozen, FrozenFigure, StoredFrozen};
pub use loaded::{Binding, BoundMeasure, LoadedDecision, LoadedObjective, StoredDecision};
pub use own::{Base, Definition, OwnIndicator, Requirement, StoredOwn};
pub use propose::propose;
pub use refusal::Refusal;
