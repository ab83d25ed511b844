//! The acts of this domain, a file each.

pub mod confirm;
pub mod correct;
pub mod load;
