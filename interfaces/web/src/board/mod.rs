//! The board: the exception page of those who lead.

pub mod show;
