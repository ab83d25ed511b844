//! Records from files: a file is tried first, then taken in; every run can be left and found again.

pub mod list;
pub mod problems;
pub mod show;
pub mod template;
pub mod view;
