//! People of the office.

pub mod edit;
pub mod hand_over;
pub mod list;
pub mod new;
pub mod password;
pub mod suggest;
