//! The one way to act: authorise, load, decide, commit; and the one way to look.
//!
//! Interfaces hold an [`Office`] and an actor; they call [`Office::perform`] with an act and [`Office::look`] with a
//! query, and nothing else reaches the records.

pub mod act;
pub mod board;
mod clock;
pub mod decisions;
pub mod delegations;
pub mod directives;
pub mod exchange;
pub mod feed;
mod ids_source;
pub mod imports;
pub mod inbox;
pub mod log;
pub mod look;
pub mod objectives;
mod office;
pub mod paper;
mod password;
pub mod people;
pub mod procedures;
pub mod processes;
pub mod programme;
pub mod records;
mod refusal;
pub mod report;
pub mod tokens;
mod upkeep;
pub mod urging;

pub use act::{Act, With};
pub use clock::Clock;
pub use ids_source::IdSource;
pub use look::Query;
pub use office::{Office, Opening};
pub use password::Password;
pub use refusal::Refusal;
pub use storage::records::{Shown, ShownValue};
pub use storage::{Cursor, Page, Slice};
pub use upkeep::Differing;
