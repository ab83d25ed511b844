//! What other programs send and read: messages between offices, read inside limits and answered in the same form, and what
//! happened to dossiers, in formats of process mining.

pub mod edxml;
pub mod ocel;
pub mod steps;
pub mod xes;
