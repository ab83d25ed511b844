//! Initiatives (sáng kiến): put before a council, recognised, applied.

pub mod facts;
mod initiative;

pub use initiative::{Initiative, Refusal};
