//! The pages: server-rendered, Vietnamese first, working without a script, by keyboard and on a phone.

pub mod assets;
pub mod error;
pub mod format;
pub mod parts;
pub mod security;
pub mod session;
pub mod sort;
pub mod words;
