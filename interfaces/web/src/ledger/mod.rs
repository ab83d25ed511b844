//! The log and its proofs.

pub mod proof;
