//! Coming in, going out, the password, the tokens of one's programs.

pub mod login;
pub mod logout;
pub mod password;
pub mod tokens;
