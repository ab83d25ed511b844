//! The acts of this domain, a file each.

pub mod change_password;
pub mod delegate;
pub mod edit_person;
pub mod edit_unit;
pub mod make_token;
pub mod record_person;
pub mod record_unit;
pub mod revoke_delegation;
pub mod revoke_token;
pub mod set_password;
pub mod sign_in;
