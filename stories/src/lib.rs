//! Whole-system stories on both databases, the test kit, and the walls.

pub mod pg;
