//! Coming in, going out, the password, the tokens of one's programs, acting on behalf of another.

pub mod delegations;
pub mod login;
pub mod logout;
pub mod password;
pub mod tokens;
