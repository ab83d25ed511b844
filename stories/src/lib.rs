//! Whole-system stories on both databases, the test kit, and the walls.

pub mod data;
pub mod house;
pub mod pg;
