//! The log: events into the tree, the check of the whole, proofs, and the history of a subject.

mod check;
mod events;
mod prove;
mod sequence;

pub use check::verify;
pub use events::{Found, erase, event, of_subject};
pub use prove::{checkpoint, prove};
pub use sequence::{Sequenced, sequence};

pub(crate) use events::add;
