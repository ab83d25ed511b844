//! Pages of a signed decision: handed in, read, corrected by hand.

pub mod marked;
pub mod new;
pub mod show;
