//! The acts of this domain, a file each.

pub mod change_password;
pub mod record_person;
pub mod record_unit;
pub mod set_password;
pub mod sign_in;
