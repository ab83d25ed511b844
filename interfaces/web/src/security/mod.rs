//! What stands between a page and those who would misuse it.

pub mod headers;
pub mod limit;
pub mod origin;
pub mod token;
