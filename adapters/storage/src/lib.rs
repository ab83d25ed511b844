//! SQL for SQLite and PostgreSQL: the only crate that names the database library.

pub mod answers;
mod bulk;
mod cursor;
mod database;
mod dialect;
mod fault;
pub mod leases;
pub mod log;
mod migrations;
mod moment;
mod rows;
pub mod runs;
pub mod sessions;
pub mod settings;
pub mod tokens;

pub use cursor::{Cursor, NotACursor, Page, Slice};
pub use database::Database;
pub use fault::{CommitError, Fault};
