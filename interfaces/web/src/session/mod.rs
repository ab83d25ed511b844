//! Coming in, going out, the password.

pub mod login;
pub mod logout;
pub mod password;
