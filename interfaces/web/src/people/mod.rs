//! People of the office.

pub mod list;
pub mod new;
pub mod password;
