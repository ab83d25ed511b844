//! What goes out to other programs in formats that they read.

pub mod ocel;
pub mod steps;
pub mod xes;
