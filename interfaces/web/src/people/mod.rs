//! People of the office.

pub mod list;
