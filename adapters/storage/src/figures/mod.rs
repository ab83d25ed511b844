//! Facts and tallies: what figures are counted from, at once or again from the records.

mod derive;
mod fact;
mod labels;
mod rebuild;
mod tally;

pub use fact::{KnownAt, facts};
pub use labels::{Label, labels};
pub use rebuild::rebuild;
pub use tally::{fold, tallied};

pub(crate) use derive::derive;
