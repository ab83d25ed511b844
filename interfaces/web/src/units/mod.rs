//! Units of the organisation.

pub mod list;
