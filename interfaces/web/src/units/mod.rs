//! Units of the organisation.

pub mod list;
pub mod new;
