//! The office's calendar.

pub mod show;
