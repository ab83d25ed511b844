//! The acts of this domain, a file each.

pub mod add_indicator;
pub mod confirm;
pub mod correct;
pub mod freeze;
pub mod load;
