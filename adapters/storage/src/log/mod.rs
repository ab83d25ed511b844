//! The log: events into the tree, the check of the whole, proofs, and the history of a subject.

mod check;
mod events;
mod prove;
mod sequence;

pub use check::verify;
pub use events::{latest_moment, of_subject};
pub use prove::{checkpoint, has_checkpoint, prove};
pub use sequence::sequence;

pub(crate) use events::add;
