//! Initiatives (sáng kiến): put before a council, recognised, applied.

pub mod facts;
mod initiative;
mod refusal;

pub use initiative::Initiative;
pub use refusal::Refusal;
