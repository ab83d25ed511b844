//! Evidence and attachments, addressed by SHA-256.
//!
//! A file is taken in as it streams, under a limit; what it is, its content says and never its name; what could act on the reader's
//! machine stays outside. A stored file never changes: its address is the hash of its bytes.

pub mod archive;
pub mod folder;
mod kind;
mod name;
mod refused;
mod store;

pub use kind::MediaType;
pub use name::clean_name;
pub use refused::{Reason, Refused};
pub use store::{Limits, Store, Stored, kept, place};
